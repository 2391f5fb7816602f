/** The characters of a well-formed text, as JSON Schema counts them: a pair of surrogates is one. */
export function textLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800) length--;
  }
  return length;
}
