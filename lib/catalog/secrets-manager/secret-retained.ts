import { graphControl } from '../../core/control';
import { ownString } from '../../core/json';

const keeping: readonly (string | undefined)[] = ['Retain', 'RetainExceptOnCreate'];
const secret = (attributes: object) => ({ Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {}, ...attributes } });

export const secretRetained = graphControl({
  id: 'SecretRetained',
  title: 'Secrets outlive the stack that made them',
  severity: 'low',
  why: 'A renamed construct or a deleted stack takes the only copy of a credential with it, and what depends on it stops.',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
  profile: 'strict',
  resources: ['AWS::SecretsManager::Secret'],
  * check({ declaration }) {
    for (const attribute of ['DeletionPolicy', 'UpdateReplacePolicy']) {
      const policy = ownString(declaration, attribute);
      if (!keeping.includes(policy)) yield { verdict: 'fail', message: `${attribute} is ${policy ?? 'absent'}; it must be Retain`, path: attribute, detail: attribute };
    }
  },
  satisfies: [],
  mitigates: ['secret.denial'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  examples: {
    fails: [secret({}), secret({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' }), secret({ DeletionPolicy: 'Retain' })],
    passes: [secret({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }), secret({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })],
  },
});
