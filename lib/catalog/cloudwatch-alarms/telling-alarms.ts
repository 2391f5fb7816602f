import { Resource } from '../../core/template-graph';

/** Metrics of which each sample is 0 or 1: whether this invocation or request failed. */
const ofSingleEvents: ReadonlySet<string> = new Set([
  'Errors', 'Throttles', '4XXError', '5XXError', '4xx', '5xx', 'ClientError', 'IntegrationError', 'ExecutionError',
  'AccountTakeoverRisk', 'CompromisedCredentialRisk',
]);

/** How long records wait, by shard: one that is stuck is seen in the longest, never in the shortest. */
const waiting = /IteratorAge(?:Milliseconds)?$/;

/** In seconds. Who is told of an attack later than this is told of what is over. */
const latest = 1800;

/** The dimensions that metrics of a namespace are kept by: all of the first, maybe some of the second. */
const keptBy: Readonly<Record<string, readonly (readonly [all: readonly string[], some: readonly string[]])[]>> = {
  'AWS/SQS': [[['QueueName'], []]],
  'AWS/Events': [[['RuleName'], ['EventBusName']]],
  'AWS/AppSync': [[['GraphQLAPIId'], ['Operation', 'DataSource', 'Resolver']], [['EventAPIId'], ['Operation', 'ChannelNamespace']]],
  'AWS/Cognito': [[['UserPoolId', 'Operation'], ['RiskLevel']], [['UserPool'], ['UserPoolClient', 'IdentityProvider']]],
  'AWS/States': [
    [['StateMachineArn'], ['StateMachineVersion', 'StateMachineAlias']], [['ActivityArn'], []], [['LambdaFunctionArn'], []],
    [['ServiceIntegrationResourceArn'], []], [['ServiceMetric'], []], [['APIName'], []],
  ],
  'AWS/ApiGateway': [[['ApiName'], ['Stage', 'Method', 'Resource']], [['ApiId'], ['Stage', 'Method', 'Resource', 'Route', 'IntegrationId']]],
  'AWS/CloudFront': [[['DistributionId', 'Region'], ['FunctionName']]],
  'AWS/WAFV2': [[['WebACL', 'Rule'], ['Region', 'Country', 'Device', 'Method', 'Attack', 'VerificationStatus', 'BotCategory', 'ManagedRuleGroup', 'RuleGroup']]],
};

/**
 * Whether an alarm on a single metric of failures or refusals can be raised by them: in time, not by every single
 * sample, and not only where there are none. What only deployment knows counts for the alarm, and so does math.
 */
export function canTell(alarm: Resource): boolean {
  const metric = literal(alarm, 'MetricName');
  if (metric === undefined) return true;
  return rises(alarm, metric) && inTime(alarm) && isKept(alarm);
}

function rises(alarm: Resource, metric: string): boolean {
  const operator = literal(alarm, 'ComparisonOperator') ?? '';
  const threshold = Number(literal(alarm, 'Threshold') ?? NaN);
  const statistic = literal(alarm, 'Statistic') ?? '';
  if (operator.startsWith('LessThan')) return false;
  if (threshold < 0 || (threshold === 0 && operator === 'GreaterThanOrEqualToThreshold')) return false;
  const atFirst = !(threshold > (operator === 'GreaterThanThreshold' ? 0 : 1));
  if (metric === 'BlockedRequests') return /^(?:Sum)?$/.test(statistic);
  // In percent.
  if (metric.endsWith('ErrorRate')) return !(threshold > 100) && !['Minimum', 'SampleCount'].includes(statistic);
  if (waiting.test(metric) && statistic === 'Minimum') return false;
  // The input guard counts those of an invocation: most samples are 1, and none is 0.
  if (metric === 'RefusedEvents' && ['Average', 'Maximum', 'Minimum'].includes(statistic)) return atFirst;
  if (!ofSingleEvents.has(metric)) return statistic !== 'SampleCount';
  // The average of failures is at most 1, when all fail; so is their minimum.
  if (statistic === 'Minimum' || (statistic === 'Average' && threshold >= 1)) return false;
  return statistic !== 'SampleCount' && !(statistic === 'Maximum' && !atFirst);
}

function inTime(alarm: Resource): boolean {
  const periods = Number(literal(alarm, 'DatapointsToAlarm') ?? literal(alarm, 'EvaluationPeriods') ?? NaN);
  return !(periods * Number(literal(alarm, 'Period') ?? NaN) > latest);
}

/** An alarm on a metric by dimensions that it is not kept by has no data, for good. */
function isKept(alarm: Resource): boolean {
  const sets = keptBy[literal(alarm, 'Namespace') ?? ''];
  if (!sets) return true;
  return alarm.get('Dimensions').some((list) => {
    if (list.kind !== 'list') return list.kind !== 'absent';
    const names = list.items.map((item) => (item as { Name?: unknown } | null)?.Name);
    if (names.some((name) => typeof name !== 'string')) return true;
    return sets.some(([all, some]) => all.every((name) => names.includes(name))
      && names.every((name) => [...all, ...some].includes(String(name))));
  });
}

function literal(alarm: Resource, path: string): string | undefined {
  const values = alarm.get(path);
  return values.length === 1 && values[0].kind === 'scalar' ? String(values[0].value) : undefined;
}
