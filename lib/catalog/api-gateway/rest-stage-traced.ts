import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const restStageTraced = propertyControl({
  id: 'RestStageTraced',
  title: 'REST API stages are traced with X-Ray',
  severity: 'low',
  why: 'Without traces no one can tell which request of an incident reached which function and store.',
  fix: 'Set TracingEnabled to true.',
  resource: 'AWS::ApiGateway::Stage',
  requires: is('TracingEnabled', true),
  satisfies: ['FSBP/APIGateway.3'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html',
  examples: {
    fails: [{}, { TracingEnabled: false }],
    passes: [{ TracingEnabled: true }, { TracingEnabled: 'true' }],
    unknown: [{ TracingEnabled: { Ref: 'Tracing' } }],
  },
});
