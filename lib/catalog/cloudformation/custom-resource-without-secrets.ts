import { graphControl } from '../../core/control';
import { textsBelow } from '../../core/template-sections';
import { findSecret } from '../../facts/secret-detector';

const takesWhatever: readonly string[] = ['AWS::CloudFormation::CustomResource', 'AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];

export const customResourceWithoutSecrets = graphControl({
  id: 'CustomResourceWithoutSecrets',
  title: 'What custom resources and nested stacks are given holds no secrets',
  severity: 'high',
  why: 'The value stands in the template, is sent to the provider in plain text, and is logged by many of them.',
  fix: 'Pass the ARN of a secret in AWS Secrets Manager, and let the provider read it there.',
  profile: 'baseline',
  resources: ['AWS::CloudFormation::Template'],
  * check(template) {
    for (const resource of template.stack.resources.values()) {
      if (!resource.declaredType.startsWith('Custom::') && !takesWhatever.includes(resource.declaredType)) continue;
      for (const { found, path } of textsBelow(resource.properties, findSecret)) {
        yield { verdict: 'fail', message: `${path} is ${found} (not shown)`, path: `Properties.${path}`, detail: path, resource };
      }
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html',
  examples: {
    fails: [
      { Migration: { Type: 'Custom::Migration', Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:migrate', Password: 'correct-horse-battery' } } },
      { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/a.json', Parameters: { ApiKey: 'correct-horse-battery' } } } },
      { Migration: { Type: 'Custom::Migration', Properties: { Url: { 'Fn::Sub': 'postgres://admin:correct-horse-battery@${Host}/orders' } } } },
      { Migration: { Type: 'AWS::CloudFormation::CustomResource', Properties: { AdminPassword: 'correct-horse-battery' } } },
      { Child: { Type: 'AWS::Serverless::Application', Properties: { Location: 'a.yaml', Parameters: { ApiKey: 'correct-horse-battery' } } } },
    ],
    passes: [
      { Migration: { Type: 'Custom::Migration', Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:migrate', Secret: { Ref: 'DatabaseSecret' } } } },
      { Migration: { Type: 'Custom::Migration', Properties: { Stage: 'prod' } } },
      // Controls of their own judge what has a schema.
      { Users: { Type: 'AWS::Cognito::UserPoolIdentityProvider', Properties: { ProviderDetails: { client_secret: 'correct-horse-battery' } } } },
    ],
  },
});
