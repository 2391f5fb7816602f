import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { FileAssetPackaging, Names, Stack, Stage } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { Bundle, BundleFile } from './bundle-cache';
import { sha256Of } from './sha256';

/** A bundle in the cloud assembly. */
export interface BundledAsset {
  readonly location: s3.Location;
  /** The asset's folder, relative to the assembly that holds the stack. */
  readonly path: string;
  /** The file that says what of which input is in the bundle; it lies beside the asset. */
  readonly metafile: string;
}

/**
 * Writes a bundle into the cloud assembly. Its content alone names the asset; `metafile.<hash>.json` is what esbuild
 * says of the bundle in `asset.<hash>`.
 */
export function addAsset(scope: Construct, { files, metafile }: Bundle): BundledAsset {
  const stack = Stack.of(scope);
  const stage = Stage.of(scope)!;
  const hash = hashOf(files);
  const folder = join(stage.assetOutdir, `asset.${hash}`);
  writeFolder(folder, files);
  const metafileName = `metafile.${hash}.json`;
  replaceFile(join(stage.assetOutdir, metafileName), metafile);
  const path = stage.outdir === stage.assetOutdir ? basename(folder) : relative(stage.outdir, folder);
  const { bucketName, objectKey } = stack.synthesizer.addFileAsset({
    packaging: FileAssetPackaging.ZIP_DIRECTORY,
    sourceHash: hash,
    fileName: path,
    // The code is copied by Lambda, so the bucket may forget it.
    deployTime: true,
    displayName: `${Names.stackRelativeConstructPath(scope)}/Code`,
  });
  return { location: { bucketName, objectKey }, path, metafile: metafileName };
}

function hashOf(files: readonly BundleFile[]): string {
  return sha256Of(files.map(({ name, sha256 }) => `${name}\0${sha256}\0`).join(''));
}

/** A folder that is there already was perhaps left by a synthesis that was interrupted, so it is looked into. */
function writeFolder(folder: string, files: readonly BundleFile[]): void {
  if (holds(folder, files)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const { name, contents } of files) writeFileSync(join(folder, name), contents, { flag: 'wx' });
}

function holds(folder: string, files: readonly BundleFile[]): boolean {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.length === files.length && files.every(({ name, contents }) => (
    entries.some((entry) => entry.name === name && entry.isFile()) && readFileSync(join(folder, name)).equals(contents)
  ));
}

/** Takes the place of what has the name, and never writes through a link. */
function replaceFile(file: string, contents: Buffer): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() && readFileSync(file).equals(contents)) return;
  rmSync(file, { force: true, recursive: true });
  writeFileSync(file, contents, { flag: 'wx' });
}
