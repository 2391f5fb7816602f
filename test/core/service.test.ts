import { is } from '../../lib/core/assertion';
import { graphControl, propertyControl } from '../../lib/core/control';
import { serviceOfType, servicesOf } from '../../lib/core/service';

const description = {
  id: 'A', title: '', severity: 'high', why: '', fix: '', satisfies: [], mitigates: [], source: '', examples: { fails: [{}], passes: [{}] },
} as const;

test('the service of a type is its middle; of what is no type, the whole', () => {
  expect(['AWS::Lambda::Function', 'Custom::Thing', 'Odd'].map(serviceOfType)).toEqual(['Lambda', 'Thing', 'Odd']);
});

test('a control is about the services of its resources, each once', () => {
  expect(servicesOf(propertyControl({ ...description, resource: 'AWS::SQS::Queue', requires: is('A', 1) }))).toEqual(['SQS']);
  const types = ['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::Lambda::Url'];
  expect(servicesOf(graphControl({ ...description, resources: types, check: () => [] }))).toEqual(['Lambda', 'SQS']);
});
