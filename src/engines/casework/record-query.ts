import { civilTime, instantOf } from '../../kernels/workdays/work-time.ts';
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

/** States that the filter means by name and by tone; undefined when it names neither. */
function statesOf(setup: Setup, filter: RecordFilter): string[] | undefined {
  const { state, tone, programme } = filter;
  if (!tone) return state;
  const programmes = Object.values(setup.programmes).filter(
    (p) => programme === undefined || p.code === programme,
  );
  const toned = new Set(
    programmes.flatMap((p) =>
      Object.entries(p.states).flatMap(([code, s]) => (tone.includes(s.tone) ? [code] : [])),
    ),
  );
  return state ? state.filter((code) => toned.has(code)) : [...toned];
}

/** A filter as the store asks it: tones as states, categories and places with all below them. */
export function queryOf(
  setup: Setup,
  scopes: readonly Scope[],
  filter: RecordFilter,
  now: Date,
): RecordQuery {
  return {
    district: setup.district.code,
    scopes,
    filter,
    states: statesOf(setup, filter),
    categories: filter.category && categoriesBelow(setup, filter.category),
    places: filter.place?.flatMap((code) => setup.places.get(code)?.path ?? []),
    times: timesOf(setup, now),
  };
}
