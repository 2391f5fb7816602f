/** Something about which much is asked that takes a while to find out. */
export abstract class Remembering {
  private remembered?: Map<string, unknown>;

  /** Computes something about it once, however many controls ask for it; `what` tells it from the rest. */
  public once<T>(what: string, compute: (of: this) => T): T {
    const remembered = this.remembered ??= new Map();
    let known = remembered.get(what) as T | undefined;
    // That nothing is there may be the answer.
    if (known === undefined && !remembered.has(what)) remembered.set(what, known = compute(this));
    return known as T;
  }
}
