import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../../lib/catalog/index.generated';
import { evaluate } from '../../lib/core/evaluate';
import { loadTemplate } from '../../lib/core/nested-templates';
import { TemplateGraph } from '../../lib/core/template-graph';

const corpus = join(__dirname, '../../../shared/corpus/apps');
const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => /\.(json|ya?ml)$/.test(name)) : [];

if (files.length === 0) {
  // eslint-disable-next-line no-console
  console.warn(`Skipped: the templates of public apps are not at ${corpus}.`);
  test.skip('public apps', () => undefined);
} else {
  test.each(files)('%s is judged, and no control throws', (file) => {
    const { source, errors } = loadTemplate(join(corpus, file), file);
    const findings = evaluate(new TemplateGraph([source]), controls);
    expect(findings.filter(({ message }) => message.includes('could not be evaluated'))).toEqual([]);
    expect(errors.filter(({ problem }) => problem !== 'there is no such file')).toEqual([]);
  });
}
