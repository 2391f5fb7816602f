import { replacingProperties } from './replacing-properties.generated';

/** Whether a repair that sets the property replaces its resource on deployment, or may. */
export function replacesResource(type: string, path: string): boolean {
  return replacingProperties.has(`${type} ${path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*')}`);
}
