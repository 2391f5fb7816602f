import { IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks, HIPAASecurityChecks, IApplyRule, NagPackProps, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import { IConstruct } from 'constructs';
import type { BulwarkChecks } from './bulwark-checks';
import { betterControl, equivalentControls } from './nag-equivalents';
import { guardrailsSilent } from './silence';

/** The rule packs that come with cdk-nag. */
export enum NagPackName {
  AWS_SOLUTIONS = 'AwsSolutions',
  HIPAA_SECURITY = 'HIPAA.Security',
  NIST_800_53_R4 = 'NIST.800.53.R4',
  NIST_800_53_R5 = 'NIST.800.53.R5',
  PCI_DSS_321 = 'PCI.DSS.321',
  SERVERLESS = 'Serverless',
}

const packs = {
  [NagPackName.AWS_SOLUTIONS]: AwsSolutionsChecks,
  [NagPackName.HIPAA_SECURITY]: HIPAASecurityChecks,
  [NagPackName.NIST_800_53_R4]: NIST80053R4Checks,
  [NagPackName.NIST_800_53_R5]: NIST80053R5Checks,
  [NagPackName.PCI_DSS_321]: PCIDSS321Checks,
  [NagPackName.SERVERLESS]: ServerlessChecks,
};

/** Where a pack stands among the others. */
interface Company {
  readonly scope: IConstruct;
  readonly props: NagPackProps;
  readonly checks: BulwarkChecks;
  /** Rule and construct of what the packs before this one have asked; they are instances of the same rules. */
  readonly seen: Set<string>;
}

/** A pack of cdk-nag that keeps silent on what was already reported, and judges no more than its scope. */
export function nagPack(name: NagPackName, company: Company): AwsSolutionsChecks {
  class WithoutDuplicates extends (packs[name] as typeof AwsSolutionsChecks) {
    private readonly asked = new Set<string>();

    public validate(_context: IPolicyValidationContext): PolicyValidationPluginReport {
      if (guardrailsSilent()) return { success: true, violations: [] };
      const report = this.validateScope(company.scope);
      this.asked.forEach((key) => company.seen.add(key));
      return report;
    }

    protected applyRule(params: IApplyRule): void {
      const path = params.node.node.path;
      const key = `${params.rule.name}\0${path}`;
      if (company.seen.has(key) && !this.asked.has(key)) return;
      if (equivalentControls(params.rule.name).some((control) => company.checks._reported(control, path))) return;
      if (company.checks.ruleIds?.includes(betterControl(params.rule.name) ?? '')) return;
      this.asked.add(key);
      super.applyRule(params);
    }
  }
  company.checks._remember();
  return new WithoutDuplicates(company.scope, company.props);
}
