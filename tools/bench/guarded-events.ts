/** What is measured in tools/bench/guard.ts: events as AWS sends them, and what is asked of them. */

/** The body, for ajv. */
export const order = {
  type: 'object',
  required: ['item', 'count', 'address'],
  additionalProperties: false,
  properties: {
    item: { type: 'string', minLength: 1, maxLength: 64 },
    count: { type: 'integer', minimum: 1, maximum: 100 },
    note: { type: 'string', maxLength: 200 },
    address: {
      type: 'object',
      required: ['street', 'city'],
      additionalProperties: false,
      properties: { street: { type: 'string', maxLength: 100 }, city: { type: 'string', maxLength: 100 }, country: { enum: ['DE', 'FR', 'NL'] } },
    },
    tags: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 20 } },
  },
};

/** The same for zod, as code. */
export const zodOrder = `z.strictObject({
  item: z.string().min(1).max(64), count: z.int().min(1).max(100), note: z.string().max(200).optional(),
  address: z.strictObject({ street: z.string().max(100), city: z.string().max(100), country: z.enum(['DE', 'FR', 'NL']).optional() }),
  tags: z.array(z.string().max(20)).max(10).optional(),
})`;

const body = JSON.stringify({
  item: 'book', count: 2, note: 'To be wrapped, please: it is a gift.',
  address: { street: 'Hauptstraße 1', city: 'Köln', country: 'DE' }, tags: ['gift', 'express'],
});

const text = { type: 'string' };
const texts = { type: 'object', additionalProperties: text };
const maybe = (schema: object): object => ({ anyOf: [{ type: 'null' }, schema] });

export const apiEvent = {
  resource: '/orders',
  path: '/orders',
  httpMethod: 'POST',
  headers: {
    'Accept': 'application/json', 'Content-Type': 'application/json', 'Host': 'abc123.execute-api.eu-west-1.amazonaws.com',
    'User-Agent': 'curl/8.5.0', 'X-Amzn-Trace-Id': 'Root=1-5e66d96f-7491f09xmpl79d18acf3d050', 'X-Forwarded-For': '203.0.113.1',
    'X-Forwarded-Port': '443', 'X-Forwarded-Proto': 'https',
  },
  multiValueHeaders: {
    'Accept': ['application/json'], 'Content-Type': ['application/json'], 'Host': ['abc123.execute-api.eu-west-1.amazonaws.com'],
    'User-Agent': ['curl/8.5.0'], 'X-Forwarded-For': ['203.0.113.1'],
  },
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: {
    resourceId: '2gxmpl', resourcePath: '/orders', httpMethod: 'POST', extendedRequestId: 'JJbxmplHYosFVYQ=',
    requestTime: '10/Mar/2026:00:03:59 +0000', path: '/prod/orders', accountId: '111122223333', protocol: 'HTTP/1.1', stage: 'prod',
    domainPrefix: 'abc123', requestTimeEpoch: 1583798639428, requestId: '77375676-xmpl-4b79-853a-f982474efe18',
    identity: {
      cognitoIdentityPoolId: null, accountId: null, cognitoIdentityId: null, caller: null, sourceIp: '203.0.113.1', principalOrgId: null,
      accessKey: null, cognitoAuthenticationType: null, cognitoAuthenticationProvider: null, userArn: null, userAgent: 'curl/8.5.0', user: null,
    },
    domainName: 'abc123.execute-api.eu-west-1.amazonaws.com', apiId: 'abc123',
  },
  body,
  isBase64Encoded: false,
};

export const apiSchema = {
  type: 'object',
  required: ['resource', 'path', 'httpMethod', 'headers', 'requestContext', 'body', 'isBase64Encoded'],
  properties: {
    resource: text, path: text, httpMethod: text, headers: maybe(texts),
    multiValueHeaders: maybe({ type: 'object', additionalProperties: { type: 'array', items: text } }),
    queryStringParameters: maybe(texts), pathParameters: maybe(texts), stageVariables: maybe(texts),
    requestContext: {
      type: 'object',
      required: ['accountId', 'apiId', 'stage', 'requestId', 'httpMethod', 'identity'],
      properties: { accountId: text, apiId: text, stage: text, requestId: text, httpMethod: text, identity: { type: 'object' } },
    },
    isBase64Encoded: { type: 'boolean' },
    body: order,
  },
};

const message = (index: number) => ({
  messageId: `059f36b4-87a3-44ab-83d2-66197583000${index}`,
  receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0aAQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
  body,
  attributes: {
    ApproximateReceiveCount: '1', SentTimestamp: '1545082649183', SenderId: 'AIDAIENQZJOLO23YVJ4VO', ApproximateFirstReceiveTimestamp: '1545082649185',
  },
  messageAttributes: {},
  md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:orders',
  awsRegion: 'eu-west-1',
});

export const batchEvent = { Records: Array.from({ length: 10 }, (_, index) => message(index)) };

export const batchSchema = {
  type: 'object',
  required: ['Records'],
  properties: {
    Records: {
      type: 'array',
      items: {
        type: 'object',
        required: ['messageId', 'receiptHandle', 'body', 'attributes', 'eventSource', 'eventSourceARN', 'awsRegion'],
        properties: {
          messageId: text, receiptHandle: text, attributes: { type: 'object' }, messageAttributes: { type: 'object' },
          eventSource: { const: 'aws:sqs' }, eventSourceARN: text, awsRegion: text, body: order,
        },
      },
    },
  },
};
