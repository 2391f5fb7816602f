import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const policy = (PolicyDocument: unknown) => ({ Policy: { Type: 'AWS::Logs::ResourcePolicy', Properties: { PolicyName: 'orders', PolicyDocument } } });
const anybody = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'logs:PutLogEvents', Resource: '*' }] };

export const logPolicyNotPublic = graphControl({
  id: 'LogPolicyNotPublic',
  title: 'Policies of CloudWatch Logs let nobody in unconditionally',
  severity: 'high',
  why: 'Anyone can write forged events into the log, or fill it until it costs more than the service.',
  fix: 'Name the service or account, with aws:SourceArn or aws:SourceAccount.',
  profile: 'baseline',
  resources: ['AWS::Logs::ResourcePolicy', 'AWS::Logs::Destination', 'AWS::Logs::LogGroup'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['log.tampering', 'log.denial'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html',
  examples: {
    fails: [
      policy(JSON.stringify(anybody)),
      policy({ 'Fn::Sub': JSON.stringify({ Statement: [{ ...anybody.Statement[0], Resource: 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:orders:*' }] }) }),
      { Destination: { Type: 'AWS::Logs::Destination', Properties: { DestinationPolicy: JSON.stringify(anybody) } } },
      { LogGroup: { Type: 'AWS::Logs::LogGroup', Properties: { ResourcePolicyDocument: anybody } } },
    ],
    passes: [
      policy('{"Statement":[{"Effect":"Allow","Principal":{"Service":"es.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]}'),
      policy({
        'Fn::Join': ['', [
          '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutLogEvents","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"',
          { Ref: 'AWS::AccountId' }, '"}}}]}',
        ]],
      }),
    ],
    unknown: [policy({ Ref: 'PolicyDocument' }), policy('not JSON')],
  },
});
