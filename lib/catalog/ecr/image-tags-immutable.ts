import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const imageTagsImmutable = propertyControl({
  id: 'ImageTagsImmutable',
  title: 'Image tags can not be moved to another image',
  severity: 'medium',
  why: 'Whoever may push replaces the image behind a tag: the next deployment runs the code of the attacker under a name that was reviewed.',
  fix: "Set ImageTagMutability to 'IMMUTABLE'.",
  resource: 'AWS::ECR::Repository',
  requires: is('ImageTagMutability', 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'),
  // Pipelines that push a tag again would fail.
  repair: 'none',
  satisfies: ['FSBP/ECR.2', 'NIST-800-53/CM-2'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
  examples: {
    fails: [{}, { ImageTagMutability: 'MUTABLE' }],
    passes: [{ ImageTagMutability: 'IMMUTABLE' }],
    unknown: [{ ImageTagMutability: { Ref: 'Mutability' } }],
  },
});
