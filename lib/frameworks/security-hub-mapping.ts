/**
 * What a Security Hub control counts for in other frameworks, as "Related requirements" of its page says.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html and the page of each service, read 2026-11-23.
 * A control that is missing here has none, or its page could not be read (EventBridge, GuardDuty, CloudTrail).
 */
interface Related {
  readonly nist?: string;
  readonly pci?: string;
  readonly cis?: string;
}

const notPublic = 'AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(11) SC-7(16) SC-7(20) SC-7(21) SC-7(3) SC-7(4) SC-7(9)';
const atRest = 'CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)';
const inTransit = 'AC-17(2) AC-4 IA-5(1) SC-12(3) SC-13 SC-23 SC-23(3) SC-7(4) SC-8 SC-8(1) SC-8(2) SI-7(6)';
const apiLogged = 'AC-4(26) AU-10 AU-12 AU-2 AU-3 AU-6(3) AU-6(4) CA-7 SC-7(9) SI-7(8)';
const webAclLogged = 'AC-4(26) AU-10 AU-12 AU-2 AU-3 AU-6(3) AU-6(4) CA-7 SC-7(10) SC-7(9) SI-7(8)';
const accessLogged = 'AC-2(4) AC-4(26) AC-6(9) AU-10 AU-12 AU-2 AU-3 AU-6(3) AU-6(4) CA-7 SC-7(9) SI-3(8) SI-4(20) SI-7(8)';
const leastPrivilege = 'AC-2 AC-2(1) AC-3 AC-3(15) AC-3(7) AC-5 AC-6 AC-6(10) AC-6(2) AC-6(3)';
const decryption = 'AC-2 AC-2(1) AC-3 AC-3(15) AC-3(7) AC-5 AC-6 AC-6(3)';
const managedAccess = 'AC-2(1) AC-3 AC-3(15) AC-3(7) AC-6';
const rotated: Related = { nist: 'AC-2(1) AC-3(15)', pci: '8.6.3 8.3.9' };
const deletionProtected = 'CA-9(1) CM-2 CM-2(2) CM-3 SC-5(2)';
const lifecycle = 'CP-10 CP-6(2) CP-9 SC-5(2) SI-13(5)';

