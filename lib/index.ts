export { BulwarkChecks, BulwarkChecksProps } from './validation/bulwark-checks';
export { ControlProfile } from './validation/control-profile';
export { Guardrails, GuardrailsOptions } from './validation/guardrails';
export { NagPackName } from './validation/nag-packs';
export { CdkResources } from './validation/policy-violations';
export { expectSecure, ExpectSecureOptions } from './validation/secure-expectation';
