import type { Act } from './act.ts';
import { valueOf } from './expression.ts';
import type { Field, Programme } from './programme.ts';
import type { Facts } from './rule.ts';
import { applyAct, type Snapshot } from './snapshot.ts';

/** What a computed field can follow from besides `fields.x` and `counts.x`: facts that stand in the snapshot. */
const plain: Record<string, (of: Snapshot, day: string) => unknown> = {
  state: (of) => of.state,
  ended: (of) => of.ended,
  title: (of) => of.title,
  category: (of) => of.category,
  place: (of) => of.place,
  lead: (of) => of.lead,
  assist: (of) => of.assist,
  channel: (of) => of.channel,
  flags: (of) => of.flags,
  day: (_, day) => day,
};
export const COMPUTED_FACTS: readonly string[] = Object.keys(plain);

/** The value as its kind holds it; null where it is blank or no such value. */
function asKind(value: unknown, { computed, options }: Field): unknown {
  switch (computed?.as) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(Math.round(value))
        ? Math.round(value)
        : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(options ?? {}, value) ? value : null;
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null;
    default:
      return typeof value === 'string' && value !== '' ? value : null;
  }
}

/**
 * The computed fields of a record as they follow from it, null where one is blank. Fields that follow
 * from each other are worked out in that order; one that would follow from itself is blank.
 *
 * @param day civil day of the act, YYYY-MM-DD, in the district's time zone
 */
export function computeFields(
  { fields, titleField }: Pick<Programme, 'fields' | 'titleField'>,
  snapshot: Snapshot,
  day: string,
): Record<string, unknown> {
  const known = new Map<string, unknown>();
  const facts: Facts = (name) => {
    const direct = plain[name];
    if (direct) return direct(snapshot, day);
    const [family, first = ''] = name.split('.');
    if (family === 'counts') return snapshot.counts[first] ?? 0;
    if (family !== 'fields') return undefined;
    if (first === titleField) return snapshot.title;
    return fields[first]?.kind === 'computed' ? computed(first) : snapshot.fields[first];
  };
  const computed = (name: string): unknown => {
    if (known.has(name)) return known.get(name);
    known.set(name, null);
    const field = fields[name]!;
    const value = field.computed ? asKind(valueOf(field.computed.by, facts), field) : null;
    known.set(name, value);
    return value;
  };
  return Object.fromEntries(
    Object.keys(fields)
      .filter((name) => fields[name]!.kind === 'computed')
      .map((name) => [name, computed(name)]),
  );
}

/** Whether a programme computes anything, found once: imports ask for every row. */
const computing = new WeakMap<Programme['fields'], boolean>();
function computes(fields: Programme['fields']): boolean {
  let any = computing.get(fields);
  if (any === undefined) {
    any = Object.values(fields).some(({ kind }) => kind === 'computed');
    computing.set(fields, any);
  }
  return any;
}

/**
 * The act with the computed fields that it changes written into its change, so that a replay needs no
 * declaration: the same act where nothing follows.
 *
 * @param dayOf civil day of the act
 */
export function withComputed(
  programme: Pick<Programme, 'fields' | 'titleField'>,
  before: Snapshot,
  act: Act,
  dayOf: (instant: string) => string,
): Act {
  if (!computes(programme.fields)) return act;
  const after = computeFields(programme, applyAct(before, act), dayOf(act.at));
  const changed = Object.entries(after).filter(
    ([name, value]) => (before.fields[name] ?? null) !== value,
  );
  if (changed.length === 0) return act;
  const fields = { ...act.change.fields, ...Object.fromEntries(changed) };
  return { ...act, change: { ...act.change, fields } };
}
