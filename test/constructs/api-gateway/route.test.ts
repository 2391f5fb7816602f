import { parseRoute, RouteTable, settingsPath } from '../../../lib/constructs/api-gateway/route';

const subject = "SecureApi 'Stack/Api'";

test.each([
  ['GET /', { method: 'GET', path: '/' }],
  ['POST /orders/{id}', { method: 'POST', path: '/orders/{id}' }],
  ['  ANY   /{proxy+} ', { method: 'ANY', path: '/{proxy+}' }],
  ['PATCH /v1/orders/{id}/lines/{line}', { method: 'PATCH', path: '/v1/orders/{id}/lines/{line}' }],
])("'%s' is a route", (text, route) => {
  expect(parseRoute(text, subject)).toEqual(route);
});

test.each([
  ['POST orders', "'POST orders' is no route. Write a method and a path, such as 'POST /orders/{id}'"],
  ['/orders', 'is no route'],
  ['', 'is no route'],
  ['GET /orders/', 'is no route'],
  ['GET //orders', 'is no route'],
  ['GET /orders /items', 'is no route'],
  ['GET /orders?id=1', 'is no route'],
  ['GET /order-{id}', 'is no route'],
  ['FETCH /orders', "'FETCH' in 'FETCH /orders' is no method for a route. Write one of GET,"],
  ['get /orders', "'get' in 'get /orders' is no method"],
  ['OPTIONS /orders', "OPTIONS is answered by 'cors'"],
  ['GET /{rest+}/items', "Write '/{rest+}', or leave out the '+'"],
])("'%s' is refused", (text, message) => {
  expect(() => parseRoute(text, subject)).toThrow(/^SecureApi 'Stack\/Api': /);
  expect(() => parseRoute(text, subject)).toThrow(message);
});

test('a path is escaped for the settings of a stage', () => {
  expect(settingsPath('/orders/{id}')).toBe('/~1orders~1{id}');
});

describe('a table of routes', () => {
  const tableOf = (...routes: string[]) => {
    const table = new RouteTable(subject);
    routes.forEach((route) => table.add(route));
  };

  test('takes other methods and other paths', () => {
    expect(() => tableOf('GET /orders', 'POST /orders', 'GET /orders/{id}', 'GET /orders/latest', 'GET /items/{number}')).not.toThrow();
  });

  test('refuses a route that it has', () => {
    expect(() => tableOf('GET /orders', 'GET  /orders')).toThrow("SecureApi 'Stack/Api': there is a route 'GET /orders' already");
  });

  test('refuses a second name for a variable, which fails only on deployment otherwise', () => {
    expect(() => tableOf('GET /orders/{id}', 'PUT /orders/{number}/lines'))
      .toThrow("names '{number}' what another route names '{id}', and API Gateway takes one variable at a place. Write '/orders/{id}/lines'");
  });
});
