import { graphControl } from '../../core/control';
import { ownValue } from '../../core/json';
import { textsBelow } from '../../core/template-sections';
import { findSecret } from '../../facts/secret-detector';

/** The CDK writes the construct path of every resource, and what is in it is in its logical id too. */
const inMetadata = (key: string, text: string) => (key === 'aws:cdk:path' ? undefined : findSecret(key, text));

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
      for (const { found, path } of textsBelow(ownValue(template.properties, section), findSecret)) {
        const at = path === '' ? section : `${section}.${path}`;
        yield { verdict: 'fail', message: `${at} is ${found} (not shown)`, path: at, detail: at };
      }
    }
    for (const { logicalId, declaration } of template.stack.resources.values()) {
      for (const { found, path } of textsBelow(ownValue(declaration, 'Metadata'), inMetadata)) {
        const at = `Resources.${logicalId}.Metadata.${path}`;
        yield { verdict: 'fail', message: `${at} is ${found} (not shown)`, path: at, detail: at };
      }
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
  examples: {
    fails: [
      { Mappings: { Stages: { prod: { DatabasePassword: 'correct-horse-battery' } } } }, { Description: 'Deploy with AKIAIOSFODNN7EXAMPLE', Resources: {} },
      { Metadata: {}, Resources: { Queue: { Type: 'AWS::SQS::Queue', Metadata: { accessToken: 'correct-horse-battery' } } } },
      { Metadata: { deployedWith: 'AKIAIOSFODNN7EXAMPLE' } }, { Conditions: { IsAdmin: { 'Fn::Equals': [{ Ref: 'Key' }, 'AKIAIOSFODNN7EXAMPLE'] } } },
    ],
    passes: [
      { Mappings: { Stages: { prod: { Table: 'orders' } } }, Metadata: { 'AWS::CloudFormation::Interface': { ParameterGroups: [] } } },
      { Metadata: {}, Resources: { Queue: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Orders/AKIAIOSFODNN7EXAMPLE/Resource' } } } },
    ],
  },
});
