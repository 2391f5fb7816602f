import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, JsonObject, ownObject, ownString } from '../core/json';
import { nodeEndOfSupport } from '../facts/node-releases';
import { isWeak, securityFeatureFlags } from '../facts/security-feature-flags';
import { bringingOwnCopy, installedVersion, isAtLeast } from './installed-package';

/** What is well, or not, with a project. */
export interface Diagnosis {
  readonly level: 'ok' | 'warning' | 'error';
  readonly what: string;
  /** How to mend it. */
  readonly mend?: string;
}

/** Where the project is looked at from. */
export interface Surroundings {
  readonly folder: string;
  readonly nodeVersion: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Today, as YYYY-MM-DD. */
  readonly today: string;
}

/** Everything that can be told of a project from its folder. */
export function diagnose(surroundings: Surroundings): readonly Diagnosis[] {
  const { folder } = surroundings;
  return [
    node(surroundings),
    ...packages.map((one) => packageOf(one, folder)),
    ...singleCopies.flatMap((name) => copiesOf(name, folder)),
    ...cdkJson(folder),
    ...validation(surroundings),
  ];
}

const leastNode = '20.16.0';

function node({ nodeVersion, today }: Surroundings): Diagnosis {
  const version = nodeVersion.replace(/^v/, '');
  if (!isAtLeast(version, leastNode)) return { level: 'error', what: `Node ${version} is too old`, mend: `Install Node 24; ${leastNode} is the oldest that works.` };
  const end = nodeEndOfSupport(version);
  if (end !== undefined && end < today) return { level: 'warning', what: `Node ${version} gets no security fixes since ${end}`, mend: 'Install Node 24.' };
  return { level: 'ok', what: `Node ${version}` };
}

interface NeededPackage {
  readonly name: string;
  readonly least: string;
  /** What it is needed for; without it nothing is missing where that is not done. */
  readonly optionalFor?: string;
  readonly because?: string;
}

const packages: readonly NeededPackage[] = [
  { name: 'aws-cdk-lib', least: '2.271.0', because: 'before it, one acknowledgement silenced a rule in the whole app' },
  { name: 'constructs', least: '10.5.1' },
  { name: 'cdk-bulwark', least: '0.0.0' },
  { name: 'cdk-nag', least: '3.0.2', because: 'its packs are validation plugins from version 3 on' },
  { name: 'aws-cdk', least: '2.1148.1', because: 'older ones can not read what today\'s aws-cdk-lib writes' },
  { name: 'esbuild', least: '0.20.0', optionalFor: 'SecureFunction with entry' },
];

function packageOf({ name, least, optionalFor, because }: NeededPackage, folder: string): Diagnosis {
  const version = installedVersion(name, folder);
  const install = `npm install ${name === 'aws-cdk' || name === 'esbuild' ? '--save-dev ' : ''}${name}@latest`;
  if (version === undefined) {
    return optionalFor === undefined
      ? { level: 'error', what: `${name} is not installed`, mend: `Run ${install}.` }
      : { level: 'warning', what: `${name} is not installed, which ${optionalFor} takes`, mend: `Run ${install}.` };
  }
  if (isAtLeast(version, least) && !isUnreadable(name, version)) return { level: 'ok', what: `${name} ${version}` };
  return { level: 'error', what: `${name} ${version} is older than ${least}${because === undefined ? '' : `: ${because}`}`, mend: `Run ${install}.` };
}

/** 3.0.0 of the CDK's command was released before 2.1148.1, and is older than it. */
function isUnreadable(name: string, version: string): boolean {
  return name === 'aws-cdk' && version.startsWith('3.0.0');
}

/** A construct of one copy is none to the other. */
const singleCopies = ['aws-cdk-lib', 'constructs'];

function copiesOf(name: string, folder: string): Diagnosis[] {
  const others = bringingOwnCopy(name, folder);
  return others.length === 0 ? [] : [{
    level: 'error', what: `${name} is installed more than once: ${others.join(', ')} ${others.length > 1 ? 'bring' : 'brings'} a copy`,
    mend: `Run npm ls ${name}, and align the versions: constructs of one copy are none to another.`,
  }];
}

function cdkJson(folder: string): Diagnosis[] {
  const file = join(folder, 'cdk.json');
  if (!existsSync(file)) return [{ level: 'warning', what: 'there is no cdk.json here', mend: 'Run this in the folder of the CDK app, or make one with cdk-bulwark init.' }];
  const settings = readJson(file);
  if (settings === undefined) return [{ level: 'error', what: 'cdk.json is not valid JSON', mend: 'Mend it, or start from that of cdk init.' }];
  const context = ownObject(settings, 'context');
  const weak = securityFeatureFlags.filter((flag) => isWeak(flag, context[flag.flag]));
  return [
    ownString(settings, 'app') === undefined
      ? { level: 'warning', what: "cdk.json names no app, so 'cdk-bulwark check' can't synthesize it", mend: 'Write "app": "npx tsx bin/app.ts", or what runs yours.' }
      : { level: 'ok', what: 'cdk.json names the app' },
    ...weak.map((flag): Diagnosis => ({
      level: 'warning', what: `feature flag ${flag.flag}: ${flag.otherwise}`, mend: `Write "${flag.flag}": ${flag.safe} into the context of cdk.json, and look at cdk diff.`,
    })),
    ...weak.length === 0 ? [{ level: 'ok', what: 'no feature flag weakens what the app makes' } as const] : [],
  ];
}

function validation({ folder, env }: Surroundings): Diagnosis[] {
  const off = env.CDK_VALIDATION === 'false'
    ? [{ level: 'error', what: 'CDK_VALIDATION=false switches the guardrails off', mend: 'Unset it.' } as const]
    : [];
  if (!existsSync(join(folder, 'cdk.json'))) return off;
  return [...off, mentionsGuardrails(folder)
    ? { level: 'ok', what: 'the app enforces the guardrails' }
    : { level: 'warning', what: 'no source file enforces the guardrails', mend: 'Run cdk-bulwark init, or write Guardrails.enforce(app) where the app is made.' }];
}

const sources = /\.(?:[cm]?[jt]s|py|java|cs|go)$/;
const mostFiles = 5_000;

/** Reads the project's own sources until one says so. */
function mentionsGuardrails(folder: string): boolean {
  const pending = [folder];
  for (let read = 0; pending.length > 0 && read < mostFiles;) {
    const at = pending.pop()!;
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === 'cdk.out') continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile() && sources.test(entry.name)) {
        read += 1;
        if (/Guardrails\s*\.\s*[eE]nforce|\bGuardrails_Enforce\b|\bBulwarkChecks\b/.test(readFileSync(path, 'utf8'))) return true;
      }
    }
  }
  return false;
}

function readJson(file: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
