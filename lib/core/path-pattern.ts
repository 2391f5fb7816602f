/**
 * A pattern of construct paths: `*` stands for any part of one step, `**` for any number of steps. It covers what it
 * names and all below. Nothing else has a meaning: a construct's id may hold brackets, dots and braces.
 */
export class PathPattern {
  private readonly steps: readonly string[];

  public constructor(pattern: string) {
    this.steps = stepsOf(pattern);
  }

  public covers(path: string): boolean {
    const steps = stepsOf(path);
    // Which steps of the pattern can come next; bounded by the pattern's length, whatever the path is.
    let next = this.afterAnyDepth(new Set([0]));
    for (const step of steps) {
      if (next.has(this.steps.length)) return true;
      const reached = new Set<number>();
      for (const at of next) {
        if (this.steps[at] === '**') reached.add(at);
        else if (at < this.steps.length && matchesStep(this.steps[at], step)) reached.add(at + 1);
      }
      next = this.afterAnyDepth(reached);
    }
    return next.has(this.steps.length);
  }

  /** `**` also stands for no step at all. */
  private afterAnyDepth(positions: Set<number>): Set<number> {
    for (const at of positions) if (this.steps[at] === '**') positions.add(at + 1);
    return positions;
  }
}

function stepsOf(path: string): string[] {
  return path.split('/').filter((step) => step !== '');
}

/** Greedy from the left with one place to go back to, so never more than pattern times text. */
function matchesStep(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < text.length;) {
    if (pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (at < pattern.length && pattern[at] === text[index]) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
