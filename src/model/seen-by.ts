import type { Field, Programme } from './programme.ts';

/**
 * Records that somebody may not see: those of a programme, while they are in one of the states
 * (null: in any).
 */
export interface Hidden {
  programme: string;
  states: readonly string[] | null;
}

/** What a programme hides, and from whom: looked at once, since most hide nothing. */
interface Shut {
  programme: readonly string[] | undefined;
  states: readonly (readonly [state: string, seenBy: readonly string[]])[];
}
const shuts = new WeakMap<Programme, Shut>();

function shutOf(programme: Programme): Shut {
  let shut = shuts.get(programme);
  if (!shut) {
    const states = Object.entries(programme.states).flatMap(([state, { seenBy }]) =>
      seenBy ? [[state, seenBy] as const] : [],
    );
    shut = { programme: programme.seenBy, states };
    shuts.set(programme, shut);
  }
  return shut;
}

/** What these programmes hide from a role, whatever its place and unit. */
export const hiddenFrom = (programmes: readonly Programme[], role: string): Hidden[] =>
  programmes.flatMap((programme): Hidden[] => {
    const shut = shutOf(programme);
    const { code } = programme;
    if (shut.programme && !shut.programme.includes(role))
      return [{ programme: code, states: null }];
    const states = shut.states.flatMap(([state, seenBy]) => (seenBy.includes(role) ? [] : [state]));
    return states.length > 0 ? [{ programme: code, states }] : [];
  });

/** Whether the role may count this programme's records without seeing them. */
export const onlyCounts = (programme: Programme, role: string): boolean =>
  programme.countedBy?.includes(role) === true && hiddenFrom([programme], role).length > 0;

/** Whether a record is among what is hidden. */
export const isHidden = (
  hidden: readonly Hidden[],
  record: { programme: string; state: string },
): boolean =>
  hidden.some(
    ({ programme, states }) =>
      programme === record.programme && (states === null || states.includes(record.state)),
  );

/** Whether somebody who sees the record by these roles sees the field too. */
export const seesField = (
  field: { seenBy?: Field['seenBy'] },
  roles: ReadonlySet<string>,
): boolean => field.seenBy === undefined || field.seenBy.some((role) => roles.has(role));
