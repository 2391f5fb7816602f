import { graphControl } from '../../core/control';
import { partsOf } from '../../core/intrinsics';
import { renderText } from '../../core/text';

const image = (ImageUri: unknown) => ({ Function: { Type: 'AWS::Lambda::Function', Properties: { PackageType: 'Image', Code: { ImageUri } } } });
const repository = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders';

export const functionImagePinned = graphControl({
  id: 'FunctionImagePinned',
  title: 'Functions name the version of their image',
  severity: 'medium',
  why: 'What runs is whatever was pushed last: nobody can tell which code that was, and whoever may push may deploy.',
  fix: 'Name the image by its digest, as in orders@sha256:..., or by a tag that is used once.',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    for (const uri of fn.get('Code.ImageUri').map((value) => renderText(partsOf(value)))) {
      const name = uri.slice(uri.lastIndexOf('/') + 1);
      const floats = /:latest$/.test(name) || (name !== '' && !/[:@}]/.test(name));
      if (floats) yield { verdict: 'fail', message: `the image is ${uri}, which moves with each push`, path: 'Properties.Code.ImageUri' };
    }
  },
  satisfies: ['NIST-800-53/CM-2', 'CSA-Serverless/SAS-6'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
  examples: {
    fails: [
      image(`${repository}:latest`),
      image(repository),
      image({ 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/orders:latest' }),
      image({ 'Fn::Sub': '${Registry}/orders' }),
    ],
    passes: [
      image(`${repository}@sha256:4d1b9b2c5a0c5c7e1f0a5f8f3c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6a7b8c9d`),
      image({ 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/orders:v1.4.2' }),
      { Function: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Bucket: 'code', S3Key: 'orders.zip' } } } },
    ],
  },
});
