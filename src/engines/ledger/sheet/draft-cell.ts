import { findPeriod } from '../../../kernels/figures/period.ts';
import { isConvertible } from '../../../kernels/figures/quantity.ts';
import type { FigureDraft } from '../../../model/figure-input.ts';
import type { Problem } from '../../../model/problem.ts';
import { cellName } from '../../../kernels/figures/cell-name.ts';
import type { GridCell } from '../../../model/sheet-grid.ts';
import type { SheetMeaning } from '../../../model/sheet-mapping.ts';
import type { Book } from '../book.ts';
import type { ReadLine } from './line-meanings.ts';
import type { Match } from './match-names.ts';
import type { ReadCaptions } from './read-captions.ts';
import type { CellAmount } from './read-amount.ts';
import { composePeriod, type PeriodWords } from './read-period-words.ts';
import { sheetProblems } from './sheet-problems.ts';

/** What a cell states, but for its origin and what somebody stands by. */
export type CellDraft = Omit<FigureDraft, 'origin' | 'accept'>;

export interface CellSetting {
  book: Book;
  sheet: string;
  captions: ReadCaptions;
  /** decided for the whole sheet */
  means: SheetMeaning;
  row: ReadLine;
  column: ReadLine;
  /** from a column of units, in the row of the cell */
  rowUnit: string | undefined;
}

export type Drafted =
  | { kind: 'draft'; draft: CellDraft }
  | { kind: 'undecided' | 'refused'; problem: Problem };

const decidedMatch = (...codes: (string | undefined)[]): Match | undefined => {
  const code = codes.find((one) => one !== undefined);
  return code === undefined ? undefined : { code, sure: true };
};

/** The surer of two readings; `clash` where both are sure and differ. */
function nearer(row: Match | undefined, column: Match | undefined): Match | 'clash' | undefined {
  if (row && column && row.code !== column.code && row.sure && column.sure) return 'clash';
  if (row && column) return row.sure ? row : column;
  return row ?? column;
}

/** A period decided for the whole sheet as words, so that a column 2023年 still says its own year. */
function asWords(period: string | undefined): PeriodWords[] {
  const span = period === undefined ? undefined : findPeriod(period);
  if (!span) return [];
  const year = Number(span.from.slice(0, 4));
  if (span.kind === 'year') return [{ year }];
  return [{ year, months: [Number(span.from.slice(5, 7)), Number(span.to.slice(5, 7))] }];
}

export function periodOf({ row, column, captions, means }: CellSetting): string | undefined {
  const { period, ...sheetSpan } = means;
  const decided = { ...sheetSpan, ...column.decided, ...row.decided };
  const near = [...row.periods, ...column.periods, ...asWords(period), ...captions.periods];
  return composePeriod(near, decided);
}

const isGrowthUnit = (unit: string) => isConvertible(unit, '%') || isConvertible(unit, '个百分点');

/** The unit of a cell: its own, what was decided, its line's, the caption's where it fits. */
function unitOf(
  setting: CellSetting,
  own: string | undefined,
  wanted: string,
  isGrowth: boolean,
): string {
  const { row, column, means, captions, rowUnit } = setting;
  const decided = row.decided.unit ?? column.decided.unit;
  // growth beside a level: the % of its column, not the 亿元 of its row
  const fits = (unit: string) => (isGrowth ? isGrowthUnit(unit) : isConvertible(unit, wanted));
  const near = [...row.units, ...column.units, ...(rowUnit ? [rowUnit] : [])];
  const far = means.unit ? [means.unit] : captions.units;
  const found =
    own ?? decided ?? near.find(fits) ?? (isGrowth ? undefined : near[0]) ?? far.find(fits);
  if (found !== undefined) return found;
  // a single unit that does not fit is told as what it is, not as none
  return !isGrowth && far.length === 1 ? far[0]! : '';
}

/**
 * The figure that an amount in its row and column states, or what keeps it from being one.
 *
 * @param amount as read from the cell
 */
export function draftCell(
  setting: CellSetting,
  cell: GridCell,
  amount: Extract<CellAmount, { kind: 'amount' }>,
): Drafted {
  const { book, row, column, captions, means } = setting;
  const at = cellName(cell);
  const refuse = (problem: Problem): Drafted => ({ kind: 'refused', problem });
  if (row.clash ?? column.clash) {
    const { code, name } = (row.clash ?? column.clash)!;
    const label = (one: string) => book.territoryOf(one)?.label.zh ?? one;
    return refuse(sheetProblems.clash(at, { got: `${code} ${label(code)}`, wanted: label(name) }));
  }
  const own = nearer(row.indicator, column.indicator);
  const byHand = decidedMatch(row.decided.indicator, column.decided.indicator);
  if (own === 'clash' && !byHand)
    return refuse(
      sheetProblems.twoIndicators(at, {
        got: `${row.indicator!.code} / ${column.indicator!.code}`,
      }),
    );
  const indicator =
    byHand ??
    (own === 'clash' ? undefined : own) ??
    decidedMatch(means.indicator) ??
    captions.indicator;
  const near = nearer(row.territory, column.territory);
  const territory = decidedMatch(row.decided.territory, column.decided.territory) ??
    (near === 'clash' ? row.territory : near) ??
    decidedMatch(means.territory) ??
    captions.territory ?? { code: book.territory, sure: false };
  const isKnown = (line: ReadLine) =>
    !line.unknown || line.decided.indicator || line.decided.territory;
  const isNamed = isKnown(row) && isKnown(column);
  const period = periodOf(setting);
  if (!indicator?.sure || !territory.sure || period === undefined || !isNamed) {
    const missing = [
      indicator?.sure ? '' : `indicator${indicator ? ` ${indicator.code}?` : ''}`,
      territory.sure ? '' : `territory ${territory.code}?`,
      period === undefined ? 'period' : '',
      isNamed ? '' : [row, column].find((line) => !isKnown(line))!.words,
    ].filter(Boolean);
    const got = `${row.words} · ${column.words}`;
    return {
      kind: 'undecided',
      problem: sheetProblems.undecided(at, { got, wanted: missing.join(', ') }),
    };
  }
  const defined = book.indicatorOf(indicator.code);
  const aspect =
    row.decided.aspect ??
    column.decided.aspect ??
    means.aspect ??
    (row.growth || column.growth || defined?.kind === 'growth' ? 'growth' : 'level');
  const unit = unitOf(setting, amount.unit, defined?.unit ?? '', aspect === 'growth');
  const status =
    amount.status ??
    row.decided.status ??
    column.decided.status ??
    row.status ??
    column.status ??
    means.status ??
    captions.status ??
    'preliminary';
  return {
    kind: 'draft',
    draft: {
      indicator: indicator.code,
      territory: territory.code,
      period,
      aspect,
      value: amount.value,
      unit,
      status,
      locator: { sheet: setting.sheet, cell: at },
      ...(amount.qualifier ? { qualifier: amount.qualifier } : {}),
      ...(amount.mark ? { note: amount.mark } : {}),
    },
  };
}
