import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ControlProfile, expectSecure } from '../../../lib';
import { HttpAuthorization } from '../../../lib/constructs/api-gateway-v2/http-authorization';
import { SecureHttpApi } from '../../../lib/constructs/api-gateway-v2/secure-http-api';
import { SecureDistribution } from '../../../lib/constructs/cloudfront/secure-distribution';
import { handlerIn } from '../api-gateway/api-fixture';

const account = '111122223333';
const certificateIn = (stack: Stack, id: string) => acm.Certificate.fromCertificateArn(stack, id, `arn:aws:acm:us-east-1:${account}:certificate/${id}`);

function frontedApi(): { api: SecureHttpApi; distribution: SecureDistribution; stack: Stack; edge: Stack } {
  const app = new App();
  const stack = new Stack(app, 'Orders', { env: { account, region: 'eu-west-1' } });
  const edge = new Stack(app, 'Edge', { env: { account, region: 'us-east-1' } });
  const api = new SecureHttpApi(stack, 'Api', {
    authorization: HttpAuthorization.jwt({ issuer: 'https://login.example.com', audience: ['shop'], scopes: ['orders/read'] }),
    domain: {
      domainName: 'origin.example.com',
      certificate: acm.Certificate.fromCertificateArn(stack, 'Regional', `arn:aws:acm:eu-west-1:${account}:certificate/r`),
      mutualTls: { bucket: s3.Bucket.fromBucketName(stack, 'Trust', 'trust'), key: 'cloudfront.pem', version: '7' },
    },
  });
  const distribution = api.protectWithCloudFront(edge, 'Front', {
    domainNames: ['api.example.com'], certificate: certificateIn(edge, 'Global'), clientCertificate: certificateIn(edge, 'Client'),
  });
  return { api, distribution, stack, edge };
}

test('CloudFront calls the domain of the API with a client certificate, behind a web ACL', () => {
  const template = Template.fromStack(frontedApi().edge);
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Aliases: ['api.example.com'],
      WebACLId: Match.anyValue(),
      Origins: [Match.objectLike({
        DomainName: 'origin.example.com',
        CustomOriginConfig: Match.objectLike({
          OriginProtocolPolicy: 'https-only', OriginMtlsConfig: { ClientCertificateArn: `arn:aws:acm:us-east-1:${account}:certificate/Client` },
        }),
      })],
    },
  });
});

test('nobody gets around it: the domain asks for a certificate, and the execute-api endpoint is off', () => {
  const template = Template.fromStack(frontedApi().stack);
  template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { MutualTlsAuthentication: { TruststoreUri: 's3://trust/cloudfront.pem' } });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
});

test('the strictest profile finds nothing wrong in either stack', () => {
  const { api, stack, edge } = frontedApi();
  api.addRoute('GET /orders', handlerIn(stack, 'Plain'));
  expect(() => expectSecure(edge, { profile: ControlProfile.STRICT })).not.toThrow();
  expect(() => expectSecure(stack, { profile: ControlProfile.STRICT })).not.toThrow(/ApiGatewayV2|ExecuteApiEndpoint|HttpDomainName|MutualTls/);
});

describe('without it', () => {
  test('synthesis says that an HTTP API has no web ACL, and what to write', () => {
    const stack = new Stack(new App(), 'Orders');
    new SecureHttpApi(stack, 'Api');
    Annotations.fromStack(stack).hasInfo('/Orders/Api', Match.stringLikeRegexp('AWS WAF can not stand in front of an HTTP API.*protectWithCloudFront'));
  });

  test('but not once CloudFront stands in front', () => {
    const { stack } = frontedApi();
    expect(Annotations.fromStack(stack).findInfo('*', Match.anyValue())).toEqual([]);
  });
});

test('an API whose domain asks for no certificate is refused: callers would go around CloudFront', () => {
  const stack = new Stack(new App(), 'Orders');
  const api = new SecureHttpApi(stack, 'Api');
  const props = { domainNames: ['api.example.com'], certificate: certificateIn(stack, 'Global'), clientCertificate: certificateIn(stack, 'Client') };
  expect(() => api.protectWithCloudFront(stack, 'Front', props))
    .toThrow("SecureHttpApi 'Orders/Api': whoever knows the API's address would go around CloudFront, since its domain asks for no client certificate. Write domain:");
});
