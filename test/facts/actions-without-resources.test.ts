import { hasNoResources } from '../../lib/facts/actions-without-resources';

test.each([
  'xray:PutTraceSegments', 'XRAY:puttelemetryrecords', 'cloudwatch:PutMetricData', 'sts:GetCallerIdentity', 'logs:DescribeLogGroups', 'ec2:CreateNetworkInterface',
  'ec2:DescribeSubnets', 'ec2:Describe*', 'ec2:DescribeVpc*', 'ssmmessages:*', 'ecr:GetAuthorizationToken', 'secretsmanager:GetRandomPassword',
])('%s knows no resource', (action) => {
  expect(hasNoResources(action)).toBe(true);
});

test.each([
  '*', 'ec2:*', 'ec2:Desc*', 'xray:*', 's3:GetObject', 'logs:PutLogEvents', 'secretsmanager:GetSecretValue', 'sqs:List*', 'nothing', '', '${?}', 'constructor:x',
])('%s knows some, or can not be told', (action) => {
  expect(hasNoResources(action)).toBe(false);
});
