import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ApiDomainProps } from '../../../lib/constructs/api-gateway/api-endpoint';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { handlerIn, ordersStack, templateOf } from './api-fixture';

const domainIn = (stack: Stack): ApiDomainProps => ({
  domainName: 'api.example.com',
  certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111122223333:certificate/c'),
});
const mutualTlsIn = (stack: Stack): ApiDomainProps => ({
  ...domainIn(stack), mutualTls: { bucket: s3.Bucket.fromBucketName(stack, 'Trust', 'trust'), key: 'authorities.pem', version: '7' },
});

test('the default is a regional endpoint that takes TLS 1.3 alone, addressed to it', () => {
  templateOf().hasResourceProperties('AWS::ApiGateway::RestApi', {
    EndpointConfiguration: { Types: ['REGIONAL'] },
    SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    EndpointAccessMode: 'STRICT',
    DisableExecuteApiEndpoint: false,
  });
});

test('an edge-optimized endpoint has the policy of its type', () => {
  templateOf({ endpointType: apigateway.EndpointType.EDGE }).hasResourceProperties('AWS::ApiGateway::RestApi', {
    EndpointConfiguration: { Types: ['EDGE'] }, SecurityPolicy: 'SecurityPolicy_TLS13_2025_EDGE', EndpointAccessMode: 'STRICT',
  });
});

test('a private endpoint lets in its VPC endpoints alone', () => {
  const stack = ordersStack();
  const endpoint = new ec2.Vpc(stack, 'Vpc').addInterfaceEndpoint('Endpoint', { service: ec2.InterfaceVpcEndpointAwsService.APIGATEWAY });
  templateOf({ endpointType: apigateway.EndpointType.PRIVATE, vpcEndpoints: [endpoint] }, stack).hasResourceProperties('AWS::ApiGateway::RestApi', {
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: [stack.resolve(endpoint.vpcEndpointId)] },
    SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    Policy: {
      Statement: Match.arrayWith([Match.objectLike({
        Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': [stack.resolve(endpoint.vpcEndpointId)] } },
      })]),
    },
  });
});

describe('a domain', () => {
  test('takes TLS 1.3 alone, and the execute-api endpoint is off', () => {
    const stack = ordersStack();
    const template = templateOf({ domain: domainIn(stack) }, stack);
    template.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: 'api.example.com',
      SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      EndpointAccessMode: 'STRICT',
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
    template.hasResourceProperties('AWS::ApiGateway::BasePathMapping', { RestApiId: { Ref: 'ApiF70053CD' } });
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { DisableExecuteApiEndpoint: true });
  });

  test('is where URLs point to, and what DNS records name', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api', { domain: domainIn(stack) });
    api.addRoute('GET /orders', handlerIn(stack));
    const zone = route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' });
    new route53.ARecord(stack, 'Record', { zone, recordName: 'api', target: route53.RecordTarget.fromAlias(new targets.ApiGateway(api)) });
    const template = Template.fromStack(stack);
    expect(Object.values(template.findOutputs('*'))).toEqual([{ Value: { 'Fn::Join': ['', ['https://', { Ref: expect.stringMatching(/^ApiDomain/) }, '/']] } }]);
    template.hasResourceProperties('AWS::Route53::RecordSet', { Name: 'api.example.com.' });
    expect(stack.resolve(api.urlForPath('/orders'))['Fn::Join'][1]).toContain('/orders');
    expect(() => api.urlForPath('orders')).toThrow('must begin with');
  });

  test('with mutual TLS asks for certificates, with the newest policy that AWS allows then', () => {
    const stack = ordersStack();
    const template = templateOf({ domain: mutualTlsIn(stack) }, stack);
    template.hasResourceProperties('AWS::ApiGateway::DomainName', {
      MutualTlsAuthentication: { TruststoreUri: 's3://trust/authorities.pem', TruststoreVersion: '7' },
      SecurityPolicy: 'TLS_1_2',
      EndpointAccessMode: Match.absent(),
    });
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { DisableExecuteApiEndpoint: true });
  });

  test('of an edge-optimized endpoint has the policy of its type', () => {
    const stack = ordersStack();
    templateOf({ domain: domainIn(stack), endpointType: apigateway.EndpointType.EDGE }, stack).hasResourceProperties('AWS::ApiGateway::DomainName', {
      SecurityPolicy: 'SecurityPolicy_TLS13_2025_EDGE', EndpointConfiguration: { Types: ['EDGE'] },
    });
  });

  test('can leave the execute-api endpoint on, for clients that still use it', () => {
    const stack = ordersStack();
    templateOf({ domain: domainIn(stack), disableExecuteApiEndpoint: false }, stack)
      .hasResourceProperties('AWS::ApiGateway::RestApi', { DisableExecuteApiEndpoint: false });
  });
});

test.each<[string, (stack: Stack) => ConstructorParameters<typeof SecureApi>[2], string]>([
  ['a private API without VPC endpoints', () => ({ endpointType: apigateway.EndpointType.PRIVATE }), 'a private API is reached through VPC endpoints, got none. Write vpcEndpoints: ['],
  ['VPC endpoints of an API that is not private', () => ({ vpcEndpoints: [] }), 'vpcEndpoints are for private APIs, but endpointType is REGIONAL'],
  [
    'a private API with a domain',
    (stack) => ({
      endpointType: apigateway.EndpointType.PRIVATE,
      vpcEndpoints: [ec2.InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, 'Endpoint', { vpcEndpointId: 'vpce-1', port: 443 })],
      domain: domainIn(stack),
    }),
    "a private API can't have a domain here",
  ],
  ['mutual TLS at the edge', (stack) => ({ endpointType: apigateway.EndpointType.EDGE, domain: mutualTlsIn(stack) }), 'edge-optimized domains have no mutual TLS'],
  ['mutual TLS that the execute-api endpoint passes by', (stack) => ({ domain: mutualTlsIn(stack), disableExecuteApiEndpoint: false }), 'with mutual TLS the execute-api endpoint has to be off'],
  ['no endpoint at all', () => ({ disableExecuteApiEndpoint: true }), 'without a domain nobody could reach the API'],
])('%s is refused', (_what, props, message) => {
  const stack = ordersStack();
  const make = () => new SecureApi(stack, 'Api', props(stack));
  expect(make).toThrow(`SecureApi 'Orders/Api': ${message}`);
});
