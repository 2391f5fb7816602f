import type { PageData } from '../lib/reporters/html/page-data';
import type { Route } from './route';

/** One page of the report. A new one is a file, and a line in `pages.ts`. */
export interface Page {
  /** The first step of its address. */
  readonly name: string;
  readonly title: string;
  /** Whether it stands in the navigation. Default: always. */
  readonly isListed?: (data: PageData) => boolean;
  /** Its content; the first heading gets the focus. */
  readonly render: (data: PageData, route: Route) => Node;
}
