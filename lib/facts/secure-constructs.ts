/** The construct of this library that makes a safe resource of a type. */
const constructByType: ReadonlyMap<string, string> = new Map([
  ['AWS::Lambda::Function', 'SecureFunction'],
  ['AWS::Serverless::Function', 'SecureFunction'],
  ['AWS::Lambda::Permission', 'SecureFunction'],
  ['AWS::Lambda::Url', 'SecureFunction'],
  ['AWS::Lambda::EventInvokeConfig', 'SecureFunction'],
  ['AWS::ApiGateway::RestApi', 'SecureApi'],
  ['AWS::Serverless::Api', 'SecureApi'],
  ['AWS::ApiGateway::Stage', 'SecureApi'],
  ['AWS::ApiGateway::Method', 'SecureApi'],
  ['AWS::ApiGateway::DomainName', 'SecureApi'],
  ['AWS::ApiGatewayV2::Api', 'SecureHttpApi'],
  ['AWS::ApiGatewayV2::Route', 'SecureHttpApi'],
  ['AWS::ApiGatewayV2::Stage', 'SecureHttpApi'],
  ['AWS::ApiGatewayV2::Authorizer', 'SecureHttpApi'],
  ['AWS::ApiGatewayV2::DomainName', 'SecureHttpApi'],
  ['AWS::Serverless::HttpApi', 'SecureHttpApi'],
  ['AWS::SecretsManager::Secret', 'SecureSecret'],
  ['AWS::SecretsManager::ResourcePolicy', 'SecureSecret'],
  ['AWS::SecretsManager::RotationSchedule', 'SecureSecret'],
  ['AWS::KMS::Key', 'SecureKey'],
  ['AWS::Logs::LogGroup', 'SecureLogGroup'],
  ['AWS::SQS::Queue', 'SecureQueue'],
  ['AWS::SQS::QueuePolicy', 'SecureQueue'],
  ['AWS::SNS::Topic', 'SecureTopic'],
  ['AWS::SNS::TopicPolicy', 'SecureTopic'],
  ['AWS::SNS::Subscription', 'SecureTopic'],
  ['AWS::DynamoDB::Table', 'SecureTable'],
  ['AWS::DynamoDB::GlobalTable', 'SecureTable'],
  ['AWS::Events::EventBus', 'SecureEventBus'],
  ['AWS::Events::EventBusPolicy', 'SecureEventBus'],
  ['AWS::Events::Archive', 'SecureEventBus'],
  ['AWS::Cognito::UserPool', 'SecureUserPool'],
  ['AWS::Cognito::UserPoolClient', 'SecureUserPool'],
  ['AWS::Cognito::UserPoolRiskConfigurationAttachment', 'SecureUserPool'],
  ['AWS::WAFv2::WebACL', 'SecureWebAcl'],
  ['AWS::WAFv2::LoggingConfiguration', 'SecureWebAcl'],
]);

/** The construct that makes resources of this type safe, where there is one. */
export function secureConstructFor(resourceType: string): string | undefined {
  return constructByType.get(resourceType);
}
