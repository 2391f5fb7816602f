import { allOf, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const graphqlCacheEncrypted = propertyControl({
  id: 'GraphqlCacheEncrypted',
  title: 'Caches of GraphQL APIs are encrypted, on disk and on the way',
  severity: 'medium',
  why: 'Answers of the API, with what users were given, lie and travel in clear beside it.',
  fix: 'Set AtRestEncryptionEnabled and TransitEncryptionEnabled to true; a cache that is there already has to be made anew.',
  resource: 'AWS::AppSync::ApiCache',
  requires: allOf(is('AtRestEncryptionEnabled', true), is('TransitEncryptionEnabled', true)),
  satisfies: ['FSBP/AppSync.1', 'FSBP/AppSync.6', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure', 'network.disclosure'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html',
  examples: {
    fails: [{ Type: 'SMALL' }, { Type: 'SMALL', AtRestEncryptionEnabled: true, TransitEncryptionEnabled: false }],
    passes: [{ Type: 'SMALL', AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true }],
    unknown: [{ Type: 'SMALL', AtRestEncryptionEnabled: { Ref: 'Encrypted' }, TransitEncryptionEnabled: true }],
  },
});
