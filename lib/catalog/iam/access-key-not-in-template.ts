import { graphControl } from '../../core/control';

export const accessKeyNotInTemplate = graphControl({
  id: 'AccessKeyNotInTemplate',
  title: 'Templates make no access keys',
  severity: 'high',
  why: 'A long-lived key is readable by everyone who may read the stack, and stays good when people leave.',
  fix: 'Let workloads take roles, and people sign in through IAM Identity Center.',
  resources: ['AWS::IAM::AccessKey'],
  check: () => [{ verdict: 'fail', message: 'a long-lived access key is made' }],
  satisfies: ['NIST-800-53/IA-5', 'CIS-AWS-3.0/1.11'],
  mitigates: ['identity.disclosure'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [{ Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'deployer' } } }],
    passes: [{ Role: { Type: 'AWS::IAM::Role' } }],
  },
});
