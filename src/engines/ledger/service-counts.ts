import { decimalText, exact } from '../../kernels/figures/exact.ts';
import { findPeriod } from '../../kernels/figures/period.ts';
import { convertQuantity } from '../../kernels/figures/quantity.ts';
import { civilDate, instantOf } from '../../kernels/workdays/work-time.ts';
import type { Figure, Origin } from '../../model/figure.ts';
import { addedUnit, type Indicator, type RecordCount } from '../../model/indicator.ts';
import type { RowsBehind } from '../../model/ledger-view.ts';
import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { Rule } from '../../model/rule.ts';
import { insertFigures, type NewFigure } from '../../store/figures.ts';
import { notify } from '../../store/notices.ts';
import { putOrigins } from '../../store/origins.ts';
import {
  countedRecords,
  countRecords,
  isKept,
  type CountAsked,
} from '../../store/record-counts.ts';
import type { RecordQuery } from '../../store/record-filter.ts';
import type { Book } from './book.ts';
import { scopesHere, timeZoneOf, withBook, type LedgerHouse } from './ledger-house.ts';
import { standingOfPeriod } from './validate-figure.ts';

/** What the district's own records state. */
export const actsOrigin: Origin = {
  code: 'acts',
  kind: 'acts',
  title: { zh: '本区办理记录', en: 'Records of this district' },
};

/** A counted indicator: the figure's value, and whether it is a new revision. */
export interface CountDone {
  indicator: string;
  value: string;
  fate: 'entered' | 'revised' | 'unchanged';
}

type Counted = Indicator & { counts: RecordCount };

const isCounted = (indicator: Indicator): indicator is Counted => indicator.counts !== undefined;

/** The question of a period, whose civil days begin in the district's time zone. */
function askedOf(
  house: LedgerHouse,
  district: string,
  counts: RecordCount,
  period: string,
): CountAsked {
  const { from, to } = findPeriod(period)!;
  const timeZone = timeZoneOf(house, district);
  const begin = (day: string, plus = 0) =>
    new Date(instantOf(Date.parse(`${day}T00:00:00Z`) + plus * 86_400_000, timeZone));
  return { district, counts, from: begin(from), until: begin(to, 1) };
}

/** What counts, in the indicator's unit. */
async function valueOf(
  house: LedgerHouse,
  { unit }: Pick<Indicator, 'unit'>,
  asked: CountAsked,
): Promise<string> {
  const value = await countRecords(house.store.db, asked);
  const { programme, sum } = asked.counts;
  const added = addedUnit(house.registry.programmes[programme], sum);
  if (!added) return value;
  const amount = { value: decimalText(exact(value).div(added.per)), unit: added.unit };
  return convertQuantity(amount, unit)!.value;
}

/** The revision that a count makes; undefined where it says what is there already. */
function revisionOf(
  book: Book,
  indicator: Counted,
  asked: { period: string; value: string; person: string | null; now: Date; today: string },
): NewFigure | undefined {
  const { period, value, person, now } = asked;
  const key = {
    indicator: indicator.code,
    territory: book.territory,
    period,
    aspect: 'level' as const,
  };
  const status = standingOfPeriod(period, asked.today) === 'over' ? 'final' : 'preliminary';
  const before = book.figures(key).find((figure) => figure.origin === actsOrigin.code);
  if (before?.value === value && before.status === status) return undefined;
  return {
    ...key,
    value,
    unit: indicator.unit,
    qualifier: null,
    status,
    origin: actsOrigin.code,
    locator: null,
    note: null,
    revision: (before?.revision ?? 0) + 1,
    reason: before ? '按办理记录重新计数' : null,
    enteredBy: person,
    enteredAt: now,
  };
}

/**
 * Counts records for one indicator or all that are counted, and enters what changed: a count that
 * was published stays beside the one that replaces it.
 */
