import { dirname, join } from 'node:path';

interface Diagnostic {
  readonly ruleId: string;
  readonly entity?: { readonly logicalId?: string };
}

interface GuardEngine {
  validateTemplate(content: unknown, options: object): { readonly diagnostics: readonly Diagnostic[] };
}

interface EngineModule {
  readonly CompositeEngine: new (config: object) => GuardEngine;
  readonly TemplateContent: new (bytes: Buffer, file: string) => unknown;
}

/** The Guard engine that ships in aws-cdk-lib; undefined where this version has none. */
function engineModule(): EngineModule | undefined {
  const home = dirname(require.resolve('aws-cdk-lib/package.json'));
  try {
    return require(join(home, 'node_modules', '@aws', 'cloudformation-validate'));
  } catch {
    return undefined;
  }
}

const engine = engineModule();
export const hasGuardEngine = engine !== undefined;

/** The rules of Guard that fail for a template, as `rule logicalId`. */
export function guardFailures(rules: string): (template: object) => ReadonlySet<string> {
  if (!engine) throw new Error('this version of aws-cdk-lib ships no Guard engine');
  const { CompositeEngine, TemplateContent } = engine;
  const guard = new CompositeEngine({ guardRules: [{ name: 'bulwark.guard', content: rules }] });
  return (template) => {
    const { diagnostics } = guard.validateTemplate(new TemplateContent(Buffer.from(JSON.stringify(template)), 'template.json'), {
      detailLevel: 'STANDARD', severityLevel: 'DEBUG', disableBuiltinRules: true,
    });
    return new Set(diagnostics.map(({ ruleId, entity }) => `${ruleId} ${entity?.logicalId}`));
  };
}
