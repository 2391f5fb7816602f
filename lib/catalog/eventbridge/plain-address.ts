import type { Outcome } from '../../core/control';
import { describeValue } from '../../core/describe-value';
import { Resource } from '../../core/template-graph';
import { isPlainHttp } from '../api-gateway/plain-http';

/** What is wrong where a property is the address of something that is called without TLS. */
export function * plainAddress(resource: Resource, path: string): Iterable<Outcome> {
  const outcome = { path: `Properties.${path}`, detail: path };
  for (const address of resource.get(path)) {
    if (address.kind === 'unknown') yield { ...outcome, verdict: 'unknown', message: `${path} is not known before deployment (${address.because})` };
    if (isPlainHttp(address)) yield { ...outcome, verdict: 'fail', message: `${path} is ${describeValue(address)}, which is not encrypted` };
  }
}
