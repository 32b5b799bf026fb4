import type { Act, FileRef } from './act.ts';
import type { ClockLedger, Instant } from './clock.ts';

/** A record as the fold of its acts. Everything here can be rebuilt from the acts alone. */
export interface Snapshot {
  district: string;
  record: string;
  programme: string;
  programmeVersion: number;
  /** what people quote: `HQ-20260101-00017` */
  number: string;
  /** number of acts folded; the next act has seq + 1 */
  seq: number;
  state: string;
  ended: boolean;
  title: string;
  category: string | null;
  place: string | null;
  lat: number | null;
  lon: number | null;
  lead: string | null;
  assist: string[];
  channel: string | null;
  openedAt: Instant;
  /** when the record last reached an end; null while it lives */
  endedAt: Instant | null;
  updatedAt: Instant;
  fields: Record<string, unknown>;
  flags: string[];
  counts: Record<string, number>;
  /** all rounds of all clocks, in order of start */
  clocks: ClockLedger[];
  files: FileRef[];
}

/** What is known of a record before its first act. */
export type SnapshotKey = Pick<Snapshot, 'district' | 'record' | 'programme'>;

export function emptySnapshot(key: SnapshotKey): Snapshot {
  // named one by one: a spread makes a slow object, and imports make millions of these
  return {
    district: key.district,
    record: key.record,
    programme: key.programme,
    programmeVersion: 0,
    number: '',
    seq: 0,
    state: '',
    ended: false,
    title: '',
    category: null,
    place: null,
    lat: null,
    lon: null,
    lead: null,
    assist: [],
    channel: null,
    openedAt: '',
    endedAt: null,
    updatedAt: '',
    fields: {},
    flags: [],
    counts: {},
    clocks: [],
    files: [],
  };
}

/** The running clock of that name, if there is one. */
export function runningClock(
  clocks: readonly ClockLedger[],
  clock: string,
): ClockLedger | undefined {
  return clocks.findLast((c) => c.clock === clock && c.stoppedAt === null);
}

function foldClocks(before: readonly ClockLedger[], act: Act): ClockLedger[] {
  let clocks = [...before];
  const replace = (name: string, next: (c: ClockLedger) => ClockLedger) => {
    const running = runningClock(clocks, name);
    if (running) clocks = clocks.map((c) => (c === running ? next(c) : c));
  };
  const resumed = (c: ClockLedger) =>
    c.suspensions.map((s) => (s.to === null ? { ...s, to: act.at } : s));
  const stop = (name: string) =>
    replace(name, (c) => ({ ...c, suspensions: resumed(c), stoppedAt: act.at }));
  for (const change of act.change.clocks ?? []) {
    switch (change.do) {
      case 'start': {
        stop(change.clock);
        const round = clocks.filter((c) => c.clock === change.clock).length + 1;
        const first = {
          budget: change.budget,
          at: act.at,
          seq: act.seq,
          ...(change.why ? { why: change.why } : {}),
        };
        clocks.push({
          clock: change.clock,
          round,
          startedAt: act.at,
          budgets: [first],
          suspensions: [],
          stoppedAt: null,
        });
        break;
      }
      case 'stop':
        stop(change.clock);
        break;
      case 'suspend':
        replace(change.clock, (c) =>
          c.suspensions.some((s) => s.to === null)
            ? c
            : {
                ...c,
                suspensions: [
                  ...c.suspensions,
                  { from: act.at, to: null, seq: act.seq, why: change.why },
                ],
              },
        );
        break;
      case 'resume':
        replace(change.clock, (c) => ({ ...c, suspensions: resumed(c) }));
        break;
      case 'extend':
        replace(change.clock, (c) => ({
          ...c,
          budgets: [
            ...c.budgets,
            { budget: change.budget, at: act.at, seq: act.seq, why: change.why },
          ],
        }));
        break;
    }
  }
  return clocks;
}

/**
 * The snapshot after one more act. Pure: neither argument is changed. Bulk intake, casework and
 * replay all go through here, so that a snapshot can never disagree with its acts.
 *
 * @throws RangeError when the act is not the next one (got and wanted seq in the text)
 */
export function applyAct(before: Snapshot, act: Act): Snapshot {
  if (act.seq !== before.seq + 1) {
    throw new RangeError(`applyAct: got act seq ${act.seq}, wanted ${before.seq + 1}`);
  }
  const c = act.change;
  const ended = c.ended ?? before.ended;
  let flags = before.flags;
  if (c.flags) {
    const set = new Set(flags);
    for (const [flag, on] of Object.entries(c.flags)) {
      if (on) set.add(flag);
      else set.delete(flag);
    }
    flags = [...set].sort();
  }
  let counts = before.counts;
  if (c.counts) {
    counts = { ...counts };
    for (const [name, by] of Object.entries(c.counts)) counts[name] = (counts[name] ?? 0) + by;
  }
  return {
    district: before.district,
    record: before.record,
    programme: before.programme,
    programmeVersion: act.programmeVersion,
    number: c.number ?? before.number,
    seq: act.seq,
    state: c.state ?? before.state,
    ended,
    title: c.title ?? before.title,
    category: c.category !== undefined ? c.category : before.category,
    place: c.place !== undefined ? c.place : before.place,
    lat: c.lat !== undefined ? c.lat : before.lat,
    lon: c.lon !== undefined ? c.lon : before.lon,
    lead: c.lead !== undefined ? c.lead : before.lead,
    assist: c.assist ?? before.assist,
    channel: c.channel ?? before.channel,
    openedAt: c.openedAt ?? (before.openedAt || act.at),
    endedAt: !ended ? null : before.ended ? before.endedAt : act.at,
    updatedAt: act.at,
    fields: c.fields ? { ...before.fields, ...c.fields } : before.fields,
    flags,
    counts,
    clocks: c.clocks?.length ? foldClocks(before.clocks, act) : before.clocks,
    files: c.files?.length ? [...before.files, ...c.files] : before.files,
  };
}

/** The fold itself: a record rebuilt from nothing but its acts, in order. */
export function foldActs(key: SnapshotKey, acts: readonly Act[]): Snapshot {
  return acts.reduce(applyAct, emptySnapshot(key));
}
