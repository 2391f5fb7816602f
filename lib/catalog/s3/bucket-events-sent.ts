import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { resolve } from '../../core/intrinsics';
import { ownObject, ownValue } from '../../core/json';
import { Resource } from '../../core/template-graph';

const rule = (source: string, name: unknown = { Ref: 'Orders' }) => ({
  Type: 'AWS::Events::Rule', Properties: { EventPattern: { 'source': [source], 'detail-type': ['Object Created'], 'detail': { bucket: { name: [name] } } } },
});
const Rule = rule('aws.s3');
const orders = (NotificationConfiguration: object) => ({ Rule, Orders: { Type: 'AWS::S3::Bucket', Properties: { NotificationConfiguration } } });
/** That it is there is enough; the CDK also writes what CloudFormation's schema requires. */
const sent = is('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);

/** The buckets whose events a rule matches. */
function bucketsOf(subject: Resource): Resource[] {
  return subject.get('EventPattern').flatMap((pattern) => {
    if (pattern.kind !== 'object' || ![ownValue(pattern.value, 'source')].flat().includes('aws.s3')) return [];
    return [ownValue(ownObject(ownObject(pattern.value, 'detail'), 'bucket'), 'name')].flat()
      .flatMap((name) => resolve(name, pattern.stack))
      .flatMap((name) => (name.kind === 'reference' && name.resource.type === 'AWS::S3::Bucket' ? [name.resource] : []));
  });
}

export const bucketEventsSent = graphControl({
  id: 'BucketEventsSent',
  title: 'Buckets send the events that rules wait for',
  severity: 'low',
  why: 'A rule that scans or checks uploads never gets one, and nothing tells: all of them go unchecked.',
  fix: 'Set NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled of the bucket to true.',
  profile: 'strict',
  resources: ['AWS::Events::Rule'],
  * check(resource, graph) {
    // The CDK's own resource that configures notifications.
    if (graph.ofType('Custom::S3BucketNotifications').length > 0) return;
    for (const bucket of bucketsOf(resource)) {
      const { verdict, explanation, path } = judge(sent, bucket);
      if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}`, resource: bucket };
    }
  },
  satisfies: [],
  mitigates: ['store.repudiation', 'queue.denial'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html',
  examples: {
    fails: [orders({}), orders({ EventBridgeConfiguration: { EventBridgeEnabled: false } })],
    passes: [
      orders({ EventBridgeConfiguration: { EventBridgeEnabled: true } }),
      { Rule },
      { Rule: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)' } } },
      { ...orders({}), Rule: rule('shop.orders') },
      { Rule: rule('aws.s3', { 'Fn::GetAtt': ['Storage', 'Outputs.Bucket'] }), Storage: { Type: 'AWS::CloudFormation::Stack' } },
      { ...orders({}), Notifications: { Type: 'Custom::S3BucketNotifications', Properties: { BucketName: { Ref: 'Orders' } } } },
    ],
    unknown: [orders({ Ref: 'Notifications' })],
  },
});
