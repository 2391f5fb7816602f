import { graphControl } from '../../core/control';
import { isKnownLayerPublisher } from '../../facts/layer-publishers';
import { policyTexts } from '../../iam/policy-text';
import { foreignAccounts } from '../../iam/reach';

const layers = (...Layers: unknown[]) => ({ Function: { Type: 'AWS::Lambda::Function', Properties: { Layers } } });

export const functionLayersTrusted = graphControl({
  id: 'FunctionLayersTrusted',
  title: 'Layers come from this account or a known publisher',
  severity: 'medium',
  why: "Code of another account runs with the function's rights, and can be a different one tomorrow.",
  fix: 'Publish the layer in an account of your own.',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    const arns = fn.get('Layers').flatMap((list) => (list.kind === 'list' ? policyTexts(list.items, list.stack) : []));
    const accounts = arns.flatMap((arn) => /^arn:[^:]+:lambda:[^:]+:(\d{12}):layer:/.exec(arn)?.slice(1, 2) ?? []);
    for (const account of foreignAccounts(accounts.map((id) => ({ kind: 'AWS', id })), fn)) {
      if (isKnownLayerPublisher(account)) continue;
      yield { verdict: 'fail', message: `a layer of account ${account} is used`, path: 'Properties.Layers', detail: account };
    }
  },
  satisfies: ['NIST-800-53/SR-3', 'CSA-Serverless/SAS-6'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html',
  examples: {
    fails: [
      layers('arn:aws:lambda:eu-west-1:999988887777:layer:tools:3'),
      layers({ 'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:999988887777:layer:tools:3' }),
    ],
    passes: [
      layers('arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:53'),
      layers({ 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:layer:tools:3' }, { Ref: 'Layer' }),
    ],
  },
});
