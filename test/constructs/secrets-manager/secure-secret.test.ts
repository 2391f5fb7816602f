import { App, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { SecureKey } from '../../../lib/constructs/kms/secure-key';
import { Rotation } from '../../../lib/constructs/secrets-manager/rotation';
import { SecureSecret, SecureSecretProps } from '../../../lib/constructs/secrets-manager/secure-secret';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

const rotation = Rotation.none({ reason: 'the partner rotates it by hand' });
const replicaKey = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const throughSecretsManager = {
  'kms:ViaService': { 'Fn::Join': ['', ['secretsmanager.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
  'kms:EncryptionContext:SecretARN': { Ref: 'SecretA720EF05' },
};

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function secret(props: Partial<SecureSecretProps> = {}): SecureSecret {
  return new SecureSecret(stack, 'Secret', { rotation, ...props });
}

function role(scope: Stack = stack): iam.Role {
  return new iam.Role(scope, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
}

describe('SecureSecret', () => {
  test('is generated, encrypted with the shared key, and outlives its stack', () => {
    secret();
    Template.fromStack(stack).hasResource('AWS::SecretsManager::Secret', {
      Properties: {
        GenerateSecretString: { PasswordLength: 32 },
        KmsKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] },
        SecretString: Match.absent(),
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('makes two resources beside the shared key, whose logical ids stay what they are, and has no name', () => {
    secret();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Properties: object }> };
    expect(Object.keys(Resources).sort()).toEqual(['BulwarkKey34AADF8F', 'SecretA720EF05', 'SecretPolicy06C9821C']);
    expect(Resources.SecretA720EF05.Properties).not.toHaveProperty('Name');
  });

  test('uses a key of your own instead', () => {
    const encryptionKey = new kms.Key(stack, 'Own');
    expect(secret({ encryptionKey }).key).toBe(encryptionKey);
    Template.fromStack(stack).resourceCountIs('AWS::KMS::Key', 1);
  });

  test('shares the key with another one', () => {
    secret();
    new SecureSecret(stack, 'Other', { rotation });
    Template.fromStack(stack).resourceCountIs('AWS::KMS::Key', 1);
  });

  test('uses the key of another stack', () => {
    const other = new Stack(app, 'Other');
    new SecureSecret(other, 'Secret', { rotation, encryptionKey: SecureKey.shared(stack) });
    Template.fromStack(other).hasResourceProperties('AWS::SecretsManager::Secret', {
      KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Stack:') },
    });
  });

  test('takes a description and a removal policy of your own', () => {
    secret({ description: 'signs orders', removalPolicy: RemovalPolicy.DESTROY });
    Template.fromStack(stack).hasResource('AWS::SecretsManager::Secret', {
      Properties: { Description: 'signs orders' }, DeletionPolicy: 'Delete',
    });
  });

  test('has no prop for a value of your own, and drops one that is passed past the types', () => {
    const literal = { secretStringValue: { unsafeUnwrap: () => 'Sw0rdf1sh-literal' } };
    secret(literal as unknown as SecureSecretProps);
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('Sw0rdf1sh');
  });
});

describe('the policy of a SecureSecret', () => {
  const deny = (sid: string, condition: object) => ({
    Sid: sid, Effect: 'Deny', Action: 'secretsmanager:*', Principal: { AWS: '*' }, Resource: '*', Condition: condition,
  });

  test('denies what comes without TLS, and other accounts, but lets AWS services through', () => {
    secret();
    Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
      ResourcePolicy: {
        Statement: [
          deny('TlsOnly', { Bool: { 'aws:SecureTransport': 'false' } }),
          deny('ThisAccountOnly', {
            StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } },
            Bool: { 'aws:PrincipalIsAWSService': 'false' },
          }),
        ],
      },
    });
  });

  test('draws the line around an organization where one is named', () => {
    secret({ organizationId: 'o-a1b2c3d4e5' });
    Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
      ResourcePolicy: {
        Statement: Match.arrayWith([deny('ThisOrganizationOnly', {
          StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
          Bool: { 'aws:PrincipalIsAWSService': 'false' },
        })]),
      },
    });
  });

  test.each(['', '111122223333', 'o-*', 'O-A1B2C3D4E5'])("refuses '%s' as an organization", (organizationId) => {
    expect(() => secret({ organizationId }))
      .toThrow(`SecureSecret 'Stack/Secret': organizationId must be the id of an AWS organization, got '${organizationId}'.`);
  });

  test('is refused by Secrets Manager if it is ever made public', () => {
    secret();
    Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::ResourcePolicy', { BlockPublicPolicy: true });
  });

  test('is exposed, and takes more statements', () => {
    const made = secret();
    made.denyAccountRootDelete();
    expect(made.resourcePolicy.document.statementCount).toBe(3);
  });
});

