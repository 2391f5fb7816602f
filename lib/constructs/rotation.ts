import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/** How often a secret is replaced. */
export interface RotationOptions {
  /**
   * The time between rotations, at most 90 days.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html
   * @default Duration.days(30)
   */
  readonly every?: Duration;
}

/** Why a secret is not rotated. */
export interface NoRotationOptions {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** How a secret is rotated. There is no default: only you know what else has to learn the new value. */
export class Rotation {
  /** By a function that AWS writes and runs in this account, for databases. */
  public static hosted(rotation: secretsmanager.HostedRotation, options: RotationOptions = {}): Rotation {
    return new Rotation(options.every, rotation);
  }

  /** By a function of yours. */
  public static function(rotationFunction: lambda.IFunction, options: RotationOptions = {}): Rotation {
    return new Rotation(options.every, undefined, rotationFunction);
  }

  /** Not at all. */
  public static none(options: NoRotationOptions): Rotation {
    return new Rotation(undefined, undefined, undefined, options.reason);
  }

  private constructor(
    /** The time between rotations. */
    public readonly every: Duration = Duration.days(30),
    /** AWS's rotation, if it is one. */
    public readonly hostedRotation?: secretsmanager.HostedRotation,
    /** The function that rotates, if it is your own. */
    public readonly rotationFunction?: lambda.IFunction,
    /** Why there is no rotation, where there is none. */
    public readonly reason?: string,
  ) {}
}
