/**
 * What could not be bundled. The CDK writes "Resolution error:" before the message of each error on its way out of a
 * template; this one keeps the words that its reader needs.
 */
export class BundlingError extends Error {
  private readonly text: string;

  public constructor(failures: readonly string[]) {
    super();
    this.text = failures.join('\n');
    Error.captureStackTrace(this, BundlingError);
  }

  public get message(): string {
    return this.text;
  }

  public set message(_text: string) {
    // Kept as it is.
  }
}
