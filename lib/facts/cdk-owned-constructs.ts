/**
 * Constructs that the CDK adds to an app on its own account, by the ids it gives them: custom-resource
 * providers, log retention, bucket auto-delete, notification handlers. Read in aws-cdk-lib 2.276.0.
 */
const ids: readonly RegExp[] = [
  /Custom::[A-Za-z0-9-]+CustomResourceProvider/,
  /Custom::CDKBucketDeployment[0-9A-F]{32}[^/]*/,
  /(?:LogRetention|BucketNotificationsHandler)[0-9a-f]{32}/,
  // AwsCustomResource
  /AWS679f53fac002430cb0da5b7982bd2287/,
  // custom_resources.Provider
  /framework-(?:onEvent|isComplete|onTimeout)/,
  /waiter-state-machine/,
  /@aws-cdk--aws-[a-z0-9-]+\.[A-Za-z]+/,
  /CDKMetadata/,
];

/** One expression for all: every resource is asked. */
const owned = new RegExp(`(?:^|/)(?:${ids.map(({ source }) => source).join('|')})(?:/|$)`);

/** Whether the construct at this path is one that the CDK itself added. */
export function cdkOwned(constructPath: string | undefined): boolean {
  return constructPath !== undefined && owned.test(constructPath);
}
