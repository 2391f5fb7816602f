import { graphControl } from '../../core/control';
import { ownString } from '../../core/json';
import { sectionEntries, textsBelow } from '../../core/template-sections';
import { namesSecret } from '../../facts/secret-detector';

const isPlainSecret = (key: string, text: string) => (text.includes('{{resolve:ssm:') && namesSecret(key)) || undefined;

export const secretNotFromPlainParameter = graphControl({
  id: 'SecretNotFromPlainParameter',
  title: 'Secrets are not taken from plain text parameters of Systems Manager',
  severity: 'medium',
  why: 'A String parameter is plain text for everybody who may read parameters, and CloudFormation shows the value it took.',
  fix: "Keep the value in AWS Secrets Manager and take it with '{{resolve:secretsmanager:...}}'.",
  resources: ['AWS::CloudFormation::Template'],
  * check(template) {
    for (const resource of template.stack.resources.values()) {
      for (const { path } of textsBelow(resource.properties, isPlainSecret)) {
        yield { verdict: 'fail', message: `${path} is named like a secret and is taken from a plain text parameter`, path: `Properties.${path}`, detail: path, resource };
      }
    }
    for (const { name, declaration, resource } of sectionEntries(template, 'Parameters')) {
      if (!namesSecret(name) || ownString(declaration, 'Type') !== 'AWS::SSM::Parameter::Value<String>') continue;
      if (/\barn\b/i.test(`${ownString(declaration, 'Description')} ${ownString(declaration, 'Default')}`)) continue;
      yield { verdict: 'fail', message: `the parameter ${name} is named like a secret and is taken from a plain text parameter`, path: 'Type', detail: name, resource };
    }
  },
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html',
  examples: {
    fails: [
      { Client: { Type: 'AWS::Cognito::UserPoolIdentityProvider', Properties: { ProviderDetails: { client_secret: '{{resolve:ssm:/orders/client-secret}}' } } } },
      { Parameters: { ApiKey: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/orders/key' } } },
    ],
    passes: [
      { Client: { Type: 'AWS::Cognito::UserPoolIdentityProvider', Properties: { ProviderDetails: { client_secret: '{{resolve:secretsmanager:orders}}', client_id: '{{resolve:ssm:/orders/client}}' } } } },
      { Parameters: { Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/orders/image' } } },
      { Parameters: { ApiKey: { Type: 'String', NoEcho: true } } },
      { Parameters: { DatabaseSecret: { Type: 'AWS::SSM::Parameter::Value<String>', Description: 'ARN of the secret', Default: '/orders/secret' } } },
      { Parameters: { DatabaseSecret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/orders/secret/arn' } } },
    ],
  },
});