const related: Readonly<Record<string, Related>> = {
  'APIGateway.1': { nist: apiLogged },
  'APIGateway.2': { nist: inTransit },
  'APIGateway.3': { nist: 'CA-7' },
  'APIGateway.4': { nist: 'AC-4(21)' },
  'APIGateway.5': { nist: atRest },
  'APIGateway.8': { nist: 'AC-3 CM-2 CM-2(2)' },
  'APIGateway.9': { nist: apiLogged, pci: '10.4.2' },
  'AppSync.2': { pci: '10.4.2' },
  'AppSync.5': { nist: managedAccess },
  'CloudFront.1': { nist: 'SC-7(11) SC-7(16)', pci: '2.2.6' },
  'CloudFront.3': { nist: inTransit, pci: '4.2.1' },
  'CloudFront.4': { nist: 'CP-10 SC-36 SC-5(2) SI-13(5)' },
  'CloudFront.5': { nist: accessLogged, pci: '10.4.2' },
  'CloudFront.6': { nist: 'AC-4(21)', pci: '6.4.2' },
  'CloudFront.7': { nist: inTransit },
  'CloudFront.8': { nist: 'CA-9(1) CM-2' },
  'CloudFront.9': { nist: inTransit, pci: '4.2.1' },
  'CloudFront.10': { nist: 'AC-17(2) AC-4 IA-5(1) SC-12(3) SC-13 SC-23 SC-7(4) SC-8 SC-8(1) SC-8(2) SI-7(6)', pci: '4.2.1' },
  'CloudFront.12': { nist: 'CM-2 CM-2(2)', pci: '2.2.6' },
  'CloudWatch.15': { nist: 'AU-6(1) AU-6(5) CA-7 IR-4(1) IR-4(5) SI-2 SI-20 SI-4(12) SI-4(5)' },
  'CloudWatch.16': { nist: 'AU-10 AU-11 AU-6(3) AU-6(4) CA-7 SI-12' },
  'CloudWatch.17': { nist: 'AU-6(1) AU-6(5) CA-7 SI-2 SI-4(12)' },
  'DataFirehose.1': { nist: 'AC-3 AU-3 SC-12 SC-13 SC-28' },
  'DynamoDB.1': { nist: 'CP-10 CP-2(2) CP-6(2) SC-36 SC-5(2) SI-13(5)' },
  'DynamoDB.2': { nist: 'CP-10 CP-6(2) CP-9 SC-5(2) SI-12 SI-13(5)' },
  'DynamoDB.4': { nist: 'CP-10 CP-6 CP-6(1) CP-6(2) CP-9 SC-5(2) SI-12 SI-13(5)' },
  'DynamoDB.6': { nist: deletionProtected },
  'ECR.1': { nist: 'RA-5', pci: '6.2.3 6.2.4' },
  'ECR.2': { nist: 'CA-9(1) CM-2 CM-8(1)' },
  'ECR.3': { nist: 'CA-9(1) CM-2 CM-2(2)' },
  'ECR.5': { nist: `SC-12(2) ${atRest} AU-9` },
  'IAM.1': { nist: leastPrivilege },
  'IAM.2': { nist: 'AC-2 AC-2(1) AC-3 AC-3(15) AC-3(7) AC-6 AC-6(3)', cis: '1.15' },
  'IAM.21': { nist: leastPrivilege },
  'Inspector.4': { pci: '6.2.4 6.3.1' },
  'KMS.1': { nist: decryption },
  'KMS.2': { nist: decryption },
  'KMS.3': { nist: 'SC-12 SC-12(2)' },
  'KMS.4': { nist: 'SC-12 SC-12(2) SC-28(3)', pci: '3.7.4', cis: '3.6' },
  'Kinesis.1': { nist: atRest },
  'Lambda.1': { nist: notPublic, pci: '7.2.1' },
  'Lambda.2': { nist: 'CA-9(1) CM-2 SI-2 SI-2(2) SI-2(4) SI-2(5)', pci: '12.3.4' },
  'Lambda.3': { nist: notPublic },
  'Lambda.5': { nist: 'CP-10 CP-6(2) SC-36 SC-5(2) SI-13(5)' },
  'Lambda.7': { nist: 'CA-7' },
  'S3.1': { nist: notPublic, pci: '1.4.4', cis: '2.1.4' },
  'S3.2': { nist: notPublic },
  'S3.3': { nist: notPublic },
  'S3.5': { nist: inTransit, pci: '4.2.1', cis: '2.1.1' },
  'S3.6': { nist: 'CA-9(1) CM-2' },
  'S3.7': { nist: 'AU-9(2) CP-10 CP-6 CP-6(1) CP-6(2) CP-9 SC-36(2) SC-5(2) SI-13(5)' },
  'S3.8': { nist: notPublic, pci: '1.4.4', cis: '2.1.4' },
  'S3.9': { nist: accessLogged, pci: '10.2.1' },
  'S3.10': { nist: lifecycle },
  'S3.11': { nist: 'CA-7 SI-3(8) SI-4 SI-4(4)' },
  'S3.12': { nist: managedAccess },
  'S3.13': { nist: lifecycle },
  'S3.14': { nist: 'AU-9(2) CP-10 CP-6 CP-6(1) CP-6(2) CP-9 SC-5(2) SI-12 SI-13(5)' },
  'S3.15': { nist: 'CP-6(2)', pci: '10.5.1' },
  'S3.17': { nist: `SC-12(2) ${atRest} AU-9`, pci: '3.5.1' },
  'S3.19': { nist: notPublic, pci: '1.4.4' },
  'S3.20': { nist: deletionProtected, cis: '2.1.2' },
  'S3.22': { pci: '10.2.1', cis: '3.8' },
  'S3.23': { pci: '10.2.1', cis: '3.9' },
  'S3.24': { pci: '1.4.4' },
  'SecretsManager.1': rotated,
  'SecretsManager.2': rotated,
  'SecretsManager.3': { nist: 'AC-2(1) AC-3(15)' },
  'SecretsManager.4': rotated,
  'SNS.1': { nist: atRest },
  'SQS.1': { nist: atRest },
  'SSM.4': { nist: notPublic },
  'StepFunctions.1': { pci: '10.4.2' },
  'WAF.10': { nist: 'CA-9(1) CM-2' },
  'WAF.11': { nist: webAclLogged, pci: '10.4.2' },
  'WAF.12': { nist: webAclLogged },
};

const prefixes = { nist: 'NIST-800-53', pci: 'PCI-DSS-4.0.1', cis: 'CIS-AWS-3.0' } as const;

/** `FSBP/Lambda.2` -> `NIST-800-53/SI-2`, `PCI-DSS-4.0.1/12.3.4` and the others that Security Hub counts it for. */
export const securityHubMapping: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(related).map(([control, byFramework]) => [
    `FSBP/${control}`,
    (Object.keys(prefixes) as (keyof typeof prefixes)[])
      .flatMap((framework) => byFramework[framework]?.split(' ').map((id) => `${prefixes[framework]}/${id}`) ?? []),
  ]),
);
