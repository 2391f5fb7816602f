import { join } from 'node:path';
import { readWaiver, today, Waiver, waiverKey, Waivers } from '../../lib/core/waiver';
import { readWaiversFile } from '../../lib/core/waivers-file';
import { findingOf, waiverOf } from '../reporters/example-report';
import { Folder } from './folder';

const controls = new Set(['QueueEncrypted']);
const noticesOf = (waivers: Waiver[], day: string) => new Waivers(waivers, day).notices(controls, controls).map(({ level, id }) => `${level} ${id}`);

describe('a waiver counts', () => {
  test('for all findings of its control, or for the one that it names', () => {
    const detailed = findingOf({ id: 'QueueEncrypted[Action::s3:*]' });
    const find = (control: string) => new Waivers([waiverOf({ control })], '2026-12-01').find(detailed)?.control;
    expect(find('QueueEncrypted')).toBe('QueueEncrypted');
    expect(find('QueueEncrypted[Action::s3:*]')).toBe('QueueEncrypted[Action::s3:*]');
    expect(find('QueueEncrypted[Action::s3:Get*]')).toBeUndefined();
    expect(find('Queue')).toBeUndefined();
  });

  test('also spelled as the CDK shows it, with hyphens for spaces', () => {
    const waivers = new Waivers([waiverOf({ control: 'QueueEncrypted[a-b]' })], '2026-12-01');
    expect(waivers.find(findingOf({ id: 'QueueEncrypted[a b]' }))).toBeDefined();
  });

  test('where its path leads, from the construct that it is written on', () => {
    const covers = (waiver: Partial<Waiver>) => new Waivers([waiverOf(waiver)], '2026-12-01').find(findingOf()) !== undefined;
    expect(covers({ path: 'Shop/*' })).toBe(true);
    expect(covers({ path: 'Stock/*' })).toBe(false);
    expect(covers({ scope: 'Shop', path: '' })).toBe(true);
    expect(covers({ scope: 'Shop', path: 'Qu*' })).toBe(true);
    expect(covers({ scope: 'Sho', path: '' })).toBe(false);
    expect(covers({ scope: 'S*', path: '' })).toBe(false);
    expect(covers({ scope: 'Shop/Queue/Resource', path: '' })).toBe(true);
  });

  test('at a stack and logical id, where the CDK wrote down no construct', () => {
    const plain = findingOf({ constructPath: undefined, stack: 'plain', logicalId: 'Queue' });
    expect(new Waivers([waiverOf({ path: 'plain/Queue' })], '2026-12-01').find(plain)).toBeDefined();
    expect(new Waivers([waiverOf({ path: 'plain/Other' })], '2026-12-01').find(plain)).toBeUndefined();
  });

  test('on its last day, and not on the next', () => {
    const waiver = waiverOf({ expires: '2026-12-01' });
    expect(new Waivers([waiver], '2026-12-01').find(findingOf())).toBe(waiver);
    expect(new Waivers([waiver], '2026-12-02').find(findingOf())).toBeUndefined();
  });

  test('by the one that has not expired, where two cover the finding', () => {
    const renewed = waiverOf({ expires: '2027-01-01' });
    expect(new Waivers([waiverOf({ expires: '2026-11-01' }), renewed], '2026-12-01').find(findingOf())).toBe(renewed);
  });
});

