/** Where the reader is: `#/findings?severity=high`. */
export interface Route {
  /** Such as `findings`, or `finding/0123`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function currentRoute(): Route {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return { path: path === '' ? ['overview'] : path.split('/'), query: new URLSearchParams(query) };
}

export function hashOf(path: string, query: Readonly<Record<string, string>> = {}): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#/${path}${text === '' ? '' : `?${text}`}`;
}
