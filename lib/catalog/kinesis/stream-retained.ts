import { graphControl } from '../../core/control';
import { ownString } from '../../core/json';

const keeping: readonly (string | undefined)[] = ['Retain', 'RetainExceptOnCreate'];
const stream = (attributes: object) => ({ Orders: { Type: 'AWS::Kinesis::Stream', ...attributes } });

export const streamRetained = graphControl({
  id: 'StreamRetained',
  title: 'Data streams outlive their stack',
  severity: 'low',
  why: 'A renamed construct or a deleted stack takes all records along that nobody has read yet.',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
  profile: 'strict',
  resources: ['AWS::Kinesis::Stream'],
  * check(resource) {
    const lacking = ['DeletionPolicy', 'UpdateReplacePolicy'].filter((attribute) => !keeping.includes(ownString(resource.declaration, attribute)));
    if (lacking.length > 0) yield { verdict: 'fail', message: `${lacking.join(' and ')} must be Retain`, path: lacking[0] };
  },
  satisfies: ['NIST-800-53/AU-11'],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  examples: {
    fails: [stream({}), stream({ DeletionPolicy: 'Retain' })],
    passes: [stream({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }), stream({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })],
  },
});
