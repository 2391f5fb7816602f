import { ControlProfile, expectSecure } from '../../lib';
import { minimalApp, minimalConstructs } from './minimal-constructs';

// The constructs know nothing of the catalog, so neither can vouch for itself.
describe.each(Object.keys(minimalConstructs))('%s with minimal props', (name) => {
  test('breaks no control of the strictest profile, and leaves none untold', () => {
    process.env.CDK_VALIDATION = 'false';
    const { app } = minimalApp(name);
    expect(() => expectSecure(app, { profile: ControlProfile.STRICT, failOnUnknown: true })).not.toThrow();
  });
});
