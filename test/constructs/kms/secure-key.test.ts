import { App, CfnResource, Duration, NestedStack, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { SecureKey } from '../../../lib/constructs/kms/secure-key';

interface Statement {
  readonly Action: string | string[];
  readonly Principal: Record<string, unknown>;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

function statements(): Statement[] {
  const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  return (key.Properties as { KeyPolicy: { Statement: Statement[] } }).KeyPolicy.Statement;
}

describe('SecureKey', () => {
  test('rotates every year, can be saved for 30 days, and outlives its stack', () => {
    new SecureKey(stack, 'Key');
    Template.fromStack(stack).hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true, RotationPeriodInDays: 365, PendingWindowInDays: 30 },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('makes one resource, whose logical id stays what it is', () => {
    new SecureKey(stack, 'Key');
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources as object)).toEqual(['Key961B73FD']);
  });

  test('has no alias unless asked for, and then the one asked for', () => {
    new SecureKey(stack, 'Key');
    new SecureKey(stack, 'Named', { alias: 'alias/orders' });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Alias', 1);
    template.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/orders' });
  });

  test('is administered by the account, and used by nobody until granted', () => {
    new SecureKey(stack, 'Key');
    expect(statements()).toEqual([expect.objectContaining({
      Action: 'kms:*',
      Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] } },
    })]);
  });

  test('administrators may change the key, but not use it', () => {
    new SecureKey(stack, 'Key', { admins: [new iam.ArnPrincipal('arn:aws:iam::111122223333:role/keys')] });
    const actions = statements()[1].Action as string[];
    expect(actions).toContain('kms:Put*');
    expect(actions.filter((action) => /Encrypt|Decrypt|GenerateDataKey/.test(action))).toEqual([]);
  });

  test('takes periods, description and removal policy of your own', () => {
    new SecureKey(stack, 'Key', {
      rotationPeriod: Duration.days(90),
      pendingWindow: Duration.days(7),
      description: 'orders',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Template.fromStack(stack).hasResource('AWS::KMS::Key', {
      Properties: { RotationPeriodInDays: 90, PendingWindowInDays: 7, Description: 'orders' },
      DeletionPolicy: 'Delete',
    });
  });

  test.each([
    ['rotationPeriod', 89, '90 to 2560 days, got 89', 90],
    ['rotationPeriod', 2561, '90 to 2560 days, got 2561', 2560],
    ['pendingWindow', 6, '7 to 30 days, got 6', 7],
    ['pendingWindow', 31, '7 to 30 days, got 31', 30],
  ])('refuses a %s of %d days, and says which to write', (prop, days, range, instead) => {
    expect(() => new SecureKey(stack, 'Key', { [prop]: Duration.days(days) }))
      .toThrow(`SecureKey 'Stack/Key': ${prop} must be ${range}. Write ${prop}: Duration.days(${instead}).`);
  });

  test.each([90, 2560])('takes a rotation period of %d days', (days) => {
    expect(() => new SecureKey(stack, 'Key', { rotationPeriod: Duration.days(days) })).not.toThrow();
  });
});

describe('a service that uses a SecureKey', () => {
  test('CloudWatch Logs may encrypt log groups of this account and region alone', () => {
    new SecureKey(stack, 'Key').allowCloudWatchLogs();
    expect(statements()[1]).toMatchObject({
      Principal: { Service: { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } },
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': {
            'Fn::Join': ['', [
              'arn:', { Ref: 'AWS::Partition' }, ':logs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':log-group:*',
            ]],
          },
        },
      },
    });
  });

  test('any other service may write on behalf of this account alone', () => {
    new SecureKey(stack, 'Key').allowService('cloudwatch.amazonaws.com');
    expect(statements()[1]).toEqual({
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });

  test('is said once in the policy, however often it is allowed', () => {
    const key = new SecureKey(stack, 'Key');
    for (let time = 0; time < 3; time += 1) {
      key.allowCloudWatchLogs();
      key.allowService('sns.amazonaws.com');
    }
    expect(statements()).toHaveLength(3);
  });
});

describe('the shared SecureKey', () => {
  test('is one for the stack, wherever it is asked for', () => {
    const first = SecureKey.shared(stack);
    const inside = new CfnResource(stack, 'Deep', { type: 'AWS::SNS::Topic' });
    expect(SecureKey.shared(inside)).toBe(first);
    expect(Object.keys(Template.fromStack(stack).findResources('AWS::KMS::Key'))).toEqual(['BulwarkKey34AADF8F']);
  });

  test('is another one for a nested stack', () => {
    const nested = new NestedStack(stack, 'Nested');
    expect(SecureKey.shared(nested)).not.toBe(SecureKey.shared(stack));
    expect(Stack.of(SecureKey.shared(nested))).toBe(nested);
  });

  test('is refused where its id is taken by something else', () => {
    new kms.Key(stack, 'BulwarkKey');
    expect(() => SecureKey.shared(stack)).toThrow("SecureKey 'Stack/BulwarkKey': the id BulwarkKey is taken by something that is no SecureKey.");
  });
});

describe('a SecureKey used as an IKey', () => {
  test('encrypts a table, and is granted in the policy of the role alone', () => {
    const key = new SecureKey(stack, 'Key');
    new dynamodb.Table(stack, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
    });
    key.grantDecrypt(new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } })] },
    });
    expect(statements()).toHaveLength(1);
  });

  test('is granted to a role of another stack without a cycle', () => {
    const key = new SecureKey(stack, 'Key');
    const other = new Stack(stack.node.root, 'Other');
    key.grantEncryptDecrypt(new iam.Role(other, 'Role', { assumedBy: new iam.AccountRootPrincipal() }));
    Template.fromStack(other).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Resource: { 'Fn::ImportValue': Match.stringLikeRegexp('^Stack:') } })] },
    });
  });
});
