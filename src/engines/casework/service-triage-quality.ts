import { civilTime } from '../../kernels/workdays/work-time.ts';
import { bad, good, type Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { RecordLine } from '../../model/view.ts';
import type { TriageQuality } from '../../model/triage-view.ts';
import { triageRows, type TriageRow } from '../../store/triage-rows.ts';
import { noDistrict, type CaseworkHouse } from './casework-house.ts';
import { queryOf } from './record-query.ts';
import { linesFor } from './service-read.ts';
import { stoodOf, triageQuality } from './triage-quality.ts';
import { scopesOf } from './viewer-scope.ts';

const programme = 'demand';
const dayMs = 86_400_000;
/** Lines of a confusion that are shown. */
const mostLines = 50;

/** What was suggested and what stood instead. */
export interface Confusion {
  said: string;
  stood: string;
}

interface Weeks {
  from: string;
  to: string;
  rows: TriageRow[];
}

/** The readings of the last weeks, this one included, as far as the viewer sees the demands. */
async function readingsOf(
  house: CaseworkHouse,
  viewer: Viewer,
  weeks: number,
): Promise<Outcome<Weeks>> {
  const setup = await house.findSetup(viewer.district);
  if (!setup) return bad(noDistrict(viewer.district));
  const now = house.now();
  const { timeZone } = setup.district;
  const { date, weekday } = civilTime(now.getTime(), timeZone);
  const dayFrom = (days: number) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  const from = dayFrom(1 - weekday - 7 * (weeks - 1));
  const to = dayFrom(7 - weekday);
  const query = queryOf(setup, scopesOf(setup, viewer), { programme }, now);
  const states = Object.entries(setup.programmes[programme]?.states ?? {});
  const done = states.flatMap(([code, { tone }]) => (tone === 'done' ? [code] : []));
  const rows = await triageRows(house.store.db, query, { from, to, timeZone, done });
  return good({ from, to, rows });
}

/** How good triage was in the last weeks. */
export async function readTriageQuality(
  house: CaseworkHouse,
  viewer: Viewer,
  weeks: number,
): Promise<Outcome<TriageQuality>> {
  const read = await readingsOf(house, viewer, weeks);
  if (!read.ok) return read;
  const { rows, from, to } = read.value;
  return good(triageQuality(rows, from, to));
}

/** The demands behind a confusion, newest first. */
export async function confusedDemands(
  house: CaseworkHouse,
  viewer: Viewer,
  { said, stood, weeks }: Confusion & { weeks: number },
): Promise<Outcome<RecordLine[]>> {
  const read = await readingsOf(house, viewer, weeks);
  if (!read.ok) return read;
  const records = read.value.rows
    .filter((row) => row.categories[0] === said && stoodOf(row) === stood)
    .map((row) => row.record);
  return linesFor(house, viewer, records.toReversed().slice(0, mostLines));
}
