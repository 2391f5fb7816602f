/** A place in a file of the user's: where a finding is to be mended. */
export interface SourceLocation {
  /** Below the working folder with `/`; absolute where it lies outside. */
  readonly file: string;
  /** From 1 on. */
  readonly line: number;
  /** From 1 on. */
  readonly column?: number;
}
