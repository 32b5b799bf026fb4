import { fits } from '../../kernels/figures/agreement.ts';
import { trimDecimal } from '../../kernels/figures/decimal.ts';
import { evaluateFormula, type FormulaTree } from '../../kernels/figures/formula.ts';
import { growthBounds, growthOver, pointsOver, roundedFrom } from '../../kernels/figures/growth.ts';
import { findPeriod, yearsBefore } from '../../kernels/figures/period.ts';
import { compareQuantities, isConvertible, type Quantity } from '../../kernels/figures/quantity.ts';
import type { Figure, FigureKey } from '../../model/figure.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { GrowthAnswer, Value } from '../../model/ledger-answer.ts';
import { figuresAt, type BookIndex } from './book-index.ts';
import { none } from './no-answer.ts';
import { amountOf, figuresBehind, weighOrigins } from './weigh-origins.ts';

/** Digits of a computed growth: enough that rounding it again never shows. */
const growthDigits = 8;

/** Formulas upon formulas; one that asks for its own past years would go on for ever. */
const deepest = 40;

/** What a formula says that an indicator has none of: its parts, added. */
function formulaOf(indicator: Indicator): FormulaTree | undefined {
  if (indicator.formula) return indicator.formula;
  const parts = indicator.sumOf.map((code) => ({ op: 'indicator' as const, indicator: code }));
  return parts.length > 0 ? { op: 'sum', of: parts } : undefined;
}

/** What the ledger says of keys: stated where somebody states it, else worked out. */
export interface Reckoner {
  value(key: FigureKey): Value;
  stated(key: FigureKey): Value;
  /** from the formula or the parts alone, whatever is stated */
  byFormula(key: FigureKey): Value;
  growth(key: Omit<FigureKey, 'aspect'>): GrowthAnswer;
}

/** Whether growth may be worked out from levels: never at current prices for growth at constant ones. */
const pricesAllow = (indicator: Indicator): boolean =>
  indicator.kind !== 'growth' &&
  (indicator.growthPrices === 'none' || indicator.growthPrices === indicator.levelPrices);

function growthFrom(indicator: Indicator, now: Value, before: Value): Value {
  const amount = amountOf(now);
  const base = amountOf(before);
  if (!amount) return now.kind === 'conflict' ? none('conflict') : none('not-in-ledger');
  if (!base) return before.kind === 'conflict' ? none('conflict') : none('no-base');
  const inPoints = indicator.kind === 'rate' && isConvertible(amount.unit, '%');
  const grown = inPoints ? pointsOver(amount, base) : growthOver(amount, base, growthDigits);
  if (grown.kind === 'none') return none(grown.why);
  return {
    kind: 'computed',
    value: trimDecimal(grown.value),
    unit: grown.unit,
    how: inPoints ? 'points' : 'growth',
    from: [...figuresBehind(now), ...figuresBehind(before)],
    exact: inPoints,
    ...(grown.jump ? { jump: true } : {}),
  };
}

/**
 * Whether growth as stated can be what the levels give, the rounding of all of them granted; null
 * where there is nothing to compare.
 */
function agreement(stated: Value, computed: Value, levels: [Value, Value]): boolean | null {
  const figures = stated.kind === 'computed' ? [] : figuresBehind(stated);
  if (figures.length === 0 || computed.kind !== 'computed') return null;
  const [now, base] = levels.map(amountOf) as [Quantity, Quantity];
  if (computed.how === 'points') {
    const verdicts = figures.map((figure) => fits(figure, computed));
    return verdicts.includes(null) ? null : verdicts.every((verdict) => verdict === true);
  }
  const bounds = growthBounds(now, base);
  if (!bounds || figures.some(({ unit }) => !isConvertible(unit, '%'))) return null;
  return figures.every((figure) => {
    const [low, high] = roundedFrom(figure);
    const above = compareQuantities(low, { value: bounds.high, unit: '%' })!;
    const below = compareQuantities(high, { value: bounds.low, unit: '%' })!;
    return above <= 0 && below >= 0;
  });
}

/** Answers from the figures of an index. Formulas that go in a circle end in a reason, not in a crash. */
export function makeReckoner(index: BookIndex): Reckoner {
  /** formulas under way, so that a circle is seen */
  const open = new Set<string>();

  function missing(key: FigureKey): Value {
    if (!index.indicators.has(key.indicator)) return none('unknown-indicator', key.indicator);
    if (!index.territories.has(key.territory)) return none('unknown-territory', key.territory);
    if (!findPeriod(key.period)) return none('unknown-period', key.period);
    return none('not-in-ledger');
  }

  function stated(key: FigureKey): Value {
    const figures = figuresAt(index, key.indicator, key.territory, key.period, key.aspect);
    return figures.length > 0 ? weighOrigins(figures, index.origins) : missing(key);
  }

  function work(indicator: Indicator, formula: FormulaTree, key: FigureKey): Value {
    const from = new Set<Figure>();
    let refused: Value | undefined;
    const result = evaluateFormula(formula, indicator.unit, (code, yearsBack) => {
      const period = yearsBefore(key.period, yearsBack);
      const part = value({ ...key, indicator: code, period });
      const amount = amountOf(part);
      if (!amount) refused ??= part;
      for (const figure of figuresBehind(part)) from.add(figure);
      return amount;
    });
    if (result.kind === 'missing') {
      const why = refused?.kind === 'none' ? refused.why.code : 'conflict';
      const label = index.indicators.get(result.indicator)?.label.zh ?? result.indicator;
      return none(why === 'circular' || why === 'conflict' ? why : 'not-in-ledger', label);
    }
    if (result.kind !== 'value') return none(result.kind);
    const { value: text, exact } = result;
    const { unit } = indicator;
    return { kind: 'computed', value: text, unit, how: 'formula', from: [...from], exact };
  }

  function byFormula(key: FigureKey): Value {
    const indicator = index.indicators.get(key.indicator);
    const formula = indicator && formulaOf(indicator);
    if (!indicator || !formula || key.aspect !== 'level' || !findPeriod(key.period))
      return missing(key);
    const name = `${key.indicator} ${key.territory} ${key.period}`;
    if (open.has(name) || open.size >= deepest) return none('circular', indicator.label.zh);
    open.add(name);
    try {
      return work(indicator, formula, key);
    } finally {
      open.delete(name);
    }
  }

  function level(key: FigureKey): Value {
    const said = stated(key);
    return said.kind === 'none' ? byFormula(key) : said;
  }

  function growth(key: Omit<FigureKey, 'aspect'>): GrowthAnswer {
    const said = stated({ ...key, aspect: 'growth' });
    const refused = (computed: Value) => ({
      holds: said.kind === 'none' ? computed : said,
      stated: said,
      computed,
      agrees: null,
    });
    const indicator = index.indicators.get(key.indicator);
    if (!indicator) return refused(none('unknown-indicator', key.indicator));
    if (!index.territories.has(key.territory))
      return refused(none('unknown-territory', key.territory));
    if (!findPeriod(key.period)) return refused(none('unknown-period', key.period));
    if (!pricesAllow(indicator)) return refused(none('price-basis'));
    const now = level({ ...key, aspect: 'level' });
    const before = level({ ...key, aspect: 'level', period: yearsBefore(key.period) });
    const computed = growthFrom(indicator, now, before);
    return { ...refused(computed), agrees: agreement(said, computed, [now, before]) };
  }

  const value = (key: FigureKey): Value =>
    key.aspect === 'growth' ? growth(key).holds : level(key);

  return { value, stated, byFormula, growth };
}
