import { allOf, each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const notKeyed = not(is('AuthType', 'API_KEY'));

export const channelNamespaceWithoutApiKey = propertyControl({
  id: 'ChannelNamespaceWithoutApiKey',
  title: 'Channels of event APIs are not opened by an API key',
  severity: 'high',
  why: 'The key names nobody: whoever has it publishes to the subscribers of the namespace, or listens to what is meant for others.',
  fix: 'Use AMAZON_COGNITO_USER_POOLS, AWS_IAM, OPENID_CONNECT or AWS_LAMBDA in PublishAuthModes and SubscribeAuthModes.',
  resource: 'AWS::AppSync::ChannelNamespace',
  requires: allOf(each('PublishAuthModes', notKeyed), each('SubscribeAuthModes', notKeyed)),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['api.spoofing', 'api.disclosure'],
  source: 'https://docs.aws.amazon.com/appsync/latest/eventapi/channel-namespaces.html',
  examples: {
    fails: [{ PublishAuthModes: [{ AuthType: 'API_KEY' }] }, { SubscribeAuthModes: [{ AuthType: 'AWS_IAM' }, { AuthType: 'API_KEY' }] }],
    passes: [{ Name: 'orders' }, { PublishAuthModes: [{ AuthType: 'AWS_IAM' }], SubscribeAuthModes: [{ AuthType: 'AMAZON_COGNITO_USER_POOLS' }] }],
    unknown: [{ PublishAuthModes: [{ AuthType: { Ref: 'Authentication' } }] }],
  },
});
