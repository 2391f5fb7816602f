import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { referencesFrom, resourcesIn } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { policiesOf } from '../../iam/policy';
import { isNamed, serviceMay } from '../../iam/service-grants';

const Bus = { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders', LogConfig: { Level: 'ERROR' } } };
const source = (LogType: string) => ({ Type: 'AWS::Logs::DeliverySource', Properties: { Name: 'orders', ResourceArn: { 'Fn::GetAtt': ['Bus', 'Arn'] }, LogType } });
const Destination = { Type: 'AWS::Logs::DeliveryDestination', Properties: { Name: 'orders', DestinationResourceArn: { 'Fn::GetAtt': ['Log', 'Arn'] } } };
const Delivery = { Type: 'AWS::Logs::Delivery', Properties: { DeliverySourceName: { Ref: 'Source' }, DeliveryDestinationArn: { 'Fn::GetAtt': ['Destination', 'Arn'] } } };
const elsewhere = { ...Delivery, Properties: { ...Delivery.Properties, DeliveryDestinationArn: 'arn:aws:logs:eu-west-1:444455556666:delivery-destination:logs' } };
const logged = { Bus, Source: source('ERROR_LOGS'), Destination, Delivery };
const encrypted = { ...logged, Bus: { ...Bus, Properties: { ...Bus.Properties, KmsKeyIdentifier: { 'Fn::GetAtt': ['Key', 'Arn'] } } } };
const key = (Principal: object) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Principal, Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' }] } } });

function isDelivered(bus: Resource, graph: TemplateGraph): boolean {
  const sources = referencesFrom(graph, 'AWS::Logs::DeliverySource', 'ResourceArn').to(bus).filter((one) =>
    one.get('LogType').some((type) => type.kind !== 'absent' && (type.kind !== 'scalar' || type.value === 'ERROR_LOGS')));
  const deliveries = sources.flatMap((one) => referencesFrom(graph, 'AWS::Logs::Delivery', 'DeliverySourceName').to(one, ...one.get('Name')));
  const destinations = deliveries.flatMap((delivery) => delivery.get('DeliveryDestinationArn')).filter(({ kind }) => kind !== 'absent');
  // One that stands in no template, such as another account's, is taken for what it is called.
  return destinations.some((arn) => resourcesIn(arn).every((one) => judge(present('DestinationResourceArn'), one).verdict !== 'fail'));
}

export const eventBusLogDelivered = graphControl({
  id: 'EventBusLogDelivered',
  title: 'Logs of event buses are delivered',
  severity: 'low',
  why: 'A bus that is told to log, and not where to, keeps nothing: what became of a forged event can not be told afterwards.',
  fix: "Add AWS::Logs::DeliverySource of LogType 'ERROR_LOGS' for the bus, and an AWS::Logs::Delivery from it to an AWS::Logs::DeliveryDestination; in the policy of the bus's key, let delivery.logs.amazonaws.com do kms:Decrypt and kms:GenerateDataKey.",
  profile: 'strict',
  resources: ['AWS::Events::EventBus'],
  * check(bus, graph) {
    if (bus.get('LogConfig.Level').every((level) => level.kind === 'absent' || (level.kind === 'scalar' && level.value === 'OFF'))) return;
    if (!isDelivered(bus, graph)) yield { verdict: 'fail', message: 'its log of errors is delivered nowhere', path: 'Properties.LogConfig' };
    for (const id of bus.get('KmsKeyIdentifier')) {
      if (id.kind !== 'reference' || id.resource.type !== 'AWS::KMS::Key') continue;
      const verdict = serviceMay(policiesOf(id.resource), ['kms:Decrypt', 'kms:GenerateDataKey'], isNamed('delivery'));
      const message = `the policy of its key ${id.resource.logicalId} does not let the delivery of logs use it`;
      if (verdict !== 'pass') yield { verdict, message, path: 'Properties.KmsKeyIdentifier' };
    }
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html',
  examples: {
    fails: [{ Bus }, { Bus, Source: source('ERROR_LOGS') }, { Bus, Source: source('INFO_LOGS'), Destination, Delivery }, { ...encrypted, Key: key({ Service: 'events.amazonaws.com' }) }],
    passes: [logged, { Bus, Source: source('ERROR_LOGS'), Delivery: elsewhere }, { ...encrypted, Key: key({ Service: 'delivery.logs.amazonaws.com' }) }, { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } } }],
  },
});
