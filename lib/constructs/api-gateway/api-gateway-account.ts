import { RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { recordException } from '../reasoned-exception';

/**
 * Lets API Gateway write logs in this account and region. The setting is the account's, not an API's: where each API
 * makes one, the last to be deployed overwrites the others, and the first to be deleted takes the logs of all.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 *
 * Makes 2 resources (role and account setting), kept when their stack is deleted; idle they cost nothing.
 */
export class ApiGatewayAccount extends Construct {
  /**
   * The one for this account and region, made in the first stack that needs it.
   *
   * @param scope any construct of the stack that needs it
   */
  public static shared(scope: Construct): ApiGatewayAccount {
    const stack = topLevelStack(Stack.of(scope));
    const made = madeIn(Stage.of(scope) ?? stack);
    const account = made.get(stack.environment) ?? new ApiGatewayAccount(stack, 'BulwarkApiGatewayAccount');
    made.set(stack.environment, account);
    return account;
  }

  /** What API Gateway writes logs with. */
  public readonly role: iam.Role;
  /** The account's setting. */
  public readonly account: apigateway.CfnAccount;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const { account, partition, region } = Stack.of(this);
    this.role = new iam.Role(this, 'Role', {
      description: 'API Gateway writes logs with it',
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: {
        WriteLogs: new iam.PolicyDocument({
          statements: [new iam.PolicyStatement({
            actions: [
              'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams', 'logs:FilterLogEvents',
              'logs:GetLogEvents', 'logs:PutLogEvents',
            ],
            resources: [`arn:${partition}:logs:${region}:${account}:log-group:*`],
          })],
        }),
      },
    });
    recordException(this.role, 'PolicyResourcesNarrowed', 'API Gateway logs for all APIs of the account with this one role.');
    this.role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.account = new apigateway.CfnAccount(this, 'Account', { cloudWatchRoleArn: this.role.roleArn });
    this.account.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.account.node.addDependency(this.role);
  }

  /**
   * Has a stage that logs wait until it can, except where its stack comes before this one anyway.
   *
   * @internal
   */
  public _precede(stage: Construct): void {
    if (!dependsOn(Stack.of(this), topLevelStack(Stack.of(stage)))) stage.node.addDependency(this);
  }
}

/** A nested stack's life is shorter than that of the account's setting. */
function topLevelStack(stack: Stack): Stack {
  return stack.nestedStackParent ? topLevelStack(stack.nestedStackParent) : stack;
}

function dependsOn(stack: Stack, other: Stack): boolean {
  return stack.dependencies.some((dependency) => dependency === other || dependsOn(dependency, other));
}

const accounts = new WeakMap<Construct, Map<string, ApiGatewayAccount>>();

function madeIn(stage: Construct): Map<string, ApiGatewayAccount> {
  const made = accounts.get(stage) ?? new Map<string, ApiGatewayAccount>();
  accounts.set(stage, made);
  return made;
}
