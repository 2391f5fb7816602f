import { SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import { newestMutualTlsPolicy, newestTlsPolicies } from '../../lib/facts/tls-security-policies';

test('each type of endpoint has a policy that the CDK knows and that takes TLS 1.3 alone', () => {
  expect(Object.keys(newestTlsPolicies).sort()).toEqual(['EDGE', 'PRIVATE', 'REGIONAL']);
  for (const policy of Object.values(newestTlsPolicies)) {
    expect(Object.values(SecurityPolicy)).toContain(policy);
    expect(policy).toMatch(/^SecurityPolicy_TLS13_(1_3_)?2025/);
  }
});

test('mutual TLS, which allows no enhanced policy, takes TLS 1.2 and newer', () => {
  expect(newestMutualTlsPolicy).toBe(SecurityPolicy.TLS_1_2);
});
