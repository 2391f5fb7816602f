import { graphControl } from '../../core/control';

export const functionCodeSigned = graphControl({
  id: 'FunctionCodeSigned',
  title: 'Where an app signs code, all its functions do',
  severity: 'medium',
  why: 'One function that takes unsigned code is the way around the signatures of the others.',
  fix: 'Set CodeSigningConfigArn.',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    if (graph.ofType('AWS::Lambda::CodeSigningConfig').length === 0) return;
    if (fn.get('PackageType').some((type) => type.kind === 'scalar' && type.value === 'Image')) return;
    if (fn.get('CodeSigningConfigArn').every(({ kind }) => kind !== 'absent')) return;
    yield { verdict: 'fail', message: 'the function takes unsigned code, unlike others of the app', path: 'Properties.CodeSigningConfigArn' };
  },
  satisfies: ['NIST-800-53/CM-14'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
  examples: {
    fails: [{ Signing: { Type: 'AWS::Lambda::CodeSigningConfig' }, Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } }],
    passes: [
      { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } },
      { Signing: { Type: 'AWS::Lambda::CodeSigningConfig' }, Function: { Type: 'AWS::Lambda::Function', Properties: { CodeSigningConfigArn: { Ref: 'Signing' } } } },
    ],
  },
});
