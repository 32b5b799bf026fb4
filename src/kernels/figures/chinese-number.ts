import { shiftDecimal } from './decimal.ts';

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const tens: Readonly<Record<string, number>> = {
  十: 1,
  拾: 1,
  百: 2,
  佰: 2,
  千: 3,
  仟: 3,
};

/** Characters of which a number word is made, without 万 and 亿. */
export const numeralCharacters = new Set([...Object.keys(digits), ...Object.keys(tens), '点']);

/** A section below ten thousand: 三百零五, 十三, 百 (100); undefined where the order is wrong. */
function findSection(words: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  let power = 4;
  for (const word of words) {
    const ten = tens[word];
    if (ten === undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = digits[word];
      if (digit === undefined) return undefined;
    } else {
      if (ten >= power) return undefined;
      power = ten;
      sum += (digit === undefined || digit === 0 ? 1 : digit) * 10 ** ten;
      digit = undefined;
    }
  }
  if (digit === undefined || digit === 0) return sum;
  // 三百五 is spoken for 350; with 零 or after 十 the digit is one of units
  const spoken = power < 4 && power > 1 && !words.includes('零') && !words.includes('〇');
  return sum + digit * (spoken ? 10 ** (power - 1) : 1);
}

/**
 * The value of a Chinese number word as a decimal string, up to 亿; 二〇二四 and 一二三四五 are
 * read digit by digit; undefined where the characters are no number (一般, 三百千).
 *
 * @example readChineseNumber('一千二百零七') is '1207'; ('十三点五') '13.5'; ('两万三') '23000'
 */
export function readChineseNumber(words: string): string | undefined {
  if (words === '' || words.length > 24) return undefined;
  const [whole = '', part, ...more] = words.split('点');
  if (more.length > 0) return undefined;
  if (part !== undefined) {
    const tail = [...part].map((word) => digits[word]);
    const head = readChineseNumber(whole);
    if (head === undefined || tail.length === 0 || tail.includes(undefined)) return undefined;
    return `${head}.${tail.join('')}`;
  }
  if (whole.length > 1 && [...whole].every((word) => digits[word] !== undefined)) {
    return [...whole].map((word) => digits[word]).join('');
  }
  const [billions, rest] = splitAt(whole, '亿');
  const [myriads, units] = splitAt(rest, '万');
  let total = 0;
  for (const [section, power] of [
    [billions, 8],
    [myriads, 4],
  ] as const) {
    if (section === undefined) continue;
    const value = section === '' ? undefined : findSection(section);
    if (value === undefined) return undefined;
    total += value * 10 ** power;
  }
  if (units === '') return shiftDecimal(String(total), 0);
  const value = units.length === 1 && myriads !== undefined ? shortTail(units) : findSection(units);
  return value === undefined ? undefined : String(total + value);
}

/** 两万三 is 23,000. */
const shortTail = (word: string) => (digits[word] === undefined ? undefined : digits[word] * 1000);

function splitAt(words: string, mark: string): [string | undefined, string] {
  const at = words.indexOf(mark);
  return at < 0 ? [undefined, words] : [words.slice(0, at), words.slice(at + 1)];
}
