import { allOf, anyOf, each, is, some, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const deploymentStageCacheEncrypted = propertyControl({
  id: 'DeploymentStageCacheEncrypted',
  title: 'Stages that a deployment makes encrypt the responses that they cache',
  severity: 'medium',
  why: 'Cached responses hold the data of other callers, in plain text on disk.',
  fix: 'Set StageDescription.CacheDataEncrypted to true.',
  resource: 'AWS::ApiGateway::Deployment',
  requires: allOf(
    each('StageDescription.MethodSettings', when(is('CachingEnabled', true), is('CacheDataEncrypted', true))),
    when(
      anyOf(is('StageDescription.CacheClusterEnabled', true), is('StageDescription.CachingEnabled', true)),
      anyOf(some('StageDescription.MethodSettings', is('CacheDataEncrypted', true)), is('StageDescription.CacheDataEncrypted', true)),
    ),
  ),
  satisfies: ['FSBP/APIGateway.5', 'NIST-800-53/SC-28'],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-deployment-stagedescription.html',
  examples: {
    fails: [
      { StageName: 'prod', StageDescription: { CacheClusterEnabled: true } },
      { StageName: 'prod', StageDescription: { CachingEnabled: true, CacheDataEncrypted: false } },
      { StageName: 'prod', StageDescription: { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true }] } },
    ],
    passes: [
      { StageName: 'prod' }, { StageName: 'prod', StageDescription: { CachingEnabled: true, CacheDataEncrypted: true } },
      { StageName: 'prod', StageDescription: { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: false }] } },
      { StageName: 'prod', StageDescription: { CacheClusterEnabled: true, MethodSettings: [{ HttpMethod: '*', CacheDataEncrypted: true }] } },
    ],
    unknown: [{ StageName: 'prod', StageDescription: { CachingEnabled: true, CacheDataEncrypted: { Ref: 'Encrypt' } } }],
  },
});
