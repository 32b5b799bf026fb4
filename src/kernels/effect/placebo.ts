import { normalQuantile } from '../stats/continuous.ts';
import type { Random } from '../simulate/random.ts';
import { syntheticEffect, type SyntheticMethod, type TreatedPanel } from './synthetic-control.ts';

export interface PlaceboAnswer {
  /** null where no placebo differs */
  standardError: number | null;
  interval: readonly [number, number] | null;
  /** sets of controls that were taken as if treated */
  draws: number;
}

/** The panel of these rows, the last `treated` of them as if treated. */
function panelOf(panel: TreatedPanel, rows: readonly number[], treated: number): TreatedPanel {
  const { outcome, periods } = panel;
  const picked = rows.flatMap((i) => [...outcome.subarray(i * periods, (i + 1) * periods)]);
  return { ...panel, outcome: Float64Array.from(picked), controls: rows.length - treated };
}

/** Orders of the controls, those taken as if treated last: each once where one is treated, else by lot. */
function* placeboOrders(controls: number, treated: number, random: Random, draws: number) {
  const order = Array.from({ length: controls }, (_, i) => i);
  if (treated === 1) {
    for (const as of order) yield [...order.filter((i) => i !== as), as];
    return;
  }
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = controls - 1; i > 0; i -= 1) {
      const j = random.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    yield order;
  }
}

/**
 * Standard error of the effect from controls that are taken as if treated, though they never were
 * (Arkhangelsky et al. 2021, algorithm 4): takes for granted that the treated vary as they do. Where
 * one unit is treated each control stands in for it once, which is what drawing them without end would
 * come to; where several are, `draws` sets of as many are drawn.
 *
 * @throws RangeError as syntheticEffect, or with no more controls than treated units and one
 */
export function placeboError(
  panel: TreatedPanel,
  method: SyntheticMethod,
  random: Random,
  draws = 200,
): PlaceboAnswer {
  const treated = panel.outcome.length / panel.periods - panel.controls;
  if (panel.controls < treated + 2)
    throw new RangeError(
      `placeboError: got ${panel.controls} controls for ${treated} treated, wanted two more`,
    );
  const { effect, unitWeights } = syntheticEffect(panel, method);
  const effects: number[] = [];
  for (const order of placeboOrders(panel.controls, treated, random, draws)) {
    const kept = order.slice(0, order.length - treated).map((i) => unitWeights[i]!);
    const sum = kept.reduce((all, w) => all + w, 0);
    const start = Float64Array.from(kept, (w) => (sum > 0 ? w / sum : 1 / kept.length));
    effects.push(syntheticEffect(panelOf(panel, order, treated), method, start).effect);
  }
  const count = effects.length;
  const mean = effects.reduce((sum, one) => sum + one, 0) / count;
  const error = Math.sqrt(effects.reduce((sum, one) => sum + (one - mean) ** 2, 0) / count);
  if (!(error > 1e-12)) return { standardError: null, interval: null, draws: count };
  const width = normalQuantile(0.975) * error;
  return { standardError: error, interval: [effect - width, effect + width], draws: count };
}

export interface PlaceboRank {
  /** misfit after treatment over misfit before, of the treated unit */
  ratio: number;
  /** how many of the controls, taken as if treated, have one as large */
  asLarge: number;
  controls: number;
  /** (asLarge + 1) / (controls + 1): the smallest p that so few controls allow is 1 / (controls + 1) */
  p: number;
}

/** Mean squared gap after treatment over that before, of the last row against weighted others. */
function misfit(panel: TreatedPanel, method: SyntheticMethod): number {
  const { outcome, periods: T, controls, before } = panel;
  const { unitWeights } = syntheticEffect(panel, method);
  const gaps = Array.from({ length: T }, (_, t) => {
    let gap = outcome[controls * T + t]!;
    for (let i = 0; i < controls; i += 1) gap -= unitWeights[i]! * outcome[i * T + t]!;
    return gap;
  });
  // levels may differ unless the synthetic control is to match them
  const level =
    method === 'synthetic-control'
      ? 0
      : gaps.slice(0, before).reduce((sum, gap) => sum + gap, 0) / before;
  const mean = (part: number[]) =>
    part.reduce((sum, gap) => sum + (gap - level) ** 2, 0) / part.length;
  const ahead = mean(gaps.slice(0, before));
  return ahead > 0 ? mean(gaps.slice(before)) / ahead : 0;
}

/**
 * Where one treated unit stands among the controls, each taken as if it had been treated (Abadie,
 * Diamond and Hainmueller 2010): exact where any of them might have been.
 *
 * @throws RangeError as syntheticEffect, or for more than one treated unit
 */
export function placeboRank(panel: TreatedPanel, method: SyntheticMethod): PlaceboRank {
  const { controls, outcome, periods } = panel;
  if (outcome.length / periods !== controls + 1)
    throw new RangeError('placeboRank: wanted one treated unit');
  const ratio = misfit(panel, method);
  let asLarge = 0;
  for (let as = 0; as < controls; as += 1) {
    const rows = Array.from({ length: controls }, (_, i) => i).filter((i) => i !== as);
    if (misfit(panelOf(panel, [...rows, as], 1), method) >= ratio) asLarge += 1;
  }
  return { ratio, asLarge, controls, p: (asLarge + 1) / (controls + 1) };
}
