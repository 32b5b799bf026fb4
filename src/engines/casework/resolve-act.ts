import { civilDate, endOfDay } from '../../kernels/workdays/work-time.ts';
import type { Act, Actor, Change, FileRef } from '../../model/act.ts';
import type { Budget, ClockChange } from '../../model/clock.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { ActType, Effect, Programme } from '../../model/programme.ts';
import { partRows, readyParts, withEnded, type EndedPart } from '../../model/parts.ts';
import { holds } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { LastAct } from '../../store/acts.ts';
import { withComputed } from '../../model/compute-fields.ts';
import { withFollowed } from '../../model/follow-dates.ts';
import { checkInput, maskValue } from './act-input.ts';
import type { Point } from './input-check.ts';
import { areaDifferences } from './areas-agree.ts';
import { disagreements } from './sums-agree.ts';
import { recordFacts, type FactSource } from './record-facts.ts';
import { categoryLine, endsWellOf, type Setup } from './setup.ts';
import { actRefusals } from './weigh-act.ts';

/** What somebody wants to do. */
export interface ActRequest {
  type: string;
  input: Readonly<Record<string, unknown>>;
  actor: Actor;
  /** ISO instant */
  at: string;
}

/** What the resolution may look at besides the declarations. */
export interface ActContext {
  setup: Setup;
  /** seq 0 for a record that is being opened */
  snapshot: Snapshot;
  last: readonly LastAct[];
  /** kept files by SHA-256 */
  files: ReadonlyMap<string, FileRef>;
  /** numbers of other records that `link` may name; with their programme, those that fields may */
  numbers: ReadonlySet<string>;
  /** fields whose clear text another record holds too, for `repeat` */
  repeated?: ReadonlySet<string>;
  /** numbers of the records that the act opens, by the field that notes them, for `open` */
  opened?: ReadonlyMap<string, string>;
  /** for `parts`: numbers of the records that the act opens, by part, and the part that ended */
  parts?: { numbers: ReadonlyMap<string, string>; ended?: EndedPart };
}

/** An act ready to be folded and written, with what it hides. */
export interface ResolvedAct {
  act: Act;
  /** clear text of masked input, by input name; null when nothing was masked */
  actPrivate: Record<string, unknown> | null;
  /** clear text of masked fields, by field name */
  recordPrivate: Record<string, unknown> | null;
}

/** The change while effects are put together. */
interface Draft {
  change: Change;
  hidden: Record<string, unknown>;
  clocks: ClockChange[];
  problems: Problem[];
}

interface Effecting {
  setup: Setup;
  programme: Programme;
  act: ActType;
  context: ActContext;
  /** what was given, checked */
  values: Readonly<Record<string, unknown>>;
  /** the same as everybody may read it */
  masked: Readonly<Record<string, unknown>>;
  facts: FactSource;
}

type From = { input: string } | { value: unknown };
type EffectOf<D extends Effect['do']> = Extract<Effect, { do: D }>;

/** The value an effect writes. `given` is false where the form left it blank: then nothing changes. */
const read = (from: From, { values }: Effecting): { given: boolean; value: unknown } =>
  'value' in from
    ? { given: true, value: from.value }
    : { given: Object.hasOwn(values, from.input), value: values[from.input] };

/** Writes a plain fact such as `category`. */
const fact =
  (name: 'channel' | 'category' | 'place' | 'lead') =>
  (effect: { from: From }, draft: Draft, on: Effecting): void => {
    const { given, value } = read(effect.from, on);
    if (given) Object.assign(draft.change, { [name]: value });
  };

/** Writes a field, masked; the title line is kept as the title. */
function setField(effect: EffectOf<'set'>, draft: Draft, on: Effecting): void {
  const { given, value } = read(effect.from, on);
  const field = on.programme.fields[effect.field];
  if (!given || !field) return;
  const { masked, clear } = maskValue(field, value);
  if (clear !== undefined) draft.hidden[effect.field] = clear;
  if (effect.field === on.programme.titleField) draft.change.title = String(masked);
  else draft.change.fields = { ...draft.change.fields, [effect.field]: masked };
}

