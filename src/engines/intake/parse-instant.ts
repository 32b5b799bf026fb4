import { instantOf } from '../../kernels/workdays/work-time.ts';

/** Order of the parts in a date: which of the three numbers is year, month, day. */
interface Order {
  year: number;
  month: number;
  day: number;
}

const orderOf = (format: string): Order => {
  const letters = ['y', 'M', 'd'].map((letter) => ({ letter, at: format.indexOf(letter) }));
  const sorted = letters.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  const position = (letter: string) => sorted.findIndex((one) => one.letter === letter);
  return { year: position('y'), month: position('M'), day: position('d') };
};

const yearFirst: Order = { year: 0, month: 1, day: 2 };
const withOffset = /T\S*(?:Z|[+-]\d\d:?\d\d)$/;
const separators = new Set('/-.:T ,年月日时分秒');
const most = 7;

/** Numbers in a text, their widths, and the half of the day; undefined where it holds other things. */
function readParts(
  text: string,
  numbers: number[],
  widths: number[],
): 'am' | 'pm' | '' | undefined {
  let half: 'am' | 'pm' | '' = '';
  let n = -1;
  let inNumber = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      if (!inNumber) {
        n += 1;
        if (n === most) return undefined;
        numbers[n] = 0;
        widths[n] = 0;
        inNumber = true;
      }
      numbers[n] = numbers[n]! * 10 + code - 48;
      widths[n]! += 1;
      continue;
    }
    inNumber = false;
    if (separators.has(text.charAt(i))) continue;
    const tail = text.slice(i).trim().toLowerCase();
    if (tail !== 'am' && tail !== 'pm') return undefined;
    half = tail;
    break;
  }
  numbers.length = n + 1;
  return half;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * Makes a reader of times in one format. It returns the instant in ms since 1970, or undefined
 * where the text is no such time: a month of 13, 30 February, a year of two digits, other words.
 * The format gives the order of year, month and day; separators and leading zeros are free, seconds
 * and the whole time may be missing. A text that begins with a year of four digits is read as year,
 * month, day whatever the format says; one with an offset (`2026-01-01T08:00:00+08:00`) as it says.
 *
 * @example readInstant('MM/dd/yyyy hh:mm:ss a', 'America/New_York')('01/01/2015 12:20:09 AM') === Date.parse('2015-01-01T05:20:09Z')
 */
export function readInstant(
  format: string,
  timeZone: string,
): (text: string) => number | undefined {
  const declared = format === 'iso' ? yearFirst : orderOf(format);
  const numbers: number[] = [];
  const widths: number[] = [];
  return (text) => {
    if (withOffset.test(text)) {
      const instant = Date.parse(text);
      return Number.isNaN(instant) ? undefined : instant;
    }
    const half = readParts(text, numbers, widths);
    if (half === undefined) return undefined;
    const n = numbers.length;
    if (n !== 3 && n !== 5 && n !== 6 && n !== 7) return undefined;
    const order = widths[0] === 4 ? yearFirst : declared;
    if (widths[order.year] !== 4) return undefined;
    const year = numbers[order.year]!;
    const month = numbers[order.month]!;
    const day = numbers[order.day]!;
    if (month < 1 || month > 12 || day < 1) return undefined;
    if (day > 28 && day > daysIn(year, month)) return undefined;
    let hour = n > 3 ? numbers[3]! : 0;
    const minute = n > 3 ? numbers[4]! : 0;
    const second = n > 5 ? numbers[5]! : 0;
    if (half !== '') {
      if (hour < 1 || hour > 12) return undefined;
      hour = (hour % 12) + (half === 'pm' ? 12 : 0);
    }
    if (hour > 23 || minute > 59 || second > 59) return undefined;
    return instantOf(Date.UTC(year, month - 1, day, hour, minute, second), timeZone);
  };
}
