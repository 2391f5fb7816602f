import { awscdk, javascript, JsonFile,typescript } from 'projen';

/**
 * The lowest aws-cdk-lib supported: the first whose acknowledgements reach only the construct
 * that they were written on (before it, one acknowledgement silenced a rule in the whole app).
 * See docs/adr/0002-lowest-aws-cdk-lib.md.
 */
const lowestCdk = '2.271.0';
const newestCdk = '2.276.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-bulwark',
  description: 'AWS CDK constructs, guardrails and evidence that keep serverless applications secure by default',
  author: 'The cdk-bulwark authors',
  authorAddress: 'https://github.com/cdk-bulwark',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-bulwark/cdk-bulwark.git',
  license: 'Apache-2.0',
  keywords: ['aws', 'cdk', 'security', 'serverless', 'lambda', 'api-gateway', 'cdk-nag', 'cloudformation'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  cdkVersion: lowestCdk,
  constructsVersion: '10.5.1',
  srcdir: 'lib',
  libdir: 'lib',
  github: false,
  sampleCode: false,
  depsUpgrade: false,
  // projen's release flow needs Node 22 and a forge; releases are described in CONTRIBUTING.md.
  release: false,
  eslint: false,
  jest: false,
  docgenFilePath: 'API.md',
  projenrcTs: true,
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx({ typeCheck: false }) },
  autoDetectBin: false,
  bin: { 'cdk-bulwark': 'bin/cdk-bulwark.js' },
  peerDeps: ['cdk-nag@^3.0.2'],
  deps: ['ajv@8.20.0', 'ajv-formats@3.0.1', 'yaml@2.9.1'],
  bundledDeps: ['ajv', 'ajv-formats', 'yaml'],
  devDeps: [
    // In the handlers of the reference app; parser and zod are what the input guard is compared with.
    '@aws-lambda-powertools/batch@2.35.0',
    '@aws-lambda-powertools/idempotency@2.35.0',
    '@aws-lambda-powertools/logger@2.35.0',
    '@aws-lambda-powertools/parameters@2.35.0',
    '@aws-lambda-powertools/parser@2.35.0',
    '@aws-sdk/client-dynamodb@3.1164.0',
    '@aws-sdk/client-eventbridge@3.1164.0',
    '@aws-sdk/client-s3@3.1164.0',
    '@aws-sdk/client-secrets-manager@3.1164.0',
    '@aws-sdk/lib-dynamodb@3.1162.0',
    // The last of middy that run on Node 20; the input guard is compared with its validator.
    '@middy/core@6.4.5',
    '@middy/validator@6.4.5',
    // The last that run on Node 20.
    '@stryker-mutator/core@9.6.1',
    '@stryker-mutator/jest-runner@9.6.1',
    // Pinned with unrs-resolver below: of newer releases not every platform's binary is to be had,
    // and `npm ci` refuses a lockfile that lacks one.
    '@swc/core@1.16.18',
    '@swc/jest@^0.2.39',
    '@types/aws-lambda@8.10.164',
    '@types/jest@^30',
    // The lowest Node supported, so that the type check refuses what it lacks.
    '@types/node@20.19.43',
    // The schema of SARIF is older than what ajv itself reads.
    'ajv-draft-04@1.0.0',
    'aws-cdk@2.1148.1',
    `aws-cdk-lib-newest@npm:aws-cdk-lib@${newestCdk}`,
    // With playwright-core: the HTML report in a real browser.
    'axe-core@4.14.1',
    'cdk-nag@3.0.2',
    'dependency-cruiser@^17',
    // In the command line, which is bundled.
    '@dagrejs/dagre@3.1.3',
    'diff@9.0.0',
    'esbuild@0.28.2',
    'eslint@^9',
    'eslint-cdk-plugin@3.4.9',
    'eslint-plugin-simple-import-sort@14.0.0',
    'fast-check@4.10.2',
    'jest@^30.5.2',
    'playwright-core@1.65.1',
    'tsx@^4',
    'typescript-eslint@^8.73.0',
    // Judges JUnit XML by its schema, without libxml2 on the machine.
    'xmllint-wasm@5.3.0',
    'zod@4.6.7',
  ],
  publishToPypi: { distName: 'cdk-bulwark', module: 'cdk_bulwark' },
  publishToMaven: {
    javaPackage: 'io.github.cdkbulwark',
    mavenGroupId: 'io.github.cdkbulwark',
    mavenArtifactId: 'cdk-bulwark',
  },
  publishToNuget: { dotNetNamespace: 'CdkBulwark', packageId: 'CdkBulwark' },
  publishToGo: { moduleName: 'github.com/cdk-bulwark/cdk-bulwark-go' },
  npmignoreEnabled: false,
  gitignore: ['cdk.out', '*.js.map', '/bin/*.js', '.venv', '.cdk.staging', '/build/'],
  // No jest globals in lib.
  tsconfig: { compilerOptions: { types: ['node'] } },
});

