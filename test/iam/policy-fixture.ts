import { JsonObject } from '../../lib/core/json';
import { Resource, TemplateGraph } from '../../lib/core/template-graph';
import { policiesOf,Policy } from '../../lib/iam/policy';
import { Statement } from '../../lib/iam/statement';

/** The resource `Subject` of a template, beside other resources and what else the template holds. */
export function subject(
  type: string, properties: JsonObject, others: JsonObject = {}, template: JsonObject = {}, account?: string,
): Resource {
  const resources = { Subject: { Type: type, Properties: properties }, ...others };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { ...template, Resources: resources }, account }]);
  return graph.stacks[0].resource('Subject')!;
}

/** The one policy of a queue with these statements. */
export function policyWith(...statements: unknown[]): Policy {
  const [policy] = policiesOf(subject('AWS::SQS::QueuePolicy', { PolicyDocument: { Statement: statements } }));
  return policy;
}

export function statementFrom(statement: object, template: JsonObject = {}): Statement {
  const resource = subject('AWS::SQS::QueuePolicy', { PolicyDocument: { Statement: [statement] } }, {}, template);
  return policiesOf(resource)[0].statements[0];
}
