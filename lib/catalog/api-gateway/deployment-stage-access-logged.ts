import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const deploymentStageAccessLogged = propertyControl({
  id: 'DeploymentStageAccessLogged',
  title: 'Stages that a deployment makes write an access log',
  severity: 'medium',
  why: 'A stage made by StageName of a deployment serves the API like any other, and no one can tell who called it.',
  fix: 'Set StageDescription.AccessLogSetting.DestinationArn, or declare the stage as AWS::ApiGateway::Stage.',
  resource: 'AWS::ApiGateway::Deployment',
  appliesWhen: present('StageName'),
  requires: present('StageDescription.AccessLogSetting.DestinationArn'),
  satisfies: ['NIST-800-53/AU-2', 'NIST-800-53/AU-12', 'PCI-DSS-4.0.1/10.4.2'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-deployment-stagedescription.html',
  examples: {
    fails: [{ StageName: 'prod' }, { StageName: 'prod', StageDescription: { TracingEnabled: true } }],
    passes: [
      { RestApiId: 'a1b2c3d4e5' },
      { StageName: 'prod', StageDescription: { AccessLogSetting: { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:orders' } } },
    ],
    unknown: [{ StageName: 'prod', StageDescription: { Ref: 'Description' } }],
  },
});
