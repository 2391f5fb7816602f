import { allOf, anyOf, each, is, some, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// A cache cluster caches every GET, encrypted or not, until a method setting says otherwise.
export const restStageCacheEncrypted = propertyControl({
  id: 'RestStageCacheEncrypted',
  title: 'REST API stages encrypt the responses that they cache',
  severity: 'medium',
  why: 'Cached responses hold the data of other callers, in plain text on disk.',
  fix: "Set CacheDataEncrypted to true in a MethodSettings entry with HttpMethod '*' and ResourcePath '/*'.",
  resource: 'AWS::ApiGateway::Stage',
  requires: allOf(
    each('MethodSettings', when(is('CachingEnabled', true), is('CacheDataEncrypted', true))),
    when(is('CacheClusterEnabled', true), some('MethodSettings', anyOf(is('CachingEnabled', false), is('CacheDataEncrypted', true)))),
  ),
  satisfies: ['FSBP/APIGateway.5', 'NIST-800-53/SC-28'],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
  examples: {
    fails: [
      { CacheClusterEnabled: true, CacheClusterSize: '0.5' },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true }] },
    ],
    passes: [
      {},
      { CacheClusterEnabled: true, MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true, CacheDataEncrypted: true }] },
      { CacheClusterEnabled: true, MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: false }] },
    ],
    unknown: [{ MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true, CacheDataEncrypted: { Ref: 'Encrypt' } }] }],
  },
});
