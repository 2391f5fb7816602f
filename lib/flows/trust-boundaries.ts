import type { Resource } from '../core/template-graph';
import { resourcesAt } from './named-resources';

/** A line that data crosses from one who is trusted to one who is trusted otherwise. */
export interface TrustBoundary {
  readonly id: string;
  readonly kind: 'account' | 'vpc';
  readonly label: string;
  /** The boundary around it. */
  readonly parent?: string;
}

/** Where a resource says in which subnets it lies. */
const subnetPaths: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::Lambda::Function', ['VpcConfig.SubnetIds.*']],
  ['AWS::ECS::Service', ['NetworkConfiguration.AwsvpcConfiguration.Subnets.*']],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', ['Subnets.*']],
  ['AWS::RDS::DBInstance', ['DBSubnetGroupName']],
  ['AWS::RDS::DBCluster', ['DBSubnetGroupName']],
  ['AWS::RDS::DBSubnetGroup', ['SubnetIds.*']],
  ['AWS::ElastiCache::ReplicationGroup', ['CacheSubnetGroupName']],
  ['AWS::ElastiCache::SubnetGroup', ['SubnetIds.*']],
  ['AWS::OpenSearchService::Domain', ['VPCOptions.SubnetIds.*']],
]);

/** The boundaries around a resource, the outermost first. */
export function boundariesAround(resource: Resource): readonly TrustBoundary[] {
  const { account } = resource.stack.source;
  const outer: TrustBoundary = account === undefined
    ? { id: 'account', kind: 'account', label: 'AWS account' }
    : { id: `account ${account}`, kind: 'account', label: `AWS account ${account}` };
  const vpc = vpcOf(resource);
  if (vpc === undefined) return [outer];
  const id = vpc === 'elsewhere' ? `${outer.id} vpc` : `${vpc.stack.deployedName}/${vpc.logicalId}`;
  return [outer, { id, kind: 'vpc', label: vpc === 'elsewhere' ? 'VPC' : `VPC ${vpc.logicalId}`, parent: outer.id }];
}

/** The VPC that holds a resource; `elsewhere` where it lies in one that no template makes. */
function vpcOf(resource: Resource, depth = 0): Resource | 'elsewhere' | undefined {
  if (depth > 3) return undefined;
  const [vpc] = resource.type in vpcPaths ? resourcesAt(resource, vpcPaths[resource.type]) : [];
  if (vpc?.type === 'AWS::EC2::VPC') return vpc;
  const paths = subnetPaths.get(resource.type) ?? [];
  for (const next of paths.flatMap((path) => resourcesAt(resource, path))) {
    const found = vpcOf(next, depth + 1);
    if (found) return found;
  }
  const isPlaced = paths.some((path) => resource.get(path.replace(/\.\*$/, '')).some(({ kind }) => kind !== 'absent'));
  return isPlaced && depth === 0 ? 'elsewhere' : undefined;
}

const vpcPaths: Readonly<Record<string, string>> = { 'AWS::EC2::Subnet': 'VpcId', 'AWS::ElasticLoadBalancingV2::TargetGroup': 'VpcId' };
