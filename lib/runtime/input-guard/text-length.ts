/** The characters of a text, as JSON Schema counts them: a pair of surrogates is one. */
export function textLength(text: string): number {
  let length = 0;
  for (const _character of text) length++;
  return length;
}
