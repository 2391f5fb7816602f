import { Control } from '../../lib/core/control';
import { exampleFindings } from '../../lib/core/example';
import { Finding } from '../../lib/core/finding';

/** What a report says of the examples of a control, each once. */
export function reportedFindings(control: Control): string {
  const { fails, unknown = [] } = control.examples;
  const lines = [...fails, ...unknown].flatMap((example) => exampleFindings(control, example)).map(asLine);
  return [...new Set(lines)].join('\n');
}

function asLine({ verdict, id, message, path }: Finding): string {
  const place = path === '' ? '' : `, at \`${path}\``;
  return `- ${verdict === 'fail' ? 'fails' : 'can not be told'}: ${message.replaceAll('`', "'").replaceAll(/[*<|]/g, '\\$&')}${place}${id.includes('[') ? ` (\`${id}\`)` : ''}`;
}
