import type { Programme } from '../../model/programme.ts';
import type { Viewer } from '../../model/role.ts';
import type { Label } from '../../model/label.ts';
import type { RecordFilter } from '../../model/view.ts';
import type { Setup } from './setup.ts';

/** A section of Today before it is filled. */
export interface SectionAsked {
  code: string;
  label: Label;
  filter: RecordFilter;
  /** roles whose scope fills it */
  roles: string[];
}

/** States in which the role has an act that leads on, in the order of the programme. */
function statesOf(programme: Programme, role: string): string[] {
  const acts = Object.values(programme.acts).filter(
    (act) => act.byHand !== false && act.by.includes(role),
  );
  const leading = acts.filter((act) => act.primary);
  const ahead = leading.length ? leading : acts.filter((act) => act.to !== 'stay');
  return Object.keys(programme.states).filter(
    (state) =>
      !programme.states[state]!.end &&
      ahead.some((act) => Array.isArray(act.from) && act.from.includes(state)),
  );
}

function sectionsOf(programme: Programme, roles: readonly string[]): SectionAsked[] {
  const declared = programme.today.flatMap((section) => {
    const own = section.roles.filter((role) => roles.includes(role));
    return own.length
      ? [{ code: section.code, label: section.label, filter: section.filter, roles: own }]
      : [];
  });
  const without = roles.filter((role) => !programme.today.some((s) => s.roles.includes(role)));
  const states = new Map<string, string[]>();
  for (const role of without) {
    for (const state of statesOf(programme, role)) {
      states.set(state, [...(states.get(state) ?? []), role]);
    }
  }
  const derived = [...states].map(([state, own]) => ({
    code: state,
    label: programme.states[state]!.label,
    filter: { state: [state] },
    roles: own,
  }));
  return [...declared, ...derived].map((section) => ({
    ...section,
    code: `${programme.code}.${section.code}`,
    filter: { ...section.filter, programme: programme.code },
  }));
}

/**
 * What waits for a viewer: the sections that programmes declare for their roles, and for a role
 * that a programme says nothing about one section for each state in which it moves records on.
 */
export function todaySections(setup: Setup, viewer: Viewer): SectionAsked[] {
  const roles = [...new Set(viewer.grants.map((grant) => grant.role))];
  return Object.values(setup.programmes).flatMap((programme) => sectionsOf(programme, roles));
}