project.package.addPackageResolutions('unrs-resolver@1.12.2');

// An allow-list: what nobody thought of stays out of the package. test/package asserts on the result.
project.package.addField('files', [
  // What only the command line needs is bundled into it.
  'lib/**/*.js', 'lib/**/*.d.ts', '!lib/cli/**', '!lib/reporters/**', '.jsii', 'bin/cdk-bulwark.js', 'docs/schemas/*.json', 'CHANGELOG.md']);

const npmrc = new javascript.NpmConfig(project, { omitEmpty: true });
// None of our dependencies needs its install script; one that suddenly has one shall not run it.
npmrc.addConfig('ignore-scripts', 'true');
// The lockfile pins by hash, so that it holds behind any registry mirror.
npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
npmrc.addConfig('fund', 'false');

const jest = {
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    }],
  },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', 'cdk\\.out'],
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1500MB',
};
const unitTests = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/slow/'],
};
new JsonFile(project, 'jest.config.json', { obj: { ...jest, ...unitTests, globals: { expectedCdkVersion: lowestCdk } } });
new JsonFile(project, 'jest.newest.config.json', {
  obj: {
    ...jest,
    ...unitTests,
    // Judging templates does not touch the CDK; mutations of them are minutes of the same.
    testPathIgnorePatterns: [...unitTests.testPathIgnorePatterns, '<rootDir>/test/(catalog|cli|core|exports|flows|iam|precision|reporters)/', 'contract/mutation\\.test'],
    globals: { expectedCdkVersion: newestCdk },
    // Applies inside cdk-nag too: one copy of the CDK, the newest, and the one copy of constructs.
    moduleNameMapper: { '^aws-cdk-lib(/.*)?$': '<rootDir>/node_modules/aws-cdk-lib-newest$1' },
  },
});
new JsonFile(project, 'jest.slow.config.json', {
  obj: { ...jest, testMatch: ['<rootDir>/test/slow/**/*.test.ts'], testTimeout: 300_000 },
});

// One configuration type checks all that is not lib, see below.
project.tryRemoveFile('test/tsconfig.json');
project.tryRemoveFile('projenrc/tsconfig.json');
new JsonFile(project, 'tsconfig.dev.json', {
  obj: {
    extends: './tsconfig.json',
    compilerOptions: { rootDir: '.', noEmit: true, declaration: false, types: ['jest', 'node'] },
    include: ['lib/**/*.ts', 'test/**/*.ts', 'bin/**/*.ts', 'tools/**/*.ts', 'examples/**/*.ts', '.projenrc.ts'],
    exclude: ['node_modules', 'cdk.out', '**/*.d.ts'],
  },
});

const bundleCli = project.addTask('bundle:cli', {
  description: 'Bundle the command line into bin/cdk-bulwark.js',
  exec: 'tsx tools/bundle-cli.ts',
});
project.postCompileTask.spawn(bundleCli);
project.testTask.exec('jest', { receiveArgs: true });
project.addTask('test:newest', {
  description: 'Run the unit tests against the newest aws-cdk-lib',
  exec: 'jest --config jest.newest.config.json',
  receiveArgs: true,
});
project.addTask('test:slow', {
  description: 'Run the end-to-end tests: real synthesis through the aws-cdk CLI',
  exec: 'jest --config jest.slow.config.json --runInBand',
  receiveArgs: true,
});
project.addTask('test:mutation', {
  description: 'Run the mutation tests of lib/core and lib/catalog: hours',
  exec: 'tsx tools/mutation-test.ts',
  receiveArgs: true,
});
project.addTask('check:types', { description: 'Type check everything, tests and tools too', exec: 'tsc --project tsconfig.dev.json && tsc --project report-page/tsconfig.json' });
project.addTask('check:lint', { description: 'Lint', exec: 'eslint . --max-warnings 0', receiveArgs: true });
project.addTask('check:floors', {
  description: 'Check which floor imports which',
  exec: 'depcruise lib bin --config .dependency-cruiser.cjs',
});
project.addTask('generate', { description: 'Write the control index and the control reference', exec: 'tsx tools/generate.ts' });
project.addTask('new-control', { description: 'Scaffold a control', exec: 'tsx tools/new-control.ts', receiveArgs: true });
project.addTask('demo', { description: 'Synthesize the reference app and its insecure twin', exec: 'tsx tools/demo.ts', receiveArgs: true });
project.addTask('bench', {
  description: 'Time and memory beside the peers: validation, bundling',
  exec: 'tsx tools/bench.ts',
  receiveArgs: true,
});

project.synth();
