import { allOf, anyOf, each, is, judge, not, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { resolvedItems } from '../../core/intrinsics';
import { referencesFrom } from '../../core/resource-references';

const anywhere = anyOf(is('CidrIp', '0.0.0.0/0'), is('CidrIpv6', '::/0'));
const narrowed = each('SecurityGroupEgress', not(allOf(anywhere, is('IpProtocol', '-1'))));

const inGroups = (...SecurityGroupIds: unknown[]) => ({ Function: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SecurityGroupIds } } } });
const GroupId = { 'Fn::GetAtt': ['Group', 'GroupId'] };
const https = { DestinationPrefixListId: 'pl-0a1b2c3d', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const inGroup = (properties: object) => ({
  ...inGroups(GroupId),
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: properties },
});

export const functionEgressNarrowed = graphControl({
  id: 'FunctionEgressNarrowed',
  title: 'Functions in a VPC reach only what they need',
  severity: 'low',
  why: 'Code that an attacker gets to run sends what it finds to any server, over any protocol.',
  fix: 'List the destinations in SecurityGroupEgress of the security group.',
  profile: 'strict',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    const ids = fn.get('VpcConfig.SecurityGroupIds').flatMap(resolvedItems);
    for (const id of ids) {
      if (id.kind !== 'reference' || id.resource.type !== 'AWS::EC2::SecurityGroup') continue;
      const group = id.resource;
      const ownRules = judge(present('SecurityGroupEgress'), group).verdict;
      const apart = referencesFrom(graph, 'AWS::EC2::SecurityGroupEgress', 'GroupId').to(group).length > 0;
      const verdict = ownRules === 'fail' && !apart ? 'fail' : judge(narrowed, group).verdict;
      if (verdict !== 'pass') yield { verdict, message: 'its security group lets everything out', path: 'Properties.SecurityGroupEgress', resource: group };
    }
  },
  satisfies: ['NIST-800-53/SC-7'],
  mitigates: ['network.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  examples: {
    fails: [
      inGroup({}),
      inGroup({ SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }] }),
      inGroup({ SecurityGroupEgress: [https, { CidrIpv6: '::/0', IpProtocol: '-1' }] }),
    ],
    passes: [
      inGroup({ SecurityGroupEgress: [https] }),
      { ...inGroup({}), Egress: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId, ...https } } },
      inGroups('sg-0a1b2c3d4e5f'),
      { ...inGroups({ 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] }), Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } },
    ],
    unknown: [inGroup({ SecurityGroupEgress: { Ref: 'Rules' } })],
  },
});
