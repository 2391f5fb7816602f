interface Range {
  /** In which direction the number gets weaker. */
  readonly weaker: 'less' | 'more' | 'both';
  /** What AWS takes. */
  readonly min?: number;
  readonly max?: number;
}

/** Numbers of which it is known in which direction they get weaker; all others are taken in both. */
const ranges: Readonly<Record<string, Range>> = {
  RetentionInDays: { weaker: 'less', min: 1 },
  PendingWindowInDays: { weaker: 'less', min: 7, max: 30 },
  RotationPeriodInDays: { weaker: 'more', min: 90, max: 2560 },
  MinimumLength: { weaker: 'less', min: 6 },
  PasswordLength: { weaker: 'less', min: 1 },
  MessageRetentionPeriod: { weaker: 'less', min: 60 },
  MemorySize: { weaker: 'both', min: 128, max: 10_240 },
  Timeout: { weaker: 'both', min: 1, max: 900 },
  MaximumRetryAttempts: { weaker: 'both', min: 0, max: 2 },
  MaximumEventAgeInSeconds: { weaker: 'both', min: 60, max: 21_600 },
  EvaluationPeriods: { weaker: 'more', min: 1 },
  Period: { weaker: 'more', min: 60, max: 86_400 },
  ThrottlingRateLimit: { weaker: 'more', min: 0 },
  ThrottlingBurstLimit: { weaker: 'more', min: 0 },
  Limit: { weaker: 'more', min: 10 },
  Size: { weaker: 'more' },
  QueryDepthLimit: { weaker: 'more', min: 1, max: 75 },
  ResolverCountLimit: { weaker: 'more', min: 1, max: 10_000 },
  Ttl: { weaker: 'more', min: 1, max: 3600 },
  KmsDataKeyReusePeriodSeconds: { weaker: 'more', min: 60, max: 900 },
  PasswordHistorySize: { weaker: 'less', min: 0, max: 24 },
  TemporaryPasswordValidityDays: { weaker: 'more', min: 1, max: 365 },
  AccessTokenValidity: { weaker: 'more', min: 5, max: 1440 },
  IdTokenValidity: { weaker: 'more', min: 5, max: 1440 },
  RefreshTokenValidity: { weaker: 'more', min: 60, max: 5_256_000 },
  RetryGracePeriodSeconds: { weaker: 'more', min: 0, max: 60 },
  AuthSessionValidity: { weaker: 'more', min: 3, max: 15 },
  AuthorizerResultTtlInSeconds: { weaker: 'more', min: 0, max: 3600 },
};

/** The weaker numbers that AWS takes: none, one, a tenth and ten times as much. */
export function numbersOf(property: string, value: number): readonly number[] {
  const { weaker, min = -Infinity, max = Infinity } = ranges[property] ?? { weaker: 'both' };
  // An alarm that is always raised says nothing any more.
  if (property === 'Threshold') return [0, value * 10];
  const candidates = [0, 1, Math.floor(value / 10), value * 10].map((number) => Math.min(max, Math.max(min, number)));
  return [...new Set(candidates)].filter((number) => (weaker !== 'more' && number < value) || (weaker !== 'less' && number > value));
}

/** Weaker choices that our templates do not make anywhere. */
export const weakerStrings: Readonly<Record<string, readonly string[]>> = {
  ComparisonOperator: ['LessThanThreshold'],
  TreatMissingData: ['ignore', 'missing', 'breaching'],
  Statistic: ['Minimum', 'SampleCount'],
  LoggingLevel: ['OFF'],
  LogFormat: ['Text'],
  ApplicationLogLevel: ['FATAL'],
  SystemLogLevel: ['WARN'],
  Mode: ['PassThrough'],
  RecursiveLoop: ['Allow'],
  AuthorizationType: ['NONE'],
  SecurityPolicy: ['TLS_1_0', 'TLS_1_2'],
  EndpointAccessMode: ['BASIC'],
  Runtime: ['nodejs16.x', 'nodejs22.x'],
  redrivePermission: ['allowAll'],
  FilterPattern: ['{ $.status = "404" }'],
  Format: ['$context.requestId'],
  OversizeHandling: ['NO_MATCH', 'CONTINUE'],
  AggregateKeyType: ['CONSTANT'],
  ScheduleExpression: ['rate(365 days)'],
  DeletionProtection: ['INACTIVE'],
  MfaConfiguration: ['OFF', 'OPTIONAL'],
  AdvancedSecurityMode: ['OFF', 'AUDIT'],
  UserPoolTier: ['LITE'],
  PreventUserExistenceErrors: ['LEGACY'],
  EventAction: ['NO_ACTION'],
  KeyType: ['AWS_OWNED_KEY'],
  Feature: ['DISABLED'],
};
