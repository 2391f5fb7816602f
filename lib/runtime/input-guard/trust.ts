import { Refusal } from './refusal';

/** A source that the stack has connected to the function. */
export interface TrustedSource {
  readonly kind: string;
  readonly arn: string;
  readonly accounts?: readonly unknown[];
  readonly regions?: readonly unknown[];
  readonly sources?: readonly unknown[];
  readonly detailTypes?: readonly unknown[];
}

/** Whom the function trusts: what its stack has connected, or else its own account. */
export interface Trust {
  readonly sources: readonly TrustedSource[];
  /** The function's account. Without it, nobody is trusted. */
  readonly account: string | undefined;
}

let admitted: { readonly trust?: Trust; readonly kind?: string; readonly arn?: string } = {};

/** @throws where the stack has connected sources of this kind, but not this one, or where it belongs to another account */
export function requireTrustedArn(trust: Trust, kind: string, arn: string): void {
  // The records of a batch come from one source.
  if (arn === admitted.arn && trust === admitted.trust && kind === admitted.kind) return;
  for (const source of trust.sources) {
    if (source.kind !== kind || !matches(source.arn, arn)) continue;
    admitted = { trust, kind, arn };
    return;
  }
  const wired = trust.sources.filter((source) => source.kind === kind);
  const account = arn.split(':')[4];
  if (account !== trust.account && !wired.some((source) => source.arn.split(':')[4] === account)) throw new Refusal('account');
  if (wired.length > 0) throw new Refusal('source');
}

function matches(pattern: string, arn: string): boolean {
  return pattern.endsWith('*') ? arn.startsWith(pattern.slice(0, -1)) : arn === pattern;
}
