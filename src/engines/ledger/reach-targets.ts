import { compareQuantities, baseAmount, type Quantity } from '../../kernels/figures/quantity.ts';
import { decimalText, roundDecimal } from '../../kernels/figures/exact.ts';
import { elapsedDays } from '../../kernels/figures/period.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { TargetProgress, Value } from '../../model/ledger-answer.ts';
import type { BookTarget } from './book-index.ts';
import { amountOf } from './weigh-origins.ts';

/** One amount in percent of another, to two digits; null where that says nothing. */
export function percentOf(part: Quantity, whole: Quantity, decimals: number): string | null {
  const a = baseAmount(part);
  const b = baseAmount(whole);
  if (a.base !== b.base || b.over.lte(0)) return null;
  const percent = a.over.times(b.under).times(100).div(a.under.times(b.over));
  return roundDecimal(decimalText(percent), decimals);
}

/** Share of the period that is over, in percent to one digit. */
function elapsedPercent(period: string, today: string): string {
  const { elapsed, all } = elapsedDays(period, today);
  return roundDecimal(String((elapsed * 100) / all), 1);
}

function standingOf(
  target: BookTarget,
  amount: Quantity,
  progress: { percent: string | null; elapsed: string | null; runs: boolean },
): TargetProgress['standing'] {
  const order = compareQuantities(amount, target);
  if (order === null) return 'unknown';
  const { percent, elapsed, runs } = progress;
  const over = elapsed === null || elapsed === '100.0';
  const isMet = target.meets === 'at-least' ? order >= 0 : order <= 0;
  // a ceiling is met only when nothing more can come
  if (isMet && (over || target.meets === 'at-least')) return 'met';
  if (over) return 'missed';
  if (!runs || percent === null) return 'open';
  const share = compareQuantities({ value: percent, unit: '%' }, { value: elapsed, unit: '%' })!;
  const good = target.meets === 'at-least' ? share >= 0 : share <= 0;
  return good ? 'ahead' : 'behind';
}

/**
 * How far a target is reached. Time is compared only for flows, which run in step with it; a rate
 * or a growth stands where it stands.
 *
 * @param today civil day; null where the period is taken to be over
 */
export function reachTarget(
  target: BookTarget,
  indicator: Indicator | undefined,
  actual: Value,
  today: string | null,
): TargetProgress {
  const amount = amountOf(actual);
  const isLevel = target.aspect === 'level';
  const percent = amount && isLevel ? percentOf(amount, target, 2) : null;
  const elapsed = today === null ? null : elapsedPercent(target.period, today);
  const runs = isLevel && indicator?.kind === 'flow';
  const { origin, value, unit, meets, aspect, period } = target;
  return {
    target: { origin, value, unit, meets, aspect, period },
    actual,
    percent,
    elapsed,
    standing: amount ? standingOf(target, amount, { percent, elapsed, runs }) : 'unknown',
  };
}
