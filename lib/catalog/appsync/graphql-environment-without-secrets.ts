import { graphControl } from '../../core/control';
import { findSecret } from '../../facts/secret-detector';
import { policyTexts } from '../../iam/policy-text';

const api = (EnvironmentVariables: object) => ({ Api: { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'orders', EnvironmentVariables } } });

export const graphqlEnvironmentWithoutSecrets = graphControl({
  id: 'GraphqlEnvironmentWithoutSecrets',
  title: 'Environment variables of GraphQL APIs hold no secrets',
  severity: 'critical',
  why: 'They are plain text in the template and in the console, and every resolver can put them into an answer.',
  fix: 'Let a Lambda data source read the value from AWS Secrets Manager.',
  profile: 'baseline',
  resources: ['AWS::AppSync::GraphQLApi'],
  * check(resource) {
    for (const variables of resource.get('EnvironmentVariables')) {
      for (const [name, value] of variables.kind === 'object' ? Object.entries(variables.value) : []) {
        const kind = policyTexts(value, variables.stack).map((text) => findSecret(name, text)).find(Boolean);
        if (kind) yield { verdict: 'fail', message: `${name} holds ${kind} (not shown)`, path: `Properties.EnvironmentVariables.${name}`, detail: name };
      }
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/environment-variables.html',
  examples: {
    fails: [api({ PAYMENT_API_KEY: 'correct-horse-battery' })],
    passes: [api({ TABLE: 'orders', SECRET_ARN: { Ref: 'Secret' } }), api({ 'Fn::Transform': { Name: 'Variables' } })],
  },
});
