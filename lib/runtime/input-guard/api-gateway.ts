import { decoded, parsed } from './content';
import { Admission, requireValid, Source } from './guard';
import { inspect } from './limits';
import { Refusal } from './refusal';
import { refuseRequest } from './refused-request';
import { isNumber, isObject, isText, isTextLists, isTexts, Json, mayBe, requireShape } from './shape';
import { Trust } from './trust';

interface Request {
  readonly requestContext: Json & { readonly apiId: string; readonly domainName?: string };
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
}

type Context = Request['requestContext'];

const isMethod = (value: unknown): boolean => isText(value) && /^[A-Z]{1,20}$/.test(value);
const hasBody = ({ body, isBase64Encoded }: Json): boolean => mayBe(isText, body) && typeof isBase64Encoded === 'boolean';

/** Any of those below. */
const isRequest = ({ requestContext }: Json): boolean => isObject(requestContext);

/** REST APIs, and HTTP APIs with payload 1.0. */
function isVersion1(event: Json): boolean {
  const { accountId, apiId, stage, requestId, httpMethod, identity } = event.requestContext as Context;
  return isText(accountId) && isText(apiId) && isText(stage) && isText(requestId) && isMethod(httpMethod) && isObject(identity)
    && hasBody(event) && isMethod(event.httpMethod) && isText(event.resource) && isText(event.path)
    && mayBe(isTexts, event.headers) && mayBe(isTextLists, event.multiValueHeaders)
    && mayBe(isTexts, event.queryStringParameters) && mayBe(isTextLists, event.multiValueQueryStringParameters)
    && mayBe(isTexts, event.pathParameters) && mayBe(isTexts, event.stageVariables);
}

/** HTTP APIs with payload 2.0, and function URLs. */
function isVersion2(event: Json): boolean {
  const { accountId, apiId, stage, requestId, domainName, timeEpoch, http } = event.requestContext as Context;
  return isText(accountId) && isText(apiId) && isText(stage) && isText(requestId) && isText(domainName) && isNumber(timeEpoch)
    && isObject(http) && isMethod(http.method) && isText(http.path) && isText(http.sourceIp)
    && hasBody(event) && isText(event.routeKey) && isText(event.rawPath) && isText(event.rawQueryString)
    && isTexts(event.headers) && mayBe(Array.isArray, event.cookies)
    && mayBe(isTexts, event.queryStringParameters) && mayBe(isTexts, event.pathParameters) && mayBe(isTexts, event.stageVariables);
}

function isWebSocket(event: Json): boolean {
  const { routeKey, eventType, connectionId, apiId, stage, requestId } = event.requestContext as Context;
  return hasBody(event) && isText(routeKey) && (eventType === 'CONNECT' || eventType === 'MESSAGE' || eventType === 'DISCONNECT')
    && isText(connectionId) && isText(apiId) && isText(stage) && isText(requestId);
}

/** Methods whose requests need not have a body. */
const bodiless = /^(GET|HEAD|OPTIONS|DELETE)$/;

/** Requests, of any API of API Gateway and of function URLs. */
export const apiGateway: Source = {
  name: 'apiGateway',
  admit(event, admission) {
    requireShape<Request & Json>(event, isRequest);
    const { version, requestContext } = event;
    requireShape<Request>(event, version === '2.0' ? isVersion2 : requestContext.eventType === undefined ? isVersion1 : isWebSocket);
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
