import { Duration, Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FunctionBundlingProps } from '../../bundling/function-bundle';
import { EventSource } from './event-source';
import { FunctionAlarmsProps } from './function-alarms';
import { InputGuardProps } from './input-guard-props';

/** Properties of `SecureFunction`. Give either `entry`, or `code` with `handler` and `runtime`. */
export interface SecureFunctionProps {
  /**
   * The TypeScript or JavaScript file that exports the handler; it is bundled with the project's esbuild.
   *
   * @default - none: `code`, `handler` and `runtime` are given
   */
  readonly entry?: string;

  /**
   * How `entry` is bundled.
   *
   * @default - CommonJS, minified, with source maps, without the AWS SDK of the runtime
   */
  readonly bundling?: FunctionBundlingProps;

  /**
   * What events the function takes: those of a source, or what a JSON Schema of the whole event describes. Others never reach
   * the handler. The schema is compiled when `entry` is bundled; the handler's code stays as it is.
   *
   * @see https://json-schema.org/specification
   * @default - none: the handler gets whatever it is invoked with
   */
  readonly eventSchema?: EventSource | { [keyword: string]: unknown };

  /**
   * What is asked of every event, where there is an `eventSchema`.
   *
   * @default - at most 1 MiB, 32 levels deep, from what the stack has connected
   */
  readonly inputGuard?: InputGuardProps;

  /**
   * The code to deploy.
   *
   * @default - bundled from `entry`
   */
  readonly code?: lambda.Code;

  /**
   * The handler: the exported name for `entry`, the module and its export (`index.handler`) for `code`.
   *
   * @default 'handler' for `entry`
   */
  readonly handler?: string;

  /**
   * The runtime. One that AWS has deprecated is refused.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
   * @default - the newest LTS of Node.js for `entry`
   */
  readonly runtime?: lambda.Runtime;

  /**
   * The processor.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html
   * @default Architecture.ARM_64
   */
  readonly architecture?: lambda.Architecture;

  /**
   * Memory in MiB, 128 to 10240.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
   * @default 256
   */
  readonly memorySize?: number;

  /**
   * How long an invocation may take, at most 15 minutes.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
   * @default Duration.seconds(15)
   */
  readonly timeout?: Duration;

  /**
   * The size of /tmp.
   *
   * @default Size.mebibytes(512)
   */
  readonly ephemeralStorageSize?: Size;

  /**
   * What the function is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Environment variables. A value that looks like a secret is refused: use `secrets`.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Secrets that the function reads at run time, by the environment variable that gets the secret's ARN. Reading
   * each of them is granted.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html
   * @default - none
   */
  readonly secrets?: { [name: string]: secretsmanager.ISecret };

  /**
   * The key that encrypts environment, log and dead letters.
   *
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The role that the function runs as. It is used as it is, but for grants.
   *
   * @default - a role of its own: writing its log, X-Ray, its dead-letter queue and key
   */
  readonly role?: iam.IRole;

  /**
   * Where the function logs to.
   *
   * @default - a `SecureLogGroup` of its own
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * Where events of asynchronous invocations go that failed to the last. May be shared by functions.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
   * @default - a `DeadLetterQueue` of its own, unless `onFailure` is given
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * A destination for failed asynchronous invocations, in place of the dead-letter queue.
   *
   * @default - the dead-letter queue
   */
  readonly onFailure?: lambda.IDestination;

  /**
   * How long an asynchronous event may wait for its invocation, 1 minute to 6 hours.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
   * @default Duration.hours(1)
   */
  readonly maxEventAge?: Duration;

  /**
   * How often a failed asynchronous invocation is tried again, 0 to 2 times.
   *
   * @default 2
   */
  readonly retryAttempts?: number;

  /**
   * Concurrency kept for this function, which is also the most that it can use.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   * @default - none: a reserve is taken from the account's other functions, so only you can tell how much
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * The VPC to run in.
   *
   * @default - none
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets to run in.
   *
   * @default - the VPC's private subnets
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The function's security groups.
   *
   * @default - one of its own that lets nothing out; open what is needed through `connections`
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * Who has to have signed the code. A configuration that only warns is refused.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
   * @default - none
   */
  readonly codeSigningConfig?: lambda.ICodeSigningConfig;

  /**
   * Layers.
   *
   * @default - none
   */
  readonly layers?: lambda.ILayerVersion[];

  /**
   * The alarms, their thresholds and actions.
   *
   * @default - errors, throttles, duration, dead letters; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: FunctionAlarmsProps;
}
