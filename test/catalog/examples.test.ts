import { controls } from '../../lib/catalog/index.generated';
import { testExamples } from './control-examples';

describe.each(controls.map((control) => [control.id, control] as const))('%s', (_, control) => testExamples(control));
