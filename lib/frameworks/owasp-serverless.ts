import type { Framework } from './framework';

/** The project's own numbering. What others call `SAS-n` are the risks of the Cloud Security Alliance: see csa-serverless.ts. */
export const owaspServerless: Framework = {
  prefix: 'OWASP-Serverless',
  name: 'OWASP Serverless Top 10 (interpretation of 2017)',
  url: 'https://owasp.org/www-project-serverless-top-10/',
  sources: ['https://github.com/OWASP/Serverless-Top-10-Project, README.md'],
  read: '2026-11-23',
  extent: 'All ten.',
  exact: false,
  requirements: [
    { id: 'S1:2017', title: 'Injection' },
    { id: 'S2:2017', title: 'Broken authentication' },
    { id: 'S3:2017', title: 'Exposure of sensitive data' },
    { id: 'S4:2017', title: 'XML external entities', scope: 'organization', note: 'a matter of the function\'s code' },
    { id: 'S5:2017', title: 'Broken access control' },
    { id: 'S6:2017', title: 'Security misconfiguration' },
    { id: 'S7:2017', title: 'Cross-site scripting', scope: 'organization', note: 'a matter of the function\'s code' },
    { id: 'S8:2017', title: 'Insecure deserialization', scope: 'organization', note: 'a matter of the function\'s code' },
    { id: 'S9:2017', title: 'Components with known vulnerabilities' },
    { id: 'S10:2017', title: 'Too little logging and monitoring' },
  ],
};
