/** The controls that ask what a rule of cdk-nag asks, by the rule's name in cdk-nag 3.0.2. */
const controlsByRule: ReadonlyMap<string, readonly string[]> = new Map([
  ['LambdaTracing', ['FunctionTraced']],
]);

/** The controls that ask the same as a rule of cdk-nag. */
export function equivalentControls(rule: string): readonly string[] {
  return controlsByRule.get(rule) ?? [];
}
