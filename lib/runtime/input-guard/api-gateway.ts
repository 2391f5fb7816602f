import { decoded, parsed } from './content';
import { Admission, requireValid, Source } from './guard';
import { inspect } from './limits';
import { Refusal } from './refusal';
import { refuseRequest } from './refused-request';
import { flag, having, Json, like, maybe, number, object, oneOf, requireShape, Shape, text, textLists, texts } from './shape';
import { Trust } from './trust';

interface Request {
  readonly requestContext: Json & { readonly apiId: string; readonly domainName?: string };
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
}

const method = like(/^[A-Z]{1,20}$/);
const body: Shape = { body: maybe(text), isBase64Encoded: flag };

/** Any of those below. */
const request: Shape = { requestContext: object };

/** REST APIs, and HTTP APIs with payload 1.0. */
const version1: Shape = {
  ...body,
  httpMethod: method,
  resource: text,
  path: text,
  headers: maybe(texts),
  multiValueHeaders: maybe(textLists),
  queryStringParameters: maybe(texts),
  multiValueQueryStringParameters: maybe(textLists),
  pathParameters: maybe(texts),
  stageVariables: maybe(texts),
  requestContext: having({ accountId: text, apiId: text, stage: text, requestId: text, httpMethod: method, identity: object }),
};

/** HTTP APIs with payload 2.0, and function URLs. */
const version2: Shape = {
  ...body,
  version: oneOf('2.0'),
  routeKey: text,
  rawPath: text,
  rawQueryString: text,
  headers: texts,
  cookies: maybe(Array.isArray),
  queryStringParameters: maybe(texts),
  pathParameters: maybe(texts),
  stageVariables: maybe(texts),
  requestContext: having({
    accountId: text, apiId: text, stage: text, requestId: text, domainName: text, timeEpoch: number,
    http: having({ method, path: text, sourceIp: text }),
  }),
};

const webSocket: Shape = {
  ...body,
  requestContext: having({
    routeKey: text, eventType: oneOf('CONNECT', 'MESSAGE', 'DISCONNECT'), connectionId: text, apiId: text, stage: text, requestId: text,
  }),
};

/** Methods whose requests need not have a body. */
const bodiless = /^(GET|HEAD|OPTIONS|DELETE)$/;

/** Requests, of any API of API Gateway and of function URLs. */
export const apiGateway: Source = {
  name: 'apiGateway',
  admit(event, admission) {
    requireShape<Request>(event, request);
    const { version, requestContext } = event as Request & Json;
    requireShape<Request>(event, version === '2.0' ? version2 : requestContext.eventType === undefined ? version1 : webSocket);
    requireTrustedApi(event.requestContext, admission.trust);
    inspect(event, admission);
    if (admission.validate) checkBody(event, admission);
    return undefined;
  },
  refuse: refuseRequest,
};

function checkBody(event: Request, admission: Admission): void {
  if (event.body === undefined || event.body === null) {
    const { eventType, http, httpMethod } = event.requestContext;
    const mayLackBody = eventType === undefined ? bodiless.test(((http as Json | undefined)?.method ?? httpMethod) as string) : eventType !== 'MESSAGE';
    if (!mayLackBody) throw new Refusal('schema');
    return;
  }
  // A browser sends other types from any page, without asking first.
  if (!isJson(event.headers)) throw new Refusal('contentType');
  requireValid(admission.validate, parsed(event.isBase64Encoded ? decoded(event.body) : event.body, admission));
}

function isJson(headers: Request['headers']): boolean {
  for (const name in headers) {
    if (name.length === 12 && name.toLowerCase() === 'content-type' && !/^application\/([\w.-]+\+)?json *(;|$)/i.test(headers[name])) return false;
  }
  return true;
}

/** @throws where it is no API that the stack has connected, or is one of another account */
function requireTrustedApi({ apiId, accountId, domainName }: Request['requestContext'], { sources, account }: Trust): void {
  // What is so of nearly every request, first.
  const wiredAs = `:${String(accountId)}:${apiId}`;
  for (const { kind, arn } of sources) {
    if (kind === 'apiGateway' && arn.endsWith(wiredAs)) return;
  }
  const isUrl = domainName?.includes('.lambda-url.') ?? false;
  const wired = sources.filter(({ kind }) => kind === 'apiGateway' || kind === 'functionUrl');
  // The URL of a function is its own; a public one has no account. WebSockets never tell theirs, but have to be wired.
  const trusted = isUrl || (accountId === undefined && wired.length > 0) ? [account, 'anonymous', undefined] : [account, ...wired.map(accountOf)];
  if (!trusted.includes(accountId as string | undefined)) throw new Refusal('account');
  if (wired.length === 0) return;
  const known = wired.some(({ kind, arn }) => (isUrl ? kind === 'functionUrl' : kind === 'apiGateway' && [apiId, '*'].includes(arn.split(':')[5])));
  if (!known) throw new Refusal('source');
}

const accountOf = ({ arn }: { readonly arn: string }): string => arn.split(':')[4];
