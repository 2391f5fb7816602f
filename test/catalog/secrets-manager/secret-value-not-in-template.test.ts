import { secretValueNotInTemplate } from '../../../lib/catalog/secrets-manager/secret-value-not-in-template';
import { evaluate } from '../../../lib/core/evaluate';
import { TemplateGraph } from '../../../lib/core/template-graph';

test.each([
  { SecretString: 'correct-horse-battery' },
  { SecretString: '{"password":"correct-horse-battery"}' },
  { SecretString: { 'Fn::Join': ['', ['{"host":"', { 'Fn::GetAtt': ['Secret', 'Id'] }, '","password":"correct-horse-battery"}']] } },
  { GenerateSecretString: { SecretStringTemplate: '{"password":"correct-horse-battery"}' } },
])('a secret that is spelled out in %j is found, and never shown', (properties) => {
  const template = { Resources: { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: properties } } };
  const findings = evaluate(new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template }]), [secretValueNotInTemplate]);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['fail']);
  expect(JSON.stringify(findings)).not.toContain('horse');
});
