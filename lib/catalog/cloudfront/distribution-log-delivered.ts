import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';
import { Resource } from '../../core/template-graph';

const Source = { Type: 'AWS::Logs::DeliverySource', Properties: { Name: 'site', LogType: 'ACCESS_LOGS', ResourceArn: { 'Fn::Sub': 'arn:aws:cloudfront::111122223333:distribution/${Site}' } } };
const Site = { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: {} } };
const Destination = { Type: 'AWS::Logs::DeliveryDestination', Properties: { DestinationResourceArn: 'arn:aws:logs:us-east-1:111122223333:log-group:site:*' } };
const delivery = (RecordFields?: unknown, DeliverySourceName: unknown = { Ref: 'Source' }) => ({
  Type: 'AWS::Logs::Delivery',
  Properties: { DeliverySourceName, DeliveryDestinationArn: { 'Fn::GetAtt': ['Destination', 'Arn'] }, ...(RecordFields ? { RecordFields } : {}) },
});

/** Fields in which viewers send who they are. */
const credentials: ReadonlySet<string> = new Set(['cs(Cookie)', 'cs-uri-query']);

/** Which of them a delivery keeps; all of them where it does not say which fields. */
function kept(by: Resource): string[] {
  return by.get('RecordFields').flatMap((fields) => {
    if (fields.kind === 'absent' || (fields.kind === 'list' && fields.items.length === 0)) return [...credentials];
    return fields.kind === 'list' ? fields.items.map(String).filter((field) => credentials.has(field)) : [];
  });
}

export const distributionLogDelivered = graphControl({
  id: 'DistributionLogDelivered',
  title: 'Requests to CloudFront distributions are delivered to a log, without cookies and queries',
  severity: 'low',
  why: 'A source of logs without a delivery keeps nothing; one that delivers every field keeps the session of every viewer.',
  fix: "Add AWS::Logs::Delivery from the source to a destination, with RecordFields that leave out 'cs(Cookie)' and 'cs-uri-query'.",
  profile: 'strict',
  resources: ['AWS::Logs::DeliverySource'],
  * check(source, graph) {
    const distributions = graph.ofType('AWS::CloudFront::Distribution');
    const named = referencesFrom(graph, 'AWS::Logs::DeliverySource', 'ResourceArn');
    if (!distributions.some((distribution) => named.to(distribution).includes(source))) return;
    const deliveries = referencesFrom(graph, 'AWS::Logs::Delivery', 'DeliverySourceName').to(source, ...source.get('Name'));
    if (deliveries.length === 0) yield { verdict: 'fail', message: 'nothing is delivered from this source' };
    for (const field of deliveries.flatMap(kept)) yield { verdict: 'fail', message: `${field} is logged`, detail: field };
  },
  satisfies: ['NIST-800-53/AU-12', 'CSA-Serverless/SAS-4'],
  mitigates: ['api.repudiation', 'log.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html',
  examples: {
    fails: [
      { Site, Source }, { Site, Source, Destination, Delivery: delivery() }, { Site, Source, Destination, Delivery: delivery(['date', 'cs(Cookie)']) },
      { Site, Other: Site, Source }, { Site, Source, Destination, Delivery: delivery([]) },
    ],
    passes: [
      { Site, Source, Destination, Delivery: delivery(['date', 'time', 'c-ip', 'sc-status']) },
      { Site, Source, Destination, Delivery: delivery({ Ref: 'Fields' }) },
      { Site, Source, Destination, Delivery: delivery(['date', 'time'], 'site') },
      { Source: { ...Source, Properties: { ...Source.Properties, ResourceArn: 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/users' } } },
    ],
  },
});
