import { bare, type Mention } from './mention.ts';
import type { NumberToken } from './scan-numbers.ts';
import { findUnit, isDigit, isLatin } from './unit-table.ts';

const heads =
  /(?:热线|工程|工作|格局|行动|模式|计划|战略|平台|国道|省道|县道|乡道|高速|号|路(?!灯|口|段)|体系|机制|专线|急救|报警|医院|中学|小学|厂区|街区|基地|服务|改革|政策|系列|产业园|文化园|会议|方针|布局|后(?!续|期|备|勤|台|方)|矩阵|架构|目标|任务|规划|公园|广场)/y;
const quoted = /[\d.·\-+~/&xX×:]+(?=[”"'’》])/y;
const code = /[\dA-Za-z.\-/]*[\dA-Za-z]/y;

function match(pattern: RegExp, text: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
}

/** Digits that run on from Latin letters (PM10, G107, COVID-19), or into them (5A, 4S). */
function findCode(text: string, token: NumberToken): Mention | undefined {
  let start = token.start;
  const letterBefore = (at: number) => isLatin(text.charCodeAt(at));
  const dashed = text[start - 1] === '-' && letterBefore(start - 2);
  if (letterBefore(start - 1) || dashed) {
    while (start > 0 && /[A-Za-z0-9\-/]/.test(text[start - 1]!) && token.start - start < 24)
      start -= 1;
    const rest = match(code, text, token.start) ?? token.words;
    return bare(start, token.start + rest.length, 'name');
  }
  if (isLatin(text.charCodeAt(token.end)) && !findUnit(text, token.end)) {
    const rest = match(code, text, token.start) ?? token.words;
    return bare(start, token.start + rest.length, 'name');
  }
  return undefined;
}

/**
 * The name of which these digits are a part; undefined where they count or measure something.
 * Quotes, letters next to the digits, a leading zero, a hyphen without a unit, and nouns that take
 * a number for a name (热线, 工程, 国道) tell names.
 */
export function findName(text: string, token: NumberToken): Mention | undefined {
  const asCode = findCode(text, token);
  if (asCode) return asCode;
  const previous = text[token.start - 1] ?? '';
  if ('“"\'‘《'.includes(previous) && previous !== '') {
    const whole = match(quoted, text, token.start);
    if (whole) return bare(token.start, token.start + whole.length, 'name');
  }
  const { words } = token;
  if (words.length > 1 && words.startsWith('0') && !words.includes('.')) {
    const phone = match(/\d{3,4}-?\d{3,8}(?:-\d+)*/y, text, token.start) ?? words;
    return bare(token.start, token.start + phone.length, 'name');
  }
  if (/^1[3-9]\d{9}$/.test(words) && !findUnit(text, token.end)) {
    return bare(token.start, token.end, 'name');
  }
  const joined = '-+×'.includes(text[token.end] ?? ' ')
    ? match(/\d+(?:[-+×]\d+)+/y, text, token.start)
    : undefined;
  if (
    joined &&
    !findUnit(text, token.start + joined.length) &&
    !/^[万亿月]/.test(text.slice(token.start + joined.length, token.start + joined.length + 1))
  ) {
    return bare(token.start, token.start + joined.length, 'name');
  }
  if (findUnit(text, token.end) === undefined && match(heads, text, token.end) !== undefined) {
    const wide = words.length >= 2 || match(/号|路/y, text, token.end) !== undefined;
    if (wide) return bare(token.start, token.end, 'name');
  }
  if ((previous === '+' || previous === '-') && isDigit(text.charCodeAt(token.start - 2))) {
    return bare(token.start, token.end, 'name');
  }
  return undefined;
}
