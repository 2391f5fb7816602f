import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { Rotation, SecureApi, SecureFunction, SecureKey, SecureLogGroup, SecureSecret } from '../../lib';

/** Each construct with as few props as it takes. */
export const minimalConstructs: Readonly<Record<string, (scope: Construct) => Construct>> = {
  SecureKey: (scope) => new SecureKey(scope, 'Key'),
  SecureLogGroup: (scope) => new SecureLogGroup(scope, 'LogGroup'),
  SecureFunction: (scope) => minimalFunction(scope),
  SecureApi: (scope) => {
    const api = new SecureApi(scope, 'Api');
    api.addRoute('GET /orders', minimalFunction(scope));
    return api;
  },
  'SecureApi with a validated route': (scope) => {
    const api = new SecureApi(scope, 'Api');
    api.addRoute('POST /orders', minimalFunction(scope), { body: { type: 'object' }, requiredQueryParameters: ['shop'] });
    return api;
  },
  SecureSecret: (scope) => new SecureSecret(scope, 'Secret', {
    rotation: Rotation.none({ reason: 'the minimal case of a test' }),
  }),
  'SecureSecret with a rotation': (scope) => new SecureSecret(scope, 'Secret', { rotation: Rotation.function(minimalFunction(scope)) }),
};

function minimalFunction(scope: Construct): SecureFunction {
  return new SecureFunction(scope, 'Function', {
    code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
    environment: { ORDERS_TABLE: 'orders' },
  });
}

/** An app with one stack that holds a minimal construct. */
export function minimalApp(name: string, context: Record<string, unknown> = {}): { app: App; stack: Stack; construct: Construct } {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false, context });
  const stack = new Stack(app, 'Stack');
  return { app, stack, construct: minimalConstructs[name](stack) };
}
