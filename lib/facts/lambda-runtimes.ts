/** A managed runtime of Lambda. */
export interface LambdaRuntime {
  readonly name: string;
  readonly family: RuntimeFamily;
  /** The day on which AWS stops patching it, as YYYY-MM-DD. */
  readonly deprecatedOn: string;
}

export type RuntimeFamily = 'nodejs' | 'python' | 'java' | 'dotnet' | 'ruby' | 'go' | 'provided';

/**
 * AWS's calendar as of November 2026, the newest of a family first.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const lambdaRuntimes: readonly LambdaRuntime[] = [
  runtime('nodejs24.x', 'nodejs', '2028-04-30'),
  runtime('nodejs22.x', 'nodejs', '2027-04-30'),
  runtime('nodejs20.x', 'nodejs', '2026-04-30'),
  runtime('nodejs18.x', 'nodejs', '2025-09-01'),
  runtime('nodejs16.x', 'nodejs', '2024-06-12'),
  runtime('nodejs14.x', 'nodejs', '2023-12-04'),
  runtime('nodejs12.x', 'nodejs', '2023-03-31'),
  runtime('nodejs10.x', 'nodejs', '2021-07-30'),
  runtime('nodejs8.10', 'nodejs', '2020-03-06'),
  runtime('nodejs6.10', 'nodejs', '2019-08-12'),
  runtime('nodejs4.3-edge', 'nodejs', '2019-04-30'),
  runtime('nodejs4.3', 'nodejs', '2020-03-06'),
  runtime('nodejs', 'nodejs', '2016-10-31'),
  runtime('python3.14', 'python', '2029-06-30'),
  runtime('python3.13', 'python', '2029-06-30'),
  runtime('python3.12', 'python', '2028-10-31'),
  runtime('python3.11', 'python', '2027-06-30'),
  runtime('python3.10', 'python', '2026-10-31'),
  runtime('python3.9', 'python', '2025-12-15'),
  runtime('python3.8', 'python', '2024-10-14'),
  runtime('python3.7', 'python', '2023-12-04'),
  runtime('python3.6', 'python', '2022-07-18'),
  runtime('python2.7', 'python', '2021-07-15'),
  runtime('java25', 'java', '2029-06-30'),
  runtime('java21', 'java', '2029-06-30'),
  runtime('java17', 'java', '2027-06-30'),
  runtime('java11', 'java', '2027-06-30'),
  runtime('java8.al2', 'java', '2027-06-30'),
  runtime('java8', 'java', '2024-01-08'),
  runtime('dotnet10', 'dotnet', '2028-11-14'),
  // In container images alone.
  runtime('dotnet9', 'dotnet', '2026-11-10'),
  runtime('dotnet8', 'dotnet', '2026-11-10'),
  runtime('dotnet6', 'dotnet', '2024-12-20'),
  runtime('dotnetcore3.1', 'dotnet', '2023-04-03'),
  runtime('dotnetcore2.1', 'dotnet', '2022-01-05'),
  runtime('dotnetcore2.0', 'dotnet', '2019-05-30'),
  runtime('dotnetcore1.0', 'dotnet', '2019-06-27'),
  runtime('ruby3.4', 'ruby', '2028-03-31'),
  runtime('ruby3.3', 'ruby', '2027-03-31'),
  runtime('ruby3.2', 'ruby', '2026-03-31'),
  runtime('ruby2.7', 'ruby', '2023-12-07'),
  runtime('ruby2.5', 'ruby', '2021-07-30'),
  runtime('go1.x', 'go', '2024-01-08'),
  runtime('provided.al2023', 'provided', '2029-06-30'),
  runtime('provided.al2', 'provided', '2026-07-31'),
  runtime('provided', 'provided', '2024-01-08'),
];

function runtime(name: string, family: RuntimeFamily, deprecatedOn: string): LambdaRuntime {
  return { name, family, deprecatedOn };
}

/** A runtime by its identifier; undefined for one that this calendar does not know. */
export function findRuntime(name: string): LambdaRuntime | undefined {
  return lambdaRuntimes.find((known) => known.name === name);
}

/** Whether AWS no longer patches the runtime on a day. */
export function isDeprecated(known: LambdaRuntime, on: Date): boolean {
  return on.toISOString().slice(0, 10) >= known.deprecatedOn;
}

/** What to move to. Go has no managed runtime of its own any more. */
export function newestRuntime(family: RuntimeFamily): LambdaRuntime {
  const lookedFor = family === 'go' ? 'provided' : family;
  return lambdaRuntimes.find((known) => known.family === lookedFor)!;
}
