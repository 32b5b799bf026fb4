import type { EffectArm, EffectRatio } from '../../../src/model/effect-view.ts';

/** A ratio with as many digits as tell anything; a dash where there is none. */
export const ratioShown = (ratio: number | null): string =>
  ratio === null ? '—' : ratio.toFixed(2);

/** An interval of ratios; open where it has no upper end, a dash where nothing can be told. */
export function spanShown({
  ratio,
  interval: [low, high],
}: Pick<EffectRatio, 'ratio' | 'interval'>) {
  if (ratio === null && high === null) return '—';
  return `${low.toFixed(2)} – ${high === null ? '∞' : high.toFixed(2)}`;
}

/** Demands of each alert or visit of an arm. */
export const perUnit = ({ cases, units }: EffectArm): string =>
  units > 0 ? (cases / units).toFixed(1) : '—';

export type Verdict = 'helped' | 'harmed' | 'unclear';

/** What an interval says; it cannot be told where it holds 1. */
export function verdictOf({ interval: [low, high] }: Pick<EffectRatio, 'interval'>): Verdict {
  if (high !== null && high < 1) return 'helped';
  return low > 1 ? 'harmed' : 'unclear';
}

/** p as one reads it. */
export const chanceShown = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));
