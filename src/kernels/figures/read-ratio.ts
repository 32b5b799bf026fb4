import { bare, type Mention } from './mention.ts';
import type { NumberToken } from './scan-numbers.ts';
import { isDigit } from './unit-table.ts';

const COLON = 58;
const POINT = 46;
const inRatio = (code: number) => isDigit(code) || code === COLON || code === POINT;
const ratio = /^\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+$/;

/**
 * The number at `token` as part of a ratio: 1.88:1 is one share of the unit “:1”, 3:7 is the
 * fraction 3/7, and each part of 12.2:42.1:45.7 is a share of its own. Undefined for hours (9:30)
 * and for what is no ratio.
 */
export function findRatio(text: string, token: NumberToken): Mention | undefined {
  const joined = text.charCodeAt(token.end) === COLON || text.charCodeAt(token.start - 1) === COLON;
  if (!joined) return undefined;
  let { start, end } = token;
  while (start > 0 && inRatio(text.charCodeAt(start - 1))) start -= 1;
  while (inRatio(text.charCodeAt(end))) end += 1;
  const whole = text.slice(start, end);
  if (!ratio.test(whole)) return undefined;
  const parts = whole.split(':');
  const hour = !whole.includes('.') && parts.every((part, i) => i === 0 || part.length === 2);
  if (hour) return undefined;
  if (parts.length > 2) return { ...bare(token.start, token.end, 'share'), value: token.words };
  const [over = '', under = ''] = parts;
  if (start !== token.start) return undefined;
  const mention = bare(start, end, 'share');
  return under === '1'
    ? { ...mention, value: over, unit: ':1', canonical: ':1' }
    : { ...mention, value: `${over}/${under}` };
}
