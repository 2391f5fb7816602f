import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const pipeSourceAuthenticated = propertyControl({
  id: 'PipeSourceAuthenticated',
  title: 'Pipes authenticate to the Kafka clusters that they read',
  severity: 'medium',
  why: 'A cluster that asks for no credential gives its records to whoever is on the network, and takes theirs.',
  fix: 'Set Credentials of SelfManagedKafkaParameters.',
  resource: 'AWS::Pipes::Pipe',
  appliesWhen: present('SourceParameters.SelfManagedKafkaParameters'),
  requires: present('SourceParameters.SelfManagedKafkaParameters.Credentials'),
  satisfies: ['NIST-800-53/IA-3'],
  mitigates: ['queue.spoofing', 'queue.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-kafka.html',
  examples: {
    fails: [{ SourceParameters: { SelfManagedKafkaParameters: { TopicName: 'orders' } } }],
    passes: [
      {},
      { SourceParameters: { SelfManagedKafkaParameters: { TopicName: 'orders', Credentials: { SaslScram512Auth: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:kafka-a1b2c3' } } } },
    ],
    unknown: [{ SourceParameters: { SelfManagedKafkaParameters: { Credentials: { 'Fn::ImportValue': 'Credentials' } } } }],
  },
});
