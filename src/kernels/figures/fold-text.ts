import { isDigit, isHan, isLatin } from './unit-table.ts';

/** A text made even for reading, with the way back to the text as given. */
export interface FoldedText {
  text: string;
  /** UTF-16 offset in the given text of each unit of `text`, and one more for its end */
  origin: Uint32Array;
}

const quotes: Readonly<Record<string, string>> = {
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '﹪': '%',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '–': '-',
  '〜': '~',
  '…': '。',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u00a0': ' ',
  '\u3000': ' ',
  '\v': ' ',
  '\f': ' ',
  '\r': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u0085': '\n',
  '\u0001': ' ',
};
const special = new Map(Object.entries(quotes).map(([a, b]) => [a.charCodeAt(0), b.charCodeAt(0)]));

const SPACE = 32;
const TAB = 9;
const BREAK = 10;
const COMMA = 44;
const WIDE_COMMA = 0xff0c;

const dropped = (code: number) =>
  code === 0xfeff || code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060;

/** Stands for a comma that parts thousands, so that every other comma parts clauses. */
export const THOUSANDS = 0x66c;

const wideDigit = (code: number) => code >= 0xff10 && code <= 0xff19;

const anyDigit = (code: number) => isDigit(code) || wideDigit(code);

/** 1,207 and １，２０７ have a comma of thousands, 第4，120家 has none: three digits of its own width. */
function foldComma(text: string, at: number, digit: (code: number) => boolean): number {
  const inside = digit(text.charCodeAt(at - 1)) && digit(text.charCodeAt(at + 1));
  if (!inside || !digit(text.charCodeAt(at + 2)) || !digit(text.charCodeAt(at + 3))) return COMMA;
  return digit(text.charCodeAt(at + 4)) ? COMMA : THOUSANDS;
}

function foldCode(text: string, at: number, code: number): number {
  if (code === COMMA) return foldComma(text, at, anyDigit);
  if (code === WIDE_COMMA) return foldComma(text, at, wideDigit);
  if (code < 0x80) return code < 32 ? (special.get(code) ?? code) : code;
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return isHan(code) ? code : (special.get(code) ?? code);
}

const isSpace = (code: number) => code === SPACE || code === TAB || code === BREAK;
const endsSentence = (code: number) => '。!?;:；：'.includes(String.fromCharCode(code));
const partsClause = (code: number) => '。;,、:'.includes(String.fromCharCode(code));

/** The first characters of an item of a list, where a new line is meant. */
const listMarker =
  /^(?:[一二三四五六七八九十]{1,3}[、.是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.)](?!\d)|[•●■◆▪*#|-])/;

/**
 * Folds full-width forms, quotes and dashes, drops invisible characters and the spaces around
 * numbers, and joins lines that were broken within a sentence. What stays of white space: a blank
 * between words, a tab between cells, a line feed where a line really ends.
 */
export function foldText(given: string): FoldedText {
  const out = new Uint16Array(given.length);
  const origin = new Uint32Array(given.length + 1);
  let size = 0;
  const line = { length: 0, clauses: false, cells: false };
  const put = (code: number, at: number) => {
    out[size] = code;
    origin[size++] = at;
  };
  for (let at = 0; at < given.length; at++) {
    const code = foldCode(given, at, given.charCodeAt(at));
    if (dropped(code)) continue;
    if (!isSpace(code)) {
      put(code, at);
      line.length += 1;
      if (partsClause(code)) line.clauses = true;
      if (code === 124) line.cells = true;
      continue;
    }
    const gap = readGap(given, at);
    const before = size > 0 ? out[size - 1]! : BREAK;
    const kept = gapCode(given, gap, before, line);
    if (kept !== 0) put(kept, at);
    if (gap.breaks > 0) {
      line.length = 0;
      line.clauses = false;
      line.cells = false;
    } else if (kept === TAB) line.cells = true;
    at = gap.end - 1;
  }
  origin[size] = given.length;
  return { text: decode(out.subarray(0, size)), origin: origin.subarray(0, size + 1) };
}

interface Gap {
  end: number;
  breaks: number;
  tab: boolean;
  width: number;
  /** the folded code after the gap, 10 at the end of the text */
  next: number;
}

function readGap(given: string, from: number): Gap {
  let end = from;
  let breaks = 0;
  let tab = false;
  let code = BREAK;
  for (; end < given.length; end++) {
    code = foldCode(given, end, given.charCodeAt(end));
    if (dropped(code)) continue;
    if (!isSpace(code)) break;
    if (code === BREAK) breaks += 1;
    if (code === TAB) tab = true;
  }
  return { end, breaks, tab, width: end - from, next: end < given.length ? code : BREAK };
}

/** The one character that a stretch of white space becomes; 0 for none. */
function gapCode(
  given: string,
  gap: Gap,
  before: number,
  line: { length: number; clauses: boolean; cells: boolean },
): number {
  const { next } = gap;
  if (gap.breaks > 0) {
    if (next === BREAK || before === BREAK) return before === BREAK ? 0 : BREAK;
    if (!softBreak(given, gap, before, line)) return BREAK;
  } else if (gap.tab) return TAB;
  else if (line.cells) return SPACE;
  if (next === BREAK || before === BREAK) return 0;
  const latin = (code: number) => code < 0x80 && (isLatin(code) || isDigit(code));
  if (isDigit(before) && isDigit(next)) return gap.breaks > 0 ? 0 : SPACE;
  if (latin(before) && latin(next)) return SPACE;
  // English goes on after a comma or before a bracket; Chinese has no blanks of its own
  if (before < 0x80 && next < 0x80) return SPACE;
  if (isHan(before) && isHan(next) && gap.breaks === 0) return SPACE;
  return 0;
}

function softBreak(
  given: string,
  gap: Gap,
  before: number,
  line: { length: number; clauses: boolean; cells: boolean },
): boolean {
  if (line.cells || endsSentence(before) || before === 46) return false;
  // a heading in English has no mark at its end; pages that break a sentence go on in small letters
  const capital = gap.next >= 65 && gap.next <= 90;
  if (gap.breaks > 1 && capital && before < 0x80) return false;
  const after = given.slice(gap.end, gap.end + 12);
  if (
    (isDigit(before) || before === 0x4e07 || before === 0x4ebf) &&
    /^[\d.万亿元%个家项]/.test(after)
  )
    return true;
  if (listMarker.test(after) || /^[^\n]{0,10}[\t|]/.test(after)) return false;
  if (partsClause(before) || line.clauses) return true;
  return line.length >= 20;
}

/** Pieces, since a call cannot take arguments without limit. */
function decode(codes: Uint16Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += 8192) {
    // apply takes a typed array as it is; spreading one walks its iterator
    text += Reflect.apply(String.fromCharCode, undefined, codes.subarray(at, at + 8192)) as string;
  }
  return text;
}
