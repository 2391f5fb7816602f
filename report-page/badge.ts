import type { PageFinding } from '../lib/reporters/html/page-data';
import { h } from './element';

export const severities = ['critical', 'high', 'medium', 'low'] as const;

export const states: Readonly<Record<PageFinding['state'], string>> = {
  open: 'Open', waived: 'Waived', acknowledged: 'Acknowledged', baseline: 'In the baseline', cdk: "In the CDK's own resources",
};

export function severityBadge({ severity, verdict }: Pick<PageFinding, 'severity' | 'verdict'>): HTMLElement {
  return h('span', { class: `badge ${verdict === 'fail' ? severity : 'unknown'}` }, verdict === 'fail' ? severity : `${severity}?`);
}

export function stateBadge({ state }: Pick<PageFinding, 'state'>): HTMLElement {
  return h('span', { class: 'badge plain' }, states[state]);
}

export function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}

/** A bar of the counts by severity. The numbers stand beside it. */
export function severityBar(fail: Readonly<Record<(typeof severities)[number], number>>, most: number): HTMLElement {
  const bar = h('div', { 'class': 'bar', 'aria-hidden': 'true' });
  for (const severity of severities) {
    if (fail[severity] === 0) continue;
    const part = h('span', { class: severity });
    part.style.width = `${(100 * fail[severity]) / Math.max(1, most)}%`;
    bar.append(part);
  }
  return bar;
}
