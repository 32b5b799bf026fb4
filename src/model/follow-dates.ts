import type { Act } from './act.ts';
import type { ClockChange } from './clock.ts';
import type { Programme } from './programme.ts';
import { applyAct, runningClock, type Snapshot } from './snapshot.ts';

/**
 * The act with the clocks that follow a date set to it: begun when the day comes to be known or
 * another, stopped when it is gone. An end stops them like all others. The same act where no clock
 * follows, or none has to move.
 *
 * @param act with its computed fields, which a clock may follow
 * @param endOf the instant at which a civil day is over in the district's time zone
 */
export function withFollowed(
  { clocks, fields }: Pick<Programme, 'clocks' | 'fields'>,
  before: Snapshot,
  act: Act,
  endOf: (day: string) => string,
): Act {
  const following = Object.entries(clocks).filter(([, { follows }]) => follows !== undefined);
  if (following.length === 0) return act;
  const after = applyAct(before, act);
  if (after.ended) return act;
  const moves = following.flatMap(([clock, { follows }]): ClockChange[] => {
    const day = after.fields[follows!];
    const was = before.fields[follows!];
    const runs = runningClock(after.clocks, clock) !== undefined;
    if (typeof day !== 'string')
      return runs && typeof was === 'string' ? [{ do: 'stop', clock }] : [];
    if (day === was && runs) return [];
    const { zh, en } = fields[follows!]!.label;
    const why = { zh: `“${zh}”${day}`, en: `"${en}", ${day}` };
    return [{ do: 'start', clock, budget: { kind: 'fixed', due: endOf(day) }, why }];
  });
  if (moves.length === 0) return act;
  return { ...act, change: { ...act.change, clocks: [...(act.change.clocks ?? []), ...moves] } };
}
