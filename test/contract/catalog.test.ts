import { ControlProfile, expectSecure } from '../../lib';
import { minimalApp, minimalConstructs } from './minimal-constructs';

const featureFlags = [
  ['no feature flags', {}],
  // What `cdk init` writes into a new app.
  ['all recommended feature flags', require('aws-cdk-lib/recommended-feature-flags.json') as Record<string, unknown>],
] as const;

// The constructs know nothing of the catalog, so neither can vouch for itself.
describe.each(Object.keys(minimalConstructs))('%s with minimal props', (name) => {
  test.each(featureFlags)('and %s breaks no control of the strictest profile, and leaves none untold', (_, context) => {
    process.env.CDK_VALIDATION = 'false';
    const { app } = minimalApp(name, context);
    expect(() => expectSecure(app, { profile: ControlProfile.STRICT, failOnUnknown: true })).not.toThrow();
  });
});
