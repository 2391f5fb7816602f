import { graphControl } from '../../core/control';
import { policyTexts } from '../../iam/policy-text';
import { serviceNameOf } from '../../iam/service-principals';

const permission = (SourceArn: unknown, principal: unknown = 'apigateway.amazonaws.com') => ({
  Permission: { Type: 'AWS::Lambda::Permission', Properties: { Principal: principal, SourceArn } },
});

export const permissionForApiNarrowed = graphControl({
  id: 'PermissionForApiNarrowed',
  title: 'API Gateway invokes functions only for a stage or a route',
  severity: 'low',
  why: 'A route or stage that is added to the API later, without an authorizer, reaches the function too.',
  fix: 'Write the stage, method and path into SourceArn, such as arn:aws:execute-api:eu-west-1:111122223333:a1b2c3/prod/GET/orders.',
  profile: 'strict',
  resources: ['AWS::Lambda::Permission'],
  * check(resource) {
    const { properties, stack } = resource;
    if (!policyTexts(properties.Principal, stack).some((principal) => serviceNameOf(principal) === 'apigateway')) return;
    for (const arn of policyTexts(properties.SourceArn, stack)) {
      if (/:(?:[^:/]+(?:\/\*)+|\*)$/.test(arn)) {
        yield { verdict: 'fail', message: 'every stage, method and path of the API may invoke the function', path: 'Properties.SourceArn' };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['function.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  examples: {
    fails: [
      permission({ 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*' }),
      permission('arn:aws:execute-api:eu-west-1:111122223333:*'),
    ],
    passes: [
      permission('arn:aws:execute-api:eu-west-1:111122223333:a1b2c3/prod/GET/orders'),
      permission({ 'Fn::Sub': 'arn:aws:execute-api:eu-west-1:${AWS::AccountId}:${Api}/prod/*/*' }),
      permission('arn:aws:events:eu-west-1:111122223333:*', 'events.amazonaws.com'),
    ],
  },
});
