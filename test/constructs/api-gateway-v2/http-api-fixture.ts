import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecureHttpApi } from '../../../lib/constructs/api-gateway-v2/secure-http-api';
import { HttpRouteOptions, SecureHttpApiProps } from '../../../lib/constructs/api-gateway-v2/secure-http-api-props';
import { handlerIn, ordersStack } from '../api-gateway/api-fixture';

/** The template of an API with one route. */
export function templateOf(props: SecureHttpApiProps = {}, stack: Stack = ordersStack(), route: HttpRouteOptions = {}): Template {
  new SecureHttpApi(stack, 'Api', props).addRoute('GET /orders/{id}', handlerIn(stack), route);
  return Template.fromStack(stack);
}
