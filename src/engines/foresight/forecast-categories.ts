import { trainingOrigins } from '../../kernels/forecast/backtest.ts';
import { FeatureMaker, type Smoothers } from '../../kernels/forecast/cell-features.ts';
import { countDays, keepEvents, visibleCells } from '../../kernels/forecast/cell-history.ts';
import type { DaySeries } from '../../kernels/forecast/day-series.ts';
import { weekdayShares } from '../../kernels/forecast/forecast-days.ts';
import { expectMixed, mixForecast } from '../../kernels/forecast/forecast-mix.ts';
import { buildCellSmoother } from '../../kernels/forecast/smooth-cells.ts';
import { trainMeans } from '../../kernels/forecast/train-model.ts';
import type { KeptForecast } from '../../store/forecasts.ts';
import type { DistrictHistory } from './district-history.ts';

/** Days that one forecast looks ahead. */
export const horizonDays = 7;
/** weeks of the past from which weights are learnt */
const trainingWeeks = 52;
/** cells in which less is expected are left out: all of them together change no list */
const leastMean = 0.002;

/**
 * What is expected of one category in every cell in the seven days from the origin of the history;
 * undefined for a category without an event, or a history too short to learn anything from.
 */
function forecastCategory(
  of: DistrictHistory,
  smoothers: Smoothers,
  category: string,
  covariates: readonly DaySeries[],
): KeptForecast | undefined {
  const { origin } = of;
  const history = keepEvents(of.history, (i) => of.category[i] === category);
  if (history.index.length === 0) return undefined;
  const span = { history, from: origin, horizon: horizonDays };
  const origins = trainingOrigins(span).slice(-trainingWeeks);
  if (origins.length === 0) return undefined;
  const maker = new FeatureMaker(history, smoothers, horizonDays);
  const training = origins.map((day) => ({
    features: maker.at(day),
    counts: countDays(
      history,
      day,
      day + horizonDays,
      origin,
      new Float64Array(visibleCells(history, day)),
    ),
  }));
  const asked = { history, days: origins, horizon: horizonDays, covariates };
  const mix = mixForecast(asked, training, trainMeans(training));
  const week = expectMixed(mix, origin, maker.at(origin));
  const kept = [...week.keys()].filter((cell) => week[cell]! >= leastMean);
  return {
    category,
    cells: kept.map((cell) => of.cells[cell]!.cell),
    means: kept.map((cell) => week[cell]!),
    psi: mix.psi,
    weekdays: [...weekdayShares(history.day)],
    events: history.index.length,
  };
}

/** What a night's forecast is made of. Plain data, so that it can go to a thread. */
export interface ForecastTask {
  of: DistrictHistory;
  /** what days are like for all cells alike */
  covariates: readonly DaySeries[];
}

/** Forecasts of all categories of a district. */
export function forecastCategories({ of, covariates }: ForecastTask): KeptForecast[] {
  const { column, row } = of.history;
  const smoothers = {
    near: buildCellSmoother(column, row, 0.8),
    wide: buildCellSmoother(column, row, 2.5),
  };
  const names = [...new Set(of.category)].filter((name) => name !== '').sort();
  return names.flatMap((name) => forecastCategory(of, smoothers, name, covariates) ?? []);
}
