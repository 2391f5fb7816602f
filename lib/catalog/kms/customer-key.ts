import { judge, present } from '../../core/assertion';
import type { Outcome } from '../../core/control';
import { partsOf } from '../../core/intrinsics';
import { Resource } from '../../core/template-graph';
import { renderText } from '../../core/text';

/** What is wrong where a property does not name a key of the customer: left out, or the key that AWS manages under `alias/aws/`. */
export function * withoutCustomerKey(resource: Resource, path: string): Iterable<Outcome> {
  const { verdict, explanation } = judge(present(path), resource);
  if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  const managed = resource.get(path).map((value) => renderText(partsOf(value))).find((key) => /(^|:)alias\/aws\//.test(key));
  if (managed) yield { verdict: 'fail', message: `${path} is ${managed}, whose policy is AWS's`, path: `Properties.${path}` };
}
