import type { Block, BoundBriefing, Span } from '../../model/briefing.ts';

/** A stretch of text as it is set, with the number of its note of source (0: none). */
export interface SetSpan {
  text: string;
  strong: boolean;
  em: boolean;
  note: number;
}

export type SetBlock =
  /** level 1 is the title's; `number` is what official documents put before a heading: 一、 （一） */
  | { kind: 'heading'; level: 2 | 3; number: string; spans: SetSpan[] }
  | { kind: 'paragraph'; spans: SetSpan[] }
  | { kind: 'list'; ordered: boolean; items: SetSpan[][] }
  | { kind: 'table'; columns: number; head: SetSpan[][]; rows: SetSpan[][][] };

/** A briefing as both printers set it: what stands where, in words that can be set as they are. */
export interface Layout {
  language: 'zh' | 'en';
  draft: boolean;
  /** for the properties of the file */
  name: string;
  kicker: string;
  title: SetSpan[];
  blocks: SetBlock[];
  issuer: string;
  /** the day in words; empty where there is none */
  day: string;
  /** the day in numbers; null where there is none in the calendar */
  date: { year: number; month: number; day: number } | null;
  notesTitle: string;
  notes: { n: number; text: string }[];
}

/** In every language alike: whoever finds a page must see what it is. */
export const draftWords = '草稿 DRAFT';

/** A Chinese character, or punctuation of its width. */
export const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Text without what no page can show: control characters, halves of characters and code points that
 * are none (XML does not even allow them).
 */
export const printable = (text: string): string =>
  text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)\p{Cc}|\p{Noncharacter_Code_Point}/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd');

/** Ends of lines in the source are spaces, and nothing at all beside a Chinese character. */
function setLine(spans: readonly Span[]): SetSpan[] {
  const whole = spans.map(({ text }) => printable(text));
  const line = whole.join('');
  let at = 0;
  return spans.flatMap((span, i): SetSpan[] => {
    const start = at;
    at += whole[i]!.length;
    const text = whole[i]!.replaceAll(/ *\n\s*/g, (gap, offset: number) => {
      const [before, after] = [line[start + offset - 1], line[start + offset + gap.length]];
      const isSeam = !before || !after || han.test(before) || han.test(after);
      return isSeam ? '' : ' ';
    });
    if (!text) return [];
    const note = span.kind === 'number' ? span.note : 0;
    return [{ text, strong: span.strong ?? false, em: span.em ?? false, note }];
  });
}

const units = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as headings are counted: 一, 十, 十二, 二十三. */
function countZh(n: number): string {
  const tens = Math.floor(n / 10);
  const before = tens === 0 ? '' : `${tens === 1 ? '' : units[tens]}十`;
  return n > 99 ? String(n) : `${before}${units[n % 10]}`;
}

/** Counts headings as it meets them; what its writer has numbered already stays as it is. */
class HeadingCounter {
  readonly #language: 'zh' | 'en';
  #chapter = 0;
  #section = 0;

  constructor(language: 'zh' | 'en') {
    this.#language = language;
  }

  next(level: 2 | 3, words: string): string {
    if (level === 2) {
      this.#chapter++;
      this.#section = 0;
    } else this.#section++;
    if (
      /^(?:[（(]?[一二三四五六七八九十百]+[)）、.．]|第[一二三四五六七八九十百]+|\d+[.、．\s])/.test(
        words,
      )
    )
      return '';
    if (this.#language === 'zh')
      return level === 2 ? `${countZh(this.#chapter)}、` : `（${countZh(this.#section)}）`;
    return level === 2 ? `${this.#chapter}. ` : `${this.#chapter}.${this.#section} `;
  }
}

const wordsOf = (spans: readonly SetSpan[]) => spans.map(({ text }) => text).join('');

function setBlock(block: Block, counter: HeadingCounter): SetBlock {
  if (block.kind === 'heading') {
    const level = block.level === 3 ? 3 : 2;
    const spans = setLine(block.spans);
    return { kind: 'heading', level, number: counter.next(level, wordsOf(spans)), spans };
  }
  if (block.kind === 'list') return { ...block, items: block.items.map(setLine) };
  if (block.kind === 'paragraph') return { kind: 'paragraph', spans: setLine(block.spans) };
  const columns = Math.max(1, block.head.length, ...block.rows.map(({ length }) => length));
  const row = (cells: Span[][]) =>
    Array.from({ length: columns }, (_, i) => setLine(cells[i] ?? []));
  return { kind: 'table', columns, head: row(block.head), rows: block.rows.map(row) };
}

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function dateOf(text: string | undefined): Layout['date'] {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/
    .exec(text ?? '')
    ?.slice(1)
    .map(Number);
  if (!parts) return null;
  const [year, month, day] = parts as [number, number, number];
  const there = new Date(Date.UTC(year, month - 1, day));
  return there.getUTCMonth() === month - 1 && there.getUTCDate() === day
    ? { year, month, day }
    : null;
}

function dayWords(text: string | undefined, language: 'zh' | 'en'): string {
  const date = dateOf(text);
  if (!date) return printable(text ?? '');
  const { year, month, day } = date;
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`;
}

/** What stands where when a briefing is printed. The first heading is the title, else that of the head. */
export function layoutOf({ head, blocks, notes }: BoundBriefing, draft: boolean): Layout {
  const { language } = head;
  const [first] = blocks;
  const isTitled = first?.kind === 'heading' && first.level === 1;
  const counter = new HeadingCounter(language);
  const titleSpans: Span[] = isTitled ? first.spans : [{ kind: 'text', text: head.title }];
  return {
    language,
    draft,
    name: printable(head.title),
    kicker: printable(head.kicker ?? ''),
    title: setLine(titleSpans),
    blocks: (isTitled ? blocks.slice(1) : blocks).map((block) => setBlock(block, counter)),
    issuer: printable(head.issuer ?? ''),
    day: dayWords(head.date, language),
    date: dateOf(head.date),
    notesTitle: language === 'zh' ? '数据来源' : 'Sources',
    notes: notes.map(({ n, text }) => ({ n, text: printable(text[language]) })),
  };
}
