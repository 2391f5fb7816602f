import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const eventApiWithoutApiKey = propertyControl({
  id: 'EventApiWithoutApiKey',
  title: 'Event APIs are not opened by an API key',
  severity: 'high',
  why: 'The key is shipped with every client: whoever reads it out of one may listen to the channels, and publish to all subscribers.',
  fix: 'Use AMAZON_COGNITO_USER_POOLS, AWS_IAM, OPENID_CONNECT or AWS_LAMBDA in EventConfig.AuthProviders.',
  resource: 'AWS::AppSync::Api',
  requires: each('EventConfig.AuthProviders', not(is('AuthType', 'API_KEY'))),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['api.spoofing', 'api.disclosure'],
  source: 'https://docs.aws.amazon.com/appsync/latest/eventapi/configure-event-api-auth.html',
  examples: {
    fails: [{ EventConfig: { AuthProviders: [{ AuthType: 'AWS_IAM' }, { AuthType: 'API_KEY' }] } }],
    passes: [{ EventConfig: { AuthProviders: [{ AuthType: 'AWS_IAM' }] } }],
    unknown: [{ EventConfig: { AuthProviders: [{ AuthType: { Ref: 'Authentication' } }] } }],
  },
});
