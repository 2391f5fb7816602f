import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const deploymentStageTraced = propertyControl({
  id: 'DeploymentStageTraced',
  title: 'Stages that a deployment makes are traced with X-Ray',
  severity: 'low',
  why: 'Without traces no one can tell which request of an incident reached which function and store.',
  fix: 'Set StageDescription.TracingEnabled to true, or declare the stage as AWS::ApiGateway::Stage.',
  resource: 'AWS::ApiGateway::Deployment',
  appliesWhen: present('StageName'),
  requires: is('StageDescription.TracingEnabled', true),
  satisfies: ['FSBP/APIGateway.3'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-deployment-stagedescription.html',
  examples: {
    fails: [{ StageName: 'prod' }, { StageName: 'prod', StageDescription: { TracingEnabled: false } }],
    passes: [{ RestApiId: 'a1b2c3d4e5' }, { StageName: 'prod', StageDescription: { TracingEnabled: true } }],
    unknown: [{ StageName: 'prod', StageDescription: { TracingEnabled: { Ref: 'Tracing' } } }],
  },
});
