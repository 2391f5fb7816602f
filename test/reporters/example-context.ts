import { is } from '../../lib/core/assertion';
import { Control, graphControl, propertyControl } from '../../lib/core/control';
import { TemplateGraph } from '../../lib/core/template-graph';
import { readTemplate } from '../../lib/core/template-reader';
import type { ReportContext } from '../../lib/reporters/formats';

export const queueEncrypted = propertyControl({
  id: 'QueueEncrypted',
  title: 'Queues are encrypted',
  severity: 'high',
  why: 'Whoever reads the disks reads the messages.',
  fix: 'Set SqsManagedSseEnabled to true.',
  resource: 'AWS::SQS::Queue',
  requires: is('SqsManagedSseEnabled', true),
  satisfies: ['FSBP/SQS.1'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  examples: { fails: [{ SqsManagedSseEnabled: false }], passes: [{ SqsManagedSseEnabled: true }] },
});

const queueTlsOnly = graphControl({
  id: 'QueueTlsOnly',
  title: 'Queues refuse requests without TLS',
  severity: 'medium',
  why: 'Whoever is on the way reads along.',
  fix: 'Deny what comes without aws:SecureTransport.',
  resources: ['AWS::SQS::Queue'],
  check: () => [],
  satisfies: [],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  examples: { fails: [{}], passes: [{}] },
});

const topicEncrypted = propertyControl({ ...queueEncrypted, id: 'TopicEncrypted', title: 'Topics are encrypted', resource: 'AWS::SNS::Topic' });

export const templates: Readonly<Record<string, string>> = {
  'plain.yaml': [
    'Resources:',
    '  Raw: # what the poller reads',
    '    Type: AWS::SQS::Queue',
    '    Properties:',
    '      QueueName: raw',
    '  News: { Type: AWS::SNS::Topic, Properties: { SqsManagedSseEnabled: true } }',
    '',
  ].join('\n'),
  'cdk.out/Shop.template.json': JSON.stringify({ Resources: { Queue4A7E3555: { Type: 'AWS::SQS::Queue' } } }),
};

export function contextOf(
  files: Readonly<Record<string, string>>, controls: readonly Control[], more: Partial<ReportContext> = {},
): ReportContext {
  const sources = Object.entries(files).map(([file, text]) => {
    const stackName = file.replace(/^.*\//, '').replace(/\..*$/, '');
    return { stackName, file, template: readTemplate(text, file) };
  });
  return {
    colour: false, width: 80, detail: 'normal', day: '2026-12-01', controls: new Map(controls.map((control) => [control.id, control])),
    graphs: [new TemplateGraph(sources)], templateText: (file) => files[file], ...more,
  };
}

export const fullContext = contextOf(templates, [queueEncrypted, queueTlsOnly, topicEncrypted]);
