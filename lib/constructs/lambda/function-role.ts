import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** What a function may do before anything is granted to it. */
export interface FunctionNeeds {
  readonly logGroup: logs.ILogGroup;
  readonly environmentKey: kms.IKey;
  readonly deadLetterQueue?: sqs.IQueue;
  readonly vpcSubnets?: ec2.ISubnet[];
  readonly securityGroups?: ec2.ISecurityGroup[];
}

/** A role for one function, without AWS managed policies: they allow every log group of the account. */
export function functionRole(scope: Construct, id: string): iam.Role {
  return new iam.Role(scope, id, {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    description: `Of the function ${scope.node.path}`,
  });
}

/** Grants what the function needs to run; X-Ray, which knows no resources, is granted by the function itself. */
export function grantNeeds(role: iam.IRole, needs: FunctionNeeds): void {
  needs.logGroup.grantWrite(role);
  needs.environmentKey.grantDecrypt(role);
  if (needs.deadLetterQueue) grantDeadLetters(role, needs.deadLetterQueue);
  if (needs.vpcSubnets) grantNetworkInterfaces(role, needs.vpcSubnets, needs.securityGroups ?? []);
}

/** Sending alone: the queue's own grant also allows to re-encrypt. */
export function grantDeadLetters(role: iam.IPrincipal, queue: sqs.IQueue): void {
  role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
  if (queue.encryptionMasterKey) {
    role.addToPrincipalPolicy(new iam.PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [queue.encryptionMasterKey.keyArn],
    }));
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
function grantNetworkInterfaces(role: iam.IRole, subnets: ec2.ISubnet[], securityGroups: ec2.ISecurityGroup[]): void {
  const stack = Stack.of(role);
  const arn = (resource: string, resourceName: string) => stack.formatArn({ service: 'ec2', resource, resourceName });
  const interfaces = arn('network-interface', '*');
  role.addToPrincipalPolicy(new iam.PolicyStatement({
    actions: ['ec2:CreateNetworkInterface'],
    resources: [
      interfaces,
      ...subnets.map(({ subnetId }) => arn('subnet', subnetId)),
      ...securityGroups.map(({ securityGroupId }) => arn('security-group', securityGroupId)),
    ],
  }));
  role.addToPrincipalPolicy(new iam.PolicyStatement({
    actions: ['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
    resources: [interfaces],
  }));
  // Describing knows no resources.
  role.addToPrincipalPolicy(new iam.PolicyStatement({
    actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'], resources: ['*'],
  }));
}
