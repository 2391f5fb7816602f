import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic';

/** How a construct raises alarms. */
export interface AlarmsProps {
  /**
   * Whether alarms are made.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * What happens when an alarm is raised. At least one: an alarm that does nothing is none.
   *
   * @default - a message to the stack's shared `AlarmTopic`
   */
  readonly actions?: cloudwatch.IAlarmAction[];
}

/** One alarm of a construct. */
export interface SecurityAlarmProps {
  /** What is watched. */
  readonly metric: cloudwatch.IMetric;

  /** The alarm is raised at this value. */
  readonly threshold: number;

  /** What it means when it is raised. */
  readonly description: string;

  /**
   * How many periods in a row the value has to be reached.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;
}

/** The alarms of one construct, each with an action. An alarm costs 0.10 USD a month. */
export class SecurityAlarms extends Construct {
  /** The alarms, for dashboards and further actions. */
  public readonly alarms: cloudwatch.Alarm[] = [];
  /** Whether alarms are made. */
  public readonly enabled: boolean;
  private readonly actions?: cloudwatch.IAlarmAction[];

  /**
   * @throws where the list of actions is empty, and alarms are not switched off
   */
  public constructor(scope: Construct, id: string, props: AlarmsProps = {}) {
    super(scope, id);
    this.enabled = props.enabled ?? true;
    this.actions = props.actions;
    if (this.enabled && props.actions?.length === 0) {
      throw new Error(`SecurityAlarms '${this.node.path}': got an empty list of actions, but an alarm without one tells nobody. Leave 'actions' out, or write alarms: { enabled: false }.`);
    }
  }

  /**
   * Adds an alarm, unless alarms are switched off.
   *
   * @param id the alarm's construct id
   * @param props what to watch
   */
  public add(id: string, props: SecurityAlarmProps): cloudwatch.Alarm | undefined {
    if (!this.enabled) return undefined;
    const alarm = new cloudwatch.Alarm(this, id, {
      metric: props.metric,
      threshold: props.threshold,
      alarmDescription: props.description,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(...(this.actions ?? [new cloudwatchActions.SnsAction(AlarmTopic.shared(this))]));
    this.alarms.push(alarm);
    return alarm;
  }
}
