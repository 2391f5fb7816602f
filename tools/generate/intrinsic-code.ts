import { isObject } from '../../lib/core/json';
import { literal } from './typescript-code';

/** Thrown where CDK code has no short way to say what the template does. */
export class UnsupportedIntrinsic extends Error {}

/** What the code around has declared. */
export interface Scope {
  readonly variables: ReadonlyMap<string, { readonly name: string; readonly attributes: readonly string[] }>;
  /** Names of `aws-cdk-lib` that the code uses: added to. */
  readonly core: Set<string>;
}

/** Hides the intrinsic functions of a template from the L1 classes, as strings, and writes them as code afterwards. */
export class IntrinsicCode {
  private readonly hidden: (readonly [string, unknown])[] = [];

  /** The value with each intrinsic function replaced by a marker. */
  hide(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.hide(item));
    if (!isObject(value)) return value;
    const [name] = Object.keys(value);
    if (Object.keys(value).length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) {
      return `\u0001${this.hidden.push([name, value[name]]) - 1}`;
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.hide(inner)]));
  }

  /** Logical ids that the template refers to with `Ref` and `Fn::GetAtt`. */
  referenced(): ReadonlySet<string> {
    const ids = new Set<string>();
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visit);
      else if (isObject(value)) {
        if (typeof value.Ref === 'string') ids.add(value.Ref);
        if (value['Fn::GetAtt'] !== undefined) ids.add(attribute(value['Fn::GetAtt'])[0]);
        Object.values(value).forEach(visit);
      }
    };
    for (const [name, argument] of this.hidden) visit({ [name]: argument });
    return ids;
  }

  /** @throws UnsupportedIntrinsic where there is no short way to write it */
  code(marker: string, scope: Scope): string {
    const [name, argument] = this.hidden[Number(marker.slice(1))];
    return intrinsic(name, argument, scope);
  }
}

function intrinsic(name: string, argument: unknown, scope: Scope): string {
  const fn = (call: string, ...args: unknown[]) => {
    scope.core.add('Fn');
    return `Fn.${call}(${args.map((arg) => codeOf(arg, scope)).join(', ')})`;
  };
  switch (name) {
    case 'Ref': return reference(String(argument), scope);
    case 'Fn::GetAtt': return getAtt(attribute(argument), scope);
    case 'Fn::Sub': return Array.isArray(argument) ? fn('sub', ...argument as unknown[]) : fn('sub', argument);
    case 'Fn::Join':
      if (Array.isArray(argument) && Array.isArray(argument[1])) return fn('join', ...argument as unknown[]);
      break;
    case 'Fn::If':
      if (Array.isArray(argument) && argument.length === 3) return `${fn('conditionIf', ...argument as unknown[])}.toString()`;
      break;
    case 'Fn::ImportValue': return fn('importValue', argument);
  }
  throw new UnsupportedIntrinsic(name);
}

function codeOf(inner: unknown, scope: Scope): string {
  const intrinsics = new IntrinsicCode();
  return literal(intrinsics.hide(inner), '', (marker) => intrinsics.code(marker, scope));
}

function reference(logicalId: string, scope: Scope): string {
  const pseudo = /^AWS::(\w+)$/.exec(logicalId)?.[1];
  if (pseudo !== undefined) {
    scope.core.add('Aws');
    return `Aws.${pseudo.replace(/([a-z])([A-Z])/g, '$1_$2').replace('URLSuffix', 'URL_SUFFIX').toUpperCase()}`;
  }
  const variable = scope.variables.get(logicalId);
  if (variable) return `${variable.name}.ref`;
  scope.core.add('Fn');
  return `Fn.ref('${logicalId}')`;
}

function getAtt([logicalId, name]: [string, string], scope: Scope): string {
  const variable = scope.variables.get(logicalId);
  const getter = `attr${name.replaceAll('.', '')}`;
  if (variable?.attributes.includes(getter)) return `${variable.name}.${getter}`;
  scope.core.add('Fn');
  return `Fn.getAtt('${logicalId}', '${name}').toString()`;
}

function attribute(argument: unknown): [string, string] {
  const [logicalId, ...rest] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
  return [logicalId, rest.join('.')];
}
