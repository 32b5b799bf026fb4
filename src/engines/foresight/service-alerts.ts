import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { AlertDay, AlertSighting, EarlierAlert } from '../../model/foresight-view.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { RecordFilter } from '../../model/view.ts';
import {
  alertDays,
  countAlertStates,
  earlierAlerts,
  findAlert,
  ordersOf,
  pageAlerts,
  sightingsOf,
  type AlertRow,
  type AlertRowsFilter,
} from '../../store/alert-rows.ts';
import { listRuns } from '../../store/detector-runs.ts';
import type { ForesightHouse } from './foresight-house.ts';
import type { AlertFacts, AlertFactsPage, AlertFilter, AlertParts } from './foresight.ts';
import { inDistrict, queryFor } from './viewer-query.ts';
import { categoriesCounted } from './series.ts';
import { categoryLine, type Watch } from './watch.ts';

/** The programme whose records alerts are. */
const alertProgramme = 'alert';
const mostEarlier = 10;
const largestPage = 200;
const longestCalendar = 3_700;

const factsOf = (row: AlertRow): AlertFacts => ({
  record: row.record,
  state: row.state,
  detector: row.detector,
  level: row.level,
  since: row.since,
  until: row.until,
  cases: row.cases,
  expected: row.expected,
  recurrenceDays: row.recurrenceDays,
  p: row.p,
  places: row.places,
  radiusMetres: row.radiusMetres,
  sentence: row.evidence.sentence,
  strip: row.evidence.strip,
  orders: row.orders,
});

const rowsFilter = ({ detector, from, to }: AlertFilter): AlertRowsFilter => ({
  ...(detector?.length ? { detectors: detector } : {}),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** See `Foresight.alertPage`. */
export const alertPage = (
  house: ForesightHouse,
  viewer: Viewer,
  filter: AlertFilter,
): Promise<Outcome<AlertFactsPage>> =>
  inDistrict(house, viewer, async (watch) => {
    const { db } = house.store;
    const page = Math.max(1, filter.page ?? 1);
    const pageSize = Math.min(largestPage, Math.max(1, filter.pageSize ?? 50));
    const base = {
      programme: alertProgramme,
      ...(filter.category?.length ? { category: [...filter.category] } : {}),
    };
    const states = filter.state?.length ? { state: [...filter.state] } : {};
    const now = house.now();
    const [found, counts, [lastRun]] = await Promise.all([
      pageAlerts(db, queryFor(watch, viewer, { ...base, ...states }, now), rowsFilter(filter), {
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),
      countAlertStates(db, queryFor(watch, viewer, base, now), rowsFilter(filter)),
      listRuns(db, watch.district.code, { limit: 1 }),
    ]);
    return good({
      rows: found.rows.map(factsOf),
      total: found.total,
      page,
      pageSize,
      states: counts,
      lookedAt: lastRun?.day ?? null,
    });
  });

/** A filter takes a category with all below it: where some below are left out, the others are named. */
function filterOf(watch: Watch, { detector, series }: AlertRow): string[] | undefined {
  const except = watch.detectors[detector]?.except ?? [];
  if (except.length === 0) return series === '' ? undefined : [series];
  const holdsLeftOut = new Set(except.flatMap((code) => categoryLine(watch, code)));
  return categoriesCounted(watch, detector, series)?.filter((code) => !holdsLeftOut.has(code));
}

/** The demands of a cluster, as a filter of records. */
function demandsFilter(watch: Watch, row: AlertRow): RecordFilter {
  const category = filterOf(watch, row);
  return {
    programme: watch.detectors[row.detector]?.programme ?? 'demand',
    place: row.places,
    openedFrom: row.since,
    openedTo: row.until,
    ...(category ? { category } : {}),
  };
}

const earlierOf = (row: AlertRow): EarlierAlert => ({
  record: row.record,
  number: row.number,
  title: row.title,
  state: row.state,
  since: row.since,
  until: row.until,
  cases: row.cases,
  orders: row.orders,
  reason: row.reason,
});

/** See `Foresight.alertView`. */
export const viewAlert = (
  house: ForesightHouse,
  viewer: Viewer,
  record: string,
): Promise<Outcome<AlertParts>> =>
  inDistrict(house, viewer, async (watch) => {
    const { db } = house.store;
    const now = house.now();
    const query = queryFor(watch, viewer, { programme: alertProgramme }, now);
    const row = await findAlert(db, query, record);
    if (!row) {
      return bad(
        problem(
          'missing.alert',
          'record',
          '没有这条预警，或不在您的范围之内',
          'there is no such alert within what you look after',
          { got: record },
        ),
      );
    }
    const programme = watch.detectors[row.detector]?.orders ?? 'order';
    const [sightings, earlier, orders] = await Promise.all([
      sightingsOf(db, viewer.district, record),
      earlierAlerts(db, query, row, mostEarlier),
      ordersOf(db, queryFor(watch, viewer, { programme }, now), row.number),
    ]);
    const { sentence, strip, members, words, also } = row.evidence;
    return good({
      facts: factsOf(row),
      evidence: { sentence, strip, members, words, also },
      sightings: sightings.map((s): AlertSighting => ({
        ...s,
        fate: s.fate as AlertSighting['fate'],
      })),
      earlier: earlier.map(earlierOf),
      demands: demandsFilter(watch, row),
      orders,
    });
  });

/** See `Foresight.calendar`. */
export const calendarOf = (
  house: ForesightHouse,
  viewer: Viewer,
  { from, to }: { from: string; to: string },
): Promise<Outcome<AlertDay[]>> =>
  inDistrict(house, viewer, async (watch) => {
    const first = dayOfDate(from);
    const days = dayOfDate(to) - first + 1;
    if (!(days >= 1 && days <= longestCalendar)) {
      return bad(
        problem('input.span', 'query.to', '日期范围不对', 'is no span of days that can be shown', {
          got: `${from} … ${to}`,
          wanted: `1 to ${longestCalendar} days`,
        }),
      );
    }
    const query = queryFor(watch, viewer, { programme: alertProgramme }, house.now());
    const found = await alertDays(house.store.db, query, { from, to });
    const byDay = new Map(found.map((day) => [day.day, day]));
    return good(
      Array.from({ length: days }, (_, i): AlertDay => {
        const day = dateOfDay(first + i);
        return (
          byDay.get(day) ?? {
            day,
            raised: 0,
            grew: 0,
            confirmed: 0,
            dismissed: 0,
            strongestDays: null,
          }
        );
      }),
    );
  });
