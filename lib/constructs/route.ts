const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'ANY'];

/** A route as a user writes it, `POST /orders/{id}`, taken apart. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** @throws where the text is no route */
export function parseRoute(text: string, constructPath: string): Route {
  const [method, path, ...rest] = text.trim().split(/\s+/);
  if (rest.length > 0 || path === undefined || !/^\/([\w.~:@$!*'()+,;=%-]+|\{\w+\+?\})?(\/([\w.~:@$!*'()+,;=%-]+|\{\w+\+?\}))*$/.test(path)) {
    throw new Error(`SecureApi '${constructPath}': '${text}' is no route. Write a method and a path, such as 'POST /orders/{id}'.`);
  }
  if (!methods.includes(method)) {
    throw new Error(`SecureApi '${constructPath}': '${method}' in '${text}' is no method for a route. Write one of ${methods.join(', ')}; OPTIONS is answered by 'cors'.`);
  }
  return { method, path };
}

/** A path as the settings of a stage name it. */
export function settingsPath(path: string): string {
  return `/${path.replace(/\//g, '~1')}`;
}
