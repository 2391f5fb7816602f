import { partsOf, Resolved } from '../../core/intrinsics';
import { renderText } from '../../core/text';

/** Whether the address starts `http://`, whatever deployment fills in after that. */
export function isPlainHttp(address: Resolved): boolean {
  return /^\s*http:\/\//i.test(renderText(partsOf(address)));
}
