import type { Report } from '../core/report';
import { printableJson } from './printable';

/** The report as JSON, after docs/schemas/report.schema.json. */
export function jsonReport(report: Report): string {
  return `${printableJson(JSON.stringify(report, undefined, 2))}\n`;
}
