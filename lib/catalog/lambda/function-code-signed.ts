import { graphControl } from '../../core/control';

const Signing = { Type: 'AWS::Lambda::CodeSigningConfig' };
const fn = (properties: object) => ({ Type: 'AWS::Lambda::Function', Properties: properties });

export const functionCodeSigned = graphControl({
  id: 'FunctionCodeSigned',
  title: 'Where an app signs code, all its functions do',
  severity: 'medium',
  why: 'One function that takes unsigned code is the way around the signatures of the others.',
  fix: 'Set CodeSigningConfigArn.',
  resources: ['AWS::Lambda::Function'],
  * check(subject, graph) {
    if (graph.ofType('AWS::Lambda::CodeSigningConfig').length === 0) return;
    if (subject.get('PackageType').some((type) => type.kind === 'scalar' && type.value === 'Image')) return;
    if (subject.get('CodeSigningConfigArn').every(({ kind }) => kind !== 'absent')) return;
    yield { verdict: 'fail', message: 'the function takes unsigned code, unlike others of the app', path: 'Properties.CodeSigningConfigArn' };
  },
  satisfies: ['NIST-800-53/CM-14'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
  examples: {
    fails: [
      { Signing, Function: fn({ Runtime: 'nodejs24.x' }) },
      { Signing, Function: fn({ PackageType: 'Zip', CodeSigningConfigArn: { 'Fn::If': ['IsProduction', { Ref: 'Signing' }, { Ref: 'AWS::NoValue' }] } }) },
    ],
    passes: [
      { Function: fn({ Runtime: 'nodejs24.x' }) },
      { Signing, Function: fn({ CodeSigningConfigArn: { Ref: 'Signing' } }) },
      { Signing, Function: fn({ PackageType: 'Image' }) },
    ],
  },
});
