import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { SecureFunction } from '../../lib';

/** A function for constructs that take one. */
export function minimalFunction(scope: Construct): SecureFunction {
  return new SecureFunction(scope, 'Function', {
    code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
    environment: { ORDERS_TABLE: 'orders' },
  });
}
