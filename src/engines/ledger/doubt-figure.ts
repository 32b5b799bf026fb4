import { decimalsOf, exact } from '../../kernels/figures/exact.ts';
import { findPeriod, yearsBefore } from '../../kernels/figures/period.ts';
import { baseAmount, isConvertible, type Quantity } from '../../kernels/figures/quantity.ts';
import type { Figure } from '../../model/figure.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { Inconsistency } from '../../model/ledger-answer.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { Book } from './book.ts';
import { inconsistentFigures } from './inconsistent-figures.ts';
import { isNegative, standingOfPeriod } from './validate-figure.ts';
import { amountOf } from './weigh-origins.ts';

const shown = ({ value, unit }: Quantity) => `${value}${unit}`;

/** a change beyond so many times either way is asked about where the indicator says nothing */
const timesAtMost = 10;
const tenThousand = 10_000;
const yearsLookedAt = 5;

/** What this figure can be held against: other origins first, then the nearest years. */
function referenceOf(book: Book, figure: Figure): { amount: Quantity; years: number } | null {
  const others = book.figures(figure).filter((other) => other.figure !== figure.figure);
  const other = others.find((one) => isConvertible(one.unit, figure.unit));
  if (other) return { amount: other, years: 0 };
  for (let years = 1; years <= yearsLookedAt; years++) {
    for (const back of [years, -years]) {
      const period = yearsBefore(figure.period, back);
      const amount = amountOf(book.value({ ...figure, period }));
      if (amount && isConvertible(amount.unit, figure.unit)) return { amount, years: back };
    }
  }
  return null;
}

/** How many times the reference an amount is; null where that says nothing. */
function timesOf(amount: Quantity, reference: Quantity): number | null {
  const a = baseAmount(amount);
  const b = baseAmount(reference);
  if (b.over.eq(0) || a.over.eq(0)) return null;
  // a ratio for judging magnitudes only: nothing exact comes of it
  return Math.abs(Number(a.over.times(b.under).div(a.under.times(b.over)).toPrecision(6)));
}

const isNear = (times: number) => times > 0.1 && times < 10;

/** Off by ten thousand: 亿元 for 万元 or the other way about. */
function tenThousandDoubt(figure: Figure, reference: Quantity, times: number): Problem | null {
  const tooLarge = isNear(times / tenThousand);
  const tooSmall = isNear(times * tenThousand);
  if (!tooLarge && !tooSmall) return null;
  const factor = tooLarge ? '0.0001' : '10000';
  const value = exact(figure.value).times(factor).toFixed();
  return problem(
    'doubt.ten-thousand',
    'unit',
    '可能差一万倍:亿与万是否写错?',
    'off by ten thousand: is the unit right?',
    { got: shown(figure), wanted: `${value}${figure.unit} (${shown(reference)})` },
  );
}

function jumpDoubt(
  indicator: Indicator,
  figure: Figure,
  { amount, years }: { amount: Quantity; years: number },
  times: number,
): Problem | null {
  const change = Math.abs(times - 1) * 100;
  const isFar = times >= timesAtMost || times <= 1 / timesAtMost;
  // what an indicator allows, it allows from one year to the next
  const { jumpPercent = Infinity } = indicator;
  const isBeyond = Math.abs(years) === 1 && change > jumpPercent;
  if (!isFar && !isBeyond) return null;
  return problem(
    'doubt.jump',
    'value',
    '与最近年份相比变化异常',
    'an unusual change against the nearest year',
    {
      got: `${shown(figure)} / ${shown(amount)} (${yearsBefore(figure.period, years)})`,
      wanted: isBeyond ? `±${jumpPercent}%` : '× 0.1 – 10',
    },
  );
}

function sizeDoubts(book: Book, indicator: Indicator, figure: Figure): Problem[] {
  if (figure.aspect !== 'level' || isConvertible(figure.unit, '%')) return [];
  const reference = referenceOf(book, figure);
  const times = reference && timesOf(figure, reference.amount);
  if (!reference || times === null) return [];
  const unit = tenThousandDoubt(figure, reference.amount, times);
  if (unit) return [unit];
  // against another origin of the same year a difference is told as such
  const jump = reference.years === 0 ? null : jumpDoubt(indicator, figure, reference, times);
  return jump ? [jump] : [];
}

/** The same of other territories that is nearest to nothing; null where nobody else has any. */
function leastPeer(book: Book, figure: Figure): Quantity | null {
  let least: { amount: Quantity; size: number } | null = null;
  for (const territory of book.territoriesWith(figure.indicator)) {
    if (territory === figure.territory) continue;
    const amount = amountOf(book.value({ ...figure, territory }));
    const size = amount && isConvertible(amount.unit, figure.unit) ? timesOf(amount, figure) : null;
    if (amount && size !== null && size < (least?.size ?? Infinity)) least = { amount, size };
  }
  return least?.amount ?? null;
}

