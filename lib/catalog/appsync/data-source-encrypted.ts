import { graphControl } from '../../core/control';
import { isPlainHttp } from '../api-gateway/plain-http';

const source = (Endpoint: unknown) => ({ Source: { Type: 'AWS::AppSync::DataSource', Properties: { Type: 'HTTP', HttpConfig: { Endpoint } } } });

export const dataSourceEncrypted = graphControl({
  id: 'DataSourceEncrypted',
  title: 'Data sources of AppSync APIs are called over HTTPS',
  severity: 'high',
  why: 'AppSync calls the endpoint over the internet: whoever is on the path reads the requests with their credentials, and forges the answers.',
  fix: 'Use an https:// endpoint.',
  profile: 'baseline',
  resources: ['AWS::AppSync::DataSource'],
  * check(resource) {
    if (resource.get('HttpConfig.Endpoint').some(isPlainHttp)) {
      yield { verdict: 'fail', message: 'the endpoint starts http://', path: 'Properties.HttpConfig.Endpoint' };
    }
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-appsync-datasource-httpconfig.html',
  examples: {
    fails: [source('http://orders.example.com'), source({ 'Fn::Sub': 'http://${Host}' })],
    passes: [source('https://orders.example.com'), { Source: { Type: 'AWS::AppSync::DataSource', Properties: { Type: 'NONE' } } }],
  },
});
