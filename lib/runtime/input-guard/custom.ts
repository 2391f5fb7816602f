import { requireValid, Source } from './guard';
import { inspect } from './limits';

/** Events that a schema alone describes. */
export const custom: Source = {
  name: 'custom',
  admit(event, admission) {
    inspect(event, admission);
    requireValid(admission.validate, event);
    return undefined;
  },
};
