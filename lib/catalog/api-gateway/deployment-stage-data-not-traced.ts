import { allOf, each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const deploymentStageDataNotTraced = propertyControl({
  id: 'DeploymentStageDataNotTraced',
  title: 'Stages that a deployment makes do not log request and response bodies',
  severity: 'high',
  why: 'Data tracing writes whole requests and responses to CloudWatch: passwords, tokens and personal data, readable by everyone who reads logs.',
  fix: 'Set StageDescription.DataTraceEnabled to false.',
  profile: 'baseline',
  resource: 'AWS::ApiGateway::Deployment',
  requires: allOf(
    not(is('StageDescription.DataTraceEnabled', true)),
    each('StageDescription.MethodSettings', not(is('DataTraceEnabled', true))),
  ),
  satisfies: ['CSA-Serverless/SAS-3'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-deployment-stagedescription.html',
  examples: {
    fails: [
      { StageName: 'prod', StageDescription: { DataTraceEnabled: true } },
      { StageName: 'prod', StageDescription: { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', DataTraceEnabled: true }] } },
    ],
    passes: [{ RestApiId: 'a1b2c3d4e5' }, { StageName: 'prod', StageDescription: { LoggingLevel: 'INFO' } }],
    unknown: [{ StageName: 'prod', StageDescription: { DataTraceEnabled: { Ref: 'Trace' } } }],
  },
});
