import type { Act, Actor, Change } from './act.ts';
import type { ClockChange } from './clock.ts';
import type { Programme } from './programme.ts';
import { applyAct, type Snapshot } from './snapshot.ts';
import type { ReadDemand, TriageReading } from './triage.ts';

/** The act by which triage speaks, and the role that makes it; a programme that is read declares it. */
export const triageAct = 'triage';
/** Set by a reading that sees an emergency which is happening now. */
export const emergencyFlag = 'emergency';

const actor = (programme: Programme): Actor => ({
  person: null,
  role: triageAct,
  unit: null,
  name: programme.acts[triageAct]!.label.zh,
});

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether demands of a programme are read. */
export const isRead = (programme: Programme): boolean =>
  programme.acts[triageAct]?.by.includes(triageAct) ?? false;

/** What a record says, as triage reads it. */
export const read = (by: ReadDemand, { title, fields, category, place }: Snapshot): TriageReading =>
  by({ title, text: words(fields['text']), category, place });

/** The flag of an emergency, and anew each running clock that has a budget of its own for it. */
function emergencyChange(programme: Programme, { clocks }: Snapshot): Change {
  const shorter = clocks.flatMap(({ clock, stoppedAt }): ClockChange[] => {
    const flagged = programme.clocks[clock]?.flagged;
    if (stoppedAt !== null || flagged?.flag !== emergencyFlag) return [];
    const { budget, basis: why } = flagged;
    return [
      { do: 'stop', clock },
      { do: 'start', clock, budget, why },
    ];
  });
  return { flags: { [emergencyFlag]: true }, ...(shorter.length > 0 ? { clocks: shorter } : {}) };
}

/**
 * The act that keeps a reading with its demand. It suggests; all that it changes is the flag of an
 * emergency, with the clocks that run faster for it, where the record does not bear it yet.
 *
 * @param of the record as it stands, the version that holds, and when it was read, ISO
 */
export function actOfReading(
  reading: TriageReading,
  of: { programme: Programme; programmeVersion: number; snapshot: Snapshot; at: string },
): { act: Act; snapshot: Snapshot } {
  const { programme, programmeVersion, snapshot, at } = of;
  const isNow = reading.emergencies.some(({ when }) => when === 'now');
  const isFlagged = snapshot.flags.includes(emergencyFlag);
  const act: Act = {
    seq: snapshot.seq + 1,
    type: triageAct,
    actor: actor(programme),
    at,
    programmeVersion,
    input: { ...reading },
    change: isNow && !isFlagged ? emergencyChange(programme, snapshot) : {},
  };
  return { act, snapshot: applyAct(snapshot, act) };
}
