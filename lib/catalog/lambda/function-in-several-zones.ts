import { graphControl } from '../../core/control';
import { resolve } from '../../core/intrinsics';

const inSubnets = (SubnetIds: unknown) => ({ Function: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds, SecurityGroupIds: ['sg-0a1b2c3d'] } } } });

export const functionInSeveralZones = graphControl({
  id: 'FunctionInSeveralZones',
  title: 'Functions in a VPC run in more than one availability zone',
  severity: 'low',
  why: 'With one subnet, the failure of one zone, or the exhaustion of its addresses, stops the function.',
  fix: 'List subnets of at least two availability zones in VpcConfig.SubnetIds.',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    for (const subnets of fn.get('VpcConfig.SubnetIds')) {
      const path = 'Properties.VpcConfig.SubnetIds';
      if (subnets.kind === 'absent') continue;
      if (subnets.kind !== 'list') {
        yield { verdict: 'unknown', message: 'its subnets are known only on deployment', path };
      } else if (subnets.items.filter((item) => resolve(item, subnets.stack).some(({ kind }) => kind !== 'absent')).length === 1) {
        yield { verdict: 'fail', message: 'it runs in a single subnet', path };
      }
    }
  },
  satisfies: ['FSBP/Lambda.5'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html',
  examples: {
    fails: [inSubnets(['subnet-0a1b2c3d']), inSubnets(['subnet-0a1b2c3d', { Ref: 'AWS::NoValue' }])],
    passes: [
      inSubnets(['subnet-0a1b2c3d', 'subnet-4e5f6a7b']),
      inSubnets(['subnet-0a1b2c3d', { 'Fn::If': ['IsProduction', 'subnet-4e5f6a7b', { Ref: 'AWS::NoValue' }] }]),
      { Function: { Type: 'AWS::Lambda::Function', Properties: {} } },
    ],
    unknown: [inSubnets({ 'Fn::Split': [',', { 'Fn::ImportValue': 'Subnets' }] })],
  },
});
