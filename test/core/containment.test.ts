import { realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { liesWithin, realPath } from '../../lib/core/containment';
import { Folder } from './folder';

let folder: Folder;
beforeEach(() => { folder = new Folder({ 'app/a.txt': '', 'app-other/b.txt': '' }); });
afterEach(() => folder.remove());

const inFolder = (...names: string[]) => join(folder.path, ...names);

test('a path lies within a folder where its links lead below it, whether it exists or not', () => {
  symlinkSync(inFolder('app-other'), inFolder('app', 'link'));
  const within = ['app/a.txt', 'app/missing', 'app', '.', 'app-other/b.txt', 'app/link/b.txt', 'app/../app-other'];
  expect(within.map((path) => liesWithin(inFolder(path), inFolder('app')))).toEqual([true, true, false, false, false, false, false]);
  expect(realPath(inFolder('app', 'link'))).toBe(realpathSync(inFolder('app-other')));
});

test('all but the root lies within the root', () => {
  expect([liesWithin(folder.path, '/'), liesWithin('/', '/')]).toEqual([true, false]);
});
