import { graphControl } from '../../core/control';
import { resolvedSecret, takesHiddenParameter } from '../../core/hidden-values';
import { ownValue } from '../../core/json';
import { sectionEntries } from '../../core/template-sections';
import { findSecret } from '../../facts/secret-detector';
import { policyTexts } from '../../iam/policy-text';

/** Attributes of resources that are a credential. */
const credential = /\.(?:SecretAccessKey|ClientSecret|ApiKey|MasterUserPassword|PrivateKey)\}/;

export const outputWithoutSecret = graphControl({
  id: 'OutputWithoutSecret',
  title: 'Stacks put out no secrets',
  severity: 'high',
  why: 'Outputs are plain text for everybody who may describe the stack, and are printed at the end of each deployment.',
  fix: 'Put out the ARN of the secret, and let whoever needs the value read it there.',
  profile: 'baseline',
  resources: ['AWS::CloudFormation::Template'],
  * check(template) {
    for (const { name, declaration, resource } of sectionEntries(template, 'Outputs')) {
      const value = ownValue(declaration, 'Value');
      const texts = policyTexts(value, template.stack);
      const literal = texts.map((text) => findSecret(name, text)).find(Boolean);
      const open = takesHiddenParameter(value, template.stack) || texts.some((text) => resolvedSecret.test(text) || credential.test(text));
      if (literal) yield { verdict: 'fail', message: `the output ${name} is ${literal} (not shown)`, path: 'Value', detail: name, resource };
      else if (open) yield { verdict: 'fail', message: `the output ${name} holds the value of a secret`, path: 'Value', detail: name, resource };
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
  examples: {
    fails: [
      { Outputs: { Token: { Value: '{{resolve:secretsmanager:orders:SecretString:token}}' } } },
      { Parameters: { Password: { Type: 'String', NoEcho: true } }, Outputs: { Url: { Value: { 'Fn::Sub': 'https://orders.example.com?key=${Password}' } } } },
      { Resources: { Key: { Type: 'AWS::IAM::AccessKey' } }, Outputs: { Key: { Value: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] } } } },
      { Outputs: { Password: { Value: 'correct-horse-battery' } } },
      { Outputs: { Header: { Value: { 'Fn::If': ['Public', 'none', '{{resolve:secretsmanager:orders:SecretString:header}}'] } } } },
    ],
    passes: [
      { Resources: { Secret: { Type: 'AWS::SecretsManager::Secret' } }, Outputs: { Secret: { Value: { Ref: 'Secret' } }, Table: { Value: 'orders' } } },
      { Parameters: { Password: { Type: 'String', NoEcho: true } }, Outputs: { Url: { Value: 'https://orders.example.com' } } },
    ],
  },
});
