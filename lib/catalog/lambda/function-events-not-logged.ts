import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionEventsNotLogged = propertyControl({
  id: 'FunctionEventsNotLogged',
  title: 'Functions do not log the events that they get',
  severity: 'medium',
  why: 'An event holds the token of its caller and the data of the customer: everybody who may read logs has both.',
  fix: 'Remove POWERTOOLS_LOGGER_LOG_EVENT.',
  profile: 'strict',
  resource: 'AWS::Lambda::Function',
  requires: not(is('Environment.Variables.POWERTOOLS_LOGGER_LOG_EVENT', 'true', 'True', 'TRUE', '1', 'yes', 'on')),
  repair: { 'Environment.Variables.POWERTOOLS_LOGGER_LOG_EVENT': 'false' },
  satisfies: ['CSA-Serverless/SAS-7'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/powertools/typescript/latest/features/logger/',
  examples: {
    fails: [{ Environment: { Variables: { POWERTOOLS_LOGGER_LOG_EVENT: 'true' } } }],
    passes: [{}, { Environment: { Variables: { POWERTOOLS_LOGGER_LOG_EVENT: 'false' } } }],
    unknown: [{ Environment: { Variables: { POWERTOOLS_LOGGER_LOG_EVENT: { Ref: 'LogEvents' } } } }],
  },
});
