import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/** How often a secret is replaced. */
export interface RotationOptions {
  /**
   * The time between rotations: whole hours, from 4 hours to 90 days.
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
  /**
   * By a function that AWS writes and that runs in this account, for databases. `attach` the secret to its database.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_available-rotation-templates.html
   */
  public static hosted(rotation: secretsmanager.HostedRotation, options: RotationOptions = {}): Rotation {
    return new Rotation(options.every, rotation);
  }

  /**
   * By a function of yours. It is granted to read, write and relabel this secret; `secretsmanager:GetRandomPassword`,
   * which knows no resources, is yours to grant where it is used. The function needs a timeout that leaves time for all
   * steps, and is given its permissions through its role: an imported function without a role brings its own.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
   */
  public static function(rotationFunction: lambda.IFunction, options: RotationOptions = {}): Rotation {
    return new Rotation(options.every, undefined, rotationFunction);
  }

  /** Not at all, or by something that Secrets Manager does not start. */
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
