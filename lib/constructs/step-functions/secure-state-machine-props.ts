import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { AlarmsProps } from '../cloudwatch/security-alarms';

/** Why something weaker than the default is safe. */
export interface StateMachineExceptionProps {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** What a state machine logs, and where. */
export interface StateMachineLoggingProps {
  /**
   * Where to. CloudWatch Logs adds itself to the account's policy for logs, which has room for few names that do not
   * start with `/aws/vendedlogs/`.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
   * @default - a `SecureLogGroup` of its own
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * Logs input and output of the steps too: whoever may read the log reads them.
   *
   * @default - they are not logged
   */
  readonly includeExecutionData?: StateMachineExceptionProps;
}

/** The alarms of a `SecureStateMachine`, and where they are raised. */
export interface StateMachineAlarmsProps extends AlarmsProps {
  /**
   * Executions that failed, within 5 minutes.
   *
   * @default 1
   */
  readonly failed?: number;

  /**
   * Executions that ran out of time, within 5 minutes.
   *
   * @default 1
   */
  readonly timedOut?: number;

  /**
   * Executions that somebody stopped, within 5 minutes. Express ones can't be.
   *
   * @default 1
   */
  readonly aborted?: number;

  /**
   * Steps that had to wait for the limits of the account, within 5 minutes.
   *
   * @default 1
   */
  readonly throttled?: number;
}

/** Properties of `SecureStateMachine`. */
export interface SecureStateMachineProps {
  /** What is done: states that are chained, or a definition in JSON. */
  readonly definitionBody: sfn.DefinitionBody;

  /**
   * What takes the place of `${...}` in a definition in JSON.
   *
   * @default - nothing
   */
  readonly definitionSubstitutions?: Record<string, string>;

  /**
   * How long an execution may take. A definition in JSON that says it itself goes before.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html
   * @default Duration.hours(1), or 5 minutes for express ones
   */
  readonly timeout?: Duration;

  /**
   * Standard executions last up to a year and each step is done once; express ones last 5 minutes.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
   * @default StateMachineType.STANDARD
   */
  readonly stateMachineType?: sfn.StateMachineType;

  /**
   * In what the definition queries data.
   *
   * @default QueryLanguage.JSON_PATH
   */
  readonly queryLanguage?: sfn.QueryLanguage;

  /**
   * What the state machine is for.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * The role that tasks are done with. What they, the log and the key take is added to it.
   *
   * @default - a role of its own
   */
  readonly role?: iam.IRole;

  /**
   * The key that encrypts definition, executions and log. An imported key's policy has to let the role and the delivery of
   * logs use it already.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * How long a data key is used again before KMS is asked for a new one, 1 to 15 minutes.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
   * @default Duration.minutes(5)
   */
  readonly dataKeyReusePeriod?: Duration;

  /**
   * What is logged, and where.
   *
   * @default - all events, without their data, to a `SecureLogGroup` of its own
   */
  readonly logging?: StateMachineLoggingProps;

  /**
   * The alarms and where they are raised.
   *
   * @default - alarms on what failed, timed out, was aborted or throttled, raised at the stack's shared `AlarmTopic`
   */
  readonly alarms?: StateMachineAlarmsProps;
}
