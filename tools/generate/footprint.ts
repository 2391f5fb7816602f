import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { minimalConstructs } from '../../test/contract/minimal-constructs';
import type { GeneratedFile, GeneratedOutput } from './generated-file';

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly Rules?: readonly unknown[] };
}

/** USD a month of what costs something while nothing happens, in eu-west-1, November 2026. */
const prices: Readonly<Record<string, (resource: Resource) => number>> = {
  'AWS::KMS::Key': () => 1,
  'AWS::SecretsManager::Secret': () => 0.4,
  'AWS::CloudWatch::Alarm': () => 0.1,
  // The smallest, by the hour.
  'AWS::AppSync::ApiCache': () => 32,
  // On demand, 0.04 an hour.
  'AWS::Kinesis::Stream': () => 29.2,
  'AWS::WAFv2::WebACL': ({ Properties }) => 5 + (Properties?.Rules?.length ?? 0),
};

const [begin, end] = ['<!-- footprint -->', '<!-- /footprint -->'];

/** What each construct makes and costs, in the README and on its own page: counted in the templates, not written by hand. */
export function footprint(root: string): GeneratedOutput {
  const folder = join(root, 'docs', 'constructs');
  const pages = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md').sort() : [];
  return {
    files: [filled(root, 'README.md', table()), ...pages.map((page) => filled(root, `docs/constructs/${page}`, pageTable(page)))],
    ownedFolders: [],
  };
}

/** The file with what stands between the marks replaced. */
function filled(root: string, path: string, text: string): GeneratedFile {
  const old = readFileSync(join(root, path), 'utf8');
  if (!old.includes(begin) || !old.includes(end)) throw new Error(`${path}: there is no ${begin} with ${end}. Write both, on lines of their own.`);
  return { path, text: `${old.slice(0, old.indexOf(begin))}${begin}\n${text}\n${old.slice(old.indexOf(end))}` };
}

const heading = '| in a stack of its own | resources | idle, USD a month | of which shared by the stack or account |\n|---|---|---|---|';

function table(): string {
  const rows = Object.entries(minimalConstructs).map(([name, make]) => row(name, resourcesOf(make)));
  return [heading, ...rows, row('the reference app (`bin/app.ts`)', referenceApp())].join('\n');
}

/** On the page of a construct: its own rows, and which types it makes. */
function pageTable(page: string): string {
  const construct = page.slice(0, -'.md'.length);
  const cases = Object.entries(minimalConstructs).filter(([name]) => name === construct || name.startsWith(`${construct} `));
  if (cases.length === 0) throw new Error(`docs/constructs/${page}: there is no ${construct} in test/contract/constructs. Name the page after the construct.`);
  return [heading, ...cases.map(([name, make]) => row(name, resourcesOf(make))), '', ...cases.map(([name, make]) => `${name}: ${types(resourcesOf(make))}.`)].join('\n');
}

function types(resources: Readonly<Record<string, Resource>>): string {
  const counts = new Map<string, number>();
  for (const { Type } of Object.values(resources)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([type, count]) => `${count} \`${type}\``).join(', ');
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
