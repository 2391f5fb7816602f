import { Finding, placeOfFinding } from '../../core/finding';
import type { Report } from '../../core/report';
import type { Resource, TemplateGraph } from '../../core/template-graph';
import { findingHash } from '../finding-hash';
import { waiverExample, waiverPath } from '../waiver-example';
import type { Decision, FindingState, PageCode, PageFinding } from './page-data';
import { excerpt, ResourceCode, resourceCode } from './resource-code';

/** `AWS::SQS::Queue` -> `SQS`. */
export function serviceOf(resourceType: string): string {
  return resourceType.split('::').at(1) ?? 'Other';
}

/** All findings of a report, those that count and the rest, with the code that they are about. */
export class PageFindings {
  public readonly findings: readonly PageFinding[];
  public readonly codes: string[] = [];
  private readonly codeIndices = new Map<string, number>();
  private readonly resources = new Map<string, Resource>();
  private readonly codeOfResource = new Map<Resource, ResourceCode>();

  public constructor(report: Report, graphs: readonly TemplateGraph[]) {
    for (const { source, resources } of graphs.flatMap(({ stacks }) => stacks)) {
      for (const resource of resources.values()) this.resources.set(placeKey(source.file, source.stackName, resource.logicalId), resource);
    }
    this.findings = [
      ...report.findings.map((finding) => this.pageFinding(finding, finding.origin === 'cdk' ? 'cdk' : 'open')),
      ...report.waived.map((finding) => {
        const { reason, owner, expires, ticket } = finding;
        return this.pageFinding(finding, 'waived', { reason, owner, expires, ...ticket === undefined ? {} : { ticket } });
      }),
      ...report.acknowledged.map((finding) => this.pageFinding(finding, 'acknowledged', { reason: finding.reason })),
      ...report.baselined.map((finding) => this.pageFinding(finding, 'baseline')),
    ];
  }

  private pageFinding(finding: Finding, state: FindingState, decision?: Decision): PageFinding {
    const { id, control, severity, verdict, message, deployedStack, logicalId, resourceType, path } = finding;
    const { constructPath, construct } = finding;
    const code = this.codeOf(finding);
    return {
      key: findingHash(finding, 16),
      id, control, severity, verdict, state, message, logicalId, resourceType, path,
      service: serviceOf(resourceType), stack: deployedStack, place: placeOfFinding(finding),
      waiver: waiverExample(id, waiverPath(finding)),
      ...constructPath === undefined ? {} : { constructPath },
      ...construct === undefined ? {} : { construct },
      ...decision === undefined ? {} : { decision },
      ...code === undefined ? {} : { code },
    };
  }

  private codeOf({ template, stack, logicalId, path }: Finding): PageCode | undefined {
    const resource = this.resources.get(placeKey(template, stack, logicalId));
    if (!resource) return undefined;
    let whole = this.codeOfResource.get(resource);
    if (!whole) this.codeOfResource.set(resource, whole = resourceCode(logicalId, resource.declaration));
    const { text, line } = excerpt(whole, whole.lineOf(path));
    let index = this.codeIndices.get(text);
    if (index === undefined) this.codeIndices.set(text, index = this.codes.push(text) - 1);
    return line === undefined ? { index } : { index, line };
  }
}

function placeKey(file: string, stack: string, logicalId: string): string {
  return `${file}\0${stack}\0${logicalId}`;
}
