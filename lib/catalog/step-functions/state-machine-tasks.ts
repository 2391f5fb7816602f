import { partsOf, resolve, Resolved } from '../../core/intrinsics';
import { isObject, JsonObject, ownValue } from '../../core/json';
import { Resource } from '../../core/template-graph';
import { renderText } from '../../core/text';

/** A task of a state machine, at whatever depth of parallel branches and maps. */
export interface StateMachineTask {
  readonly name: string;
  readonly state: JsonObject;
  /** The definition that all states are part of. */
  readonly machine: JsonObject;
}

const deepest = 20;

/** The tasks of a state machine, as far as its definition stands in the template. */
export function tasksOf(resource: Resource): StateMachineTask[] {
  const definitions = ['Definition', 'DefinitionString'].flatMap((path) => resource.get(path)).map(definitionIn);
  return definitions.flatMap((machine) => (machine ? [...tasksIn(machine, machine, resource, 0)] : []));
}

function definitionIn(value: Resolved): JsonObject | undefined {
  if (value.kind === 'object') return value.value;
  try {
    const document: unknown = JSON.parse(renderText(partsOf(value)));
    return isObject(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

function * tasksIn(part: unknown, machine: JsonObject, resource: Resource, depth: number): Iterable<StateMachineTask> {
  if (depth > deepest) return;
  const states = resolve(ownValue(part, 'States'), resource.stack)[0];
  for (const [name, state] of Object.entries(states.kind === 'object' ? states.value : {})) {
    if (!isObject(state)) continue;
    if (state.Type === 'Task') yield { name, state, machine };
    const branches = Array.isArray(state.Branches) ? state.Branches : [state.ItemProcessor ?? state.Iterator];
    for (const branch of branches) yield* tasksIn(branch, machine, resource, depth + 1);
  }
}
