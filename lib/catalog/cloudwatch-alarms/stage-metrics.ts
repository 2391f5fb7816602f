import { Resolved } from '../../core/intrinsics';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { alarmedMetrics } from './alarmed-metrics';

/** The APIs of a stage; a stage that SAM makes shares its API's logical id. */
function apisOf(stage: Resource): Resource[] {
  const named = [...stage.get('RestApiId'), ...stage.get('ApiId')].flatMap((api) => (api.kind === 'reference' ? [api.resource] : []));
  const shared = stage.stack.resource(stage.logicalId);
  return shared && shared !== stage ? [shared] : named;
}

/** What counts the same thing, under the names that REST, HTTP and WebSocket APIs have for it. */
export interface NamesOfMetric {
  readonly rest: readonly string[];
  readonly http: readonly string[];
  readonly webSocket: readonly string[];
}

/** Whether alarms watch the metrics, by the names that they have for an API of this kind. */
export function isAlarmed(stage: Resource, graph: TemplateGraph, { rest, http, webSocket }: NamesOfMetric): boolean {
  const watched = alarmedStageMetrics(stage, graph);
  const all = (names: readonly string[]) => names.every((name) => watched.includes(name));
  if (stage.type === 'AWS::ApiGateway::Stage') return all(rest);
  const protocols = apisOf(stage).flatMap((api) => api.get('ProtocolType')).map((protocol) => (protocol.kind === 'scalar' ? protocol.value : undefined));
  const only = (kind: string) => protocols.length > 0 && protocols.every((protocol) => protocol === kind);
  if (only('HTTP')) return all(http);
  return only('WEBSOCKET') ? all(webSocket) : all(http) || all(webSocket);
}

/** The metrics of a stage, or of its API, that alarms watch. */
function alarmedStageMetrics(stage: Resource, graph: TemplateGraph): string[] {
  const watched = (dimension: string, resource: Resource, names: readonly Resolved[]) => [
    ...alarmedMetrics(graph, 'AWS/ApiGateway', dimension, resource, names),
  ];
  const ofApis = apisOf(stage).flatMap((api) => [
    // REST APIs are told apart by their name, which an OpenAPI document calls the title.
    ...watched('ApiName', api, [...api.get('Name'), ...api.get('Body.info.title')]), ...watched('ApiId', api, []),
  ]);
  // A stage that is named alone is that of an API elsewhere.
  return apisOf(stage).length > 0 ? ofApis : watched('Stage', stage, []);
}
