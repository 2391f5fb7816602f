import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionMemorySet = propertyControl({
  id: 'FunctionMemorySet',
  title: 'Lambda functions have a memory size of their own',
  severity: 'low',
  why: 'The default of 128 MiB makes functions slow enough to be run out of time by a large request.',
  fix: 'Set MemorySize.',
  profile: 'strict',
  resource: 'AWS::Lambda::Function',
  requires: present('MemorySize'),
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html',
  examples: {
    fails: [{}],
    passes: [{ MemorySize: 256 }],
  },
});
