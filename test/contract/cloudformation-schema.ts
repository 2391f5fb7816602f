import { App, CfnElement, Stack, Token } from 'aws-cdk-lib';
import { isObject, JsonObject } from '../../lib/core/json';

interface CfnClass {
  readonly CFN_RESOURCE_TYPE_NAME?: string;
  _fromCloudFormation(scope: Stack, id: string, attributes: JsonObject, options: unknown): CfnElement;
}

const classes = new Map<string, CfnClass | undefined>();
const stack = new Stack(new App({ analyticsReporting: false }), 'Stack');

/**
 * Whether CloudFormation's schema refuses a resource, by what the CDK knows of it: a required property that is not
 * there, or a value of the wrong type.
 */
export function refusedByCloudFormation(resource: JsonObject): boolean {
  const type = String(resource.Type);
  if (!classes.has(type)) classes.set(type, classOf(type));
  // Intrinsic functions can be of any type, as tokens are.
  const parser = { parseValue: (value: unknown) => withTokens(value), handleAttributes: () => undefined };
  try {
    const made = classes.get(type)?._fromCloudFormation(stack, 'Resource', { Properties: resource.Properties }, { parser });
    if (made) stack.resolve((made as unknown as { _toCloudFormation(): object })._toCloudFormation());
    return false;
  } catch {
    return true;
  } finally {
    stack.node.tryRemoveChild('Resource');
  }
}

function classOf(type: string): CfnClass | undefined {
  const [vendor, service, name] = type.split('::');
  if (vendor !== 'AWS') return undefined;
  const module = require(`aws-cdk-lib/aws-${service.toLowerCase()}`) as Record<string, CfnClass | undefined>;
  return module[`Cfn${name}`];
}

function withTokens(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTokens);
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && /^(Ref|Fn::\w+)$/.test(keys[0])) return Token.asAny(value);
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, withTokens(below)]));
}
