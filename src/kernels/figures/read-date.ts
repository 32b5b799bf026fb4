import { readChineseNumber } from './chinese-number.ts';
import { bare, type Mention } from './mention.ts';
import { isDigit } from './unit-table.ts';

const span = '(?:-|~|—|至|到)';
const fullDate = /((?:19|20|21)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const years = new RegExp(
  `((?:19|20|21)\\d\\d)年?${span}((?:19|20|21)\\d\\d)(?:年度?|(?=学年))`,
  'y',
);
const monthAndDay = `(\\d{1,2})(?:${span}(\\d{1,2}))?月(?:份|底|末|初)?(?:(\\d{1,2})(?:${span}(\\d{1,2}))?[日号])?`;
const yearMonth = new RegExp(
  `((?:18|19|20|21)\\d\\d)年(?!来|间)(?:度|底|末|初)?(?:${monthAndDay}|(上半年|下半年|前三季度|第?[一二三四1-4]季度))?`,
  'y',
);
const month = new RegExp(monthAndDay, 'y');
const quarter = /([1-4])季度/y;
const decade = /\d{2}(?:年代|世纪)|\d{2}世纪/y;
const clock = /(\d{1,2})(?::(\d{2})(?!\d)|时(?:(\d{1,2})分)?(?!间|代|期|速|长))/y;

/** What follows the digits of every date. */
const tails = new Set([...'年月季世时至到-/.~—:'].map((mark) => mark.charCodeAt(0)));

const two = (digits: string) => digits.padStart(2, '0');

function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

const quarterNumber = (words: string) =>
  words.includes('前')
    ? 'Q1/Q3'
    : `Q${readChineseNumber(words.replace(/第|季度/g, '')) ?? words.replace(/\D/g, '')}`;

function dated(found: RegExpExecArray, value: string, unit: string, period?: string): Mention {
  const mention = bare(found.index, found.index + found[0].length, 'date');
  return { ...mention, value, unit, canonical: unit, ...(period ? { period } : {}) };
}

function fromYear(found: RegExpExecArray): Mention {
  const [, year = '', from, until, day, lastDay, part] = found;
  if (part) {
    const half = part === '上半年' ? 'H1' : part === '下半年' ? 'H2' : quarterNumber(part);
    return dated(found, `${year}-${half}`, '年', `${year}-${half}`);
  }
  if (from === undefined) return dated(found, year, '年', year);
  if (day !== undefined) {
    const value = `${year}-${two(from)}-${two(day)}`;
    return dated(found, lastDay ? `${value}/${two(lastDay)}` : value, '日期');
  }
  const value = `${year}-${two(from)}${until ? `/${year}-${two(until)}` : ''}`;
  return dated(found, value, '月', value);
}

/**
 * The date that begins with the digits at `from`: a year, month, day, quarter, hour, or a span of
 * them; undefined where these digits are no date. Bare numbers of days and years are durations.
 */
export function findDate(text: string, from: number): Mention | undefined {
  let end = from;
  while (isDigit(text.charCodeAt(end))) end += 1;
  // most digits are no date, and one look spares them the expressions
  if (!tails.has(text.charCodeAt(end))) return undefined;
  const day = at(fullDate, text, from);
  if (day) return dated(day, `${day[1]}-${two(day[3]!)}-${two(day[4]!)}`, '日期');
  const range = at(years, text, from);
  if (range) return dated(range, `${range[1]}/${range[2]}`, '年', `${range[1]}/${range[2]}`);
  const year = at(yearMonth, text, from);
  if (year) return fromYear(year);
  const months = at(month, text, from);
  if (months && Number(months[1]) <= 12) {
    const [, first = '', last, date, lastDate] = months;
    if (date === undefined) {
      const value = last ? `${two(first)}/${two(last)}` : two(first);
      return dated(months, value, '月', value);
    }
    const value = `${two(first)}-${two(date)}`;
    return dated(months, lastDate ? `${value}/${two(lastDate)}` : value, '日期');
  }
  const part = at(quarter, text, from);
  if (part) return dated(part, `Q${part[1]}`, '季度', `Q${part[1]}`);
  const era = at(decade, text, from);
  if (era) return dated(era, era[0].slice(0, 2), era[0].slice(2));
  const hour = at(clock, text, from);
  if (hour && Number(hour[1]) <= 24) {
    return dated(hour, `T${two(hour[1]!)}:${hour[2] ?? two(hour[3] ?? '0')}`, '时');
  }
  return undefined;
}
