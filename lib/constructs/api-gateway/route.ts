const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'ANY'];
const variable = /^\{\w+\+?\}$/;
const paths = /^\/$|^(\/([\w.~:@$!*'()+,;=%-]+|\{\w+\+?\}))+$/;

/** A route as a user writes it, `POST /orders/{id}`, taken apart. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/**
 * @param subject the construct, for messages: its class and path
 * @throws where the text is no route
 */
export function parseRoute(text: string, subject: string): Route {
  const [method, path, ...rest] = text.trim().split(/\s+/);
  if (rest.length > 0 || path === undefined || !paths.test(path)) {
    throw new Error(`${subject}: '${text}' is no route. Write a method and a path, such as 'POST /orders/{id}'.`);
  }
  if (!methods.includes(method)) {
    throw new Error(`${subject}: '${method}' in '${text}' is no method for a route. Write one of ${methods.join(', ')}; OPTIONS is answered by 'cors'.`);
  }
  if (/\+\}\//.test(path)) {
    throw new Error(`${subject}: in '${text}' something follows a variable that takes the rest of the path. Write '${path.replace(/\+\}\/.*$/, '+}')}', or leave out the '+'.`);
  }
  return { method, path };
}

/** The names of the variables in a path. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => name);
}

/** A path as the settings of a stage name it. */
export function settingsPath(path: string): string {
  return `/${path.replace(/\//g, '~1')}`;
}

/**
 * API Gateway takes one variable at each place of a path: beside `/orders/{id}` it refuses `/orders/{number}`, but
 * only when it is deployed.
 */
export class RouteTable {
  private readonly routes = new Set<string>();
  private readonly variables = new Map<string, string>();

  public constructor(private readonly subject: string) {}

  /** @throws where the text is no route, or the table has it, or a rival of it, already */
  public add(text: string): Route {
    const route = parseRoute(text, this.subject);
    const name = `${route.method} ${route.path}`;
    if (this.routes.has(name)) {
      throw new Error(`${this.subject}: there is a route '${name}' already. Write another method or path.`);
    }
    const segments = route.path.split('/');
    segments.forEach((segment, index) => {
      if (!variable.test(segment)) return;
      const parent = segments.slice(0, index).join('/');
      const other = this.variables.get(parent) ?? segment;
      if (other !== segment) {
        throw new Error(`${this.subject}: '${text}' names '${segment}' what another route names '${other}', and API Gateway takes one variable at a place. Write '${[...segments.slice(0, index), other, ...segments.slice(index + 1)].join('/')}'.`);
      }
      this.variables.set(parent, segment);
    });
    this.routes.add(name);
    return route;
  }
}
