import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleCli } from '../../tools/bundle-cli';

const root = join(__dirname, '..', '..');
const guide = readFileSync(join(root, 'docs', 'guides', 'getting-started.md'), 'utf8');

/** What the guide has a reader do, in order: files to write, commands to type and what they answer. */
type Step = { readonly file: string; readonly text: string } | { readonly command: string; readonly answer: string };

function stepsOf(page: string): Step[] {
  const blocks = page.matchAll(/(?:<!-- file: (\S+) -->\n)?```(\w+)\n([^]*?)```/g);
  return [...blocks].flatMap(([, file, language, text]): Step[] => {
    if (file !== undefined) return [{ file, text }];
    if (language !== 'console') return [];
    return text.split(/^\$ /m).slice(1).map((typed) => {
      const end = typed.indexOf('\n');
      return { command: typed.slice(0, end), answer: typed.slice(end + 1) };
    });
  });
}

/** `…` alone on a line is whatever this page leaves out. */
function pattern(answer: string): RegExp {
  const parts = answer.split(/^…\n/m).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*?')}$`);
}

const work = mkdtempSync(join(tmpdir(), 'getting-started-'));
const project = join(work, 'shop');
let packed: string;

/** What `npm publish` would send, made of a build of this source. */
function pack(): string {
  const folder = join(work, 'package');
  mkdirSync(folder);
  const { files, bundledDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[]; bundledDependencies: string[] };
  for (const file of ['package.json', 'README.md', 'LICENSE', ...files.map((each) => each.split('/')[0])]) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(folder, file), { recursive: true });
  }
  bundleCli(root, join(folder, 'bin', 'cdk-bulwark.js'));
  for (const name of bundledDependencies) copyPackage(name, folder);
  const { stdout, stderr, status } = spawnSync('npm', ['pack', '--json', '--ignore-scripts'], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(stderr);
  const [{ filename }] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>);
  return join(folder, filename);
}

function copyPackage(name: string, folder: string): void {
  const target = join(folder, 'node_modules', name);
  if (existsSync(target)) return;
  cpSync(join(root, 'node_modules', name), target, { recursive: true, dereference: true });
  const { dependencies = {} } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as { dependencies?: object };
  for (const dependency of Object.keys(dependencies)) copyPackage(dependency, folder);
}

const isBuilt = existsSync(join(root, '.jsii'));
if (!isBuilt) process.stdout.write('Skipped: nothing was built (npm run compile).\n');

(isBuilt ? describe : describe.skip)('a new user who follows the guide', () => {
  beforeAll(() => {
    mkdirSync(project);
    packed = pack();
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  test.each(stepsOf(guide).map((step) => ['file' in step ? `writes ${step.file}` : `types ${step.command}`, step] as const))('%s', (_, step) => {
    if ('file' in step) {
      mkdirSync(dirname(join(project, step.file)), { recursive: true });
      writeFileSync(join(project, step.file), step.text);
      return;
    }
    // This package comes from here, all others from the registry.
    const command = step.command.replace('npm install cdk-bulwark', `npm install ${packed}`);
    const { stdout } = spawnSync('bash', ['-c', `{ ${command}; } 2>&1`], {
      cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CI: '', NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    expect(stdout).toMatch(pattern(step.answer));
  });
});
