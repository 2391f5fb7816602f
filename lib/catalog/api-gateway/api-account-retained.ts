import { graphControl } from '../../core/control';
import { ownString } from '../../core/json';
import { resourcesIn } from '../../core/resource-references';

const attributes = ['DeletionPolicy', 'UpdateReplacePolicy'];
const account = (more: object) => ({
  Account: { Type: 'AWS::ApiGateway::Account', Properties: { CloudWatchRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }, ...more },
  Role: { Type: 'AWS::IAM::Role', Properties: {}, ...more },
});
const retained = account({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });

export const apiAccountRetained = graphControl({
  id: 'ApiAccountRetained',
  title: 'The role that APIs log with outlives the stack that made it',
  severity: 'low',
  why: 'There is one for all APIs of the account and region: when this stack goes, all others stop to log without a word.',
  fix: "Set DeletionPolicy and UpdateReplacePolicy of the account's setting and of its role to 'Retain'.",
  profile: 'strict',
  resources: ['AWS::ApiGateway::Account'],
  * check(resource) {
    const roles = resource.get('CloudWatchRoleArn').flatMap(resourcesIn);
    for (const kept of [resource, ...roles]) {
      const lacking = attributes.filter((attribute) => !/^Retain/.test(ownString(kept.declaration, attribute) ?? ''));
      if (lacking.length > 0) yield { verdict: 'fail', message: `${lacking.join(' and ')} must be Retain`, path: lacking[0], resource: kept };
    }
  },
  satisfies: ['NIST-800-53/AU-9'],
  mitigates: ['log.denial'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  examples: {
    fails: [
      account({}), account({ DeletionPolicy: 'Retain' }),
      { Account: retained.Account, Role: { Type: 'AWS::IAM::Role', Properties: {} } },
    ],
    passes: [retained],
  },
});
