import { Outcome } from '../../core/control';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { policiesOf } from '../../iam/policy';
import { isNamed, serviceMay } from '../../iam/service-grants';
import { policyHoldersOf } from '../../iam/transport';

const holders = [['AWS::SQS::QueuePolicy', 'Queues'], ['AWS::SQS::QueueInlinePolicy', 'Queue']] as const;

interface Service {
  /** As keys know it, such as `events`. */
  readonly id: string;
  readonly name: string;
}

/** What keeps a service from sending to a queue: the queue's policy, or that of its key. */
export function* obstaclesOf(service: Service, queue: Resource, graph: TemplateGraph): Iterable<Outcome> {
  const isService = isNamed(service.id);
  const sending = serviceMay(policyHoldersOf(queue, graph, holders, 'QueueName').flatMap(policiesOf), ['sqs:SendMessage'], isService);
  if (sending !== 'pass') yield { verdict: sending, message: `its policy does not let ${service.name} send`, detail: 'policy', resource: queue };
  for (const id of queue.get('KmsMasterKeyId')) {
    if (id.kind !== 'reference' || id.resource.type !== 'AWS::KMS::Key') continue;
    // What is bound to the encryption context of something else is of no use to a queue.
    const policies = policiesOf(id.resource).map((policy) => ({
      ...policy, statements: policy.statements.filter(({ conditions }) => !conditions.some(({ key: name }) => name.startsWith('kms:encryptioncontext:'))),
    }));
    const verdict = serviceMay(policies, ['kms:Decrypt', 'kms:GenerateDataKey'], isService);
    if (verdict !== 'pass') yield { verdict, message: `the policy of its key ${id.resource.logicalId} does not let ${service.name} use it`, path: 'Properties.KmsMasterKeyId', resource: queue };
  }
}
