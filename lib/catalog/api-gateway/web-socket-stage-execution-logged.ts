import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { Resource } from '../../core/template-graph';

/** HTTP APIs have no execution log, and no level of it: a level says WebSocket where the API is not at hand. */
function isWebSocket(stage: Resource): boolean {
  return stage.get('ApiId').some((api) => (api.kind === 'reference'
    ? api.resource.get('ProtocolType').some((protocol) => protocol.kind === 'scalar' && protocol.value === 'WEBSOCKET')
    : stage.get('DefaultRouteSettings.LoggingLevel').some((level) => level.kind === 'scalar')));
}

const socket = { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } };
const stage = (DefaultRouteSettings: object, ApiId: unknown = { Ref: 'Api' }) => (
  { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId, DefaultRouteSettings } }
);

export const webSocketStageExecutionLogged = graphControl({
  id: 'WebSocketStageExecutionLogged',
  title: 'WebSocket API stages log their errors',
  severity: 'low',
  why: 'Refused connections and broken integrations show up only in the execution log; without it a probing client looks like silence.',
  fix: "Set DefaultRouteSettings.LoggingLevel to 'ERROR'.",
  resources: ['AWS::ApiGatewayV2::Stage'],
  * check(resource) {
    if (!isWebSocket(resource)) return;
    const { verdict, explanation, path } = judge(is('DefaultRouteSettings.LoggingLevel', 'ERROR', 'INFO'), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['FSBP/APIGateway.1'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html',
  examples: {
    fails: [
      { Api: socket, Stage: stage({}) }, { Api: socket, Stage: stage({ LoggingLevel: 'OFF' }) },
      { Stage: stage({ LoggingLevel: { 'Fn::If': ['Quiet', 'OFF', { Ref: 'AWS::NoValue' }] } }, 'a1b2c3') },
      { Api: socket, Stage: stage({}, { 'Fn::If': ['Shared', 'a1b2c3', { Ref: 'Api' }] }) },
      { Api: { ...socket, Properties: { ProtocolType: { 'Fn::If': ['Chat', 'WEBSOCKET', 'HTTP'] } } }, Stage: stage({}) },
    ],
    passes: [
      { Api: socket, Stage: stage({ LoggingLevel: 'ERROR' }) },
      { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } }, Stage: stage({}) }, { Stage: stage({}, 'a1b2c3') },
    ],
    unknown: [{ Api: socket, Stage: stage({ LoggingLevel: { Ref: 'Level' } }) }],
  },
});
