import { graphControl } from '../../core/control';
import { ownValue } from '../../core/json';
import { textsBelow } from '../../core/template-sections';
import { findSecret } from '../../facts/secret-detector';

const sections: readonly string[] = ['Description', 'Metadata', 'Mappings', 'Conditions'];

export const templateTextWithoutSecrets = graphControl({
  id: 'TemplateTextWithoutSecrets',
  title: 'Descriptions, metadata and mappings of templates hold no secrets',
  severity: 'high',
  why: 'Whoever can read the repository, the build output or the stack\'s template holds the secret; a mapping can\'t be hidden.',
  fix: 'Keep the value in AWS Secrets Manager, and let what needs it read it at run time.',
  profile: 'baseline',
  resources: ['AWS::CloudFormation::Template'],
  * check(template) {
    for (const section of sections) {
      for (const { key, text, path } of textsBelow(ownValue(template.properties, section))) {
        const kind = findSecret(key, text);
        const at = path === '' ? section : `${section}.${path}`;
        if (kind) yield { verdict: 'fail', message: `${at} is ${kind} (not shown)`, path: at, detail: at };
      }
    }
    for (const { logicalId, declaration } of template.stack.resources.values()) {
      for (const { key, text, path } of textsBelow(ownValue(declaration, 'Metadata'))) {
        const kind = findSecret(key, text);
        const at = `Resources.${logicalId}.Metadata.${path}`;
        if (kind) yield { verdict: 'fail', message: `${at} is ${kind} (not shown)`, path: at, detail: at };
      }
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
  examples: {
    fails: [
      { Mappings: { Stages: { prod: { DatabasePassword: 'correct-horse-battery' } } } },
      { Description: 'Deploy with AKIAIOSFODNN7EXAMPLE', Resources: {} },
      { Metadata: {}, Resources: { Queue: { Type: 'AWS::SQS::Queue', Metadata: { accessToken: 'correct-horse-battery' } } } },
    ],
    passes: [{ Mappings: { Stages: { prod: { Table: 'orders' } } }, Metadata: { 'AWS::CloudFormation::Interface': { ParameterGroups: [] } } }],
  },
});
