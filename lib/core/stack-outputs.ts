import { textAlternatives } from './intrinsics';
import { isObject, ownObject, ownValue } from './json';
import type { StackTemplate } from './template-graph';
import { TextPart } from './text';

/** What a stack puts out, to be read in its own terms. */
export interface StackOutput {
  readonly value: unknown;
  readonly stack: StackTemplate;
}

/** Open pieces that mean the same in every stack of an app. Another stack's name or parameter does not. */
const sharedPieces = /^AWS::(AccountId|Partition|Region|URLSuffix)$/;

/** The outputs by which stacks refer to each other. One name can be put out twice, as in an app for two regions. */
export class StackOutputs {
  private readonly exported = new Map<string, StackOutput[]>();
  private readonly byName = new Map<string, StackOutput[]>();

  /** Names are read in terms of the graph, and so may ask for outputs themselves: those find what is there so far. */
  public collect(stacks: Iterable<StackTemplate>): void {
    for (const stack of stacks) {
      for (const [name, output] of Object.entries(ownObject(stack.template, 'Outputs'))) {
        if (!isObject(output)) continue;
        const found = { value: ownValue(output, 'Value'), stack };
        add(this.byName, name, found);
        for (const parts of textAlternatives(ownValue(ownValue(output, 'Export'), 'Name'), stack)) {
          const key = exportKey(parts);
          if (key !== undefined) add(this.exported, key, found);
        }
      }
    }
  }

  /** What `Fn::ImportValue` reads. */
  public exportedAs(name: readonly TextPart[]): readonly StackOutput[] {
    const key = exportKey(name);
    return key === undefined ? [] : this.exported.get(key) ?? [];
  }

  /** What `Fn::GetStackOutput` reads. A stack whose name is not known may be the one that is meant. */
  public ofStack(stackName: unknown, outputName: string): readonly StackOutput[] {
    return (this.byName.get(outputName) ?? []).filter(({ stack }) => {
      const { deployedName } = stack.source;
      if (stack.parent) return false;
      return typeof stackName !== 'string' || deployedName === undefined || deployedName === stackName;
    });
  }
}

function add(outputs: Map<string, StackOutput[]>, key: string, output: StackOutput): void {
  const known = outputs.get(key);
  if (known) known.push(output);
  else outputs.set(key, [output]);
}

function exportKey(name: readonly TextPart[]): string | undefined {
  let key = '';
  for (const part of name) {
    if (typeof part === 'string') key += part;
    else if (sharedPieces.test(part.expression)) key += `\${${part.expression}}`;
    else return undefined;
  }
  return key === '' ? undefined : key;
}