export const countIndicators = (
  house: LedgerHouse,
  asked: { district: string; period: string; indicator?: string; person: string | null },
): Promise<Outcome<CountDone[]>> =>
  withBook(house, asked.district, async (book) => {
    const { district, person } = asked;
    const period = findPeriod(asked.period)?.text;
    if (period === undefined)
      return bad(
        problem('input.period', 'period', '没有这个时期', 'there is no such period', {
          got: asked.period,
          wanted: '2024, 2024-Q3, 2024-03',
        }),
      );
    const indicators = book.indicators
      .filter(isCounted)
      .filter(({ code }) => asked.indicator === undefined || code === asked.indicator);
    if (asked.indicator !== undefined && indicators.length === 0)
      return bad(
        problem(
          'input.indicator',
          'indicator',
          '这个指标不是由办理记录计数的',
          'this indicator is not counted from records',
          { got: asked.indicator },
        ),
      );
    const now = house.now();
    const today = civilDate(now.toISOString(), timeZoneOf(house, district));
    const done: CountDone[] = [];
    const rows: NewFigure[] = [];
    for (const indicator of indicators) {
      const question = askedOf(house, district, indicator.counts, period);
      // where nothing of the kind was ever entered, it is not kept here: no figure, rather than none
      if (!(await isKept(house.store.db, question))) continue;
      const value = await valueOf(house, indicator, question);
      const row = revisionOf(book, indicator, { period, value, person, now, today });
      if (row) rows.push(row);
      const fate = !row ? 'unchanged' : row.revision === 1 ? 'entered' : 'revised';
      done.push({ indicator: indicator.code, value, fate });
    }
    if (rows.length > 0 && !(await append(house, district, rows)))
      return bad(
        problem('conflict.figure', 'period', '别人刚刚计过数', 'somebody has just counted', {
          got: period,
        }),
      );
    return good(done);
  });

/** False where somebody else was faster: then nothing is written. */
async function append(
  house: LedgerHouse,
  district: string,
  rows: readonly NewFigure[],
): Promise<boolean> {
  const taken = new Error('taken');
  try {
    await house.store.db.transaction().execute(async (trx) => {
      await putOrigins(trx, district, [actsOrigin]);
      if (!(await insertFigures(trx, district, rows))) throw taken;
      await notify(trx, { district, kind: 'figures' });
    });
  } catch (error) {
    if (error === taken) return false;
    throw error;
  } finally {
    house.books.drop(district);
  }
  return true;
}

/** Filters of the list of records that say the same as a rule; null where none does. */
function queryOfRule(rule: Rule): Record<string, string> | null {
  const parts = rule.op === 'all' ? rule.rules : rule.op === 'always' ? [] : [rule];
  const query: Record<string, string> = {};
  for (const part of parts) {
    const isFilter =
      part.op === 'eq' && ['channel', 'lead', 'state'].includes(part.field) && part.value !== null;
    if (!isFilter) return null;
    query[part.field] = String(part.value);
  }
  return query;
}

function queryOf(counts: RecordCount, from: string, to: string): Record<string, string> | null {
  const rest = queryOfRule(counts.where);
  if (!rest || counts.count !== 'opened') return null;
  return { programme: counts.programme, openedFrom: from, openedTo: to, ...rest };
}

const rowsShown = 20;

/** The records of a count that the viewer may see, as the query carries it. */
function recordsSeen(house: LedgerHouse, viewer: Viewer, { programme }: RecordCount): RecordQuery {
  const now = house.now();
  return {
    district: viewer.district,
    scopes: scopesHere(house, viewer),
    filter: { programme },
    states: undefined,
    categories: undefined,
    places: undefined,
    times: { now, endOfToday: now, endOfWeek: now, beginOf: (day) => new Date(`${day}T00:00Z`) },
  };
}

/** The records behind a figure that was counted; null for all others. */
export async function rowsBehind(
  house: LedgerHouse,
  viewer: Viewer,
  book: Book,
  figure: Figure,
): Promise<RowsBehind | null> {
  const indicator = book.indicatorOf(figure.indicator);
  const period = findPeriod(figure.period);
  if (figure.origin !== actsOrigin.code || !indicator?.counts || !period) return null;
  const { counts } = indicator;
  const asked = askedOf(house, viewer.district, counts, figure.period);
  const { db } = house.store;
  const records = await countedRecords(db, asked, recordsSeen(house, viewer, counts), rowsShown);
  return {
    programme: counts.programme,
    count: counts.count,
    act: counts.act ?? null,
    from: period.from,
    to: period.to,
    sum: counts.sum ?? null,
    now: await valueOf(house, indicator, asked),
    records: records.map(({ at, ...record }) => ({ ...record, at: at.toISOString() })),
    query: queryOf(counts, period.from, period.to),
  };
}
