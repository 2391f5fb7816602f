import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

// jest.config.json says the lowest version supported, jest.newest.config.json the newest.
declare const expectedCdkVersion: string;

/** The folders of a package that this test and all it imports were loaded from. */
function loadedFrom(name: RegExp): string[] {
  const folders = Object.keys(require.cache).map((file) => new RegExp(`^.*/node_modules/(${name.source})/`).exec(file)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined);
}

test('the tests run on the version of aws-cdk-lib that they say', () => {
  const [folder] = loadedFrom(/aws-cdk-lib(?:-newest)?/);

  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({ version: expectedCdkVersion });
});

test('cdk-nag and the tests share one copy of aws-cdk-lib and one of constructs', () => {
  expect(new AwsSolutionsChecks(new App())).toBeDefined();

  expect(loadedFrom(/aws-cdk-lib(?:-newest)?/)).toHaveLength(1);
  expect(loadedFrom(/constructs/)).toHaveLength(1);
});
