import { Acknowledgements } from '../../lib/core/acknowledgement';
import { Finding } from '../../lib/core/finding';
import { createReport, Report, ReportInput } from '../../lib/core/report';

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
    template: 'cdk.out/Shop.template.json',
    logicalId: 'Queue4A7E3555',
    resourceType: 'AWS::SQS::Queue',
    path: 'Properties.SqsManagedSseEnabled',
    constructPath: 'Shop/Queue/Resource',
    origin: 'author',
    ...more,
  };
}

export function reportOf(findings: readonly Finding[], more: Partial<ReportInput> = {}): Report {
  return createReport({ toolVersion: '1.2.3', inputs: ['cdk.out'], findings, acknowledgements: new Acknowledgements([]), errors: [], templates: 1, ...more });
}

/** One of everything that a report can hold. */
export const full = reportOf([
  findingOf(),
  findingOf({ id: 'QueueTlsOnly', control: 'QueueTlsOnly', severity: 'medium', construct: 'SecureQueue', message: 'no policy denies what is not TLS' }),
  findingOf({ id: 'QueueSafe', control: 'QueueSafe', severity: 'low', verdict: 'unknown', message: 'KmsMasterKeyId is ${Key}; it must be set' }),
  findingOf({ logicalId: 'Provider', constructPath: 'Shop/Custom::X', origin: 'cdk' }),
  findingOf({ logicalId: 'Accepted', constructPath: 'Shop/Accepted/Resource' }),
  findingOf({ template: 'plain.yaml', stack: 'plain', logicalId: 'Raw', constructPath: undefined, severity: 'critical', path: '' }),
], {
  acknowledgements: new Acknowledgements([{ constructPath: 'Shop/Accepted', id: 'QueueEncrypted', reason: 'holds nothing secret' }]),
  errors: [{ file: 'broken.json', message: 'the file is empty' }],
  templates: 2,
});
