import { graphControl } from '../../core/control';
import { resolve } from '../../core/intrinsics';
import { findSecret } from '../../facts/secret-detector';

const variablesOf: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Stage': 'Variables',
  'AWS::ApiGatewayV2::Stage': 'StageVariables',
  'AWS::ApiGateway::Deployment': 'StageDescription.Variables',
};

export const stageVariablesWithoutSecrets = graphControl({
  id: 'StageVariablesWithoutSecrets',
  title: 'Stage variables hold no secret',
  severity: 'high',
  why: 'Stage variables are plain text in the template, in the console and in every API description that a reader may fetch.',
  fix: 'Keep the value in Secrets Manager, and let the backend read it there.',
  profile: 'baseline',
  resources: Object.keys(variablesOf),
  * check(stage) {
    const path = variablesOf[stage.type];
    for (const variables of stage.get(path)) {
      if (variables.kind !== 'object') continue;
      for (const [name, given] of Object.entries(variables.value)) {
        const kind = resolve(given, variables.stack)
          .map((value) => (value.kind === 'scalar' ? findSecret(name, String(value.value)) : undefined))
          .find((secret) => secret !== undefined);
        if (kind) yield { verdict: 'fail', message: `the stage variable ${name} looks like ${kind}`, path: `Properties.${path}.${name}`, detail: name };
      }
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html',
  examples: {
    fails: [
      { Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { Variables: { backendPassword: 'correct-horse-battery' } } } },
      { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageVariables: { key: 'AKIAIOSFODNN7EXAMPLE' } } } },
      { Stage: { Type: 'AWS::ApiGateway::Deployment', Properties: { StageName: 'prod', StageDescription: { Variables: { key: 'AKIAIOSFODNN7EXAMPLE' } } } } },
      { Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { Variables: { key: { 'Fn::If': ['Local', 'none', 'AKIAIOSFODNN7EXAMPLE'] } } } } },
    ],
    passes: [
      { Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { Variables: { backend: 'orders-blue', secretArn: { Ref: 'Secret' } } } } },
      { Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { Variables: { 'Fn::Transform': { Name: 'Variables' } } } } },
    ],
  },
});
