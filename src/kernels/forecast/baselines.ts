import { columnOf, type Features } from './cell-features.ts';

/** What anybody can do without a model; each is a column of the features. */
const columns = {
  samePeriodLastYear: 'same-period-last-year',
  lastPeriod: 'last-period',
  count365: 'count-365',
  ewma28: 'ewma-28',
  ewma90: 'ewma-90',
  kernelDensity: 'density-365',
} as const;

export type BaselineName = keyof typeof columns;

export const baselineNames = Object.keys(columns) as BaselineName[];

/** What a baseline expects of every visible cell over the horizon. */
export const baselineOf = (name: BaselineName, features: Features): Float64Array =>
  features[columnOf(columns[name])]!;

/** Share of the even spread that is mixed into a baseline before its probabilities are scored. */
const evenShare = 0.05;

/**
 * A baseline as a mean that can be scored: no cell is certain to have nothing, else the first event
 * there would cost infinitely much.
 */
export function scorable(expected: Float64Array): Float64Array {
  const total = expected.reduce((sum, value) => sum + value, 0);
  const even = Math.max(total, 1e-3) / Math.max(1, expected.length);
  return expected.map((value) => (1 - evenShare) * value + evenShare * even);
}