describe('the value of a SecureSecret', () => {
  test('takes options of the generator', () => {
    secret({ generateSecretString: { excludePunctuation: true, passwordLength: 40 } });
    Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: { ExcludePunctuation: true, PasswordLength: 40 },
    });
  });

  test('is put into a template of yours, at 32 characters too', () => {
    secret({ generateSecretString: { secretStringTemplate: '{"username":"orders"}', generateStringKey: 'password' } });
    Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: { SecretStringTemplate: '{"username":"orders"}', GenerateStringKey: 'password', PasswordLength: 32 },
    });
  });

  test('is refused where it is short', () => {
    expect(() => secret({ generateSecretString: { passwordLength: 31 } }))
      .toThrow("SecureSecret 'Stack/Secret': the generated value must have at least 32 characters, got passwordLength 31. Leave passwordLength out, or write 32.");
  });

  test('may have a length that is known at deployment only', () => {
    const passwordLength = Lazy.number({ produce: () => 48 });
    expect(() => secret({ generateSecretString: { passwordLength } })).not.toThrow();
  });

  test.each([
    ['at the top', { username: 'orders', password: 'Sw0rdf1sh-2026!' }, 'password'],
    ['further down', { reader: { dbPassword: 'Sw0rdf1sh-2026!' } }, 'dbPassword'],
  ])('is refused where a literal one stands in the template, %s, and is not shown', (_, template, name) => {
    const attempt = () => secret({
      generateSecretString: { secretStringTemplate: JSON.stringify(template), generateStringKey: 'generated' },
    });
    expect(attempt).toThrow(`SecureSecret 'Stack/Secret': '${name}' in secretStringTemplate holds`);
    expect(attempt).not.toThrow(/Sw0rdf1sh/);
  });

  test('is refused where its template is not JSON, which is not shown', () => {
    const attempt = () => secret({ generateSecretString: { secretStringTemplate: 'Sw0rdf1sh', generateStringKey: 'password' } });
    expect(attempt).toThrow("SecureSecret 'Stack/Secret': secretStringTemplate is not JSON (not shown).");
    expect(attempt).not.toThrow(/Sw0rdf1sh/);
  });
});

describe('a replica of a SecureSecret', () => {
  const region = 'eu-west-1';

  test('is encrypted with the key of its region', () => {
    secret({ replicaRegions: [{ region, encryptionKey: kms.Key.fromKeyArn(stack, 'Replica', replicaKey) }] });
    Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::Secret', {
      ReplicaRegions: [{ Region: region, KmsKeyId: replicaKey }],
    });
  });

  test('is refused without a key, in the props and later', () => {
    const message = "SecureSecret 'Stack/Secret': the replica in eu-west-1 needs a customer managed key of that region, got none.";
    expect(() => secret({ replicaRegions: [{ region }] })).toThrow(message);
    const made = new SecureSecret(new Stack(app, 'Later'), 'Secret', { rotation });
    expect(() => made.addReplicaRegion(region)).toThrow(message.replace('Stack/', 'Later/'));
  });
});