describe('of waivers themselves it is said', () => {
  const used = (waiver: Waiver, day: string) => {
    const waivers = new Waivers([waiver], day);
    waivers.find(findingOf());
    return waivers.notices(controls, controls).map(({ level, id, message }) => `${level} ${id}: ${message}`);
  };

  test('nothing while one is needed and has time left', () => {
    expect(used(waiverOf({ expires: '2027-01-01' }), '2026-12-01')).toEqual([]);
  });

  test('that one expires within 30 days', () => {
    expect(used(waiverOf({ expires: '2026-12-31' }), '2026-12-01')).toEqual([
      "warning WaiverExpiresSoon: the waiver of QueueEncrypted for '**', owned by shop@example.com, expires on 2026-12-31, in 30 days",
    ]);
  });

  test('that one has expired, as an error', () => {
    expect(used(waiverOf({ expires: '2026-11-30' }), '2026-12-01')).toEqual([
      "error WaiverExpired: the waiver of QueueEncrypted for '**', owned by shop@example.com, expired on 2026-11-30",
    ]);
  });

  test('that one covers nothing, but only where its control was asked', () => {
    expect(noticesOf([waiverOf()], '2026-12-01')).toEqual(['warning WaiverUsed']);
    expect(new Waivers([waiverOf()], '2026-12-01').notices(new Set(), controls)).toEqual([]);
  });

  test('that there is no such control, unless it is a rule of another plugin', () => {
    expect(noticesOf([waiverOf({ control: 'QueueEncripted' })], '2026-12-01')).toEqual(['error WaiverKnown']);
    expect(noticesOf([waiverOf({ control: 'AwsSolutions::AwsSolutions-SQS3' })], '2026-12-01')).toEqual([]);
  });
});

test('each is told by its words, where it is written, and what to do', () => {
  const notices = (waiver: Waiver, day: string) => new Waivers([waiver], day).notices(controls, controls);
  expect(notices(waiverOf({ control: 'Queues[a]' }), '2026-12-01')).toEqual([{
    level: 'error', id: 'WaiverKnown', where: 'bulwark.waivers.yaml', fix: 'Correct its control, or remove it.',
    message: "the waiver of Queues[a] for '**', owned by shop@example.com, is of no control that there is",
  }]);
  expect(notices(waiverOf({ expires: '2026-11-30' }), '2026-12-01')).toMatchObject([{
    fix: 'Repair what it was for and remove it, or have its owner decide anew and give it a later day.',
  }]);
  expect(notices(waiverOf({ path: '' }), '2026-12-01')).toEqual([{
    level: 'warning', id: 'WaiverUsed', where: 'bulwark.waivers.yaml', fix: 'Remove it.',
    message: 'the waiver of QueueEncrypted, owned by shop@example.com, covers no finding',
  }]);
  const soon = new Waivers([waiverOf({ expires: '2026-12-31' })], '2026-12-01');
  soon.find(findingOf());
  expect(soon.notices(controls, controls)).toMatchObject([{ fix: 'Repair what it is for, or have its owner decide anew.' }]);
});

test('a use that others found counts, and what is used is told to them', () => {
  const waiver = waiverOf();
  const here = new Waivers([waiver], '2026-12-01');
  expect(here.usedKeys).toEqual([]);
  here.find(findingOf());
  expect(here.usedKeys).toEqual([waiverKey(waiver)]);
  expect(new Waivers([waiver], '2026-12-01', new Set(here.usedKeys)).notices(controls, controls)).toEqual([]);
});

test('a waiver is told from another by all that it says of its place and time', () => {
  const keys = [{}, { where: 'x' }, { control: 'x' }, { path: 'x' }, { expires: 'x' }].map((more) => waiverKey(waiverOf(more)));
  expect(new Set(keys).size).toBe(keys.length);
  expect(waiverKey(waiverOf({ reason: 'another' }))).toBe(keys[0]);
});

test('two waivers of one control, of which one covers the finding', () => {
  const waivers = new Waivers([waiverOf({ path: 'Stock' }), waiverOf({ path: 'Shop' }), waiverOf({ control: 'QueueEncrypted[x]', path: 'Shop' })], '2026-12-01');
  expect(waivers.find(findingOf({ id: 'QueueEncrypted[x]' }))?.control).toBe('QueueEncrypted[x]');
  expect(waivers.find(findingOf())?.path).toBe('Shop');
  expect(waivers.find(findingOf({ id: 'Other', control: 'Other' }))).toBeUndefined();
  expect(new Waivers([], '2026-12-01').find(findingOf())).toBeUndefined();
});

