import { civilTime, dueOf } from '../../kernels/workdays/work-time.ts';
import type { Actor } from '../../model/act.ts';
import { partFact, partRows } from '../../model/parts.ts';
import type { Facts } from '../../model/rule.ts';
import { runningClock, type Snapshot } from '../../model/snapshot.ts';
import type { LastAct } from '../../store/acts.ts';
import { categoryLine, endsWellOf, pathOf, type Setup } from './setup.ts';

/** What rules are asked about: a record, its past, and the act that is being weighed. */
export interface FactSource {
  setup: Setup;
  snapshot: Snapshot;
  /** the last act of each type */
  last: readonly LastAct[];
  actor: Actor;
  /** ISO instant */
  at: string;
  input?: Readonly<Record<string, unknown>>;
}

/** Working days after the day of `from` up to and including the day of `to`. */
function workDaysBetween(setup: Setup, from: string, to: string): number {
  const { zone, isWorkday } = setup.work;
  const end = zone.dayOf(Date.parse(to));
  let days = 0;
  for (let day = zone.dayOf(Date.parse(from)) + 1; day <= end; day++) if (isWorkday(day)) days++;
  return days;
}

/** Text fields of a record that are not personal, for rules that look for words. */
function textOf({ setup, snapshot }: FactSource): string {
  const fields = setup.programmes[snapshot.programme]?.fields ?? {};
  return Object.entries(fields)
    .filter(([, field]) => !field.sensitive && /text|address/.test(field.kind))
    .map(([name]) => snapshot.fields[name])
    .filter((value) => typeof value === 'string')
    .join('\n');
}

const plain: Record<string, (of: FactSource) => unknown> = {
  state: (of) => of.snapshot.state,
  ended: (of) => of.snapshot.ended,
  number: (of) => of.snapshot.number,
  title: (of) => of.snapshot.title,
  text: textOf,
  category: (of) => of.snapshot.category,
  categories: (of) => categoryLine(of.setup, of.snapshot.category).map((c) => c.code),
  urgent: (of) => categoryLine(of.setup, of.snapshot.category).some((c) => c.urgent),
  place: (of) => of.snapshot.place,
  placePath: (of) => pathOf(of.setup, of.snapshot.place),
  channel: (of) => of.snapshot.channel,
  lead: (of) => of.snapshot.lead,
  assist: (of) => of.snapshot.assist,
  flags: (of) => of.snapshot.flags,
  hour: (of) => opened(of).hour,
  month: (of) => opened(of).month,
  day: ({ setup, at }) => civilTime(at, setup.district.timeZone).date,
};

const opened = ({ setup, snapshot, at }: FactSource) =>
  civilTime(snapshot.openedAt || at, setup.district.timeZone);

function clockFact({ setup, snapshot, at }: FactSource, clock: string, what: string): unknown {
  const ledger = runningClock(snapshot.clocks, clock);
  if (what === 'running') return ledger !== undefined;
  if (what === 'round') return snapshot.clocks.filter((c) => c.clock === clock).length;
  if (!ledger) return undefined;
  const { dueAt, paused } = dueOf(ledger, setup.work);
  if (what === 'paused') return paused !== null;
  return what === 'overdue' ? dueAt !== null && dueAt < at : undefined;
}

/** `last.<act>.person`, `.role`, `.done`; `.mine`: the same person acts again. */
function lastFact({ last, actor }: FactSource, type: string, what: string): unknown {
  const act = last.find((l) => l.type === type);
  if (what === 'done') return act !== undefined;
  if (what === 'mine')
    return act !== undefined && act.person !== null && act.person === actor.person;
  return what === 'person' || what === 'role' ? act?.[what] : undefined;
}

/** `since.<act>.workDays`: working days begun since the act was last done; undefined when never. */
function sinceFact(of: FactSource, type: string, what: string): unknown {
  const act = of.last.find((l) => l.type === type);
  return act && what === 'workDays' ? workDaysBetween(of.setup, act.at, of.at) : undefined;
}

/** `parts.all|left|waiting|living|ended|dropped`, and `parts.in.<state>`: how many have ended so. */
function partsFact({ setup, snapshot }: FactSource, what: string, state: string): unknown {
  const whole = setup.programmes[snapshot.programme];
  if (!whole?.parts) return undefined;
  return partFact(partRows(snapshot.fields[whole.parts.table]), endsWellOf(setup, whole), [
    what,
    state,
  ]);
}

const families: Record<string, (of: FactSource, name: string, what: string) => unknown> = {
  fields: (of, name) => of.snapshot.fields[name],
  counts: (of, name) => of.snapshot.counts[name] ?? 0,
  input: (of, name) => of.input?.[name],
  actor: (of, name) => of.actor[name as keyof Actor],
  clock: clockFact,
  last: lastFact,
  since: sinceFact,
  parts: partsFact,
};

/**
 * Answers what rules ask of a record: its facts by name (`category`, `placePath`, `flags`, …),
 * `fields.x`, `counts.x` (0 when never counted), `input.x`, `actor.person|role|unit`,
 * `clock.x.running|overdue|paused|round`, `last.act.person|role|done|mine`, `since.act.workDays`,
 * `parts.left|in.<state>|…`.
 */
export function recordFacts(of: FactSource): Facts {
  return (name) => {
    const direct = plain[name];
    if (direct) return direct(of);
    const [family = '', first = '', second = ''] = name.split('.');
    return families[family]?.(of, first, second);
  };
}
