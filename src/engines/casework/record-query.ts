import { civilTime, instantOf } from '../../kernels/workdays/work-time.ts';
import type { Programme } from '../../model/programme.ts';
import type { RecordFilter } from '../../model/view.ts';
import type { FilterTimes, RecordQuery, Scope } from '../../store/record-filter.ts';
import { categoriesBelow, type Setup } from './setup.ts';

const dayMs = 86_400_000;

/** Now and the ends of civil days in the district's zone. */
function timesOf(setup: Setup, now: Date): FilterTimes {
  const { timeZone } = setup.district;
  const { date, weekday } = civilTime(now.getTime(), timeZone);
  const beginOf = (day: string) => new Date(instantOf(Date.parse(`${day}T00:00:00Z`), timeZone));
  const dayFrom = (days: number) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  return {
    now,
    endOfToday: beginOf(dayFrom(1)),
    endOfWeek: beginOf(dayFrom(8 - weekday)),
    beginOf,
  };
}

/** The programmes that a filter can mean. */
const programmesOf = (setup: Setup, filter: RecordFilter): Programme[] =>
  Object.values(setup.programmes).filter(
    (p) => filter.programme === undefined || p.code === filter.programme,
  );

/** States that the filter means by name and by tone; undefined when it names neither. */
function statesOf(programmes: readonly Programme[], filter: RecordFilter): string[] | undefined {
  const { state, tone } = filter;
  if (!tone) return state;
  const toned = new Set(
    programmes.flatMap((p) =>
      Object.entries(p.states).flatMap(([code, s]) => (tone.includes(s.tone) ? [code] : [])),
    ),
  );
  return state ? state.filter((code) => toned.has(code)) : [...toned];
}

/** States that are all before an end, or all ends, say so: then a smaller index will do. */
function endedOf(
  programmes: readonly Programme[],
  states: readonly string[] | undefined,
): boolean | undefined {
  if (!states?.length) return undefined;
  const ends = new Set(
    programmes.flatMap((p) => states.flatMap((code) => p.states[code]?.end ?? [])),
  );
  return ends.size === 1 ? ends.has(true) : undefined;
}

/** A filter as the store asks it: tones as states, categories and places with all below them. */
export function queryOf(
  setup: Setup,
  scopes: readonly Scope[],
  filter: RecordFilter,
  now: Date,
): RecordQuery {
  const programmes = programmesOf(setup, filter);
  const states = statesOf(programmes, filter);
  const ended = filter.ended ?? endedOf(programmes, states);
  return {
    district: setup.district.code,
    scopes,
    filter: ended === undefined ? filter : { ...filter, ended },
    states,
    categories: filter.category && categoriesBelow(setup, filter.category),
    places: filter.place?.flatMap((code) => setup.places.get(code)?.path ?? []),
    times: timesOf(setup, now),
  };
}
