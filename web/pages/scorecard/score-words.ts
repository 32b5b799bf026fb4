import type { ScoredBaseline, ScoreResult } from '../../../src/model/score-view.ts';

/** A share in percent, without its sign. */
export const percent = (share: number, digits = 1): string => (100 * share).toFixed(digits);

/** A difference of shares in points, with its sign. */
export const points = (share: number): string =>
  `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(1)}`;

/** An interval in percent; a dash where there were too few periods. */
export const spanOf = (interval: readonly [number, number] | null): string =>
  interval ? `${percent(interval[0])} – ${percent(interval[1])}` : '—';

/** An interval of differences in points. */
export const gainSpan = (interval: readonly [number, number] | null): string =>
  interval ? `${points(interval[0])} … ${points(interval[1])}` : '—';

/** A score with as many digits as tell anything; a dash for a list without expected counts. */
export const scoreOf = (value: number | null): string => (value === null ? '—' : value.toFixed(4));

/** Ways that stand by themselves: the regression is a part of the forecast and no rival of it. */
export const rivalsOf = ({
  baselines,
}: Pick<ScoreResult, 'baselines'>): [string, ScoredBaseline][] =>
  Object.entries(baselines)
    .filter(([name]) => name !== 'endemicEpidemic')
    .sort((a, b) => b[1].hitRate - a[1].hitRate);

/** The simple way that caught most. */
export const bestOf = (result: Pick<ScoreResult, 'baselines'>): [string, ScoredBaseline] =>
  rivalsOf(result)[0]!;

export type Calibration = 'good' | 'narrow' | 'wide' | 'low' | 'high';

/**
 * Whether ranges are too narrow (both ends high), too wide (both low), lie too low (what came is often
 * above them) or too high, or are as they should be.
 */
export function calibrationOf(pit: readonly number[]): Calibration {
  const even = 1 / pit.length;
  const [first, last] = [(pit[0] ?? even) / even, (pit.at(-1) ?? even) / even];
  if (first > 1.25 && last > 1.25) return 'narrow';
  if (first < 0.75 && last < 0.75) return 'wide';
  if (last > 1.25) return 'low';
  return first > 1.25 ? 'high' : 'good';
}
