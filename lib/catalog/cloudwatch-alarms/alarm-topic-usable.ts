import { graphControl, Outcome } from '../../core/control';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { policiesOf } from '../../iam/policy';
import { serviceMay } from '../../iam/service-grants';
import { policyHoldersOf } from '../../iam/transport';
import { alarmTopics } from './alarm-topics';
import { isItsService, isItsServiceOrAccount } from './cloudwatch-grants';

const targets = [['AWS::SNS::TopicPolicy', 'Topics'], ['AWS::SNS::TopicInlinePolicy', 'TopicArn']] as const;
const Alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } };
const topic = (KmsMasterKeyId: unknown) => ({ Alarm, Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId } } });
const encrypted = topic({ 'Fn::GetAtt': ['Key', 'Arn'] });
const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action, Resource: '*', ...more });
const key = (...Statement: object[]) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement } } });
const policy = (statement: object, arn: unknown = { Ref: 'Topic' }) => ({ Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [arn], PolicyDocument: { Statement: [statement] } } });
const usable = key(allow(['kms:Decrypt', 'kms:GenerateDataKey*']));

function* obstacles(resource: Resource, graph: TemplateGraph): Iterable<Outcome> {
  const path = 'Properties.KmsMasterKeyId';
  for (const id of resource.get('KmsMasterKeyId')) {
    if (id.kind === 'scalar' && /(?:^|:)alias\/aws\/sns$/.test(String(id.value))) {
      yield { verdict: 'fail', message: 'its key is alias/aws/sns, which CloudWatch may not use', path, resource };
    } else if (id.kind === 'reference' && id.resource.type === 'AWS::KMS::Key') {
      const verdict = serviceMay(policiesOf(id.resource), ['kms:Decrypt', 'kms:GenerateDataKey'], isItsService);
      if (verdict !== 'pass') yield { verdict, message: `the policy of its key ${id.resource.logicalId} does not let CloudWatch use it`, path, resource };
    }
  }
  const holders = policyHoldersOf(resource, graph, targets, 'TopicName');
  // Without a policy of its own a topic takes what comes from its account.
  const verdict = holders.length === 0 ? 'pass' : serviceMay(holders.flatMap(policiesOf), ['sns:Publish'], isItsServiceOrAccount);
  if (verdict !== 'pass') yield { verdict, message: 'its policy does not let CloudWatch publish', detail: 'policy', resource };
}

export const alarmTopicUsable = graphControl({
  id: 'AlarmTopicUsable',
  title: 'CloudWatch can publish to the topics of alarms, and use their keys',
  severity: 'medium',
  why: "What CloudWatch may not publish or encrypt is dropped: every alarm is lost, and only the alarm's history says so.",
  fix: 'Let cloudwatch.amazonaws.com do sns:Publish in the policy of the topic, and kms:Decrypt and kms:GenerateDataKey* in that of its key.',
  resources: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
  * check(alarm, graph) {
    for (const resource of alarmTopics(alarm)) yield* obstacles(resource, graph);
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  examples: {
    fails: [
      topic('alias/aws/sns'), { ...encrypted, Key: key(allow('kms:Decrypt')) }, { ...topic(undefined), Policy: policy({ ...allow('sns:*'), Effect: 'Deny' }) },
      ...[{ Service: 'events.amazonaws.com' }, { AWS: '444455556666' }].map((Principal) => ({ ...topic(undefined), Policy: policy(allow('sns:Publish', { Principal })) })),
      { Alarm, Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms' } }, Policy: policy(allow('s3:*'), 'arn:aws:sns:eu-west-1:111122223333:alarms') },
    ],
    passes: [
      topic('arn:aws:kms:eu-west-1:111122223333:key/alarms'), { ...encrypted, Key: usable, Policy: policy(allow('sns:Publish')) }, topic('alias/aws/sns-of-alarms'),
      { ...topic(undefined), Policy: policy(allow('sns:Publish', { Principal: { AWS: { Ref: 'AWS::AccountId' } } })) },
      { ...topic({ Ref: 'Alias' }), Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/alarms', TargetKeyId: 'a1b2c3' } } },
    ],
    unknown: [{ ...encrypted, Key: key(allow('kms:*', { Effect: { Ref: 'Effect' } })) }],
  },
});
