import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { SecureApiProps } from '../../../lib/constructs/api-gateway/secure-api-props';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

/** A stack named Orders. */
export function ordersStack(scope: Construct = new App()): Stack {
  return new Stack(scope, 'Orders');
}

/** A plain function: what answers is not what is tested. */
export function handlerIn(scope: Construct, id = 'Handler'): lambda.Function {
  return new lambda.Function(scope, id, {
    code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
  });
}

/** The template of an API with one route. */
export function templateOf(props: SecureApiProps = {}, stack: Stack = ordersStack()): Template {
  new SecureApi(stack, 'Api', props).addRoute('GET /orders', handlerIn(stack));
  return Template.fromStack(stack);
}

/** The properties of the only resource of a type. */
export function only(template: Template, type: string): Record<string, unknown> {
  const found = Object.values(template.findResources(type));
  expect(found).toHaveLength(1);
  return found[0].Properties;
}
