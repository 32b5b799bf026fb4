import { growthOf, type Draft } from './draft.ts';
import { bare, type Mention } from './mention.ts';
import type { Setting } from './period-and-place.ts';
import { findPlace, setPeriod } from './period-and-place.ts';
import { findDate } from './read-date.ts';
import { readQuantity } from './read-quantity.ts';
import { rankNumber } from './read-rank.ts';
import { numberBegins, scanNumber } from './scan-numbers.ts';
import { findUnit, isDigit } from './unit-table.ts';

/** Lines of cells in folded text. */
export interface TableRange {
  start: number;
  end: number;
}

interface Cell {
  start: number;
  words: string;
}

const lineEnd = (text: string, from: number) => {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
};

const parts = (text: string, from: number, to: number) => {
  let count = 0;
  for (let at = from; at < to; at++) {
    const character = text[at];
    if (character === '|' || character === '\t') count += 1;
  }
  return count;
};

/** Two or more lines of cells in a row, parted by | or tabs, the first with words only; else undefined. */
export function findTable(text: string, from: number): TableRange | undefined {
  let lines = 0;
  let at = from;
  while (at < text.length) {
    const to = lineEnd(text, at);
    if (to - at > 4000 || parts(text, at, to) === 0) break;
    lines += 1;
    at = to + 1;
  }
  return lines >= 2 ? { start: from, end: Math.min(at, text.length) } : undefined;
}

/** The cells of one line; the empty edges of |…| count for nothing. */
function cellsOf(text: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && text[at] !== '|' && text[at] !== '\t') continue;
    const raw = text.slice(start, at);
    const words = raw.trim();
    const edge = words === '' && (start === from || at === to);
    if (!edge) cells.push({ start: start + raw.length - raw.trimStart().length, words });
    start = at + 1;
  }
  return cells;
}

type Role = 'value' | 'growth' | 'rank' | 'unit' | 'share';

interface Column {
  role: Role;
  name: string;
  unit: string | null;
}

const unitIn = (words: string) =>
  /[((]([^()]{1,12})[))]/.exec(words)?.[1]?.replace(/^单位:?/, '') ?? null;

