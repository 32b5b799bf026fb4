import { civilDate, endOfDay } from '../../kernels/workdays/work-time.ts';
import type { Act, Actor, Change } from '../../model/act.ts';
import type { Budget, ClockChange } from '../../model/clock.ts';
import { withComputed } from '../../model/compute-fields.ts';
import { withFollowed } from '../../model/follow-dates.ts';
import type { Category } from '../../model/district.ts';
import type { Label } from '../../model/label.ts';
import type { Programme } from '../../model/programme.ts';
import { applyAct, emptySnapshot, runningClock, type Snapshot } from '../../model/snapshot.ts';
import type { MappedRow, SourceEnd } from './mapping-context.ts';

/** The acts by which a source speaks. A programme that takes imports declares them. */
export const sourceActs = {
  /** opens a record that waits in our own queue */
  receive: 'receive',
  /** opens a record that is in hand at the source */
  open: 'import-open',
  reopen: 'import-reopen',
  update: 'update',
  end: { closed: 'import-close', void: 'import-void', duplicate: 'import-merge' },
} as const;

const clockOfSource = 'dispose';
const clockOfQueue = 'accept';

/** What every act of an import shares. */
export interface ActingSource {
  district: string;
  programme: Programme;
  programmeVersion: number;
  categories: ReadonlyMap<string, Category>;
  /** of the district, for the civil day of an act */
  timeZone: string;
  actor: Actor;
  /** the source says who handles, when it is due or how it ended: it is in hand there */
  inHand: boolean;
}

/** A record as one row leaves it, with the acts that made it so. */
export interface MadeRecord {
  before: Snapshot;
  snapshot: Snapshot;
  acts: Act[];
}

const iso = (ms: number) => new Date(ms).toISOString();

/** The limit of the nearest category that has one, else the programme's own budget. */
export function budgetOf(
  { programme, categories }: Pick<ActingSource, 'programme' | 'categories'>,
  clock: string,
  category: string | null,
): { budget: Budget; why: Label } | undefined {
  const declared = programme.clocks[clock];
  if (!declared) return undefined;
  let at = declared.byCategory && category !== null ? categories.get(category) : undefined;
  for (let depth = 0; at && depth < 20; depth++) {
    const budget = at.limits[clock];
    if (budget) {
      const why = {
        zh: `类别“${at.label.zh}”的时限`,
        en: `limit of the category "${at.label.en}"`,
      };
      return { budget, why };
    }
    at = at.parent === undefined ? undefined : categories.get(at.parent);
  }
  return { budget: declared.budget, why: declared.basis };
}

/** Starts the clock of a new record: the source's own due time, or the budget that holds here. */
function firstClock(source: ActingSource, mapped: MappedRow): ClockChange[] {
  const clock = source.inHand ? clockOfSource : clockOfQueue;
  if (source.inHand && mapped.dueAt !== null) {
    return [{ do: 'start', clock, budget: { kind: 'fixed', due: iso(mapped.dueAt) } }];
  }
  const found = budgetOf(source, clock, mapped.category);
  return found ? [{ do: 'start', clock, ...found }] : [];
}

function endAct(
  source: ActingSource,
  before: Snapshot,
  ending: { end: SourceEnd; at: string; outcome: string },
): Act {
  const type = sourceActs.end[ending.end];
  const change: Change = { state: source.programme.acts[type]!.to, ended: true };
  if (ending.outcome !== '' && before.fields['sourceOutcome'] !== ending.outcome) {
    change.fields = { sourceOutcome: ending.outcome };
  }
  if (ending.end === 'duplicate') change.flags = { duplicate: true };
  const running = before.clocks.filter((clock) => clock.stoppedAt === null);
  if (running.length > 0) {
    change.clocks = running.map(({ clock }) => ({ do: 'stop' as const, clock }));
  }
  return {
    seq: before.seq + 1,
    type,
    actor: source.actor,
    at: ending.at,
    programmeVersion: source.programmeVersion,
    input: {},
    change,
  };
}

/** The act with what follows from it. */
const followed = (source: ActingSource, before: Snapshot, act: Act): Act =>
  withFollowed(
    source.programme,
    before,
    withComputed(source.programme, before, act, (at) => civilDate(at, source.timeZone)),
    (day) => endOfDay(day, source.timeZone),
  );

