import { readChineseNumber } from './chinese-number.ts';
import { trimDecimal } from './decimal.ts';
import { bare, type Mention } from './mention.ts';
import { numberBegins, scanNumber, type NumberToken } from './scan-numbers.ts';
import { findUnit, type Unit } from './unit-table.ts';

const magnitude =
  /(?:余|多|几|来)?\s?(万亿|[十百千]?[万亿]|[千百](?!分点|分之|米|瓦|克|伏|强|姓|佳|度|货|兆))/y;
const powers: Readonly<Record<string, number>> = { 万亿: 12, 亿: 8, 万: 4, 千: 3, 百: 2, 十: 1 };
const powerOf = (words: string) =>
  powers[words] ?? [...words].reduce((sum, word) => sum + (powers[word] ?? 0), 0);

const scaleStarts = new Set(' 余多几来十百千万亿');
const afterStarts = new Set('余多以左上之开');
const beforeEnds = new Set('约近超过逾达破仅上数到至于足少多低期计在高了');

const after = /(?:余|多)?(?:以上|以下|以内|左右|上下|之内|开外)?/y;
const before =
  /(?:大约|接近|将近|超过|突破|首破|达到|高达|不低于|不少于|不足|不超过|不高于|不多于|至少|最多|最高|最低|力争|预计|预期|总数达|总量达|稳定在|保持在|控制在|维持在|增加到|增加至|增长到|增长至|提高到|提高至|提升到|提升至|上升到|上升至|下降到|下降至|降低到|降低至|减少到|减少至|扩大到|扩大至|增至|升至|降至|减至|首次超|约|近|超|逾|达|破|仅|上|数)(?:了|约|近|超)?$/;

/** The words right before a number that bend it (超过, 增至, 约); undefined where there are none. */
export function findLead(text: string, from: number, floor: number): string | undefined {
  if (from <= floor || !beforeEnds.has(text[from - 1]!)) return undefined;
  const left = text.slice(Math.max(floor, from - 8), from);
  const found = before.exec(left)?.[0];
  // 目前, 以上, 晚上 end like leads and are none
  if (found === '上' || found === '数') return undefined;
  // 签约170个, 节约30吨
  if (found === '约' && /[签预合条契节违邀特赴履公协集简制]约$/.test(left)) return undefined;
  if (found === '近' && /[附邻靠亲临]近$/.test(left)) return undefined;
  return found;
}

const spanMark = /^(?:-|~|—|–|至|到)$/;

export const valueOf = (token: NumberToken): string | undefined =>
  token.chinese ? readChineseNumber(token.words) : trimDecimal(token.words);

function match(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** A unit with its power of ten, after a number that ends at `from`. */
function readUnit(
  text: string,
  from: number,
): { unit?: Unit; power: number; written: string; end: number; loose: string } {
  let at = from;
  let loose = '';
  let power = 0;
  let written = '';
  // a look at one character spares most numbers the expressions
  const scale = scaleStarts.has(text[at] ?? '') ? match(magnitude, text, at) : null;
  if (scale) {
    written = scale[1] ?? '';
    loose = scale[0].slice(0, scale[0].length - written.length).trim();
    power = powerOf(written);
    at += scale[0].length;
  }
  const some = '余多几来'.includes(text[at] ?? '-') && !'余多'.includes(text[at + 1] ?? '余');
  if (some && (findUnit(text, at + 1) || power > 0)) {
    loose += text[at];
    at += 1;
  }
  if (text[at] === ' ' && findUnit(text, at + 1)) at += 1;
  let unit = findUnit(text, at);
  // 41个村, 7个区: the counted thing is one character and belongs to the unit
  if (unit) at += unit.name.length;
  if (unit?.name === '村') unit = { ...unit, name: '个村' };
  return { ...(unit ? { unit } : {}), power, written, end: at, loose };
}

/**
 * The number `token` with what is written on to it: 万 and 亿, unit, 余, 以上, and the other end of
 * a range. The kind is left to the caller; `level` stands for it.
 */
export function readQuantity(text: string, token: NumberToken, floor: number): Mention | undefined {
  const value = valueOf(token);
  if (value === undefined) return undefined;
  const mention = bare(token.start, token.end, 'level');
  let head = readUnit(text, token.end);
  let to: string | undefined;
  const mark = text[head.end] ?? '';
  if (
    spanMark.test(mark) &&
    numberBegins(text.charCodeAt(head.end + 1)) === (token.chinese ? 2 : 1)
  ) {
    const other = scanNumber(text, head.end + 1);
    const tail = readUnit(text, other.end);
    const upper = valueOf(other);
    const same = head.unit === undefined || head.unit.canonical === tail.unit?.canonical;
    if (upper !== undefined && tail.unit && same) {
      to = upper;
      head = { ...tail, loose: head.loose + tail.loose };
    }
  }
  const bent = afterStarts.has(text[head.end] ?? '');
  const behind = bent ? (match(after, text, head.end)?.[0] ?? '') : '';
  const end = head.end + behind.length;
  const lead = findLead(text, token.start, floor);
  const qualifier = [lead, head.loose, behind].filter(Boolean).join('');
  return {
    ...mention,
    end: head.unit || head.power > 0 || behind ? end : token.end,
    value,
    ...(to === undefined ? {} : { to }),
    unit: head.unit || head.written ? head.written + (head.unit?.name ?? '') : null,
    canonical: head.unit?.canonical ?? null,
    sort: head.unit?.sort ?? null,
    power: head.power,
    qualifier: qualifier || null,
  };
}
