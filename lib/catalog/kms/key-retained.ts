import { graphControl } from '../../core/control';

const key = (more: object) => ({ Key: { Type: 'AWS::KMS::Key', ...more } });
const keeping = ['Retain', 'RetainExceptOnCreate'];

export const keyRetained = graphControl({
  id: 'KeyRetained',
  title: 'KMS keys outlive their stack',
  severity: 'medium',
  why: 'Whoever can delete the stack, or replace the key in it, makes all that the key has encrypted unreadable for good.',
  fix: "Set DeletionPolicy and UpdateReplacePolicy to 'Retain'.",
  profile: 'strict',
  resources: ['AWS::KMS::Key'],
  * check({ declaration }) {
    for (const policy of ['DeletionPolicy', 'UpdateReplacePolicy']) {
      const value = declaration[policy];
      if (typeof value === 'object' && value !== null) yield { verdict: 'unknown', message: `${policy} is known only on deployment`, path: policy };
      else if (!keeping.includes(String(value))) yield { verdict: 'fail', message: `${policy} is ${value === undefined ? 'absent' : String(value)}`, path: policy };
    }
  },
  satisfies: ['NIST-800-53/SC-12'],
  mitigates: ['key.denial'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  examples: {
    fails: [key({}), key({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' })],
    passes: [
      key({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }),
      key({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }),
    ],
    unknown: [key({ DeletionPolicy: { Ref: 'Keep' }, UpdateReplacePolicy: 'Retain' })],
  },
});
