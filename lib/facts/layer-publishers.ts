/** Accounts that publish layers for everybody: AWS's own, and AWS Lambda Powertools. Read November 2026. */
const publishers: ReadonlySet<string> = new Set([
  // Lambda Insights
  '580247275435',
  // AWS Lambda Powertools for Python, TypeScript, Java and .NET
  '017000801446', '094274105915',
  // AWS Parameters and Secrets extension
  '015030872274', '177933569100', '044395824272', '187925254637',
  // AWS Distro for OpenTelemetry
  '901920570463', '615299751070',
  // CodeGuru Profiler
  '157417159150',
]);

/** Whether an account is known to publish layers for everybody. */
export function isKnownLayerPublisher(account: string): boolean {
  return publishers.has(account);
}
