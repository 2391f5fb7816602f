import * as lambda from 'aws-cdk-lib/aws-lambda';
import { findRuntime, isDeprecated, lambdaRuntimes, newestRuntime } from '../../lib/facts/lambda-runtimes';

/** So new that their dates could not be read when the calendar was made; they are taken for supported. */
const undated = ['java8.al2023', 'java11.al2023', 'java17.al2023', 'python3.15', 'ruby4.0', lambda.Runtime.FROM_IMAGE.name];

test('every runtime that the CDK knows has a date, but for the newest', () => {
  const unknown = lambda.Runtime.ALL.map(({ name }) => name).filter((name) => !findRuntime(name));
  expect(unknown.filter((name) => !undated.includes(name))).toEqual([]);
});

test('dates are days, and each runtime stands once', () => {
  for (const { deprecatedOn } of lambdaRuntimes) expect(new Date(deprecatedOn).toISOString().slice(0, 10)).toBe(deprecatedOn);
  expect(new Set(lambdaRuntimes.map(({ name }) => name)).size).toBe(lambdaRuntimes.length);
});

test('a runtime is deprecated from its day on', () => {
  const node18 = findRuntime('nodejs18.x')!;
  expect(isDeprecated(node18, new Date('2025-08-31T23:59:59Z'))).toBe(false);
  expect(isDeprecated(node18, new Date('2025-09-01T00:00:00Z'))).toBe(true);
});

test('the newest of each family is not deprecated, and Go has moved to its own binaries', () => {
  for (const { family } of lambdaRuntimes) expect(isDeprecated(newestRuntime(family), new Date('2026-11-23'))).toBe(false);
  expect(newestRuntime('nodejs').name).toBe('nodejs24.x');
  expect(newestRuntime('go').name).toBe('provided.al2023');
});
