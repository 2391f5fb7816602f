import { present } from '../../core/assertion';

/** What is asked of the domains of every kind of API alike. */
export const truststorePinned = {
  severity: 'low',
  why: 'Whoever can write to the bucket adds a certificate authority of their own, and the next update of the domain trusts its clients.',
  fix: 'Set MutualTlsAuthentication.TruststoreVersion to a version of the object.',
  profile: 'strict',
  appliesWhen: present('MutualTlsAuthentication.TruststoreUri'),
  requires: present('MutualTlsAuthentication.TruststoreVersion'),
  satisfies: [],
  mitigates: ['api.spoofing'],
  examples: {
    fails: [{ DomainName: 'api.example.com', MutualTlsAuthentication: { TruststoreUri: 's3://trust/ca.pem' } }],
    passes: [
      { DomainName: 'api.example.com' },
      { DomainName: 'api.example.com', MutualTlsAuthentication: { TruststoreUri: 's3://trust/ca.pem', TruststoreVersion: 'abcdef012345' } },
    ],
    unknown: [{ DomainName: 'api.example.com', MutualTlsAuthentication: { Ref: 'MutualTls' } }],
  },
} as const;
