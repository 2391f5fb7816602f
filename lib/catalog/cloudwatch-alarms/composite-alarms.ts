import { partsOf } from '../../core/intrinsics';
import { referencesFrom } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { renderText } from '../../core/text';

/** Whether the rule of a composite alarm names the alarm. */
export function isInCompositeAlarm(alarm: Resource, graph: TemplateGraph): boolean {
  if (referencesFrom(graph, 'AWS::CloudWatch::CompositeAlarm', 'AlarmRule').to(alarm).length > 0) return true;
  const rules = graph.once('rules of composite alarms', () => graph.ofType('AWS::CloudWatch::CompositeAlarm')
    .flatMap((composite) => composite.get('AlarmRule').map((rule) => renderText(partsOf(rule)))));
  const names = alarm.get('AlarmName').filter(({ kind }) => kind !== 'absent').map((name) => renderText(partsOf(name)));
  return names.some((name) => rules.some((rule) => rule.includes(`(${name})`) || rule.includes(`("${name}")`) || rule.includes(`:${name}"`)));
}
