import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { searchQueryTokens } from '../kernels/text/search-tokens.ts';
import type { Hidden } from '../model/seen-by.ts';
import type { RecordFilter, RecordSort } from '../model/view.ts';
import type { Schema } from './schema.ts';

/**
 * What one grant lets a viewer see: the records at or below a place (null = the whole district),
 * of one unit as lead or assisting (null = of all), but for those that programmes hide from its
 * role. Several scopes add up.
 */
export interface Scope {
  /** path of the place */
  within: string | null;
  unit: string | null;
  hidden: readonly Hidden[];
}

/** Every record of the district, for the house itself. */
export const everyRecord: Scope = { within: null, unit: null, hidden: [] };

/** Times that a filter needs and the database must not guess: now, and ends of civil days in UTC. */
export interface FilterTimes {
  now: Date;
  endOfToday: Date;
  endOfWeek: Date;
  /** the first instant of a civil day (YYYY-MM-DD) of the district */
  beginOf(day: string): Date;
}

export interface RecordQuery {
  district: string;
  scopes: readonly Scope[];
  filter: RecordFilter;
  /** states by tone are known to programmes; the caller turns tones into states */
  states: readonly string[] | undefined;
  /** codes of the filter's categories with all below them */
  categories: readonly string[] | undefined;
  /** paths of the filter's places */
  places: readonly string[] | undefined;
  times: FilterTimes;
}

type Where = ExpressionBuilder<Schema, 'record'>;
type Test = Expression<SqlBool>;

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

const under = (is: Where, path: string): Test =>
  is.or([is('place_path', '=', path), is('place_path', 'like', `${escapeLike(path)}/%`)]);

const oneOf = (is: Where, column: keyof Schema['record'], values: readonly string[]): Test =>
  values.length ? is(column, 'in', values) : sql<SqlBool>`false`;

/** A unit's records: those it leads, and those it assists. The empty array is what most rows hold. */
const party = (is: Where, unit: string): Test =>
  is.or([
    is('lead', '=', unit),
    is.and([sql<SqlBool>`assist <> '{}'`, sql<SqlBool>`assist @> ARRAY[${unit}]::text[]`]),
  ]);

const seen = (is: Where, { programme, states }: Hidden): Test =>
  states === null
    ? is('programme', '!=', programme)
    : is.or([is('programme', '!=', programme), is('state', 'not in', states)]);

/** Least privilege in the query itself: no scope, no rows. */
function scopeTest(is: Where, { scopes, filter }: RecordQuery): Test {
  if (scopes.length === 0) return sql<SqlBool>`false`;
  const partsOf = (s: Scope): Test[] => [
    ...(s.within === null ? [] : [under(is, s.within)]),
    ...(s.unit === null ? [] : [party(is, s.unit)]),
    // what other programmes hide is no question where the filter names one
    ...s.hidden
      .filter(({ programme }) => programme === (filter.programme ?? programme))
      .map((hidden) => seen(is, hidden)),
  ];
  const parts = scopes.map(partsOf);
  return parts.some((part) => part.length === 0)
    ? sql<SqlBool>`true`
    : is.or(parts.map((part) => is.and(part)));
}

/** The running clock's start, for lateness in multiples of the time given. */
const givenTime = sql`(due_at - (
  SELECT max((c ->> 'startedAt')::timestamptz) FROM jsonb_array_elements(clocks) AS c
   WHERE c ->> 'clock' = due_clock AND c ->> 'stoppedAt' IS NULL))`;

const dueTests = {
  overdue: (t) => sql`due_at < ${t.now}`,
  'overdue-1x': (t) => sql`due_at < ${t.now} AND due_at + ${givenTime} < ${t.now}`,
  'overdue-2x': (t) => sql`due_at < ${t.now} AND due_at + 2 * ${givenTime} < ${t.now}`,
  today: (t) => sql`due_at < ${t.endOfToday}`,
  week: (t) => sql`due_at < ${t.endOfWeek}`,
  paused: () => sql`paused`,
} satisfies Record<NonNullable<RecordFilter['due']>, (t: FilterTimes) => ReturnType<typeof sql>>;

/**
 * Conditions by name of the filter. A tone has become states, categories and places have become
 * all that lie below them, before the filter comes here.
 */
const tests: {
  [K in keyof RecordFilter]-?: (
    is: Where,
    value: NonNullable<RecordFilter[K]>,
    query: RecordQuery,
  ) => Test | undefined;
} = {
  programme: (is, value) => is('programme', '=', value),
  q: (_, value) => searchTest(value),
  state: () => undefined,
  tone: () => undefined,
  ended: (is, value) => (value ? is('ended', '=', true) : sql<SqlBool>`NOT ended`),
  category: () => undefined,
  place: () => undefined,
  lead: (is, value) => oneOf(is, 'lead', value),
  channel: (is, value) => oneOf(is, 'channel', value),
  source: (is, value) => oneOf(is, 'source', value),
  flag: (_, value) => sql<SqlBool>`flags && ${value}::text[]`,
  openedFrom: (is, value, { times }) => is('opened_at', '>=', times.beginOf(value)),
  openedTo: (is, value, { times }) => is('opened_at', '<', times.beginOf(dayAfter(value))),
  due: (_, value, { times }) => sql<SqlBool>`NOT ended AND ${dueTests[value](times)}`,
  located: (is, value) => is('lat', value ? 'is not' : 'is', null),
  simulated: (is, value) => is('simulated', '=', value),
  bbox: (_, [south, west, north, east]) =>
    sql<SqlBool>`lat BETWEEN ${south} AND ${north} AND lon BETWEEN ${west} AND ${east}`,
};

/** The civil day after YYYY-MM-DD. */
const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** All tokens must occur. A search for nothing that can be found finds nothing. */
function searchTest(q: string): Test {
  const tokens = searchQueryTokens(q);
  if (tokens.length === 0) return q.trim() === '' ? sql<SqlBool>`true` : sql<SqlBool>`false`;
  const query = tokens.map((token) => `'${token}'`).join(' & ');
  return sql<SqlBool>`search @@ ${query}::tsquery`;
}

/** The condition on `record` that a query stands for: district, scope and filter in one. */
export function recordTest(query: RecordQuery): (is: Where) => Test {
  return (is) => {
    const all: Test[] = [is('district', '=', query.district), scopeTest(is, query)];
    for (const [name, value] of Object.entries(query.filter)) {
      if (value === undefined) continue;
      const make = tests[name as keyof RecordFilter] as (
        is: Where,
        value: unknown,
        query: RecordQuery,
      ) => Test | undefined;
      const test = make(is, value, query);
      if (test) all.push(test);
    }
    if (query.states) all.push(oneOf(is, 'state', query.states));
    if (query.categories) all.push(oneOf(is, 'category', query.categories));
    if (query.places) {
      const paths = query.places;
      all.push(paths.length ? is.or(paths.map((path) => under(is, path))) : sql<SqlBool>`false`);
    }
    return is.and(all);
  };
}

/** Column and direction by sort; the record id, in the same direction, makes every order total. */
export const recordOrder = {
  due: ['due_at', 'asc'],
  opened: ['opened_at', 'asc'],
  '-opened': ['opened_at', 'desc'],
  '-updated': ['updated_at', 'desc'],
  number: ['number', 'asc'],
} as const satisfies Record<RecordSort, readonly [keyof Schema['record'], 'asc' | 'desc']>;
