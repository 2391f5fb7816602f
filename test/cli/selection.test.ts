import { controls } from '../../lib/catalog/index.generated';
import { selectedControls } from '../../lib/cli/selection';
import { controlsOf } from '../../lib/core/control';
import { servicesOf } from '../../lib/core/service';

function ids(select: string[], ignore: string[] = [], profile: 'baseline' | 'standard' | 'strict' = 'standard'): string[] {
  return selectedControls({ profile, select, ignore }).controls.map(({ id }) => id);
}

test('without a selection it is the profile', () => {
  expect(ids([])).toEqual(controlsOf('standard', controls).map(({ id }) => id));
});

test('a service, a severity and a pattern take from the profile', () => {
  const ofProfile = controlsOf('standard', controls);
  expect(ids(['lambda'])).toEqual(ofProfile.filter((control) => servicesOf(control).includes('Lambda')).map(({ id }) => id));
  expect(ids(['LAMBDA'])).toEqual(ids(['lambda']));
  expect(ids(['critical'])).toEqual(ofProfile.filter(({ severity }) => severity === 'critical').map(({ id }) => id));
  expect(ids(['Queue*'])).toEqual(ofProfile.filter(({ id }) => id.startsWith('Queue')).map(({ id }) => id));
  expect(ids(['*'])).toEqual(ids([]));
});

test('one that is named is asked, however strict it is', () => {
  const strict = controls.find(({ profile }) => profile === 'strict')!;
  expect(ids([strict.id], [], 'baseline')).toEqual([strict.id]);
});

test('what is ignored is not asked, even where it is selected', () => {
  expect(ids(['FunctionTraced', 'FunctionMemorySet'], ['FunctionTraced'])).toEqual(['FunctionMemorySet']);
  expect(ids([], ['lambda']).some((id) => ids(['lambda']).includes(id))).toBe(false);
});

test('what is said of coverage stays, unless it is ignored by name', () => {
  expect(selectedControls({ profile: 'standard', select: ['FunctionTraced'], ignore: [] }).has('NestedTemplateJudged')).toBe(true);
  expect(selectedControls({ profile: 'standard', select: [], ignore: ['NestedTemplateJudged'] }).has('NestedTemplateJudged')).toBe(false);
});

test.each([
  ['FunctionTracd', "'FunctionTracd' is no control, service or severity; did you mean FunctionTraced?"],
  ['lamda', "'lamda' is no control, service or severity; did you mean lambda?"],
  ['hihg', "'hihg' is no control, service or severity; did you mean high?"],
  ['Nothing*', "no control is called like 'Nothing*'"],
  ['constructor', "'constructor' is no control, service or severity"],
  ['(a+)+$', "'(a+)+$' is no control, service or severity"],
])('%s means nothing', (selector, message) => {
  expect(() => ids([selector])).toThrow(message);
  expect(() => ids([], [selector])).toThrow(message);
});
