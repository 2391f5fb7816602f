import { join } from 'node:path';
import { is, judge } from '../../lib/core/assertion';
import { describeValue } from '../../lib/core/describe-value';
import { resolve } from '../../lib/core/intrinsics';
import { loadTemplate } from '../../lib/core/nested-templates';
import { PathPattern } from '../../lib/core/path-pattern';
import { TemplateGraph } from '../../lib/core/template-graph';
import { Folder, templateOf } from './folder';
import { resourceOf } from './resource-of';

describe('of a value', () => {
  /** What it is in words, in a template with a parameter `P` of as many choices. */
  function meaning(value: unknown, choices = 1): string[] {
    const AllowedValues = Array.from({ length: choices }, (_, index) => index);
    const [stack] = new TemplateGraph([{ stackName: 'A', file: 'a', template: { Parameters: { P: { Type: 'String', AllowedValues } } } }]).stacks;
    return resolve(value, stack).map(describeValue);
  }

  test('24 alternatives are read, and of more it is said', () => {
    expect(meaning({ Ref: 'P' }, 24)).toHaveLength(24);
    expect(meaning({ Ref: 'P' }, 24).at(-1)).toBe('23 when P is 23');
    expect(meaning({ Ref: 'P' }, 25).slice(23)).toEqual(['23 when P is 23', 'not known before deployment (it has too many alternatives)']);
    expect(meaning({ 'Fn::Sub': '${P}-' }, 24)).toHaveLength(24);
    expect(meaning({ 'Fn::Sub': ['${A}', { A: { 'Fn::If': ['C', { Ref: 'P' }, 'x'] } }] }, 24)).toEqual(['${?}']);
  });

  test('functions are followed 41 deep', () => {
    const nestedIn = (levels: number) => {
      let value: unknown = 'x';
      for (let level = 0; level < levels; level += 1) value = { 'Fn::Select': [0, [value]] };
      return meaning(value);
    };
    expect(nestedIn(41)).toEqual(['x']);
    expect(nestedIn(42)).toEqual(['not known before deployment (its functions are nested too deeply)']);
  });

  test('5,000 functions are followed', () => {
    const many = (count: number) => meaning({ 'Fn::Join': ['', Array(count - 1).fill({ 'Fn::Select': [0, ['']] })] });
    expect(many(5_000)).toEqual(['empty']);
    expect(many(5_001)).toEqual(['${?}']);
  });

  test('functions in each other end', () => {
    let value: unknown = 'x';
    for (let level = 0; level < 400; level += 1) value = { 'Fn::Sub': ['${A}', { A: value }] };
    expect(meaning(value)).toHaveLength(1);
  });

  test('branches that double with each level end', () => {
    let value: unknown = 'x';
    for (let level = 0; level < 38; level += 1) value = { 'Fn::If': [`C${level}`, value, value] };
    const alternatives = meaning(value);
    expect(alternatives.length).toBeLessThanOrEqual(25);
    expect(alternatives.at(-1)).toContain('too many alternatives');
  });

  test('a list of 200,000 pieces is joined', () => {
    const [text] = meaning({ 'Fn::Join': ['', Array(200_000).fill('x')] });
    expect(text).toMatch(/^x+…$/);
  });

  test('choices that multiply end', () => {
    const choice = { 'Fn::If': ['C', 'a', 'b'] };
    expect(meaning({ 'Fn::Join': ['', Array(100).fill(choice)] })).toEqual(['${?}']);
  });
});

describe('along a path', () => {
  /** Each level stands in as many branches. */
  function branching(levels: number, branches: number, leaf: unknown): Record<string, unknown> {
    let value: unknown = leaf;
    for (let level = 0; level < levels; level += 1) {
      const inner = value;
      value = { P: Array.from({ length: branches }).reduce<unknown>((others, _, index) => ({ 'Fn::If': [`C${level}x${index}`, inner, others] }), inner) };
    }
    return value as Record<string, unknown>;
  }

  test('200 alternatives are read, and of more it is said', () => {
    const found = resourceOf('X', branching(2, 15, 'leaf')).get('P.P');
    expect(found).toHaveLength(201);
    expect(describeValue(found[200])).toBe('not known before deployment (it has too many alternatives)');
  });

  test('alternatives that multiply end', () => {
    const { verdict } = judge(is(Array(13).fill('P').join('.'), 1), resourceOf('X', branching(12, 4, { P: 1 })));
    expect(verdict).toBe('unknown');
  });
});

describe('of nested stacks', () => {
  let folder: Folder;
  beforeEach(() => { folder = new Folder(); });
  afterEach(() => folder.remove());

  const nest = (asset: string) => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': asset } });

  function load(name: string) {
    const { source, errors } = loadTemplate(join(folder.path, name), 'Top', { shownAs: name });
    return { stacks: new TemplateGraph([source]).stacks, errors: errors.map(({ message }) => message) };
  }

  test('20 may be nested in each other, not more', () => {
    for (let level = 0; level < 22; level += 1) folder.write(`level${level}.json`, templateOf({ C: nest(`level${level + 1}.json`) }));
    folder.write('level22.json', templateOf({}));
    const { stacks, errors } = load('level0.json');
    expect(stacks).toHaveLength(21);
    expect(errors).toEqual([expect.stringMatching(/^level21\.json: .*, or more than 20 deep$/)]);
  });

  test('2,000 are read, however they multiply', () => {
    const tenfold = (file: string) => templateOf(Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`C${index}`, nest(file)])));
    for (let level = 0; level < 6; level += 1) folder.write(`level${level}.json`, tenfold(`level${level + 1}.json`));
    folder.write('level6.json', templateOf({}));
    const { stacks, errors } = load('level0.json');
    expect(stacks).toHaveLength(2_001);
    expect(errors[0]).toContain('one of more than 2000 nested stacks');
  });
});

test('a hostile pattern of paths ends soon', () => {
  const pattern = new PathPattern(`${'**/'.repeat(200)}${'*a'.repeat(200)}b`);
  expect(pattern.covers(`${'x/'.repeat(500)}${'a'.repeat(5_000)}`)).toBe(false);
});
