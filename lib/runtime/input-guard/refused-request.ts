/** What the runtime gives handlers that stream. */
interface HttpResponseStream {
  from(responseStream: unknown, metadata: object): { write(text: string): void; end(): void };
}

/** Nothing of the request, and no word on other origins: neither allows nor forbids them. */
const response = {
  statusCode: 400,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
};
const body = '{"message":"Bad Request"}';

/** Answers a request that is refused; into the stream, where the handler is one that streams. */
export function refuseRequest(_event: unknown, responseStream: unknown): unknown {
  if (responseStream === undefined) return Promise.resolve({ ...response, body });
  const { HttpResponseStream: stream } = (globalThis as unknown as { awslambda: { HttpResponseStream: HttpResponseStream } }).awslambda;
  const opened = stream.from(responseStream, response);
  opened.write(body);
  opened.end();
  return Promise.resolve();
}
