import { ConstructCases } from '../construct-cases';
import { apiGateway } from './api-gateway';
import { apiGatewayV2 } from './api-gateway-v2';
import { appsync } from './appsync';
import { cloudFront } from './cloudfront';
import { cloudwatch } from './cloudwatch';
import { cognito } from './cognito';
import { dynamodb } from './dynamodb';
import { events } from './events';
import { kinesis } from './kinesis';
import { kms } from './kms';
import { lambda } from './lambda';
import { logs } from './logs';
import { organization } from './organization';
import { s3 } from './s3';
import { scheduler } from './scheduler';
import { secretsManager } from './secrets-manager';
import { sns } from './sns';
import { sqs } from './sqs';
import { stepFunctions } from './step-functions';
import { wafv2 } from './wafv2';

/** The cases of every service, in the order of the README's table. */
export const constructCases: readonly ConstructCases[] = [
  kms,
  logs,
  lambda,
  apiGateway,
  apiGatewayV2,
  cloudFront,
  secretsManager,
  events,
  cloudwatch,
  wafv2,
  sqs,
  sns,
  dynamodb,
  kinesis,
  scheduler,
  cognito,
  stepFunctions,
  s3,
  appsync,
  organization,
];
