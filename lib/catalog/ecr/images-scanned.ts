import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';

const repository = (Properties: object) => ({ Type: 'AWS::ECR::Repository', Properties });

export const imagesScanned = graphControl({
  id: 'ImagesScanned',
  title: 'Images are scanned for vulnerabilities when they are pushed',
  severity: 'medium',
  why: 'A function runs on an image with a hole that everybody knows, and nobody was told.',
  fix: 'Set ImageScanningConfiguration.ScanOnPush to true, or declare AWS::ECR::RegistryScanningConfiguration.',
  resources: ['AWS::ECR::Repository'],
  * check(resource, graph) {
    const { verdict, explanation, path } = judge(is('ImageScanningConfiguration.ScanOnPush', true), resource);
    if (verdict === 'pass' || graph.ofType('AWS::ECR::RegistryScanningConfiguration').length > 0) return;
    yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['FSBP/ECR.1', 'NIST-800-53/RA-5'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html',
  examples: {
    fails: [{ Images: repository({}) }, { Images: repository({ ImageScanningConfiguration: { ScanOnPush: false } }) }],
    passes: [
      { Images: repository({ ImageScanningConfiguration: { ScanOnPush: true } }) },
      { Images: repository({}), Scan: { Type: 'AWS::ECR::RegistryScanningConfiguration', Properties: { ScanType: 'ENHANCED', Rules: [] } } },
    ],
    unknown: [{ Images: repository({ ImageScanningConfiguration: { ScanOnPush: { Ref: 'Scan' } } }) }],
  },
});
