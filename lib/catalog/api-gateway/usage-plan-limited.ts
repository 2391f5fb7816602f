import { anyOf, atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const usagePlanLimited = propertyControl({
  id: 'UsagePlanLimited',
  title: 'Usage plans limit the rate or the number of requests',
  severity: 'low',
  why: 'A leaked API key can be used without bound: it takes the capacity of all others and runs up the bill.',
  fix: 'Set Throttle.RateLimit and BurstLimit, or Quota.Limit and Period.',
  resource: 'AWS::ApiGateway::UsagePlan',
  requires: anyOf(atLeast('Quota.Limit', 0), atLeast('Throttle.RateLimit', 0)),
  satisfies: ['NIST-800-53/SC-5', 'CSA-Serverless/SAS-8'],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
  examples: {
    fails: [{ UsagePlanName: 'partners' }, { UsagePlanName: 'partners', Throttle: {} }],
    passes: [{ Throttle: { RateLimit: 10, BurstLimit: 20 } }, { Quota: { Limit: 10000, Period: 'DAY' } }],
    unknown: [{ Throttle: { RateLimit: { Ref: 'Rate' } } }],
  },
});
