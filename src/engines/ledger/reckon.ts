import { fits } from '../../kernels/figures/agreement.ts';
import { evaluateFormula, type FormulaTree } from '../../kernels/figures/formula.ts';
import { growthOver, pointsOver } from '../../kernels/figures/growth.ts';
import { findPeriod, yearsBefore } from '../../kernels/figures/period.ts';
import { isConvertible } from '../../kernels/figures/quantity.ts';
import type { Figure, FigureKey } from '../../model/figure.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { GrowthAnswer, Value } from '../../model/ledger-answer.ts';
import { figuresAt, type BookIndex } from './book-index.ts';
import { none } from './no-answer.ts';
import { amountOf, figuresBehind, weighOrigins } from './weigh-origins.ts';

/** Digits of a computed growth: enough that rounding it again never shows. */
const growthDigits = 8;

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
    value: grown.value,
    unit: grown.unit,
    how: inPoints ? 'points' : 'growth',
    from: [...figuresBehind(now), ...figuresBehind(before)],
    exact: inPoints,
    ...(grown.jump ? { jump: true } : {}),
  };
}

/** Whether what is stated is what was computed, to the digits stated; null where not comparable. */
function agreement(stated: Value, computed: Value): boolean | null {
  const figures = stated.kind === 'computed' ? [] : figuresBehind(stated);
  if (figures.length === 0 || computed.kind !== 'computed') return null;
  const verdicts = figures.map((figure) => fits(figure, computed));
  return verdicts.includes(null) ? null : verdicts.every((verdict) => verdict === true);
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
    if (open.has(name)) return none('circular', indicator.label.zh);
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

  function grown(key: Omit<FigureKey, 'aspect'>): Value {
    const indicator = index.indicators.get(key.indicator);
    if (!indicator) return none('unknown-indicator', key.indicator);
    if (!findPeriod(key.period)) return none('unknown-period', key.period);
    if (!pricesAllow(indicator)) return none('price-basis');
    const now = level({ ...key, aspect: 'level' });
    const before = level({ ...key, aspect: 'level', period: yearsBefore(key.period) });
    return growthFrom(indicator, now, before);
  }

  function growth(key: Omit<FigureKey, 'aspect'>): GrowthAnswer {
    const said = stated({ ...key, aspect: 'growth' });
    const computed = grown(key);
    const holds = said.kind === 'none' && computed.kind !== 'none' ? computed : said;
    const because = said.kind === 'none' && said.why.code === 'not-in-ledger' ? computed : holds;
    return { holds: because, stated: said, computed, agrees: agreement(said, computed) };
  }

  const value = (key: FigureKey): Value =>
    key.aspect === 'growth' ? growth(key).holds : level(key);

  return { value, stated, byFormula, growth };
}