function link(effect: EffectOf<'link'>, draft: Draft, on: Effecting): void {
  const { given, value } = read(effect.from, on);
  if (!given) return;
  const number = String(value).toUpperCase();
  if (number === on.context.snapshot.number || !on.context.numbers.has(number)) {
    draft.problems.push(
      problem(
        'input.number',
        `input.${'input' in effect.from ? effect.from.input : effect.field}`,
        number === on.context.snapshot.number ? '不能关联自己' : '没有这个编号，或不在您的范围之内',
        number === on.context.snapshot.number
          ? 'a record cannot be linked to itself'
          : 'there is no such number within what you look after',
        { got: number },
      ),
    );
    return;
  }
  draft.change.fields = { ...draft.change.fields, [effect.field]: number };
}

/** The budget of a flag that the record bears, the limit of the nearest category, the programme's own. */
function budgetOf(clock: string, category: string | null, on: Effecting): ClockChange {
  const declared = on.programme.clocks[clock]!;
  const { flagged } = declared;
  if (flagged && on.facts.snapshot.flags.includes(flagged.flag)) {
    return { do: 'start', clock, budget: flagged.budget, why: flagged.basis };
  }
  const limiting = declared.byCategory
    ? categoryLine(on.setup, category).find((c) => c.limits[clock])
    : undefined;
  const budget: Budget = limiting?.limits[clock] ?? declared.budget;
  const why = limiting
    ? {
        zh: `类别“${limiting.label.zh}”的时限`,
        en: `limit of the category "${limiting.label.en}"`,
      }
    : declared.basis;
  return { do: 'start', clock, budget, why };
}

function startClock(effect: EffectOf<'start'>, draft: Draft, on: Effecting): void {
  if (effect.when && !holds(effect.when, recordFacts(on.facts))) return;
  const { category } = draft.change;
  const given = effect.due === undefined ? undefined : on.values[effect.due];
  if (typeof given === 'string') {
    draft.clocks.push({ do: 'start', clock: effect.clock, budget: { kind: 'fixed', due: given } });
    return;
  }
  const days = effect.days === undefined ? undefined : on.values[effect.days];
  if (typeof days === 'number') {
    const why = on.programme.clocks[effect.clock]!.basis;
    const budget = { kind: 'work-days', days: Math.max(1, Math.round(days)) } as const;
    draft.clocks.push({ do: 'start', clock: effect.clock, budget, why });
    return;
  }
  draft.clocks.push(
    budgetOf(effect.clock, category === undefined ? on.facts.snapshot.category : category, on),
  );
}

/** `why` names a form field, or is the reason itself. */
const reasonOf = (why: string, on: Effecting): string => String(on.masked[why] ?? why);

const alone = (on: Effecting, programme: string): Problem =>
  problem(
    'act.open',
    'type',
    '这个动作要同时建立另一条记录，不能单独做',
    'this act opens another record with it and cannot be done alone',
    { got: on.context.snapshot.number, wanted: programme },
  );

/** Whoever does the act opens the other record first; without it there is nothing to note. */
function noteOpened(effect: EffectOf<'open'>, draft: Draft, on: Effecting): void {
  const number = on.context.opened?.get(effect.field);
  if (number === undefined) {
    draft.problems.push(alone(on, effect.programme));
    return;
  }
  draft.change.fields = { ...draft.change.fields, [effect.field]: number };
}

/** A table of the declared rows whose rule holds. */
function fillRows(effect: EffectOf<'rows'>, draft: Draft, on: Effecting): void {
  const facts = recordFacts(on.facts);
  const rows = effect.rows.flatMap(({ when, row }) => (!when || holds(when, facts) ? [row] : []));
  draft.change.fields = { ...draft.change.fields, [effect.field]: rows };
}

