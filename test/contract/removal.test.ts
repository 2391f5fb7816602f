import { CfnResource } from 'aws-cdk-lib';
import { ControlProfile, expectSecure } from '../../lib';
import { constructCases } from './constructs/all';
import { minimalApp } from './minimal-constructs';

const rows = constructCases.flatMap(({ weakenings }) => weakenings);

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

test.each(rows)('%s (%s) without its %s fails', (construct, type, _what, weaken, control) => {
  const { stack } = minimalApp(construct);
  const resources = stack.node.findAll()
    .filter((node) => CfnResource.isCfnResource(node))
    .filter(({ cfnResourceType }) => cfnResourceType === type);
  expect(resources).not.toEqual([]);
  resources.forEach(weaken);
  expect(() => expectSecure(stack, { profile: ControlProfile.STRICT })).toThrow(`[Bulwark::${control}`);
});
