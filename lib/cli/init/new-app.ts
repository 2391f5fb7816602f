import { securityFeatureFlags } from '../../facts/security-feature-flags';
import { toolVersion } from '../tool-version';
import { settingsText } from './existing-app';
import { PlannedFile } from './planned-file';
import { workflow, workflowFile } from './workflow';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** A small app made of secure constructs, with a test, and what runs it. */
export function newApp(name: string): readonly PlannedFile[] {
  const texts: Readonly<Record<string, string>> = {
    'package.json': json({
      name,
      version: '0.1.0',
      private: true,
      scripts: { test: 'tsc --noEmit && node --import tsx --test test/*.test.ts', synth: 'cdk synth --quiet', check: 'cdk-bulwark check' },
      dependencies: { 'aws-cdk-lib': '^2.276.0', 'cdk-bulwark': `^${toolVersion()}`, 'cdk-nag': '^3.0.2', 'constructs': '^10.5.1' },
      devDependencies: {
        '@aws-sdk/client-dynamodb': '^3.1164.0', '@types/aws-lambda': '^8.10.164', '@types/node': '^24.0.0', 'aws-cdk': '^2.1148.1', 'esbuild': '^0.28.2',
        'tsx': '^4.23.0', 'typescript': '~6.0.0',
      },
    }),
    'tsconfig.json': json({
      compilerOptions: { target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', strict: true, skipLibCheck: true, noEmit: true, types: ['node'] },
      exclude: ['node_modules', 'cdk.out'],
    }),
    'cdk.json': json({ app: 'npx tsx bin/app.ts', context: Object.fromEntries(securityFeatureFlags.map(({ flag, safe }) => [flag, safe])) }),
    '.gitignore': 'node_modules\ncdk.out\nbulwark.sarif\n',
    'bulwark.config.yaml': settingsText,
    [workflowFile]: workflow,
    'README.md': readme(name),
    'bin/app.ts': app,
    'lib/orders-stack.ts': stack,
    'src/read-order.ts': handler,
    'test/orders-stack.test.ts': test,
  };
  return Object.entries(texts).map(([path, after]) => ({ path, before: '', after }));
}

const readme = (name: string): string => `# ${name}

A serverless app of secure constructs, under the guardrails of [cdk-bulwark](https://github.com/cdk-bulwark/cdk-bulwark).

\`\`\`
npm install
npm test              # compiles, synthesizes and judges the stack
npx cdk-bulwark check # synthesizes the app and reports findings
npx cdk deploy
\`\`\`
`;

const app = `import { App } from 'aws-cdk-lib';
import { Guardrails } from 'cdk-bulwark';
import { OrdersStack } from '../lib/orders-stack';

const app = new App();
Guardrails.enforce(app);
new OrdersStack(app, 'Orders');
`;

const stack = `import { join } from 'node:path';
import { Stack, StackProps } from 'aws-cdk-lib';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { SecureApi, SecureFunction, SecureTable } from 'cdk-bulwark';
import { Construct } from 'constructs';

/** An API that reads orders: whoever calls it signs the request with IAM credentials. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const table = new SecureTable(this, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
    const readOrder = new SecureFunction(this, 'ReadOrder', {
      entry: join(__dirname, '..', 'src', 'read-order.ts'),
      environment: { TABLE: table.tableName },
    });
    table.grant(readOrder, 'dynamodb:GetItem');
    new SecureApi(this, 'Api').addRoute('GET /orders/{id}', readOrder);
  }
}
`;

const handler = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const database = new DynamoDBClient({});

export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { Item: item } = await database.send(new GetItemCommand({
    TableName: process.env.TABLE, Key: { id: { S: event.pathParameters?.id ?? '' } },
  }));
  return item
    ? { statusCode: 200, body: JSON.stringify({ id: item.id.S }) }
    : { statusCode: 404, body: JSON.stringify({ message: 'There is no such order.' }) };
}
`;

const test = `import { test } from 'node:test';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Guardrails } from 'cdk-bulwark';
import { OrdersStack } from '../lib/orders-stack';

const stack = new OrdersStack(new App(), 'Orders');

test('nothing in the stack breaks a control', () => {
  Guardrails.expectSecure(stack);
});

test('orders are read only with a signed request', () => {
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' });
});
`;
