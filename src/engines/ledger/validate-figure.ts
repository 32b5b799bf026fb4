import { compareDecimals } from '../../kernels/figures/exact.ts';
import { containsPeriod, findPeriod } from '../../kernels/figures/period.ts';
import { compareQuantities, isConvertible } from '../../kernels/figures/quantity.ts';
import { Locator } from '../../model/figure.ts';
import type { FigureDraft } from '../../model/figure-input.ts';
import { Decimal, type Indicator } from '../../model/indicator.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { Book } from './book.ts';

/** What is asked of a draft before anything is known of its amount. */
type Drafted = Pick<
  FigureDraft,
  'indicator' | 'territory' | 'period' | 'aspect' | 'value' | 'unit' | 'locator'
>;

const some = (codes: readonly { code: string }[]): string =>
  codes
    .slice(0, 8)
    .map(({ code }) => code)
    .join(', ');

/** Problems of the names, the period and the place in the origin that a statement carries. */
export function whereProblems(
  book: Book,
  draft: Pick<Drafted, 'indicator' | 'territory' | 'period' | 'locator'>,
): Problem[] {
  const found: Problem[] = [];
  if (!book.indicatorOf(draft.indicator))
    found.push(
      problem('input.indicator', 'indicator', '没有这个指标', 'there is no such indicator', {
        got: draft.indicator,
        wanted: `${some(book.indicators)}, …`,
      }),
    );
  if (!book.territoryOf(draft.territory))
    found.push(
      problem('input.territory', 'territory', '没有这个地区', 'there is no such territory', {
        got: draft.territory,
        wanted: `${some(book.territories)}, …`,
      }),
    );
  if (!findPeriod(draft.period))
    found.push(
      problem('input.period', 'period', '没有这个时期', 'there is no such period', {
        got: draft.period,
        wanted: '2024, 2024-H1, 2024-Q3, 2024-03, 2024-01/2024-09',
      }),
    );
  if (draft.locator != null && !Locator.safeParse(draft.locator).success)
    found.push(
      problem('input.locator', 'locator', '出处位置写法不对', 'this is no place in an origin', {
        got: draft.locator,
        wanted: '{start, end}, {sheet, cell} or {row, column}',
      }),
    );
  return found;
}

function validityProblems(indicator: Indicator, period: string): Problem[] {
  const { validFrom, validTo } = indicator;
  const span = findPeriod(period);
  const [first, last] = [validFrom && findPeriod(validFrom), validTo && findPeriod(validTo)];
  if (!span) return [];
  const early = first && span.from < first.from;
  const late = last && span.to > last.to;
  if (!early && !late) return [];
  return [
    problem(
      'input.validity',
      'period',
      '指标在这个时期不适用',
      'the indicator does not hold then',
      {
        got: period,
        wanted: `${validFrom ?? '…'} – ${validTo ?? '…'}`,
      },
    ),
  ];
}

/** Units of growth: percent, or points for rates. */
const isGrowthUnit = (unit: string) => isConvertible(unit, '%') || isConvertible(unit, '个百分点');

function unitProblems(indicator: Indicator, draft: Drafted): Problem[] {
  if (draft.unit.trim() === '')
    return [
      problem('input.unit', 'unit', '没有写单位', 'the unit is missing', {
        wanted: draft.aspect === 'growth' ? '%' : indicator.unit,
      }),
    ];
  const fits =
    draft.aspect === 'growth'
      ? isGrowthUnit(draft.unit)
      : isConvertible(draft.unit, indicator.unit);
  if (fits) return [];
  const wanted = draft.aspect === 'growth' ? '%, 个百分点' : indicator.unit;
  return [
    problem('input.unit', 'unit', '单位不能换算', 'the unit does not convert', {
      got: draft.unit,
      wanted,
    }),
  ];
}

function rangeProblems(indicator: Indicator, draft: Drafted): Problem[] {
  if (draft.aspect !== 'level') return [];
  const amount = { value: draft.value, unit: draft.unit };
  const at = (limit: string) => compareQuantities(amount, { value: limit, unit: indicator.unit });
  const low = indicator.min !== undefined && at(indicator.min) === -1;
  const high = indicator.max !== undefined && at(indicator.max) === 1;
  if (!low && !high) return [];
  return [
    problem('input.range', 'value', '数值超出范围', 'the value is out of range', {
      got: `${draft.value}${draft.unit}`,
      wanted: `${indicator.min ?? '…'} – ${indicator.max ?? '…'} ${indicator.unit}`,
    }),
  ];
}

function valueProblems(draft: Drafted): Problem[] {
  if (Decimal.safeParse(draft.value).success) return [];
  return [
    problem('input.value', 'value', '数值写法不对', 'this is no exact number', {
      got: draft.value,
      wanted: '297.6',
    }),
  ];
}

/**
 * What makes a figure impossible, each with got and wanted: names that nobody declares, a period
 * that does not exist or in which the indicator does not hold, a value that is no number or out of
 * range, a unit that is missing or does not convert. Empty where it can be entered.
 */
export function figureProblems(book: Book, draft: Drafted): Problem[] {
  const found = [...whereProblems(book, draft), ...valueProblems(draft)];
  const indicator = book.indicatorOf(draft.indicator);
  if (!indicator) return found;
  if (indicator.kind === 'growth' && draft.aspect === 'level')
    found.push(
      problem(
        'input.aspect',
        'aspect',
        '这个指标只公布增速',
        'only the growth of this indicator is published',
        { got: 'level', wanted: 'growth' },
      ),
    );
  const units = unitProblems(indicator, draft);
  found.push(...validityProblems(indicator, draft.period), ...units);
  const isNumber = Decimal.safeParse(draft.value).success;
  return units.length === 0 && isNumber ? [...found, ...rangeProblems(indicator, draft)] : found;
}

/** Whether the period has begun and ended by a civil day. */
export function standingOfPeriod(period: string, today: string): 'over' | 'running' | 'ahead' {
  const span = findPeriod(period);
  if (!span || span.to < today) return 'over';
  return containsPeriod(span.text, today) ? 'running' : 'ahead';
}

export const isNegative = (value: string): boolean => compareDecimals(value, '0') < 0;
