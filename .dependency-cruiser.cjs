/**
 * Which floor may import which. docs/architecture.md draws them; test/floors.test.ts runs this.
 * Node's own modules are open to all; a package only to the floors that name it.
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const cdk = ['aws-cdk-lib', 'constructs'];

/** From the ground up: a floor imports itself and what it names here, nothing else. */
const floors = {
  facts: { floors: [], packages: [] },
  core: { floors: ['facts'], packages: ['yaml'] },
  iam: { floors: ['facts', 'core'], packages: [] },
  frameworks: { floors: [], packages: [] },
  catalog: { floors: ['facts', 'core', 'iam', 'frameworks'], packages: [] },
  flows: { floors: ['facts', 'core', 'iam'], packages: [] },
  threats: { floors: ['facts', 'core', 'iam', 'flows', 'catalog'], packages: [] },
  reporters: { floors: ['facts', 'core', 'frameworks', 'flows'], packages: ['@dagrejs/dagre', 'yaml'] },
  exports: { floors: ['facts', 'core', 'catalog', 'frameworks'], packages: [] },
  cli: { floors: ['facts', 'core', 'iam', 'frameworks', 'flows', 'catalog', 'threats', 'reporters', 'exports'], packages: ['diff', 'yaml'] },
  validation: { floors: ['facts', 'core', 'iam', 'frameworks', 'flows', 'catalog', 'threats', 'reporters'], packages: [...cdk, 'cdk-nag'] },
  mixins: { floors: ['facts', 'core', 'catalog', 'validation'], packages: cdk },
  // The other wing: it never sees the catalog that judges it.
  runtime: { floors: [], packages: [] },
  bundling: { floors: ['facts'], packages: [...cdk, 'ajv', 'ajv-formats'] },
  constructs: { floors: ['facts', 'bundling'], packages: cdk },
  // Above both wings: constructs that deploy the catalog.
  organization: { floors: ['core', 'catalog', 'exports', 'validation', 'constructs'], packages: cdk },
};

const either = (names) => `(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})`;

/** What the file at `from` may import; what this does not match is a violation. */
const onlyThese = (name, comment, from, { paths, packages }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    pathNot: [...paths, ...(packages.length > 0 ? [`(?:^|/)node_modules/${either(packages)}/`] : [])],
    dependencyTypesNot: ['core'],
  },
});

/** A control is told by what it calls, so that a function two controls share may lie beside them. */
function controlFiles() {
  const catalog = join(process.cwd(), 'lib/catalog');
  if (!existsSync(catalog)) return [];
  return readdirSync(catalog, { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .filter((file) => /= (?:property|graph)Control\(/.test(readFileSync(join(catalog, file), 'utf8')))
    .map((file) => `lib/catalog/${file.replaceAll('\\', '/')}`);
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Types may name each other, as a resource and its graph do; code may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'every-floor-is-known',
      comment: 'A new folder in lib gets its place in .dependency-cruiser.cjs and docs/architecture.md first.',
      severity: 'error',
      from: {},
      to: { path: '^lib/[^/]+/', pathNot: `^lib/${either(Object.keys(floors))}/` },
    },
    ...Object.entries(floors).map(([floor, { floors: below, packages }]) =>
      onlyThese(`floor-${floor}`, `lib/${floor} stands on: ${below.join(', ') || 'nothing'}.`, `^lib/${floor}/`, {
        paths: [`^lib/${either([floor, ...below])}/`],
        packages,
      })),
    onlyThese('index-exports-only', 'The public surface holds no code of its own.', '^lib/index\\.ts$', { paths: ['^lib/'], packages: [] }),
    onlyThese('command-line-is-thin', 'argv -> lib/cli -> exit code, without the CDK.', '^bin/cdk-bulwark\\.ts$', { paths: ['^lib/cli/'], packages: [] }),
    {
      name: 'reference-app-is-a-user',
      comment: 'The reference app may import only what a user can: the public surface.',
      severity: 'error',
      from: { path: '^bin/', pathNot: '^bin/cdk-bulwark\\.ts$' },
      to: { path: '^lib/', pathNot: '^lib/index\\.ts$' },
    },
    {
      name: 'controls-stand-alone',
      comment: 'A control never imports another: what two of them need lies in lib/core, lib/iam or a file named after what it is about.',
      severity: 'error',
      from: { path: '^lib/catalog/', pathNot: '^lib/catalog/index\\.generated\\.ts$' },
      to: { path: controlFiles().map((file) => `^${file.replaceAll('.', '\\.')}$`) },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What the compiler put beside the sources.
    exclude: { path: ['^(lib|bin)/.*\\.js$', '^lib/.*\\.d\\.ts$'] },
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    // A type is a dependency too: constructs may not even name a control's.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json', '.d.ts'], exportsFields: ['exports'], conditionNames: ['require', 'node', 'types'] },
  },
};