function columnOf(words: string): Column {
  const unit = unitIn(words);
  const name = words.replace(/\([^()]*\)/g, '').trim();
  if (/^(?:计量)?单位$|^unit$/i.test(name)) return { role: 'unit', name, unit };
  if (/位次|排名|名次|^rank/i.test(name)) return { role: 'rank', name, unit };
  if (/增长|增速|增幅|同比|环比|growth|change/i.test(name))
    return { role: 'growth', name, unit: unit ?? '%' };
  if (/占比|比重|率(?:$|\()|share/i.test(words) && unit === '%')
    return { role: 'share', name, unit };
  return { role: 'value', name, unit };
}

const generic =
  /^(?:数值|数量|完成(?:数|值|额|情况)?|总量|绝对值|绝对额|本期|本年|实绩|金额|累计|指标值|\d{4}年?|value|amount|total)$/i;

function withUnit(mention: Mention, unit: string | null): Mention {
  if (mention.unit !== null || unit === null) return mention;
  const scale = /^(?:万亿|[百千]?[万亿])/.exec(unit)?.[0] ?? '';
  const known = findUnit(unit, scale.length);
  const power =
    scale === '万亿'
      ? 12
      : [...scale].reduce((sum, word) => sum + ({ 亿: 8, 万: 4, 千: 3, 百: 2 }[word] ?? 0), 0);
  return {
    ...mention,
    unit,
    power,
    canonical: known?.canonical ?? (unit.slice(scale.length) || null),
    sort: known?.sort ?? 'measure',
  };
}

class TableReader {
  private columns: Column[] = [];
  private caption: string | null = null;

  private readonly text: string;
  private readonly setting: Setting;
  private readonly out: Draft[];

  constructor(text: string, setting: Setting, out: Draft[]) {
    this.text = text;
    this.setting = setting;
    this.out = out;
  }

  line(from: number, to: number): void {
    const cells = cellsOf(this.text, from, to);
    if (cells.every(({ words }) => /^[:\-= ]*$/.test(words))) return;
    const captioned = /单位[::]\s*([^\s|)]{1,8})/.exec(this.text.slice(from, to))?.[1];
    if (captioned && cells.length <= 2) {
      this.caption = captioned;
      return;
    }
    const headed = cells
      .slice(1)
      .every(
        ({ words }) => !isDigit(words.charCodeAt(0)) || /^[\d\-—~至]+(?:年|月|季度)/.test(words),
      );
    if (this.columns.length === 0 && headed) {
      this.columns = cells.map(({ words }) => columnOf(words));
      for (const cell of cells) this.dates(cell);
    } else this.row(cells);
  }

  /** Digits in words of a header or row name: years, and numbers that are part of the name. */
  private dates({ start, words }: Cell): void {
    for (let at = 0; at < words.length; at++) {
      if (numberBegins(words.charCodeAt(at)) !== 1) continue;
      const date = findDate(this.text, start + at);
      const token = scanNumber(this.text, start + at);
      const mention = date ?? bare(token.start, token.end, 'name');
      if (date) setPeriod(this.setting, date, '');
      this.push(mention, words);
      at = mention.end - start - 1;
    }
  }

  private push(mention: Mention, subject: string | null): Draft {
    const { period, place } = this.setting;
    const draft: Draft = { mention, subject, growth: null, rank: null, period, place };
    this.out.push(draft);
    return draft;
  }

  private row(cells: readonly Cell[]): void {
    const [first] = cells;
    if (!first) return;
    const place = findPlace(first.words);
    if (place !== undefined) this.setting.place = place;
    this.dates(first);
    const name = first.words
      .replace(/\([^()]*\)/g, '')
      .replace(/^(?:[一二三四五六七八九十\d]+[、.]|#|其中:)\s*/, '');
    const roles = this.columns.map(({ role }) => role);
    const unitCell = cells[roles.indexOf('unit')]?.words;
    const rowUnit = unitIn(first.words) ?? unitCell ?? this.caption;
    let head: Draft | null = null;
    for (const [i, cell] of cells.entries()) {
      const column = this.columns[i];
      if (i === 0 || column?.role === 'unit') continue;
      const indicator =
        place !== undefined && column && !generic.test(column.name) && column.role === 'value';
      const subject: string = indicator
        ? column.name
        : place !== undefined && head
          ? (head.subject ?? name)
          : name;
      head =
        this.cell(
          cell,
          column ?? { role: 'value', name: '', unit: null },
          subject,
          rowUnit,
          head,
        ) ?? head;
    }
  }

  /** Reads one cell; returns its draft where it is an amount, to which the next cells belong. */
  private cell(
    { start, words }: Cell,
    column: Column,
    subject: string,
    rowUnit: string | null,
    head: Draft | null,
  ): Draft | null {
    const sign = /^[-+]\d/.test(words) ? 1 : 0;
    const at = /\d/.test(words) && !isDigit(words.charCodeAt(sign)) ? words.search(/\d/) : sign;
    if (!isDigit(words.charCodeAt(at))) return null;
    const read = readQuantity(this.text, scanNumber(this.text, start + at), start);
    if (!read) return null;
    const minus = sign === 1 && words[0] === '-';
    const plain = minus ? { ...read, start: read.start - 1, value: `-${read.value ?? ''}` } : read;
    if (column.role === 'rank') {
      const draft = this.push(
        { ...plain, kind: 'rank', unit: plain.unit ?? '位', canonical: '位' },
        subject,
      );
      const basis = /增|同比/.test(column.name)
        ? 'growth'
        : head?.growth
          ? 'growth'
          : head
            ? 'level'
            : null;
      draft.rank = {
        n: rankNumber(plain),
        scope: /全[国省市区县]/.exec(column.name)?.[0] ?? null,
        basis,
        change: null,
      };
      if (head && head.rank === null) head.rank = draft.rank;
      return null;
    }
    if (column.role === 'growth') {
      const mention = withUnit(
        { ...plain, kind: 'growth', direction: minus ? 'down' : 'up' },
        column.unit,
      );
      const draft = this.push(mention, subject);
      draft.growth = growthOf(mention);
      if (head && head.growth === null) head.growth = draft.growth;
      return null;
    }
    const mention = withUnit({ ...plain, kind: 'level' }, column.unit ?? rowUnit);
    const kind =
      column.role === 'share' || mention.sort === 'percent'
        ? 'share'
        : mention.sort === 'count'
          ? 'count'
          : 'level';
    return this.push({ ...mention, kind }, subject);
  }
}

/** Reads the cells of a table of text into `out`: row names are subjects, column names say the role. */
export function readTable(text: string, range: TableRange, setting: Setting, out: Draft[]): void {
  const reader = new TableReader(text, setting, out);
  for (let at = range.start; at < range.end;) {
    const to = lineEnd(text, at);
    reader.line(at, Math.min(to, range.end));
    at = to + 1;
  }
}
