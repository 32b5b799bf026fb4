import { fitBlend } from './blend.ts';
import type { Features } from './cell-features.ts';
import type { CellHistory } from './cell-history.ts';
import type { DaySeries } from './day-series.ts';
import { EndemicMember } from './endemic-member.ts';
import { spreadByLikelihood } from './predictive.ts';
import { spreadOrigins, weigh, type MeanModel, type TrainingOrigin } from './train-model.ts';

/** The periods that a forecast is fitted to. */
export interface MixTask {
  history: CellHistory;
  /** first day of each period */
  days: readonly number[];
  /** days of a period */
  horizon: number;
  /** what days are like for all cells alike; they enter the regression */
  covariates: readonly DaySeries[];
}

/** The blend of features and the regression, by how much each weighs in expected counts. */
export interface ForecastMix<Model extends MeanModel = MeanModel> {
  model: Model;
  /** undefined where there is too little to fit a regression to: then the blend stands alone */
  member: EndemicMember | undefined;
  /** of blend and regression */
  shares: Float64Array;
  /** overdispersion of counts around what both expect */
  psi: number;
}

/** below this the regression has nothing to learn from */
const leastEvents = 200;
/** days of training: a season that half a year suggests must not be carried on */
const leastSpan = 350;

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

const joined = (
  blend: Float64Array,
  regression: Float64Array,
  shares: Float64Array,
): Float64Array => blend.map((value, i) => shares[0]! * value + shares[1]! * regression[i]!);

/**
 * Puts the regression beside a trained blend where there is enough to fit it to: how much each weighs
 * follows from the likelihood of the latest training periods, and so does the spread of counts.
 */
export function mixForecast<Model extends MeanModel>(
  { history, days, horizon, covariates }: MixTask,
  training: readonly TrainingOrigin[],
  model: Model,
): ForecastMix<Model> {
  const alone = { model, member: undefined, shares: Float64Array.of(1, 0), psi: model.psi };
  if (days.at(-1)! - days[0]! < leastSpan || model.events < leastEvents) return alone;
  const member = new EndemicMember(history, training, days, { series: covariates, horizon });
  const first = Math.max(0, training.length - spreadOrigins);
  const pairs = training.slice(first).map(({ features, counts }, k) => ({
    counts,
    blend: weigh(features, model.mean),
    regression: member.expect(days[first + k]!, features),
  }));
  const total = (of: 'blend' | 'regression') => pairs.reduce((all, pair) => all + sum(pair[of]), 0);
  const shares = fitBlend(
    {
      features: Float64Array.from(
        pairs.flatMap(({ blend, regression }) =>
          Array.from(blend, (value, i) => [value, regression[i]!]).flat(),
        ),
      ),
      counts: Float64Array.from(pairs.flatMap(({ counts }) => Array.from(counts))),
      totals: Float64Array.of(total('blend'), total('regression')),
    },
    { weights: Float64Array.of(0.5, 0.5), events: 50 },
  );
  const psi = spreadByLikelihood(
    pairs.map(({ counts, blend, regression }) => ({
      counts,
      means: joined(blend, regression, shares),
    })),
  );
  return { model, member, shares, psi };
}

/** Expected counts of the visible cells in the period from `day` on. */
export function expectMixed(
  { model, member, shares }: ForecastMix,
  day: number,
  features: Features,
): Float64Array {
  const blend = weigh(features, model.mean);
  return member ? joined(blend, member.expect(day, features), shares) : blend;
}
