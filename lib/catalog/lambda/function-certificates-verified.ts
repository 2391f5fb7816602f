import { allOf, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionCertificatesVerified = propertyControl({
  id: 'FunctionCertificatesVerified',
  title: 'Functions verify the certificates of the servers that they call',
  severity: 'high',
  why: 'Whoever is on the path answers in the name of the server, and reads and alters what the function sends.',
  fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED and PYTHONHTTPSVERIFY; for a private authority set NODE_EXTRA_CA_CERTS.',
  resource: 'AWS::Lambda::Function',
  requires: allOf(
    not(is('Environment.Variables.NODE_TLS_REJECT_UNAUTHORIZED', '0')),
    not(is('Environment.Variables.PYTHONHTTPSVERIFY', '0')),
  ),
  repair: { 'Environment.Variables.NODE_TLS_REJECT_UNAUTHORIZED': '1', 'Environment.Variables.PYTHONHTTPSVERIFY': '1' },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.spoofing', 'network.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/security-dataprotection.html',
  examples: {
    fails: [{ Environment: { Variables: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } } }, { Environment: { Variables: { PYTHONHTTPSVERIFY: 0 } } }],
    passes: [{}, { Environment: { Variables: { NODE_EXTRA_CA_CERTS: '/var/task/authority.pem' } } }],
    unknown: [{ Environment: { Variables: { NODE_TLS_REJECT_UNAUTHORIZED: { Ref: 'Verify' } } } }],
  },
});
