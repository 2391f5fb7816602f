import type { Finding } from '../../core/finding';
import type { SarifArtifactLocation, SarifLocation } from './log';

/** Whoever reads the log says where the sources lie. */
export const sourceRoot = '%SRCROOT%';

/** Where to mend the finding; the template itself comes second where the source is known. */
export function locationsOf(finding: Finding): Pick<Required<SarifLocation>, 'physicalLocation' | 'logicalLocations'> {
  const { source, template, constructPath, stack, logicalId } = finding;
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(source?.file ?? template),
      // A viewer needs some line to show a result at all.
      region: { startLine: source?.line ?? 1, ...source?.column === undefined ? {} : { startColumn: source.column } },
    },
    logicalLocations: [{ fullyQualifiedName: constructPath ?? `${stack}/${logicalId}`, name: logicalId, kind: 'resource' }],
  };
}

export function relatedLocationsOf({ source, template, logicalId }: Finding): readonly SarifLocation[] {
  if (source === undefined || source.file === template) return [];
  return [{
    id: 1,
    message: { text: `${logicalId} in the template` },
    physicalLocation: { artifactLocation: artifactLocation(template), region: { startLine: 1 } },
  }];
}

/** A path as a URI: below the source root, or by itself where it is absolute. */
export function artifactLocation(file: string): SarifArtifactLocation {
  const path = file.replace(/^\.\//, '');
  const isDrive = /^[A-Za-z]:[\\/]/.test(path);
  const encoded = (isDrive ? path.replaceAll('\\', '/') : path).split('/').map(encodeSegment).join('/');
  if (isDrive) return { uri: `file:///${encoded.replace('%3A', ':')}` };
  return path.startsWith('/') ? { uri: `file://${encoded}` } : { uri: encoded, uriBaseId: sourceRoot };
}

function encodeSegment(segment: string): string {
  // Half of a surrogate pair has no encoding.
  return encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
