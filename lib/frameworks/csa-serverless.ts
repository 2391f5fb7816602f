import type { Framework } from './framework';

/** Often quoted as "OWASP", whose own list has other numbers: see owasp-serverless.ts. */
export const csaServerless: Framework = {
  prefix: 'CSA-Serverless',
  name: 'CSA: the 12 most critical risks for serverless applications',
  url: 'https://cloudsecurityalliance.org/blog/2019/02/11/critical-risks-serverless-applications/',
  sources: ['https://cloudsecurityalliance.org/blog/2019/02/11/critical-risks-serverless-applications/'],
  read: '2026-11-23',
  extent: 'All twelve.',
  exact: false,
  requirements: [
    { id: 'SAS-1', title: 'Injection through event data' },
    { id: 'SAS-2', title: 'Broken authentication' },
    { id: 'SAS-3', title: 'Insecure deployment configuration' },
    { id: 'SAS-4', title: 'Functions with too many rights' },
    { id: 'SAS-5', title: 'Too little monitoring and logging of functions' },
    { id: 'SAS-6', title: 'Insecure dependencies' },
    { id: 'SAS-7', title: 'Secrets kept insecurely' },
    { id: 'SAS-8', title: 'Denial of service, and of money' },
    { id: 'SAS-9', title: 'Manipulated business logic', scope: 'organization', note: 'a matter of the app\'s design' },
    { id: 'SAS-10', title: 'Errors that tell too much' },
    { id: 'SAS-11', title: 'Functions, resources and triggers that nobody uses' },
    { id: 'SAS-12', title: 'Data that stays from one execution to the next', scope: 'organization', note: 'a matter of the function\'s code' },
  ],
};
