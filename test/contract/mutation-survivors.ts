import { Exclusion } from './mutation-relevance';

const explain = (mutations: RegExp, reason: string): Exclusion => ({ mutations, reason });

/** Mutations that no control notices, and why none does. */
export const survivors: readonly Exclusion[] = [
  explain(/AWS::CloudWatch::Alarm\(\w+\) Properties\.Threshold: more/, 'How many are too many only the owner knows.'),
  explain(/AWS::ApiGateway::Stage Properties\.MethodSettings\[\]\.Throttling(Burst|Rate)Limit: more/, 'How many requests are too many only the owner knows.'),
  explain(/AWS::WAFv2::WebACL .*(RateBasedStatement\.Limit|SizeConstraintStatement\.Size): more/, 'How much is too much only the owner knows.'),
  explain(/AWS::Events::Rule Properties\.EventPattern\.detail\.object\.size\[\]\.numeric\[\]: more/, 'How large an object may be only the owner knows.'),
  explain(/AWS::Lambda::Function Properties\.Timeout: more/, 'How long the work takes only the owner knows.'),
  explain(/AWS::Lambda::EventInvokeConfig Properties\.MaximumEventAgeInSeconds: more/, 'How old an event may be only the owner knows.'),
  explain(/AWS::Lambda::EventInvokeConfig: removed/, 'The control asks of what is there: most functions are never called asynchronously.'),
  explain(/AWS::(Lambda::Function Properties\.DeadLetterConfig|SQS::Queue): removed/, 'An API calls the function and waits for the answer: nothing is lost here.'),
  explain(/AWS::ApiGateway::Method Properties\.RequestParameters(\.method\.request\.querystring\.\w+)?: (false|removed)/, 'Which parameters are needed is known to the app.'),
  explain(/AWS::ApiGateway::RequestValidator Properties\.ValidateRequestParameters: (false|removed)/, 'Judged where a method has required parameters; those of the reference app have none.'),
  explain(/AWS::CloudWatch::Alarm\(BlockedRequests\) Properties\.Dimensions\[Region\]: removed/, 'Web ACLs of CloudFront have no region, and an alarm does not say which it is on.'),
  explain(/AWS::Events::Rule Properties\.Targets\[\]\.RoleArn: removed/, 'Many topics let EventBridge in by their policy instead.'),
];
