import { graphControl } from '../../core/control';
import { ownString, ownValue, scalarText } from '../../core/json';
import { sectionEntries } from '../../core/template-sections';
import { namesSecret } from '../../facts/secret-detector';

/** What takes the name or the address of a secret, whatever the parameter is called. */
const isPointer = (description: string, standard: string) => /\b(arn|name of|id of|path)\b/i.test(description) || /[/]|^arn:/.test(standard);

export const parameterSecretHidden = graphControl({
  id: 'ParameterSecretHidden',
  title: 'Template parameters that take a secret are hidden',
  severity: 'high',
  why: 'The value is shown, for good, to everybody who may describe the stack, and stands in the deployment\'s log.',
  fix: 'Set NoEcho to true; better, pass the ARN of a secret in AWS Secrets Manager in place of the value.',
  profile: 'baseline',
  resources: ['AWS::CloudFormation::Template'],
  * check(template) {
    for (const { name, declaration, resource } of sectionEntries(template, 'Parameters')) {
      if (!namesSecret(name) || ownString(declaration, 'Type') !== 'String' || ownValue(declaration, 'AllowedValues') !== undefined) continue;
      if (scalarText(ownValue(declaration, 'NoEcho')) === 'true') continue;
      if (isPointer(ownString(declaration, 'Description') ?? '', scalarText(ownValue(declaration, 'Default')))) continue;
      yield { verdict: 'fail', message: `the parameter ${name} is named like a secret and NoEcho is not true`, path: 'NoEcho', detail: name, resource };
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html',
  examples: {
    fails: [
      { Parameters: { DatabasePassword: { Type: 'String' } } }, { Parameters: { ApiKey: { Type: 'String', NoEcho: 'false' } } },
      { Parameters: { DatabasePassword: { Type: 'String', Default: 'unset' } } },
    ],
    passes: [
      { Parameters: { DatabasePassword: { Type: 'String', NoEcho: true } } },
      { Parameters: { DatabasePasswordArn: { Type: 'String' }, BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' } } },
      { Parameters: { DatabaseSecret: { Type: 'String', Description: 'ARN of the secret' } } },
      { Parameters: { RotateSecret: { Type: 'String', AllowedValues: ['yes', 'no'] } } },
      { Parameters: { DatabaseSecret: { Type: 'String', Default: 'orders/database' } } },
      // A control of its own judges those.
      { Parameters: { DatabasePassword: { Type: 'AWS::SSM::Parameter::Value<String>', Description: 'In Parameter Store' } } },
    ],
  },
});
