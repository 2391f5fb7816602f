import { graphControl } from '../../core/control';
import { findSecret } from '../../facts/secret-detector';
import { policyTexts } from '../../iam/policy-text';

const inline = (ZipFile: unknown) => ({ Function: { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile } } } });

/** `name = 'value'` and `name: "value"`. */
const assignment = /\b([A-Za-z_]\w{2,60})['"]?\s{0,9}[:=]\s{0,9}(['"`])([^'"`\s]{6,200})\2/g;

/** Code is full of words: only a value that mixes letters and digits is taken for a credential. */
function secretIn(code: string): string | undefined {
  const assigned = [...code.slice(0, 20_000).matchAll(assignment)].filter(([, , , value]) => /[a-z]/i.test(value) && /\d/.test(value));
  return [findSecret(undefined, code), ...assigned.map(([, name, , value]) => findSecret(name, value))].find((kind) => kind !== undefined);
}

export const functionCodeWithoutSecrets = graphControl({
  id: 'FunctionCodeWithoutSecrets',
  title: 'Inline code holds no secrets',
  severity: 'critical',
  why: 'Everybody who may read the template or the function has the secret, and it is rotated never.',
  fix: 'Put the value into AWS Secrets Manager, and let the function read it at run time.',
  profile: 'baseline',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    const kind = fn.get('Code').flatMap((code) => (code.kind === 'object' ? policyTexts(code.value.ZipFile, code.stack) : []))
      .map(secretIn).find((found) => found !== undefined);
    if (kind) yield { verdict: 'fail', message: `the code holds ${kind} (not shown)`, path: 'Properties.Code.ZipFile' };
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html',
  examples: {
    fails: [
      inline("const client = new Client({ password: 'Tr0ub4dor&3' });"),
      inline({ 'Fn::Sub': "KEY = 'AKIAIOSFODNN7EXAMPLE'; REGION = '${AWS::Region}'" }),
      inline("PASSWORD = 'Tr0ub4dor&3'"),
      inline('client = connect(**{"password": "Tr0ub4dor&3"})'),
    ],
    passes: [
      inline('exports.handler = async () => process.env.TOKEN;'),
      inline("const token = event.headers['x-token-2'];"),
      inline("exports.handler = async () => form({ password: 'Passwort_eingeben' });"),
      inline("const lastToken = '1970-01-01';"),
    ],
  },
});
