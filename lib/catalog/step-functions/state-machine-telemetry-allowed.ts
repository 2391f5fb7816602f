import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { resourcesIn } from '../../core/resource-references';
import { policiesOf } from '../../iam/policy';
import { missingActions } from '../../iam/role-actions';
import { isNamed, serviceMay } from '../../iam/service-grants';

const tracing = ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'].map((name) => `xray:${name}`);

const Role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
const Policy = { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: tracing, Resource: '*' }] } } };
const machine = (properties: object) => ({ Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...properties } });
const Machine = machine({ TracingConfiguration: { Enabled: true } });
const encrypted = (Level: string, KmsKeyId: unknown = { 'Fn::GetAtt': ['Key', 'Arn'] }) => machine({ EncryptionConfiguration: { KmsKeyId }, LoggingConfiguration: { Level } });
const key = (Service: string) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'kms:Decrypt', Resource: '*' }] } } });

export const stateMachineTelemetryAllowed = graphControl({
  id: 'StateMachineTelemetryAllowed',
  title: 'Traces and logs of state machines arrive where they are turned on',
  severity: 'low',
  why: 'A state machine that may not trace, or whose log can not be decrypted on the way, runs on without a word: what was done with it leaves no trace.',
  fix: `Allow its role ${tracing.join(', ')}; let delivery.logs.amazonaws.com do kms:Decrypt in the policy of its key.`,
  profile: 'strict',
  resources: ['AWS::StepFunctions::StateMachine'],
  * check(stateMachine, graph) {
    const traced = judge(is('TracingConfiguration.Enabled', true), stateMachine).verdict === 'pass';
    for (const role of stateMachine.get('RoleArn').flatMap(resourcesIn).filter(({ type }) => type === 'AWS::IAM::Role')) {
      const lacking = traced ? missingActions(role, graph, tracing) : [];
      if (lacking.length > 0) yield { verdict: 'fail', message: `its role ${role.logicalId} does not allow ${lacking.join(', ')}` };
    }
    if (judge(is('LoggingConfiguration.Level', 'ALL', 'ERROR', 'FATAL'), stateMachine).verdict !== 'pass') return;
    for (const id of stateMachine.get('EncryptionConfiguration.KmsKeyId')) {
      if (id.kind !== 'reference' || id.resource.type !== 'AWS::KMS::Key') continue;
      const verdict = serviceMay(policiesOf(id.resource), ['kms:Decrypt'], isNamed('delivery'));
      if (verdict !== 'pass') yield { verdict, message: `the policy of its key ${id.resource.logicalId} does not let the delivery of logs use it`, detail: 'key' };
    }
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['function.repudiation'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html',
  examples: {
    fails: [
      { Role, Machine },
      ...['ALL', 'ERROR', 'FATAL'].map((level) => ({ Role, Machine: encrypted(level), Key: key('states.amazonaws.com') })),
    ],
    passes: [
      { Role, Policy, Machine },
      { Role, Machine: encrypted('ALL'), Key: key('delivery.logs.amazonaws.com') },
      { Role, Machine: encrypted('OFF'), Key: key('states.amazonaws.com') },
      { Role, Machine: encrypted('ALL', 'alias/orders') },
      { Role, Machine: encrypted('ALL', { Ref: 'Alias' }), Alias: { Type: 'AWS::KMS::Alias' } },
      { Machine: machine({ TracingConfiguration: { Enabled: true }, RoleArn: { 'Fn::GetAtt': ['Roles', 'Outputs.Role'] } }), Roles: { Type: 'AWS::CloudFormation::Stack' } },
    ],
  },
});
