import { is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const eventSourceAuthenticated = propertyControl({
  id: 'EventSourceAuthenticated',
  title: 'Functions read from Kafka brokers that authenticate them',
  severity: 'medium',
  why: 'A broker that takes anybody takes the attacker too, who reads the records and writes their own.',
  fix: "Add SourceAccessConfigurations with a Type such as 'SASL_SCRAM_512_AUTH' or 'CLIENT_CERTIFICATE_TLS_AUTH'.",
  resource: 'AWS::Lambda::EventSourceMapping',
  appliesWhen: present('SelfManagedEventSource'),
  requires: some('SourceAccessConfigurations', is('Type', 'SASL_SCRAM_512_AUTH', 'SASL_SCRAM_256_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH', 'BASIC_AUTH')),
  satisfies: ['NIST-800-53/IA-3'],
  mitigates: ['queue.spoofing', 'queue.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kafka-cluster-auth.html',
  examples: {
    fails: [{ SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['kafka.example.com:9092'] } }, Topics: ['orders'] }],
    passes: [
      {
        SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['kafka.example.com:9092'] } },
        SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: { Ref: 'Credentials' } }],
      },
      { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' },
    ],
    unknown: [{ SelfManagedEventSource: {}, SourceAccessConfigurations: { Ref: 'Access' } }],
  },
});
