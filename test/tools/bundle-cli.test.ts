import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCli } from '../../tools/bundle-cli';

const root = join(__dirname, '..', '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the command line is one file that runs by itself', () => {
  const outfile = join(folder, 'cdk-bulwark.js');

  bundleCli(root, outfile);

  expect(readFileSync(outfile, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(statSync(outfile).mode & 0o111).toBe(0o111);
  const { status, stdout } = spawnSync(process.execPath, [outfile, 'check', '--help'], { cwd: folder, encoding: 'utf8' });
  expect({ status, usage: stdout.includes('cdk-bulwark check') }).toEqual({ status: 0, usage: true });
});

test('a bundle that carries the CDK is refused', () => {
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'node_modules', 'aws-cdk-lib'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', 'aws-cdk-lib', 'index.js'), 'exports.App = class {};');
  writeFileSync(join(folder, 'bin', 'cdk-bulwark.ts'), "import { App } from 'aws-cdk-lib';\nnew App();\n");

  expect(() => bundleCli(folder, join(folder, 'refused.js'))).toThrow('must not carry aws-cdk-lib');
});
