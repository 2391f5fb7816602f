import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ConstructCases } from './construct-cases';
import { constructCases } from './constructs/all';

/** Each construct with as few props as it takes. */
export const minimalConstructs: ConstructCases['minimal'] = Object.assign({}, ...constructCases.map(({ minimal }) => minimal)) as ConstructCases['minimal'];

/** An app with one stack that holds a minimal construct. */
export function minimalApp(name: string, context: Record<string, unknown> = {}): { app: App; stack: Stack; construct: Construct } {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false, context });
  const stack = new Stack(app, 'Stack');
  return { app, stack, construct: minimalConstructs[name](stack) };
}
