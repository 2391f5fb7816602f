import type { Severity } from '../../core/control';
import type { ControlHelp } from '../control-help';
import { codeSpan, fenced } from '../markdown-text';
import { waiverExample } from '../waiver-example';
import type { SarifLevel, SarifRule } from './log';

/** https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
export const mostTags = 20;

export const levels: Readonly<Record<Severity, SarifLevel>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };

/** GitHub calls above 9 critical, from 7 high, from 4 medium. */
const scores: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.5' };

export function ruleOf(help: ControlHelp): SarifRule {
  const { id, title, severity, why, source, requirements, mitigates } = help;
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: why ?? title },
    help: { text: plainHelp(help), markdown: markdownHelp(help) },
    ...source === undefined ? {} : { helpUri: source },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      'tags': ['security', ...mitigates, ...requirements].slice(0, mostTags),
      'precision': 'high',
      'security-severity': scores[severity],
    },
  };
}

function plainHelp({ title, why, fix, source, requirements }: ControlHelp): string {
  return [
    `${title}.`,
    ...why === undefined ? [] : [`Why: ${why}`],
    `Fix: ${fix}`,
    ...requirements.length === 0 ? [] : [`Counts for: ${requirements.join(', ')}`],
    ...source === undefined ? [] : [`AWS: ${source}`],
  ].join('\n');
}

function markdownHelp({ id, title, why, fix, source, requirements, examples }: ControlHelp): string {
  return [
    `**${title}.**`,
    ...why === undefined ? [] : ['### Why', why],
    '### Fix', fix,
    ...examples === undefined ? [] : ['### Fails', fenced(examples.fails, 'yaml'), '### Passes', fenced(examples.passes, 'yaml')],
    ...requirements.length === 0 ? [] : ['### Counts for', requirements.map(codeSpan).join(', ')],
    '### To live with it', 'Write a waiver with an owner and a last day into `bulwark.waivers.yaml`:',
    fenced(waiverExample(id, 'Stack/Construct'), 'yaml'),
    ...source === undefined ? [] : [`[AWS documentation](${source})`],
  ].join('\n\n');
}
