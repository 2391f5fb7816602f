import type { Outcome } from '../../core/control';
import { partsOf } from '../../core/intrinsics';
import { Resource } from '../../core/template-graph';
import { renderText } from '../../core/text';
import { findSecret } from '../../facts/secret-detector';

/** What is wrong where a property that holds a credential spells it out. Stand-ins such as `unused` are let be. */
export function * literalCredential(resource: Resource, path: string): Iterable<Outcome> {
  const outcome = { path: `Properties.${path}`, detail: path };
  for (const value of resource.get(path)) {
    if (value.kind === 'unknown') yield { ...outcome, verdict: 'unknown', message: `${path} is not known before deployment (${value.because})` };
    // The property says that it is a password, whatever its name is.
    if (value.kind === 'scalar' && findSecret('password', renderText(partsOf(value)))) {
      yield { ...outcome, verdict: 'fail', message: `${path} is a literal (not shown)` };
    }
  }
}
