import type { Framework } from './framework';

/** The lens asks questions; what it recommends below each has no number. */
export const wellArchitectedServerless: Framework = {
  prefix: 'WA-Serverless',
  name: 'AWS Well-Architected, Serverless Applications Lens',
  url: 'https://docs.aws.amazon.com/wellarchitected/latest/serverless-applications-lens/welcome.html',
  sources: [
    'https://docs.aws.amazon.com/wellarchitected/latest/serverless-applications-lens/identity-and-access-management.html and the pages beside it',
    'https://github.com/aws-samples/aws-lambda-etl-ref-architecture, well-architected.md (MIT-0): the recommendations by question',
  ],
  read: '2026-11-23',
  extent: 'All questions of the lens.',
  exact: false,
  requirements: [
    { id: 'OPS-1', title: 'The health of the app is known: metrics, alarms, traces, structured logs' },
    { id: 'OPS-2', title: 'The life cycle is managed: infrastructure as code, rollouts, supported runtimes' },
    { id: 'SEC-1', title: 'Access to the API is controlled' },
    { id: 'SEC-2', title: 'Security boundaries: policies, networks, roles, temporary credentials' },
    { id: 'SEC-3', title: 'Application security: secrets, dependencies, validation of events' },
    { id: 'REL-1', title: 'Request rates are limited' },
    { id: 'REL-2', title: 'The app is resilient: failures, duplicates, bursts' },
    { id: 'PERF-1', title: 'Performance is optimized', scope: 'organization' },
    { id: 'COST-1', title: 'Cost is optimized', scope: 'organization' },
  ],
};