describe('what is granted on a SecureSecret', () => {
  test('reading is its value and description, and its key through Secrets Manager for it alone', () => {
    secret().grantRead(role());
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            Resource: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] },
            Condition: { StringEquals: throughSecretsManager },
          },
          { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: { Ref: 'SecretA720EF05' } },
          { Effect: 'Allow', Action: 'secretsmanager:DescribeSecret', Resource: { Ref: 'SecretA720EF05' } },
        ],
      },
    });
  });

  test('reading can be kept to a version, and the description still be read', () => {
    secret().grantRead(role(), ['AWSCURRENT']);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'secretsmanager:GetSecretValue',
            Condition: { 'ForAnyValue:StringEquals': { 'secretsmanager:VersionStage': ['AWSCURRENT'] } },
          }),
          Match.objectLike({ Action: 'secretsmanager:DescribeSecret', Condition: Match.absent() }),
        ]),
      },
    });
  });

  test('writing is putting a value, not changing the secret or its key', () => {
    expect(secret().grantWrite(role()).success).toBe(true);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Condition: { StringEquals: throughSecretsManager } }),
          Match.objectLike({ Action: ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'] }),
        ],
      },
    });
  });

  test('a role of another stack reads it without a cycle', () => {
    const other = new Stack(app, 'Other');
    secret().grantRead(role(other));
    expect(() => app.synth()).not.toThrow();
    expect(other.dependencies).toEqual([stack]);
  });

  test('a role of another account is let in by the policies of secret and key', () => {
    const here = new Stack(app, 'Here', { env: { account: '111122223333', region: 'eu-central-1' } });
    const made = new SecureSecret(here, 'Secret', { rotation, organizationId: 'o-a1b2c3d4e5' });
    made.grantRead(new iam.ArnPrincipal('arn:aws:iam::444455556666:role/reader'));
    Template.fromStack(here).hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
      ResourcePolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' },
        })]),
      },
    });
  });

  test('a role of another account is refused where the policy would deny it all the same', () => {
    const here = new Stack(app, 'Here', { env: { account: '111122223333', region: 'eu-central-1' } });
    const made = new SecureSecret(here, 'Secret', { rotation });
    const reader = iam.Role.fromRoleArn(here, 'Reader', 'arn:aws:iam::444455556666:role/reader');
    const message = "SecureSecret 'Here/Secret': its policy denies other accounts, got a grant to account 444455556666.";
    expect(() => made.grantRead(reader)).toThrow(message);
    expect(() => made.grantWrite(reader)).toThrow(message);
  });

  test('it is an ISecret, also to CDK itself', () => {
    expect(secretsmanager.Secret.isSecret(secret())).toBe(true);
  });
});

describe('a SecureSecret that is not rotated', () => {
  test('says why, in metadata that reports read and to the guardrail', () => {
    const made = secret();
    expect(made.node.metadata).toContainEqual(expect.objectContaining({
      type: 'cdk-bulwark:exception',
      data: { control: 'SecretRotated', reason: 'the partner rotates it by hand' },
    }));
    expect(made.rotationSchedule).toBeUndefined();
    expect(made.rotationFailureRule).toBeUndefined();
    expect(made.alarms).toEqual([]);
  });

  test.each(['', 'short', '            '])("is refused with '%s' as the reason", (reason) => {
    expect(() => secret({ rotation: Rotation.none({ reason }) })).toThrow("'Stack/Secret': an exception needs a reason of at least 10 characters");
  });
});

test('a rotation is every 30 days unless asked otherwise', () => {
  expect(Rotation.hosted(secretsmanager.HostedRotation.mysqlSingleUser()).every.toDays()).toBe(30);
  expect(Rotation.hosted(secretsmanager.HostedRotation.mysqlSingleUser(), { every: Duration.days(7) }).every.toDays()).toBe(7);
});
