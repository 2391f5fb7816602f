import { graphControl } from '../../core/control';
import { isScalar, ownValue } from '../../core/json';
import { sectionEntries } from '../../core/template-sections';
import { findSecret } from '../../facts/secret-detector';

export const parameterDefaultWithoutSecret = graphControl({
  id: 'ParameterDefaultWithoutSecret',
  title: 'Template parameters have no secret for a default',
  severity: 'critical',
  why: 'Whoever can read the repository or the stack\'s template holds the secret; NoEcho does not hide a default.',
  fix: 'Leave Default out; better, pass the ARN of a secret in AWS Secrets Manager in place of the value.',
  profile: 'baseline',
  resources: ['AWS::CloudFormation::Template'],
  * check(template) {
    for (const { name, declaration, resource } of sectionEntries(template, 'Parameters')) {
      const standard = ownValue(declaration, 'Default');
      const kind = isScalar(standard) ? findSecret(name, String(standard)) : undefined;
      if (kind) yield { verdict: 'fail', message: `the default of the parameter ${name} is ${kind} (not shown)`, path: 'Default', detail: name, resource };
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html',
  examples: {
    fails: [
      { Parameters: { DatabasePassword: { Type: 'String', NoEcho: true, Default: 'correct-horse-battery' } } },
      { Parameters: { Key: { Type: 'String', Default: 'AKIAIOSFODNN7EXAMPLE' } } },
    ],
    passes: [{ Parameters: { DatabasePassword: { Type: 'String', NoEcho: true }, Stage: { Type: 'String', Default: 'prod' } } }],
  },
});
