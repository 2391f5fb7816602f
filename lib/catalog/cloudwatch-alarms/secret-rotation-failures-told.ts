import { absent, allOf, anyOf, is, judge, not, present, some } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { resolvedItems } from '../../core/intrinsics';
import { resourcesIn } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';

/** Switched on, with a target, and for failed rotations in particular where it is for some events only. */
const tells = allOf(
  not(is('State', 'DISABLED')), some('Targets', present('Arn')),
  anyOf(absent('EventPattern.detail.eventName'), some('EventPattern.detail.eventName', is('', 'RotationFailed'))),
);

/** The secrets of which rules tell that a rotation failed; undefined among them for all. */
function told(graph: TemplateGraph): ReadonlySet<Resource | undefined> {
  return graph.once('told rotation failures', () => new Set(graph.ofType('AWS::Events::Rule').flatMap((rule) => {
    if (!/RotationFailed|aws\.secretsmanager/.test(JSON.stringify(rule.properties.EventPattern) ?? '') || judge(tells, rule).verdict === 'fail') return [];
    const ids = rule.get('EventPattern.detail.additionalEventData.SecretId');
    const secrets = ids.flatMap(resolvedItems);
    return secrets.length === 0 ? [undefined] : secrets.flatMap(resourcesIn);
  })));
}

const schedule = { Secret: { Type: 'AWS::SecretsManager::Secret' }, Rotation: { Type: 'AWS::SecretsManager::RotationSchedule', Properties: { SecretId: { Ref: 'Secret' } } } };
const rule = (detail: object) => ({ Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'told', Arn: 'arn:aws:sns:eu-west-1:111122223333:told' }], EventPattern: { 'source': ['aws.secretsmanager'], 'detail-type': ['AWS Service Event via CloudTrail'], detail } } });
const failed = rule({ eventName: ['RotationFailed'] });
const ofSecret = (secret: string) => ({ eventName: ['RotationFailed'], additionalEventData: { SecretId: [{ Ref: secret }] } });

export const secretRotationFailuresTold = graphControl({
  id: 'SecretRotationFailuresTold',
  title: 'Somebody is told when a secret could not be rotated',
  severity: 'low',
  why: 'A rotation that fails is silent: the secret that everybody takes for a month old is years old.',
  fix: 'Add an AWS::Events::Rule on the RotationFailed event of Secrets Manager, with a topic as its target.',
  profile: 'strict',
  resources: ['AWS::SecretsManager::RotationSchedule'],
  * check(resource, graph) {
    const watched = told(graph);
    const secrets = resource.get('SecretId').flatMap(resourcesIn);
    const all = secrets.length > 0 && secrets.every((secret) => watched.has(secret) || watched.has(attachedTo(secret)));
    if (!all && !watched.has(undefined)) yield { verdict: 'fail', message: 'no rule tells of failed rotations' };
  },
  satisfies: ['NIST-800-53/SI-4', 'NIST-800-53/IA-5'],
  mitigates: ['secret.repudiation'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-eventbridge.html',
  examples: {
    fails: [
      schedule, { ...schedule, Rule: rule({ eventName: ['RotationSucceeded'] }) },
      { ...schedule, Rule: { ...failed, Properties: { ...failed.Properties, State: 'DISABLED' } } }, { ...schedule, Rule: rule(ofSecret('Other')) },
    ],
    passes: [
      { ...schedule, Rule: failed }, { ...schedule, Rule: rule(ofSecret('Secret')) },
    ],
  },
});

/** The CDK names the attachment of a secret where it means the secret. */
function attachedTo(resource: Resource): Resource | undefined {
  if (resource.type !== 'AWS::SecretsManager::SecretTargetAttachment') return resource;
  return resource.get('SecretId').flatMap(resourcesIn)[0];
}
