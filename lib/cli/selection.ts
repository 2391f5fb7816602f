import { controls } from '../catalog/index.generated';
import { Control, controlsOf, Profile, severities } from '../core/control';
import { servicesOf } from '../core/service';
import { coverage } from '../core/unjudged';
import { printable } from '../reporters/printable';
import { meant } from './arguments';
import { suggestion } from './suggestion';
import { UsageError } from './usage-error';

/** Which controls are asked: a profile, what is taken from it, and what is left out. */
export interface Selection {
  readonly profile: Profile;
  /** Ids of controls, patterns of ids with `*`, services or severities. Empty: all of the profile. */
  readonly select: readonly string[];
  /** The same, and it wins. */
  readonly ignore: readonly string[];
}

/** The controls to ask, and whether what is said of coverage is left in. */
export interface SelectedControls {
  readonly controls: readonly Control[];
  readonly has: (id: string) => boolean;
}

/**
 * Finds the controls of a selection.
 *
 * @throws UsageError where a selector means nothing
 */
export function selectedControls({ profile, select, ignore }: Selection): SelectedControls {
  const ofProfile = controlsOf(profile, controls);
  const named = select.map(idsOf);
  const ignored = new Set(ignore.flatMap((selector) => [...idsOf(selector)]));
  const wanted = new Set(named.flatMap((ids) => [...ids]));
  // One that is called by its own name is asked, however strict it is.
  const byName = controls.filter(({ id }) => select.includes(id));
  const selected = select.length === 0 ? ofProfile : controls.filter((control) => (
    byName.includes(control) || (wanted.has(control.id) && ofProfile.includes(control))
  ));
  const asked = selected.filter(({ id }) => !ignored.has(id));
  const ids = new Set([...asked, ...coverage.filter(({ id }) => !ignored.has(id))].map(({ id }) => id));
  return { controls: asked, has: (id) => ids.has(id) };
}

/** The values of a flag that takes a list: given several times, or with commas. */
export function listed(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== '');
}

function idsOf(selector: string): ReadonlySet<string> {
  const found = matching(selector);
  if (found.length > 0) return new Set(found);
  const services = new Set(controls.flatMap(servicesOf).map((service) => service.toLowerCase()));
  const candidates = [...controls.map(({ id }) => id), ...severities, ...services];
  if (selector.includes('*')) throw new UsageError(`no control is called like '${printable(selector)}'`);
  throw new UsageError(`'${printable(selector)}' is no control, service or severity${meant(suggestion(selector, candidates))}`);
}

function matching(selector: string): string[] {
  const ofSeverity = controls.filter(({ severity }) => severity === selector);
  const ofService = controls.filter((control) => servicesOf(control).some((service) => service.toLowerCase() === selector.toLowerCase()));
  if (ofSeverity.length + ofService.length > 0) return [...ofSeverity, ...ofService].map(({ id }) => id);
  const pattern = wildcard(selector);
  return [...controls, ...coverage].map(({ id }) => id).filter((id) => pattern.test(id));
}

/** A text in which `*` stands for any letters. */
export function wildcard(pattern: string): RegExp {
  const parts = pattern.replace(/\*+/g, '*').split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`);
}
