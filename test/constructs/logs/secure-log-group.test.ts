import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { SecureKey } from '../../../lib/constructs/kms/secure-key';
import { SecureLogGroup } from '../../../lib/constructs/logs/secure-log-group';

const logsMayEncrypt = Match.objectLike({
  Sid: 'CloudWatchLogs',
  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': Match.anyValue() } },
});

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

describe('SecureLogGroup', () => {
  test('is kept for a year, and outlives its stack', () => {
    new SecureLogGroup(stack, 'Log');
    Template.fromStack(stack).hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 365 },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('is encrypted with the shared key, whose policy is there first', () => {
    new SecureLogGroup(stack, 'Log');
    const template = Template.fromStack(stack);
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { KmsKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } },
      DependsOn: ['BulwarkKey34AADF8F'],
    });
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([logsMayEncrypt]) } });
  });

  test('masks AWS secret keys and private keys, and sends what it found nowhere', () => {
    new SecureLogGroup(stack, 'Log');
    const [group] = Object.values(Template.fromStack(stack).findResources('AWS::Logs::LogGroup'));
    const policy = (group.Properties as { DataProtectionPolicy: { Statement: { Operation: object }[] } }).DataProtectionPolicy;
    for (const identifier of ['AwsSecretKey', 'OpenSshPrivateKey', 'PgpPrivateKey', 'PkcsPrivateKey', 'PuttyPrivateKey']) {
      expect(JSON.stringify(policy)).toContain(identifier);
    }
    expect(policy.Statement.map(({ Operation }) => Operation)).toEqual([
      { Audit: { FindingsDestination: {} } },
      { Deidentify: { MaskConfig: {} } },
    ]);
  });

  test('makes one resource beside the shared key, whose logical id stays what it is, and has no name', () => {
    new SecureLogGroup(stack, 'Log');
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Properties: object }> };
    expect(Object.keys(Resources).sort()).toEqual(['BulwarkKey34AADF8F', 'Log95422804']);
    expect(Resources.Log95422804.Properties).not.toHaveProperty('LogGroupName');
  });

  test('takes a retention, name, policy and removal policy of your own', () => {
    new SecureLogGroup(stack, 'Log', {
      logGroupName: 'aws-waf-logs-orders',
      retention: logs.RetentionDays.TWO_YEARS,
      removalPolicy: RemovalPolicy.DESTROY,
      dataProtectionPolicy: new logs.DataProtectionPolicy({ identifiers: [logs.DataIdentifier.EMAILADDRESS] }),
    });
    const template = Template.fromStack(stack);
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { LogGroupName: 'aws-waf-logs-orders', RetentionInDays: 731 },
      DeletionPolicy: 'Delete',
    });
    expect(JSON.stringify(template.toJSON())).toContain('EmailAddress');
    expect(JSON.stringify(template.toJSON())).not.toContain('AwsSecretKey');
  });

  test('uses a key of your own instead, and lets CloudWatch Logs use that too', () => {
    const encryptionKey = new kms.Key(stack, 'Own');
    expect(new SecureLogGroup(stack, 'Log', { encryptionKey }).encryptionKey).toBe(encryptionKey);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([logsMayEncrypt]) } });
  });

  test('uses an imported key', () => {
    const arn = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    new SecureLogGroup(stack, 'Log', { encryptionKey: kms.Key.fromKeyArn(stack, 'Imported', arn) });
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: arn });
  });

  test('shares a key with another one, which says once that CloudWatch Logs may use it', () => {
    new SecureLogGroup(stack, 'First');
    new SecureLogGroup(stack, 'Second');
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: [Match.objectLike({ Action: 'kms:*' }), logsMayEncrypt] },
    });
  });

  test('uses the key of another stack, which is deployed first', () => {
    const other = new Stack(stack.node.root, 'Other');
    new SecureLogGroup(other, 'Log', { encryptionKey: SecureKey.shared(stack) });
    Template.fromStack(other).hasResourceProperties('AWS::Logs::LogGroup', {
      KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Stack:') },
    });
    expect(other.dependencies).toEqual([stack]);
  });

  test('is an ILogGroup: writing is granted on it alone', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    new SecureLogGroup(stack, 'Log').grantWrite(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Resource: { 'Fn::GetAtt': ['Log95422804', 'Arn'] } })] },
    });
  });
});