/** The record that a row opens: taken in at its own time and, where the source says so, ended. */
export function newRecord(
  source: ActingSource,
  mapped: MappedRow,
  key: { record: string; number: string },
): MadeRecord {
  const type = source.inHand ? sourceActs.open : sourceActs.receive;
  const { fields, lat, lon, outcome } = mapped;
  const change: Change = {
    state: source.programme.acts[type]!.to,
    number: key.number,
    title: mapped.title,
    channel: mapped.channel,
    // what the source said of the outcome belongs to the end, where there is one
    fields: mapped.end === null && outcome !== '' ? { ...fields, sourceOutcome: outcome } : fields,
    clocks: firstClock(source, mapped),
  };
  if (mapped.category !== null) change.category = mapped.category;
  if (mapped.place !== null) change.place = mapped.place;
  if (lat !== null && lon !== null) {
    change.lat = lat;
    change.lon = lon;
  }
  if (mapped.lead !== null) change.lead = mapped.lead;
  if (mapped.flags.length > 0) {
    change.flags = Object.fromEntries(mapped.flags.map((flag) => [flag, true]));
  }
  const row: Act = {
    seq: 1,
    type,
    actor: source.actor,
    at: iso(mapped.openedAt),
    programmeVersion: source.programmeVersion,
    input: {},
    change,
  };
  const { district, programme } = source;
  const before = emptySnapshot({ district, record: key.record, programme: programme.code });
  const opened = followed(source, before, row);
  const open = applyAct(before, opened);
  if (mapped.end === null) return { before, snapshot: open, acts: [opened] };
  const at = iso(mapped.closedAt ?? mapped.openedAt);
  const closed = followed(source, open, endAct(source, open, { end: mapped.end, at, outcome }));
  return { before, snapshot: applyAct(open, closed), acts: [opened, closed] };
}

/** Facts that the row now says otherwise than the record has them. */
function corrections(source: ActingSource, before: Snapshot, mapped: MappedRow): Change {
  const change: Change = {};
  if (mapped.title !== before.title) change.title = mapped.title;
  if (mapped.category !== null && mapped.category !== before.category) {
    change.category = mapped.category;
  }
  if (mapped.lead !== null && mapped.lead !== before.lead) change.lead = mapped.lead;
  if (mapped.channel !== before.channel) change.channel = mapped.channel;
  const openedAt = iso(mapped.openedAt);
  if (openedAt !== before.openedAt) change.openedAt = openedAt;
  if (mapped.lat !== before.lat || mapped.lon !== before.lon) {
    change.lat = mapped.lat;
    change.lon = mapped.lon;
  }
  if (mapped.place !== null && mapped.place !== before.place) change.place = mapped.place;
  const { outcome } = mapped;
  const said = outcome === '' ? mapped.fields : { ...mapped.fields, sourceOutcome: outcome };
  const fields = Object.entries(said).filter(
    ([name, value]) => JSON.stringify(before.fields[name]) !== JSON.stringify(value),
  );
  if (fields.length > 0) change.fields = Object.fromEntries(fields);
  const flags = mapped.flags.filter((flag) => !before.flags.includes(flag));
  if (flags.length > 0) change.flags = Object.fromEntries(flags.map((flag) => [flag, true]));
  const clock = runningClock(before.clocks, clockOfSource);
  const due = mapped.dueAt === null ? undefined : iso(mapped.dueAt);
  const last = clock?.budgets.at(-1)?.budget;
  if (clock && due !== undefined && !(last?.kind === 'fixed' && last.due === due)) {
    const budget = { kind: 'fixed' as const, due };
    const why = source.actor.name;
    change.clocks = [{ do: 'extend', clock: clockOfSource, budget, why }];
  }
  return change;
}

/**
 * What a changed row does to a record that is here already: ended or reopened as the source says,
 * then everything else corrected in one act. No acts where the row says nothing new. A record that
 * our own people ended (`endedHere`) is not reopened by the source.
 *
 * @param at when the correction was learned, ISO
 */
export function changedRecord(
  source: ActingSource,
  before: Snapshot,
  mapped: MappedRow,
  { at, endedHere }: { at: string; endedHere: boolean },
): MadeRecord {
  const acts: Act[] = [];
  let snapshot = before;
  const add = (bare: Act) => {
    const act = followed(source, snapshot, bare);
    acts.push(act);
    snapshot = applyAct(snapshot, act);
  };
  const act = (type: string, change: Change): Act => ({
    seq: snapshot.seq + 1,
    type,
    actor: source.actor,
    at,
    programmeVersion: source.programmeVersion,
    input: {},
    change,
  });
  if (mapped.end === null && snapshot.ended && !endedHere) {
    const clocks = firstClock({ ...source, inHand: true }, mapped);
    const state = source.programme.acts[sourceActs.reopen]!.to;
    const flags = { reopened: true };
    add(act(sourceActs.reopen, { state, ended: false, flags, counts: { reopenings: 1 }, clocks }));
  }
  if (mapped.end !== null && !snapshot.ended) {
    const ending = {
      end: mapped.end,
      at: iso(mapped.closedAt ?? mapped.openedAt),
      outcome: mapped.outcome,
    };
    add(endAct(source, snapshot, ending));
  }
  const change = corrections(source, snapshot, mapped);
  if (Object.keys(change).length > 0) add(act(sourceActs.update, change));
  return { before, snapshot, acts };
}
