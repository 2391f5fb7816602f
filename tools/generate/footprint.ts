import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { minimalConstructs } from '../../test/contract/minimal-constructs';
import type { GeneratedOutput } from './generated-file';

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly Rules?: readonly unknown[] };
}

/** USD a month of what costs something while nothing happens, in eu-west-1, November 2026. */
const prices: Readonly<Record<string, (resource: Resource) => number>> = {
  'AWS::KMS::Key': () => 1,
  'AWS::SecretsManager::Secret': () => 0.4,
  'AWS::CloudWatch::Alarm': () => 0.1,
  'AWS::WAFv2::WebACL': ({ Properties }) => 5 + (Properties?.Rules?.length ?? 0),
};

const [begin, end] = ['<!-- footprint -->', '<!-- /footprint -->'];

/** What each construct makes and costs, in the README: counted in the templates, not written by hand. */
export function footprint(root: string): GeneratedOutput {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [before, rest] = [readme.slice(0, readme.indexOf(begin)), readme.slice(readme.indexOf(end))];
  return { files: [{ path: 'README.md', text: `${before}${begin}\n${table()}\n${rest}` }], ownedFolders: [] };
}

function table(): string {
  const rows = Object.entries(minimalConstructs).map(([name, make]) => row(name, resourcesOf(make)));
  return [
    '| in a stack of its own | resources | idle, USD a month | of which shared by the stack or account |',
    '|---|---|---|---|',
    ...rows,
    row('the reference app (`bin/app.ts`)', referenceApp()),
  ].join('\n');
}

function row(name: string, resources: Readonly<Record<string, Resource>>): string {
  const shared = Object.entries(resources).filter(([logicalId]) => logicalId.startsWith('Bulwark'));
  const cost = Object.values(resources).reduce((sum, resource) => sum + (prices[resource.Type]?.(resource) ?? 0), 0);
  return `| ${name} | ${Object.keys(resources).length} | ${cost.toFixed(2)} | ${shared.map(([, { Type }]) => Type.replace('AWS::', '')).sort().join(', ') || '–'} |`;
}

function resourcesOf(make: (scope: Construct) => Construct): Record<string, Resource> {
  const stack = new Stack(newApp(), 'Stack');
  make(stack);
  return Template.fromStack(stack).toJSON().Resources as Record<string, Resource>;
}

function newApp(): App {
  process.env.CDK_VALIDATION = 'false';
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
}

/** The app synthesizes itself as it is loaded: into a folder of our own. */
function referenceApp(): Record<string, Resource> {
  process.env.CDK_VALIDATION = 'false';
  const { app } = require('../../bin/app') as { app: App };
  const { Resources } = app.synth().getStackByName('Orders').template as { Resources: Record<string, Resource> };
  return Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => Type !== 'AWS::CDK::Metadata'));
}
