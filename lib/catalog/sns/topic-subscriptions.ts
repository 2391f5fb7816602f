import { partsOf, resolve, Resolved } from '../../core/intrinsics';
import { ownValue } from '../../core/json';
import { referencesFrom } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { renderText } from '../../core/text';

export interface TopicSubscription {
  /** Such as `https`; a placeholder where only deployment knows it. */
  readonly protocol: string;
}

/** The subscriptions of a topic that are resources of their own. */
export function subscriptionResourcesOf(topic: Resource, graph: TemplateGraph): readonly Resource[] {
  return referencesFrom(graph, 'AWS::SNS::Subscription', 'TopicArn').to(topic, ...topic.get('TopicName'));
}

/** The subscriptions of a topic, whether they are resources or written into the topic. */
export function subscriptionsOf(topic: Resource, graph: TemplateGraph): TopicSubscription[] {
  const resources = subscriptionResourcesOf(topic, graph).flatMap((resource) => resource.get('Protocol'));
  const written = topic.get('Subscription').flatMap((list) => (list.kind === 'list' ? list.items : [])
    .flatMap((item) => resolve(item, list.stack)).flatMap((element) => (element.kind === 'object' ? resolve(ownValue(element.value, 'Protocol'), element.stack) : [])));
  return [...resources, ...written].map((protocol: Resolved) => ({ protocol: renderText(partsOf(protocol)) }));
}
