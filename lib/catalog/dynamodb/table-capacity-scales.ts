import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { Resolved } from '../../core/intrinsics';
import { referencesFrom } from '../../core/resource-references';

const table = (properties: object) => ({ Type: 'AWS::DynamoDB::Table', Properties: properties });
const target = (ResourceId: unknown) => ({ Target: { Type: 'AWS::ApplicationAutoScaling::ScalableTarget', Properties: { ResourceId, ServiceNamespace: 'dynamodb' } } });

export const tableCapacityScales = graphControl({
  id: 'TableCapacityScales',
  title: 'Tables take more load when it comes',
  severity: 'low',
  why: 'Whoever sends more requests than the table was provisioned for makes it refuse those of everybody.',
  fix: "Set BillingMode to 'PAY_PER_REQUEST', or add an AWS::ApplicationAutoScaling::ScalableTarget for the table.",
  profile: 'strict',
  resources: ['AWS::DynamoDB::Table'],
  * check(resource, graph) {
    const { verdict, explanation } = judge(is('BillingMode', 'PAY_PER_REQUEST'), resource);
    const names = resource.get('TableName').map((name): Resolved => (name.kind === 'scalar' ? { ...name, value: `table/${name.value}` } : name));
    const scales = referencesFrom(graph, 'AWS::ApplicationAutoScaling::ScalableTarget', 'ResourceId').to(resource, ...names).length > 0;
    if (verdict !== 'pass' && !scales) yield { verdict, message: `${explanation}, or the table scale by itself`, path: 'Properties.BillingMode' };
  },
  satisfies: ['FSBP/DynamoDB.1'],
  mitigates: ['store.denial'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html',
  examples: {
    fails: [
      { Orders: table({ ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } }) },
      { Orders: table({ BillingMode: 'PROVISIONED' }) },
    ],
    passes: [
      { Orders: table({ BillingMode: 'PAY_PER_REQUEST' }) },
      { Orders: table({}), ...target({ 'Fn::Sub': 'table/${Orders}' }) },
      { Orders: table({ TableName: 'orders' }), ...target('table/orders') },
    ],
    unknown: [{ Orders: table({ BillingMode: { Ref: 'Mode' } }) }],
  },
});
