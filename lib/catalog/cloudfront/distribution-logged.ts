import { anyOf, judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const config = 'DistributionConfig';
const inProperties = anyOf(present(`${config}.DefaultCacheBehavior.RealtimeLogConfigArn`), present(`${config}.Logging.Bucket`));

const distribution = (DistributionConfig: object) => ({ Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } });
const delivery = (arn: unknown) => ({ Type: 'AWS::Logs::DeliverySource', Properties: { LogType: 'ACCESS_LOGS', ResourceArn: arn } });

export const distributionLogged = graphControl({
  id: 'DistributionLogged',
  title: 'CloudFront distributions log their requests',
  severity: 'medium',
  why: 'Who asked for what, and from where, is nowhere to be found after an attack: the origin sees CloudFront only.',
  fix: "Add AWS::Logs::DeliverySource of LogType 'ACCESS_LOGS' for the distribution with a delivery, or set Logging.Bucket.",
  resources: ['AWS::CloudFront::Distribution'],
  * check(resource, graph) {
    const { verdict, explanation, path } = judge(inProperties, resource);
    if (verdict === 'pass') return;
    const sources = referencesFrom(graph, 'AWS::Logs::DeliverySource', 'ResourceArn');
    if (sources.to(resource).length > 0) return;
    yield verdict === 'unknown' || sources.open.length > 0
      ? { verdict: 'unknown', message: 'where it is logged is known only on deployment' }
      : { verdict: 'fail', message: `${explanation}, and no log delivery names the distribution`, path: `Properties.${path}` };
  },
  satisfies: ['FSBP/CloudFront.5', 'NIST-800-53/AU-2', 'PCI-DSS-4.0.1/10.4.2'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html',
  examples: {
    fails: [{ Site: distribution({}) }, { Site: distribution({}), Other: distribution({}), Log: delivery({ 'Fn::Sub': 'arn:aws:cloudfront::111122223333:distribution/${Other}' }) }],
    passes: [
      { Site: distribution({ Logging: { Bucket: 'logs.s3.amazonaws.com' } }) },
      { Site: distribution({}), Log: delivery({ 'Fn::Sub': 'arn:aws:cloudfront::111122223333:distribution/${Site}' }) },
    ],
    unknown: [{ Site: distribution({}), Log: delivery({ 'Fn::ImportValue': 'Site' }) }, { Site: distribution({ Logging: { 'Fn::ImportValue': 'Logging' } }) }],
  },
});
