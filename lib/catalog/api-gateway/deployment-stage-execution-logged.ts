import { allOf, anyOf, each, is, not, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const deploymentStageExecutionLogged = propertyControl({
  id: 'DeploymentStageExecutionLogged',
  title: 'Stages that a deployment makes log the errors of every method',
  severity: 'low',
  why: 'Refused authorizers and broken integrations show up only in the execution log; without it a probing client looks like silence.',
  fix: "Set StageDescription.LoggingLevel to 'ERROR', or declare the stage as AWS::ApiGateway::Stage.",
  resource: 'AWS::ApiGateway::Deployment',
  appliesWhen: present('StageName'),
  requires: allOf(
    anyOf(
      is('StageDescription.LoggingLevel', 'ERROR', 'INFO'),
      some('StageDescription.MethodSettings', allOf(is('HttpMethod', '*'), is('ResourcePath', '/*', '/~1*'), is('LoggingLevel', 'ERROR', 'INFO'))),
    ),
    each('StageDescription.MethodSettings', not(is('LoggingLevel', 'OFF'))),
  ),
  // Without a role for logs on the account, the deployment fails.
  repair: 'none',
  satisfies: ['FSBP/APIGateway.1'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-deployment-stagedescription.html',
  examples: {
    fails: [
      { StageName: 'prod' }, { StageName: 'prod', StageDescription: { LoggingLevel: 'OFF' } },
      { StageName: 'prod', StageDescription: { LoggingLevel: 'INFO', MethodSettings: [{ HttpMethod: 'POST', ResourcePath: '/pay', LoggingLevel: 'OFF' }] } },
    ],
    passes: [
      { RestApiId: 'a1b2c3d4e5' }, { StageName: 'prod', StageDescription: { LoggingLevel: 'ERROR' } },
      { StageName: 'prod', StageDescription: { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'INFO' }] } },
    ],
    unknown: [{ StageName: 'prod', StageDescription: { LoggingLevel: { Ref: 'LogLevel' } } }],
  },
});
