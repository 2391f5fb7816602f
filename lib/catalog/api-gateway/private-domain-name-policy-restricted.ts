import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const policy = (more: object = {}) => ({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', ...more }] });

export const privateDomainNamePolicyRestricted = graphControl({
  id: 'PrivateDomainNamePolicyRestricted',
  title: 'Policies of private domain names of APIs name who may call',
  severity: 'high',
  why: 'The private API behind the name can be called from the VPC of anyone.',
  fix: 'Name the principals, or add a condition on aws:SourceVpce.',
  profile: 'baseline',
  resources: ['AWS::ApiGateway::DomainNameV2'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html',
  examples: {
    fails: [
      { Policy: { Type: 'AWS::ApiGateway::DomainNameV2', Properties: { Policy: policy() } } },
    ],
    passes: [
      { Policy: { Type: 'AWS::ApiGateway::DomainNameV2', Properties: { Policy: policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }) } } },
      { Policy: { Type: 'AWS::ApiGateway::DomainNameV2', Properties: { Policy: policy({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }) } } },
    ],
    unknown: [{ Policy: { Type: 'AWS::ApiGateway::DomainNameV2', Properties: { Policy: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});