/** Notes the outcome of a part that ended and the numbers of those that are opened; their units assist. */
function noteParts(_: EffectOf<'parts'>, draft: Draft, on: Effecting): void {
  const { snapshot, parts } = on.context;
  const { table } = on.programme.parts!;
  const rows = withEnded(partRows(snapshot.fields[table]), parts?.ended);
  const opening = new Set(readyParts(rows, endsWellOf(on.setup, on.programme)));
  if ([...opening].some(({ part }) => !parts?.numbers.has(part))) {
    draft.problems.push(alone(on, on.programme.parts!.programme));
    return;
  }
  const opened = rows.map((row) =>
    opening.has(row) ? { ...row, number: parts!.numbers.get(row.part)! } : row,
  );
  const units = [...opening].flatMap(({ unit }) => unit ?? []);
  draft.change.fields = { ...draft.change.fields, [table]: opened };
  if (units.length > 0)
    draft.change.assist = [...new Set([...(draft.change.assist ?? snapshot.assist), ...units])];
}

const effects = {
  set: setField,
  link,
  open: noteOpened,
  rows: fillRows,
  parts: noteParts,
  // the other record writes its own act
  tell: () => {},
  channel: fact('channel'),
  category: fact('category'),
  place: fact('place'),
  lead: fact('lead'),
  assist: (effect, draft, on) => {
    const { given, value } = read(effect.from, on);
    if (given)
      draft.change.assist =
        typeof value === 'string' ? [value] : ((value as string[] | null) ?? []);
  },
  point: (effect, draft, on) => {
    const { given, value } = read(effect.from, on);
    if (!given) return;
    const point = value as Point | null;
    draft.change.lat = point?.lat ?? null;
    draft.change.lon = point?.lon ?? null;
  },
  files: (effect, draft, on) => {
    const { given, value } = read(effect.from, on);
    if (given && Array.isArray(value) && value.length) {
      draft.change.files = [...(draft.change.files ?? []), ...(value as FileRef[])];
    }
  },
  flag: (effect, draft) => {
    draft.change.flags = { ...draft.change.flags, [effect.flag]: effect.on };
  },
  repeat: (effect, draft, on) => {
    if (!on.context.repeated?.has(effect.field)) return;
    draft.change.flags = { ...draft.change.flags, [effect.flag]: true };
  },
  count: (effect, draft) => {
    const { counts } = draft.change;
    draft.change.counts = { ...counts, [effect.counter]: (counts?.[effect.counter] ?? 0) + 1 };
  },
  start: startClock,
  stop: (effect, draft) => {
    draft.clocks.push({ do: 'stop', clock: effect.clock });
  },
  suspend: (effect, draft, on) => {
    draft.clocks.push({ do: 'suspend', clock: effect.clock, why: reasonOf(effect.why, on) });
  },
  resume: (effect, draft) => {
    draft.clocks.push({ do: 'resume', clock: effect.clock });
  },
  extend: (effect, draft, on) => {
    draft.clocks.push({
      do: 'extend',
      clock: effect.clock,
      budget: { kind: 'work-days', days: Math.round(Number(on.values[effect.days])) },
      why: reasonOf(effect.why, on),
    });
  },
} satisfies {
  [D in Effect['do']]: (effect: EffectOf<D>, draft: Draft, on: Effecting) => void;
};

/**
 * A record without a place gets that of the point that the act gives, else the one that its address
 * or title names.
 */
function placeDraft({ change }: Draft, on: Effecting): void {
  if (change.place !== undefined || on.facts.snapshot.place !== null) return;
  const { locate } = on.setup;
  const { lat, lon, title, fields = {} } = change;
  const addresses = Object.keys(fields)
    .filter((name) => on.programme.fields[name]?.kind === 'address')
    .map((name) => fields[name]);
  const texts = [...addresses, title].filter((text) => typeof text === 'string');
  const place =
    (lat != null && lon != null ? locate.point(lon, lat) : undefined) ??
    texts.reduce<string | undefined>((found, text) => found ?? locate.text(text), undefined);
  if (place !== undefined) change.place = place;
}