/**
 * 5.5 % written as 0.055: small, with more digits than percents have, and ten times too small for
 * what it was in other years, or for what all others have; a share can be small everywhere.
 */
function percentDoubts(book: Book, figure: Figure): Problem[] {
  if (!isConvertible(figure.unit, '%') && !isConvertible(figure.unit, '个百分点')) return [];
  const value = Math.abs(Number(figure.value));
  if (value === 0 || value >= 1 || decimalsOf(figure.value) < 2) return [];
  const reference = referenceOf(book, figure)?.amount ?? leastPeer(book, figure);
  const times = reference && timesOf(figure, reference);
  if (times !== null && times > 0.1) return [];
  const hundredfold = exact(figure.value).times(100).toFixed();
  return [
    problem(
      'doubt.percent',
      'value',
      '百分数可能写成了小数',
      'a percent that looks like a fraction',
      { got: shown(figure), wanted: `${hundredfold}${figure.unit}` },
    ),
  ];
}

function signDoubts(indicator: Indicator, figure: Figure): Problem[] {
  const counts = indicator.kind === 'flow' || indicator.kind === 'stock';
  if (figure.aspect !== 'level' || !counts || !isNegative(figure.value)) return [];
  // a declared minimum below zero says that losses are meant
  if (indicator.min !== undefined && isNegative(indicator.min)) return [];
  return [
    problem('doubt.sign', 'value', '总量为负数', 'a negative amount', {
      got: shown(figure),
      wanted: '≥ 0',
    }),
  ];
}

function timeDoubts(figure: Figure, today: string): Problem[] {
  const standing = standingOfPeriod(figure.period, today);
  const isGuess = figure.status === 'estimated';
  if (standing === 'over' || isGuess) return [];
  return [
    problem(
      'doubt.time',
      'period',
      standing === 'ahead' ? '时期还没有开始' : '时期还没有结束',
      standing === 'ahead' ? 'the period has not begun' : 'the period is not over',
      { got: `${figure.period} · ${figure.status}`, wanted: 'estimated' },
    ),
  ];
}

const doubtOf = {
  'origins-differ': ['doubt.origins', 'origin'],
  'growth-against-levels': ['doubt.growth', 'value'],
  'part-above-whole': ['doubt.part', 'value'],
  sum: ['doubt.sum', 'value'],
} as const satisfies Partial<Record<Inconsistency['rule'], readonly [string, string]>>;

/** Keys whose consistency a figure touches: its own, next year's growth, its parts and its wholes. */
function keysTouched(book: Book, figure: Figure) {
  const { indicator, territory, period } = figure;
  const own = { indicator, territory, period };
  const above = book.territoryOf(territory)?.parent;
  const near = book.indicators.filter(
    (one) => one.partOf === indicator || one.sumOf.includes(indicator),
  );
  return [
    own,
    { ...own, period: yearsBefore(period, -1) },
    ...(above ? [{ ...own, territory: above }] : []),
    ...book.territoriesBelow(territory).map((one) => ({ ...own, territory: one.code })),
    ...near.map((one) => ({ ...own, indicator: one.code })),
  ];
}

function consistencyDoubts(book: Book, figure: Figure): Problem[] {
  const found = keysTouched(book, figure).flatMap((key) => inconsistentFigures(book, key));
  return found
    .filter((one) => one.figures.includes(figure.figure))
    .flatMap((one) => {
      const known = doubtOf[one.rule as keyof typeof doubtOf];
      if (!known) return [];
      const [code, path] = known;
      // amounts of figures are read alike in both languages
      return { code, path, detail: one.detail, got: one.got.en, wanted: one.wanted.en };
    });
}

/**
 * What makes a figure doubtful, each with got and wanted: off by ten thousand, an unusual jump, a
 * percent written as a fraction, a negative amount, a period that is not over, other origins that
 * disagree, growth that the levels contradict, parts above wholes, sums. Somebody may stand by it.
 *
 * @param book holds the figure
 * @param today civil day
 */
export function figureDoubts(book: Book, figure: Figure, today: string): Problem[] {
  const indicator = book.indicatorOf(figure.indicator);
  if (!indicator || !findPeriod(figure.period)) return [];
  const size = sizeDoubts(book, indicator, figure);
  const isUnit = size.some((one) => one.code === 'doubt.ten-thousand');
  return [
    ...size,
    ...percentDoubts(book, figure),
    ...signDoubts(indicator, figure),
    ...timeDoubts(figure, today),
    // a wrong unit contradicts everything else too: said once
    ...(isUnit ? [] : consistencyDoubts(book, figure)),
  ];
}
