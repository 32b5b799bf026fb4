import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import { shownKind, type Programme } from '../../model/programme.ts';
import type { Viewer } from '../../model/role.ts';
import type { RecordBoard, RecordCalendar, RecordFilter } from '../../model/view.ts';
import { recordDays } from '../../store/record-days.ts';
import { countRecordsBy, findRecords, firstOfStates } from '../../store/records.ts';
import { inDistrict, type CaseworkHouse } from './casework-house.ts';
import { queryOf } from './record-query.ts';
import { linesOf } from './service-read.ts';
import type { Setup } from './setup.ts';
import { scopesOf } from './viewer-scope.ts';

type OfProgramme = RecordFilter & { programme: string };

/** Cards of one column; the list has the rest. */
const perState = 20;

const notRun = (setup: Setup, got: string) =>
  problem('missing.programme', 'programme', '本区没有这个专项', 'not run here', {
    got,
    wanted: Object.keys(setup.programmes).join(', '),
  });

/** Records by state, in the order in which the programme declares its states. */
export const boardFor = (
  house: CaseworkHouse,
  viewer: Viewer,
  filter: OfProgramme,
): Promise<Outcome<RecordBoard>> =>
  inDistrict(house, viewer, async (setup) => {
    const programme = setup.programmes[filter.programme];
    if (!programme) return bad(notRun(setup, filter.programme));
    const { db } = house.store;
    const query = queryOf(setup, scopesOf(setup, viewer), filter, house.now());
    const [counts, first] = await Promise.all([
      countRecordsBy(db, query, 'state'),
      firstOfStates(db, query, perState),
    ]);
    const rows = await linesOf(house, setup, viewer, first);
    const totals = new Map(counts.map(({ key, n }) => [key, n]));
    const columns = Object.keys(programme.states)
      .filter((state) => totals.has(state))
      .map((state) => ({
        state,
        total: totals.get(state)!,
        rows: rows.filter((row) => row.state === state),
      }));
    return good({ columns });
  });

export interface CalendarAsked {
  /** civil days, both included */
  from: string;
  to: string;
  perDay: number;
}

/** Date fields that whoever sees a record sees, but for those that a clock follows: its end says the same. */
function dateFields({ fields, clocks }: Programme): string[] {
  const followed = new Set(Object.values(clocks).map(({ follows }) => follows));
  return Object.keys(fields).filter((name) => {
    const field = fields[name]!;
    const isOpen = !field.sensitive && field.seenBy === undefined;
    return shownKind(field) === 'date' && isOpen && !followed.has(name);
  });
}

/** What falls on which day: date fields and ends of clocks, within what the viewer may see. */
export const calendarFor = (
  house: CaseworkHouse,
  viewer: Viewer,
  filter: OfProgramme,
  { from, to, perDay }: CalendarAsked,
): Promise<Outcome<RecordCalendar>> =>
  inDistrict(house, viewer, async (setup) => {
    const programme = setup.programmes[filter.programme];
    if (!programme) return bad(notRun(setup, filter.programme));
    const { db } = house.store;
    const query = queryOf(setup, scopesOf(setup, viewer), filter, house.now());
    const { timeZone } = setup.district;
    const named = await recordDays(db, query, {
      fields: dateFields(programme),
      from,
      to,
      perDay,
      timeZone,
    });
    const stored = await findRecords(db, query, [...new Set(named.map(({ record }) => record))]);
    const rows = await linesOf(house, setup, viewer, [...stored.values()]);
    const days = new Map<string, RecordCalendar['days'][number]>();
    for (const { day, total, what, record } of named) {
      const held = days.get(day) ?? { day, total, entries: [] };
      held.entries.push({ what, record });
      days.set(day, held);
    }
    return good({ days: [...days.values()], rows });
  });
