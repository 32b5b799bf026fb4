import { numeralCharacters } from './chinese-number.ts';
import { isDigit } from './unit-table.ts';

/** Digits or a number word as they stand in a text, before anybody asks what they mean. */
export interface NumberToken {
  start: number;
  end: number;
  /** digits without separators, or the word itself */
  words: string;
  chinese: boolean;
}

const numeral = new Set([...numeralCharacters].map((word) => word.charCodeAt(0)));
numeral.delete('点'.charCodeAt(0));
const POINT = '点'.charCodeAt(0);
const MYRIAD = '万'.charCodeAt(0);
const BILLION = '亿'.charCodeAt(0);

const THOUSANDS = '\u066c';
const digitAt = (text: string, at: number) => isDigit(text.charCodeAt(at));
const threeDigits = (text: string, at: number) =>
  digitAt(text, at) && digitAt(text, at + 1) && digitAt(text, at + 2) && !digitAt(text, at + 3);

/** Digits from `start`: thousands by comma or blank, one decimal point. */
function scanDigits(text: string, start: number): NumberToken {
  let end = start;
  while (digitAt(text, end)) end += 1;
  let words = text.slice(start, end);
  if (end - start <= 3 && text[start] !== '0') {
    const mark = text[end];
    // the same mark throughout, three digits after each
    if (mark === THOUSANDS || mark === ' ') {
      for (; text[end] === mark && threeDigits(text, end + 1); end += 4) {
        words += text.slice(end + 1, end + 4);
      }
    }
  }
  if (text[end] === '.' && digitAt(text, end + 1)) {
    const from = end;
    end += 1;
    while (digitAt(text, end)) end += 1;
    words += text.slice(from, end);
  }
  return { start, end, words, chinese: false };
}

function scanWord(text: string, start: number): NumberToken {
  let end = start + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    const inside = numeral.has(code) || (code === POINT && numeral.has(text.charCodeAt(end + 1)));
    const power = (code === MYRIAD || code === BILLION) && numeral.has(text.charCodeAt(end + 1));
    if (!inside && !power) break;
    end += 1;
  }
  return { start, end, words: text.slice(start, end), chinese: true };
}

/** Whether a character begins digits (1), a number word (2) or nothing (0). */
export function numberBegins(code: number): 0 | 1 | 2 {
  if (code < 58) return code >= 48 ? 1 : 0;
  return code >= 0x3007 && code <= 0x9fff && numeral.has(code) ? 2 : 0;
}

/** The number that begins at `start`. */
export const scanNumber = (text: string, start: number): NumberToken =>
  numberBegins(text.charCodeAt(start)) === 1 ? scanDigits(text, start) : scanWord(text, start);
