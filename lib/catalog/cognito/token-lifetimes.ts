import { Resource } from '../../core/template-graph';

const minutes: ReadonlyMap<string, number> = new Map([['seconds', 1 / 60], ['minutes', 1], ['hours', 60], ['days', 24 * 60]]);

/** How long a token of a client is good, in each branch that the template decides. https://docs.aws.amazon.com/cognito/latest/developerguide/ */
export function tokenMinutes(client: Resource, token: 'AccessToken' | 'IdToken' | 'RefreshToken'): number[] {
  const standard = token === 'RefreshToken' ? 'days' : 'hours';
  const units = client.get(`TokenValidityUnits.${token}`).flatMap((unit) => {
    if (unit.kind === 'absent') return standard;
    return unit.kind === 'scalar' ? String(unit.value) : [];
  });
  return client.get(`${token}Validity`).flatMap((validity) => units.flatMap((unit) => {
    const factor = minutes.get(unit);
    return validity.kind === 'scalar' && factor !== undefined && Number(validity.value) > 0 ? Number(validity.value) * factor : [];
  }));
}
