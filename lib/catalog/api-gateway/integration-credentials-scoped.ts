import { graphControl } from '../../core/control';
import { partsOf } from '../../core/intrinsics';
import { renderText } from '../../core/text';

const credentialsOf: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Method': 'Integration.Credentials',
  'AWS::ApiGatewayV2::Integration': 'CredentialsArn',
};

export const integrationCredentialsScoped = graphControl({
  id: 'IntegrationCredentialsScoped',
  title: 'APIs call AWS services with a role of their own',
  severity: 'medium',
  why: "With the caller's credentials passed on, every caller needs rights on the service itself and can go round the API.",
  fix: 'Set the credentials to the ARN of a role that may do what the integration does, and no more.',
  resources: Object.keys(credentialsOf),
  * check(resource) {
    const path = credentialsOf[resource.type];
    const callers = resource.get(path).map((value) => renderText(partsOf(value))).some((arn) => /:iam::\*:user\/\*$/.test(arn));
    if (callers) yield { verdict: 'fail', message: "the caller's own credentials are passed on to the service", path: `Properties.${path}` };
  },
  satisfies: ['NIST-800-53/AC-6', 'CSA-Serverless/SAS-4'],
  mitigates: ['api.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html',
  examples: {
    fails: [
      { Get: { Type: 'AWS::ApiGateway::Method', Properties: { Integration: { Type: 'AWS', Credentials: 'arn:aws:iam::*:user/*' } } } },
      { Get: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { CredentialsArn: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::*:user/*' } } } },
      { Get: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { CredentialsArn: { 'Fn::If': ['Own', 'arn:aws:iam::*:user/*', { Ref: 'RoleArn' }] } } } },
    ],
    passes: [
      { Get: { Type: 'AWS::ApiGateway::Method', Properties: { Integration: { Type: 'AWS', Credentials: { 'Fn::GetAtt': ['Role', 'Arn'] } } } } },
      { Get: { Type: 'AWS::ApiGatewayV2::Integration', Properties: {} } },
    ],
  },
});
