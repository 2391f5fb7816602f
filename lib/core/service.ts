import { Control, resourceTypesOf } from './control';

/** The service of a resource type, as CloudFormation writes it: `AWS::Lambda::Function` -> `Lambda`. */
export function serviceOfType(type: string): string {
  return type.split('::')[1] ?? type;
}

/** The services whose resources a control is about, each once. */
export function servicesOf(control: Control): readonly string[] {
  return [...new Set(resourceTypesOf(control).map(serviceOfType))];
}
