import { findingOf, reportOf } from './example-report';

/** Markup, commands of a workflow and of a terminal, halves of pairs, line separators. */
export const hostileNames = [
  '<script>document.title="owned"</script>', '</script><img src=x onerror=document.title="owned">', '<!--<script>', ']]>', '&amp;"\'',
  '\n::error::owned', '%0A::set-output name=a::b', '\u001b[31mred', '\u2028\u2029', '\ud800', '\ufffe', '| a | b |', '`code` ``', '@everyone #1',
  '[click](https://evil.example)', '__proto__', '{{7*7}}${7*7}',
];

export const hostile = reportOf(hostileNames.map((name, index) => findingOf({
  id: `QueueEncrypted[${name}]`, logicalId: name, message: `${name} is wrong`, constructPath: index % 2 === 0 ? name : undefined,
  template: `cdk.out/${name}`, stack: name, resourceType: name, path: name,
})), { errors: hostileNames.map((name) => ({ file: name, message: name })) });
