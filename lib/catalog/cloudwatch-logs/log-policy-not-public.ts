import { graphControl } from '../../core/control';
import { statementsOf } from '../../iam/policy';
import { isPublic } from '../../iam/reach';

export const logPolicyNotPublic = graphControl({
  id: 'LogPolicyNotPublic',
  title: 'Policies of CloudWatch Logs let nobody in unconditionally',
  severity: 'high',
  why: 'Anyone can write forged events into the log, or fill it until it costs more than the service.',
  fix: 'Name the service or account, with aws:SourceArn or aws:SourceAccount.',
  resources: ['AWS::Logs::ResourcePolicy', 'AWS::Logs::Destination'],
  * check(resource) {
    for (const statement of statementsOf(resource, 'resource').filter(isPublic)) {
      yield { verdict: 'fail', message: "the principal '*' may write without a condition", path: statement.path };
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['log.tampering', 'log.denial'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html',
  examples: {
    fails: [
      { Policy: { Type: 'AWS::Logs::ResourcePolicy', Properties: { PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutLogEvents","Resource":"*"}]}' } } },
    ],
    passes: [
      { Policy: { Type: 'AWS::Logs::ResourcePolicy', Properties: { PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"es.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]}' } } },
    ],
  },
});
