import { Acknowledgement, Acknowledgements } from '../../lib/core/acknowledgement';
import { Baseline } from '../../lib/core/baseline';
import { Finding } from '../../lib/core/finding';
import { createReport, Report, ReportInput } from '../../lib/core/report';
import { Settlements } from '../../lib/core/settlement';
import { Waiver, Waivers } from '../../lib/core/waiver';
import type { ReportContext } from '../../lib/reporters/formats';

export function findingOf(more: Partial<Finding> = {}): Finding {
  return {
    id: 'QueueEncrypted',
    control: 'QueueEncrypted',
    title: 'Queues are encrypted',
    severity: 'high',
    verdict: 'fail',
    message: 'SqsManagedSseEnabled is false; it must be true',
    fix: 'Set SqsManagedSseEnabled to true.',
    stack: 'Shop',
    deployedStack: 'Shop',
    template: 'cdk.out/Shop.template.json',
    logicalId: 'Queue4A7E3555',
    resourceType: 'AWS::SQS::Queue',
    path: 'Properties.SqsManagedSseEnabled',
    constructPath: 'Shop/Queue/Resource',
    origin: 'author',
    ...more,
  };
}

export function waiverOf(more: Partial<Waiver> = {}): Waiver {
  return {
    control: 'QueueEncrypted', path: '**', reason: 'emptied by the end of the year', owner: 'shop@example.com',
    expires: '2027-06-30', where: 'bulwark.waivers.yaml', ...more,
  };
}

/** What was decided, as of 1 December 2026. */
export function settlementsOf(
  decided: { acknowledgements?: Acknowledgement[]; waivers?: Waiver[]; baseline?: Baseline } = {},
): Settlements {
  const waivers = new Waivers(decided.waivers ?? [], '2026-12-01');
  return new Settlements(new Acknowledgements(decided.acknowledgements ?? []), waivers, decided.baseline);
}

/** How a report is written, but for what a test says. */
export function contextOf(more: Partial<ReportContext> = {}): ReportContext {
  return { colour: false, width: 100, detail: 'normal', day: '2026-12-01', controls: new Map(), graphs: [], ...more };
}

export function reportOf(findings: readonly Finding[], more: Partial<ReportInput> = {}): Report {
  const controls = new Set(['QueueEncrypted', 'QueueTlsOnly', 'QueueSafe']);
  return createReport({
    toolVersion: '1.2.3', inputs: ['cdk.out'], findings, settlements: settlementsOf(), asked: controls, known: controls,
    stacks: new Set(['Shop']), errors: [], templates: 1, ...more,
  });
}

/** One of everything that a report can hold. */
export const full = reportOf([
  findingOf({ source: { file: 'bin/shop.ts', line: 12, column: 5 } }),
  findingOf({
    id: 'QueueTlsOnly', control: 'QueueTlsOnly', severity: 'medium', construct: 'SecureQueue', message: 'no policy denies what is not TLS',
    source: { file: 'bin/shop.ts', line: 12, column: 5 },
  }),
  findingOf({ id: 'QueueSafe', control: 'QueueSafe', severity: 'low', verdict: 'unknown', message: 'KmsMasterKeyId is ${Key}; it must be set' }),
  findingOf({ logicalId: 'Provider', constructPath: 'Shop/Custom::X', origin: 'cdk' }),
  findingOf({ logicalId: 'Accepted', constructPath: 'Shop/Accepted/Resource' }),
  findingOf({ logicalId: 'Waived', constructPath: 'Shop/Waived/Resource' }),
  findingOf({ logicalId: 'Old', constructPath: 'Shop/Old/Resource' }),
  findingOf({ template: 'plain.yaml', stack: 'plain', logicalId: 'Raw', constructPath: undefined, severity: 'critical', path: '', source: { file: 'plain.yaml', line: 3 } }),
], {
  settlements: settlementsOf({
    acknowledgements: [{ constructPath: 'Shop/Accepted', id: 'QueueEncrypted', reason: 'holds nothing secret' }],
    waivers: [
      waiverOf({ path: 'Shop/Waived', ticket: 'SEC-1' }), waiverOf({ path: 'Shop/Gone', expires: '2026-11-30' }),
      waiverOf({ control: 'QueueTlsOnly', path: 'Shop/**/Nothing' }),
    ],
    baseline: new Baseline([{ stack: 'Shop', logicalId: 'Old', id: 'QueueEncrypted', verdict: 'fail' }]),
  }),
  errors: [{ file: 'broken.json', message: 'the file is empty' }],
  templates: 2,
});
