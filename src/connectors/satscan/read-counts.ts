import { dateText, findDate, type DateSpan } from './read-date.ts';
import { findSlot, type StudyPeriod } from './study-period.ts';
import { readTable, type Fault } from './table-rows.ts';

/** Counts by place and slot, as they stand in the rows; rows of the same place and slot add up. */
export interface CountRows {
  place: Int32Array;
  /** all 0 where there is no period */
  slot: Int32Array;
  count: Float64Array;
  /** index into `strata` */
  stratum: Int32Array;
  /** the covariates of each stratum, joined by a blank; one empty text where there are none */
  strata: string[];
}

export interface CountsAsked {
  /** places that have coordinates */
  indexOf: ReadonlyMap<string, number>;
  /** rows carry a date, which must lie inside; without it they carry none */
  period?: StudyPeriod;
  /** cases are whole; an expected number need not be */
  whole: boolean;
}

/** Whole numbers beyond this are no counts of cases. */
const LARGEST = 2 ** 31 - 1;

export const unknownPlace = (id: string): Fault => ({
  code: 'input.place',
  zh: '这个地点没有坐标',
  en: 'This place has no coordinates',
  got: id,
  wanted: 'a place of the coordinates file',
});

export const badDate = (text: string): Fault => ({
  code: 'input.date',
  zh: '看不懂这个日期',
  en: 'This date cannot be read',
  got: text,
  wanted: 'a date such as 2025/6/29, 2025-06-29, 2025/6 or 2025',
});

function countFault(text: string, whole: boolean): Fault | undefined {
  const count = Number(text);
  if (count >= 0 && (whole ? Number.isInteger(count) && count <= LARGEST : count < Infinity)) {
    return undefined;
  }
  const wanted = whole ? 'a whole number from 0' : 'a number from 0';
  return { code: 'input.count', zh: '数目不对', en: 'This is no count', got: text, wanted };
}

function slotOrFault(period: StudyPeriod, text: string, span: DateSpan): number | Fault {
  const [from, to] = [findSlot(period, span.first), findSlot(period, span.last)];
  if (from !== undefined && from === to) return from;
  const whole = `${dateText(period.start)} to ${dateText(period.end)}`;
  if (from === undefined && to === undefined) {
    const [zh, en] = ['不在研究期内', 'This lies outside of the period'];
    return { code: 'input.period', zh, en, got: text, wanted: whole };
  }
  return {
    code: 'input.date',
    zh: '日期不够精确',
    en: `This date may belong to more than one ${period.unit}`,
    got: text,
    wanted: `a date to the ${period.unit}, inside ${whole}`,
  };
}

/**
 * Reads counts: `id count`, then the date where a period is given, then covariates. Case and control
 * files are such, and files of expected numbers.
 *
 * @throws ProblemError with file and row: too few columns, rows with more covariates than others, a
 *   place without coordinates, no count, no date, a date outside of the period
 */
export async function readCounts(path: string, asked: CountsAsked): Promise<CountRows> {
  const { indexOf, period, whole } = asked;
  const fixed = period ? 3 : 2;
  const wanted = `id count${period ? ' date' : ''} [covariates]`;
  const near = period ? new Date(period.end * 86_400_000).getUTCFullYear() : 0;
  const rows = { place: [], slot: [], count: [], stratum: [] } as Record<string, number[]>;
  const strata = new Map<string, number>();
  const spans = new Map<string, DateSpan | undefined>();
  let width: number | undefined;
  await readTable(path, `rows of ${wanted}`, (words) => {
    width ??= words.length;
    if (words.length < fixed || words.length !== width) {
      const [zh, en] = ['列数不对', 'This row has the wrong number of columns'];
      const right = width < fixed ? wanted : `${wanted}: ${width} columns as in the first row`;
      return { code: 'input.columns', zh, en, got: words.join(' '), wanted: right };
    }
    const place = indexOf.get(words[0]!);
    if (place === undefined) return unknownPlace(words[0]!);
    const fault = countFault(words[1]!, whole);
    if (fault) return fault;
    let slot = 0;
    if (period) {
      const text = words[2]!;
      if (!spans.has(text)) spans.set(text, findDate(text, near));
      const span = spans.get(text);
      if (!span) return badDate(text);
      const found = slotOrFault(period, text, span);
      if (typeof found !== 'number') return found;
      slot = found;
    }
    const key = words.length > fixed ? words.slice(fixed).join(' ') : '';
    let stratum = strata.get(key);
    if (stratum === undefined) strata.set(key, (stratum = strata.size));
    rows.place!.push(place);
    rows.slot!.push(slot);
    rows.count!.push(Number(words[1]));
    rows.stratum!.push(stratum);
    return undefined;
  });
  return {
    place: Int32Array.from(rows.place!),
    slot: Int32Array.from(rows.slot!),
    count: Float64Array.from(rows.count!),
    stratum: Int32Array.from(rows.stratum!),
    strata: [...strata.keys()],
  };
}