/** Units that assist do not lead; an end stops every clock. */
function settle(draft: Draft, on: Effecting): void {
  const { change, clocks } = draft;
  const { snapshot } = on.facts;
  if (change.lead && (change.assist ?? snapshot.assist).includes(change.lead)) {
    change.assist = (change.assist ?? snapshot.assist).filter((unit) => unit !== change.lead);
  }
  if (on.act.to !== 'stay') {
    change.state = on.act.to;
    const ended = on.programme.states[on.act.to]?.end === true;
    if (ended !== snapshot.ended) change.ended = ended;
    if (ended) {
      const stopped = new Set(clocks.filter((c) => c.do === 'stop').map((c) => c.clock));
      const running = snapshot.clocks.filter((c) => c.stoppedAt === null && !stopped.has(c.clock));
      clocks.push(...running.map((c) => ({ do: 'stop' as const, clock: c.clock })));
    }
  }
  if (clocks.length) change.clocks = clocks;
}

/** Input as everybody may read it, and what was hidden. */
function maskInput(act: ActType, values: Readonly<Record<string, unknown>>) {
  const input: Record<string, unknown> = {};
  const hidden: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const { masked, clear } = maskValue(act.form[name]!, value);
    input[name] = masked;
    if (clear !== undefined) hidden[name] = clear;
  }
  return { input, hidden };
}

const orNull = (of: Record<string, unknown>) => (Object.keys(of).length ? of : null);

/**
 * What an act would do to a record: the form checked, guards asked, effects worked out under the
 * declarations in force, personal data masked. Pure: the same request on the same record gives the
 * same act, and nothing is written. Answers all problems at once when it cannot be done.
 */
export function resolveAct(context: ActContext, request: ActRequest): Outcome<ResolvedAct> {
  const { setup, snapshot, last, files } = context;
  const programme = setup.programmes[snapshot.programme];
  const act =
    programme && Object.hasOwn(programme.acts, request.type) && programme.acts[request.type];
  if (!programme || !act) {
    return bad(
      problem('act.unknown', 'type', '没有这个动作', 'there is no such act', {
        got: request.type,
        wanted: Object.keys(programme?.acts ?? {}).join(', '),
      }),
    );
  }
  const { values, problems } = checkInput(act.form, request.input, {
    setup,
    files,
    numbers: context.numbers,
  });
  const { actor, at } = request;
  const facts: FactSource = { setup, snapshot, last, actor, at, input: values };
  const refusals = actRefusals(programme, act, facts);
  if (refusals.length || problems.length) return bad(...refusals, ...problems);

  const { input, hidden } = maskInput(act, values);
  const on: Effecting = { setup, programme, act, context, values, masked: input, facts };
  const draft: Draft = { change: {}, hidden: {}, clocks: [], problems: [] };
  for (const effect of act.effects) {
    (effects[effect.do] as (effect: Effect, draft: Draft, on: Effecting) => void)(
      effect,
      draft,
      on,
    );
  }
  placeDraft(draft, on);
  settle(draft, on);
  if (draft.problems.length) return bad(...draft.problems);
  const computed = withComputed(
    programme,
    snapshot,
    {
      seq: snapshot.seq + 1,
      type: request.type,
      actor,
      at,
      programmeVersion: setup.version,
      input,
      change: draft.change,
    },
    (instant) => civilDate(instant, setup.district.timeZone),
  );
  const { timeZone } = setup.district;
  const done = withFollowed(programme, snapshot, computed, (day) => endOfDay(day, timeZone));
  const apart = [
    ...disagreements(programme, act, snapshot, done.change),
    ...areaDifferences(programme, act, snapshot, done.change),
  ];
  if (apart.length) return bad(...apart);
  return good({ act: done, actPrivate: orNull(hidden), recordPrivate: orNull(draft.hidden) });
}
