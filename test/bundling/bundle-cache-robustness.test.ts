import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { Bundle, BundleCache } from '../../lib/bundling/bundle-cache';
import { sha256Of } from '../../lib/bundling/sha256';
import { bundled, bundlingProject, temporaryFolder } from './bundling-project';

const dependencies = { files: ['src/handler.ts'], names: {} };
const bundle = (text: string): Bundle => ({
  files: [{ name: 'index.js', contents: Buffer.from(text), sha256: sha256Of(Buffer.from(text)) }], metafile: Buffer.from('{}'), warnings: [],
});
const day = 24 * 60 * 60 * 1000;

function entries(folder: string, kind: string): readonly string[] {
  const cache = join(folder, 'node_modules', '.cache', 'cdk-bulwark', kind);
  return readdirSync(cache).map((name) => join(cache, name));
}

describe.each(['dependencies', 'bundles'])('an entry of %s is not trusted', (kind) => {
  const spoiled: Record<string, (entry: string) => void> = {
    'that was cut off': (entry) => truncateSync(entry, statSync(entry).size - 10),
    'that is empty': (entry) => truncateSync(entry, 0),
    'in which a byte is another': (entry) => writeFileSync(entry, readFileSync(entry, 'utf8').replace('handler', 'hacking')),
    'in which the last byte is another': (entry) => writeFileSync(entry, `${readFileSync(entry, 'utf8').slice(0, -2)}x`),
    'that is no JSON under its hash': (entry) => writeFileSync(entry, `${sha256Of(Buffer.from('x'))}\nx\n`),
    'that has one line': (entry) => writeFileSync(entry, 'x'.repeat(64)),
    'that is a folder': (entry) => {
      rmSync(entry);
      mkdirSync(join(entry, 'deeper'), { recursive: true });
    },
    'that is a link to a good one': (entry) => {
      const elsewhere = join(temporaryFolder(), 'entry');
      writeFileSync(elsewhere, readFileSync(entry));
      rmSync(entry);
      symlinkSync(elsewhere, entry);
    },
    'that is a link to nowhere': (entry) => {
      rmSync(entry);
      symlinkSync('/nowhere', entry);
    },
    'that is a pipe': (entry) => {
      rmSync(entry);
      execFileSync('mkfifo', [entry]);
    },
  };

  test.each(Object.entries(spoiled))('%s', (_name, spoil) => {
    const folder = bundlingProject();
    const first = bundled(folder);
    const [entry] = entries(folder, kind);
    spoil(entry);
    const second = bundled(folder);
    expect(second.name).toBe(first.name);
    expect(second.files).toEqual(first.files);
    // It is good again.
    expect(statSync(entry).isFile()).toBe(true);
    expect(entries(folder, kind)).toEqual([entry]);
  });
});

test('an entry is never written through a link', () => {
  const folder = bundlingProject();
  bundled(folder);
  const target = join(temporaryFolder(), 'precious');
  writeFileSync(target, 'precious');
  for (const entry of [...entries(folder, 'bundles'), ...entries(folder, 'dependencies')]) {
    rmSync(entry);
    symlinkSync(target, entry);
  }
  bundled(folder);
  expect(readFileSync(target, 'utf8')).toBe('precious');
});

test('only its owner may read what is kept', () => {
  const folder = bundlingProject();
  bundled(folder);
  for (const entry of entries(folder, 'bundles')) expect(statSync(entry).mode & 0o077).toBe(0);
});

