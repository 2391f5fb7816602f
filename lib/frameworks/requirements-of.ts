import { cisAws } from './cis-aws';
import { csaServerless } from './csa-serverless';
import { Framework, idIn, Requirement } from './framework';
import { nist80053 } from './nist-800-53';
import { owaspServerless } from './owasp-serverless';
import { pciDss } from './pci-dss';
import { relatedRequirements } from './related-requirements';
import { securityHub } from './security-hub';
import { securityHubMapping } from './security-hub-mapping';
import { wellArchitectedServerless } from './well-architected-serverless';

export const frameworks: readonly Framework[] = [
  securityHub, nist80053, pciDss, cisAws, owaspServerless, csaServerless, wellArchitectedServerless,
];

/** Every requirement, by the id that a control names: `FSBP/Lambda.1`. */
export const requirements: ReadonlyMap<string, Requirement> = new Map(
  frameworks.flatMap((framework) => framework.requirements.map((requirement) => [idIn(framework, requirement), requirement] as const)),
);

const order = new Map([...requirements.keys()].map((id, index) => [id, index]));

/** What a control says of itself: requirement ids and threats. */
export interface Claims {
  readonly satisfies: readonly string[];
  readonly mitigates: readonly string[];
}

/** The requirements that a control counts for: what it names, what follows from that and from its threats; in the frameworks' order. */
export function requirementsOf({ satisfies, mitigates }: Claims): readonly string[] {
  const all = new Set([
    ...satisfies,
    ...satisfies.flatMap((id) => securityHubMapping.get(id) ?? []),
    ...[...satisfies, ...mitigates].flatMap((key) => relatedRequirements[key] ?? []),
  ]);
  return [...all].sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity));
}
