import { graphControl } from '../../core/control';
import { isKnownLayerPublisher } from '../../facts/layer-publishers';
import { policyTexts } from '../../iam/policy-text';

export const functionLayersTrusted = graphControl({
  id: 'FunctionLayersTrusted',
  title: 'Layers come from this account or a known publisher',
  severity: 'medium',
  why: "Code of another account runs with the function's rights, and can be a different one tomorrow.",
  fix: 'Publish the layer in an account of your own.',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    for (const layers of fn.get('Layers')) {
      for (const arn of layers.kind === 'list' ? policyTexts(layers.items, layers.stack) : []) {
        const account = /^arn:[^:]+:lambda:[^:]+:(\d{12}):layer:/.exec(arn)?.[1];
        if (account === undefined || account === fn.stack.source.account || isKnownLayerPublisher(account)) continue;
        yield { verdict: 'fail', message: `a layer of account ${account} is used`, path: 'Properties.Layers', detail: account };
      }
    }
  },
  satisfies: ['NIST-800-53/SR-3', 'OWASP-Serverless/SAS-6'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html',
  examples: {
    fails: [{ Function: { Type: 'AWS::Lambda::Function', Properties: { Layers: ['arn:aws:lambda:eu-west-1:999988887777:layer:tools:3'] } } }],
    passes: [{ Function: { Type: 'AWS::Lambda::Function', Properties: { Layers: ['arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:53'] } } }],
  },
});
