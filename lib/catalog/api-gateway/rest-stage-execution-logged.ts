import { allOf, anyOf, each, is, matches, not, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const everyMethod = [is('HttpMethod', '*'), matches('ResourcePath', /^\/(~1)?\*$/, 'be /*')];
const logs = is('LoggingLevel', 'ERROR', 'INFO');

export const restStageExecutionLogged = propertyControl({
  id: 'RestStageExecutionLogged',
  title: 'REST API stages log the errors of every method',
  severity: 'low',
  why: 'Refused authorizers and broken integrations show up only in the execution log; without it a probing client looks like silence.',
  fix: "Add a MethodSettings entry with HttpMethod '*', ResourcePath '/*' and LoggingLevel 'ERROR', and switch it off for no method.",
  resource: 'AWS::ApiGateway::Stage',
  // Either one entry for all methods and none that switches it off, or an entry for each.
  requires: anyOf(
    allOf(some('MethodSettings', logs), each('MethodSettings', logs)),
    allOf(some('MethodSettings', allOf(...everyMethod, logs)), each('MethodSettings', not(is('LoggingLevel', 'OFF')))),
  ),
  // Without a role for logs on the account, the deployment fails.
  repair: 'none',
  satisfies: ['FSBP/APIGateway.1', 'NIST-800-53/AU-2', 'NIST-800-53/AU-3', 'NIST-800-53/AU-12'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  examples: {
    fails: [
      {}, { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'OFF' }] },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', MetricsEnabled: true }, { HttpMethod: 'GET', ResourcePath: '/orders', LoggingLevel: 'INFO' }] },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR' }, { HttpMethod: 'POST', ResourcePath: '/pay', LoggingLevel: 'OFF' }] },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/orders/*', LoggingLevel: 'INFO' }, { HttpMethod: 'GET', ResourcePath: '/pay' }] },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*/orders', LoggingLevel: 'INFO' }, { HttpMethod: 'GET', ResourcePath: '/pay' }] },
    ],
    passes: [
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR', DataTraceEnabled: false }] },
      { MethodSettings: [{ HttpMethod: 'GET', ResourcePath: '/orders', LoggingLevel: 'INFO' }] },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR' }, { HttpMethod: 'GET', ResourcePath: '/orders' }] },
    ],
    unknown: [{ MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: { Ref: 'LogLevel' } }] }],
  },
});