test('one that is read has what was given, without spaces around, and its scope', () => {
  const given = { control: ' A ', reason: ' b ', owner: ' c ', expires: ' 2027-06-30 ' };
  expect(readWaiver({ ...given, path: ' p ', ticket: ' T ' }, 'w')).toEqual({
    control: 'A', path: 'p', reason: 'b', owner: 'c', expires: '2027-06-30', ticket: 'T', where: 'w',
  });
  expect(readWaiver(given, 'w', 'Shop')).toEqual({ control: 'A', path: '', reason: 'b', owner: 'c', expires: '2027-06-30', where: 'w', scope: 'Shop' });
  expect(readWaiver(given, 'w')).toEqual({ problem: "'path' is missing; a waiver has control, reason, owner, expires" });
  expect(readWaiver([], 'w')).toEqual({ problem: 'it is no mapping' });
});

test('today is a day', () => {
  expect(today()).toBe(new Date().toISOString().slice(0, 10));
});

test.each([
  [{ owner: null }, "'owner' is missing; a waiver has control, reason, owner, expires"],
  [{ ticket: 3 }, "'ticket' must be text"],
  [{ path: ' ' }, "'path' must be text"],
  [{ expires: 'x2027-02-01' }, "'expires' is 'x2027-02-01'; write the last day that it counts as YYYY-MM-DD"],
  [{ expires: '2027-02-01x' }, "'expires' is '2027-02-01x'; write the last day that it counts as YYYY-MM-DD"],
  [{ expires: '2027-13-01' }, "'expires' is '2027-13-01'; write the last day that it counts as YYYY-MM-DD"],
  [{ control: undefined }, "'control' is missing; a waiver has control, reason, owner, expires"],
  [{ reason: '' }, "'reason' is missing; a waiver has control, reason, owner, expires"],
  [{ reason: '  ' }, "'reason' must be text"],
  [{ owner: undefined }, "'owner' is missing; a waiver has control, reason, owner, expires"],
  [{ owner: 3 }, "'owner' must be text"],
  [{ expires: undefined }, "'expires' is missing; a waiver has control, reason, owner, expires"],
  [{ expires: 'never' }, "'expires' is 'never'; write the last day that it counts as YYYY-MM-DD"],
  [{ expires: '2027-02-30' }, "'expires' is '2027-02-30'; write the last day that it counts as YYYY-MM-DD"],
  [{ path: undefined }, "'path' is missing; a waiver has control, reason, owner, expires"],
  [{ until: '2027-01-01' }, "'until' means nothing here; there are control, reason, owner, expires, path, ticket"],
])('%j is refused', (wrong, problem) => {
  const { where, ...waiver } = waiverOf();
  expect(readWaiver({ ...waiver, ...wrong }, where)).toEqual({ problem });
});

describe('a file of waivers', () => {
  let folder: Folder;
  beforeEach(() => { folder = new Folder(); });
  afterEach(() => folder.remove());

  test('is read with its dates as text', () => {
    folder.write('w.yaml', 'waivers:\n- control: QueueEncrypted\n  path: Shop/**\n  reason: r\n  owner: o\n  expires: 2027-06-30\n  ticket: T-1\n');
    const file = join(folder.path, 'w.yaml');
    expect(readWaiversFile(file)).toEqual([
      { control: 'QueueEncrypted', path: 'Shop/**', reason: 'r', owner: 'o', expires: '2027-06-30', ticket: 'T-1', where: file },
    ]);
  });

  test.each([
    ['[]', /a file of waivers is a mapping with the list 'waivers'$/],
    ['waivers: 3', /a file of waivers is a mapping with the list 'waivers'$/],
    ['waivers: []\nwaiver: []', /'waiver' means nothing here; there is only 'waivers'$/],
    ['waivers: [{control: A, path: b, reason: c, owner: d}]', /waiver 1: 'expires' is missing/],
    ['waivers: [3]', /waiver 1: it is no mapping$/],
    ['waivers: [', /not valid YAML/],
    ['{"waivers": [}', /not valid JSON/],
  ])('%j is refused', (text, message) => {
    folder.write('w.yaml', text);
    expect(() => readWaiversFile(join(folder.path, 'w.yaml'))).toThrow(message);
  });
});
