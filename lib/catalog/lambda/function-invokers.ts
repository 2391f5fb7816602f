import { isObject, ownObject, ownString } from '../../core/json';
import { referencesFrom } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { policyTexts } from '../../iam/policy-text';
import { serviceNameOf } from '../../iam/service-principals';
import { resourcesOf } from './resources-of-function';

/**
 * Services that wait for the answer, and so see what failed.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
const waiting: ReadonlySet<string> = new Set(['apigateway', 'bedrock', 'cognito-idp', 'connect', 'elasticloadbalancing', 'lex', 'lexv2']);

/** SAM's events of those services, and of sources that Lambda polls. */
const waitingEvents: ReadonlySet<string> = new Set([
  'Api', 'HttpApi', 'Cognito', 'SQS', 'Kinesis', 'DynamoDB', 'MSK', 'MQ', 'SelfManagedKafka', 'DocumentDB',
]);

/** Whether all that is seen to invoke the function waits for it: then there is no event that Lambda could lose. */
export function isAlwaysAwaited(fn: Resource, graph: TemplateGraph): boolean {
  const principals = resourcesOf(fn, graph, 'AWS::Lambda::Permission').flatMap((permission) => policyTexts(permission.properties.Principal, permission.stack));
  const services = principals.map(serviceNameOf);
  const events = Object.values(ownObject(fn.properties, 'Events')).map((event) => ownString(event, 'Type') ?? '');
  const polled = ['AWS::Lambda::EventSourceMapping', 'AWS::Lambda::Url'].some((type) => (
    resourcesOf(fn, graph, type, type === 'AWS::Lambda::Url' ? 'TargetFunctionArn' : 'FunctionName').length > 0
  ));
  if (!polled && services.length + events.length === 0) return answersCustomResources(fn, graph);
  if (services.includes('apigateway') && someMethodSendsEvents(graph)) return false;
  return services.every((service) => waiting.has(service)) && events.every((type) => waitingEvents.has(type));
}

/** CloudFormation waits for the answer of a custom resource, and rolls the deployment back where there is none. */
function answersCustomResources(fn: Resource, graph: TemplateGraph): boolean {
  const types = graph.once('types of custom resources', () => [...graph.types].filter((type) => /^(?:Custom::|AWS::CloudFormation::CustomResource$)/.test(type)));
  return types.some((type) => referencesFrom(graph, type, 'ServiceToken').to(fn).length > 0);
}

/** With this header, API Gateway does not wait either. */
function someMethodSendsEvents(graph: TemplateGraph): boolean {
  return graph.once('asynchronous methods', () => graph.ofType('AWS::ApiGateway::Method').some((method) => (
    method.get('Integration.RequestParameters').some((parameters) => parameters.kind === 'object' && isObject(parameters.value)
      && Object.keys(parameters.value).some((name) => /x-amz-invocation-type$/i.test(name)))
  )));
}
