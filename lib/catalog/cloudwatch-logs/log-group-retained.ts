import { graphControl } from '../../core/control';

const keeping = ['Retain', 'RetainExceptOnCreate'];

export const logGroupRetained = graphControl({
  id: 'LogGroupRetained',
  title: 'Log groups outlive their stack',
  severity: 'low',
  why: 'Whoever can delete the stack deletes the record of what they did before.',
  fix: "Set DeletionPolicy and UpdateReplacePolicy to 'Retain'.",
  profile: 'strict',
  resources: ['AWS::Logs::LogGroup'],
  * check({ declaration }) {
    for (const policy of ['DeletionPolicy', 'UpdateReplacePolicy']) {
      const value = declaration[policy];
      if (typeof value === 'object' && value !== null) yield { verdict: 'unknown', message: `${policy} is known only on deployment`, path: policy };
      else if (!keeping.includes(String(value))) yield { verdict: 'fail', message: `${policy} is ${value === undefined ? 'absent' : String(value)}`, path: policy };
    }
  },
  satisfies: ['NIST-800-53/AU-11'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  examples: {
    fails: [
      { LogGroup: { Type: 'AWS::Logs::LogGroup' } },
      { LogGroup: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' } },
    ],
    passes: [
      { LogGroup: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' } },
      { LogGroup: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' } },
    ],
    unknown: [{ LogGroup: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: { Ref: 'Keep' }, UpdateReplacePolicy: 'Retain' } }],
  },
});
