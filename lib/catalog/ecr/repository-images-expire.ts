import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const repositoryImagesExpire = propertyControl({
  id: 'RepositoryImagesExpire',
  title: 'Old images are deleted',
  severity: 'low',
  why: 'Old images keep the vulnerabilities of their day, and can be deployed again by anybody who may.',
  fix: 'Set LifecyclePolicy.LifecyclePolicyText.',
  profile: 'strict',
  resource: 'AWS::ECR::Repository',
  requires: present('LifecyclePolicy.LifecyclePolicyText'),
  satisfies: ['FSBP/ECR.3'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html',
  examples: {
    fails: [{}],
    passes: [{ LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' } }],
    unknown: [{ LifecyclePolicy: { 'Fn::ImportValue': 'Policy' } }],
  },
});
