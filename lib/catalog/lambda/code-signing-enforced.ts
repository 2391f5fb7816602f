import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const codeSigningEnforced = propertyControl({
  id: 'CodeSigningEnforced',
  title: 'Code signing configurations refuse untrusted code',
  severity: 'high',
  why: 'With a warning alone, code that nobody signed is deployed all the same.',
  fix: "Set CodeSigningPolicies.UntrustedArtifactOnDeployment to 'Enforce'.",
  resource: 'AWS::Lambda::CodeSigningConfig',
  requires: is('CodeSigningPolicies.UntrustedArtifactOnDeployment', 'Enforce'),
  // Code that is not signed could not be deployed any more.
  repair: 'none',
  satisfies: ['NIST-800-53/CM-14'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
  examples: {
    fails: [{}, { CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Warn' } }],
    passes: [{ CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' } }],
    unknown: [{ CodeSigningPolicies: { UntrustedArtifactOnDeployment: { Ref: 'Policy' } } }],
  },
});