test('several syntheses can write and read the same entries at once', async () => {
  const folder = temporaryFolder();
  const script = join(folder, 'bundle-cache.cjs');
  const stdin = { contents: "export * from './bundle-cache'; export * from './sha256';", resolveDir: join(__dirname, '..', '..', 'lib', 'bundling') };
  buildSync({ stdin, outfile: script, bundle: true, platform: 'node', format: 'cjs' });
  const work = `
    const { BundleCache, sha256Of } = require(${JSON.stringify(script)});
    const cache = BundleCache.open(${JSON.stringify(join(folder, 'cache'))}, 2_000_000);
    let read = 0;
    for (let round = 0; round < 150; round++) {
      const address = 'address' + round % 5;
      const contents = Buffer.from(address + 'x'.repeat(100_000));
      cache.keep('request' + round % 5, { files: [address], names: {} }, address, {
        files: [{ name: 'index.js', contents, sha256: sha256Of(contents) }], metafile: Buffer.from('{}'), warnings: [],
      });
      const found = cache.bundle(address);
      if (found && !found.files[0].contents.equals(contents)) throw new Error('torn: ' + found.files[0].contents.length);
      if (found) read++;
      if (round % 10 === 0) cache.prune();
    }
    process.stdout.write(String(read));
  `;
  const outputs = await Promise.all(Array.from({ length: 4 }, () => new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', work]);
    let [output, errors] = ['', ''];
    child.stdout.on('data', (data) => (output += String(data)));
    child.stderr.on('data', (data) => (errors += String(data)));
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(errors))));
  })));
  for (const output of outputs) expect(Number(output)).toBeGreaterThan(0);
  expect(readdirSync(join(folder, 'cache', 'bundles')).filter((name) => name.startsWith('.'))).toEqual([]);
});

describe('what is kept is bounded:', () => {
  const open = (maxBytes?: number) => BundleCache.open(temporaryFolder(), maxBytes)!;
  const age = (cache: BundleCache, name: string, milliseconds: number) => {
    const then = new Date(Date.now() - milliseconds);
    utimesSync(join(cache.folder, name), then, then);
  };

  test('the oldest go when there is too much', () => {
    const cache = open(2500);
    for (const [index, name] of ['old', 'middle', 'young'].entries()) {
      cache.keep(name, dependencies, name, bundle('x'.repeat(800)));
      for (const kind of ['bundles', 'dependencies']) age(cache, join(kind, name), (3 - index) * 60_000);
    }
    cache.prune();
    expect(['old', 'middle', 'young'].map((name) => cache.bundle(name) !== undefined)).toEqual([false, true, true]);
  });

  test('what was not used for 30 days goes', () => {
    const cache = open();
    cache.keep('unused', dependencies, 'unused', bundle(''));
    age(cache, join('bundles', 'unused'), 31 * day);
    cache.prune();
    expect(readdirSync(join(cache.folder, 'bundles'))).toEqual([]);
  });

  test('what is used stays', () => {
    const cache = open();
    cache.keep('used', dependencies, 'used', bundle(''));
    age(cache, join('bundles', 'used'), 31 * day);
    cache.bundle('used');
    cache.prune();
    expect(cache.bundle('used')).toBeDefined();
  });

  test('what a crash left half written goes after a day, and not before', () => {
    const cache = open();
    for (const name of ['.old', '.new']) writeFileSync(join(cache.folder, 'bundles', name), 'half');
    age(cache, join('bundles', '.old'), 2 * day);
    cache.prune();
    expect(readdirSync(join(cache.folder, 'bundles'))).toEqual(['.new']);
  });
});

test('the time of the file system lies after what was written before, and not after what is written later', () => {
  const folder = temporaryFolder();
  const cache = BundleCache.open(folder)!;
  const written = (name: string) => {
    writeFileSync(join(folder, name), '');
    return statSync(join(folder, name)).ctimeMs;
  };
  const before = written('before');
  const now = cache.now();
  expect(before).toBeLessThan(now);
  expect(written('after')).toBeGreaterThanOrEqual(now);
});

test('a file that changes while esbuild reads leaves nothing in the cache', () => {
  const folder = bundlingProject();
  // Seen from a clock that is behind, all files have just changed.
  jest.spyOn(BundleCache.prototype, 'now').mockReturnValueOnce(0);
  bundled(folder);
  expect([...entries(folder, 'bundles'), ...entries(folder, 'dependencies')]).toEqual([]);
});
