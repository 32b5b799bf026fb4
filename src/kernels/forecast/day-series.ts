/** What a day was like, for all cells alike: weather, holidays, works. */
export interface DaySeries {
  name: string;
  /** day number of the first value */
  firstDay: number;
  /** one a day; NaN where it is not known */
  values: Float64Array;
  /** known before the day comes, as holidays are; else the period before is what is known of it */
  isKnownAhead: boolean;
}

/** The mean of a series over the days of a period, or of the one before; NaN where no day is known. */
export function periodMean(series: DaySeries, day: number, horizon: number): number {
  const from = series.isKnownAhead ? day : day - horizon;
  let [sum, known] = [0, 0];
  for (let d = from; d < from + horizon; d += 1) {
    const value = series.values[d - series.firstDay];
    if (value === undefined || Number.isNaN(value)) continue;
    sum += value;
    known += 1;
  }
  return known > 0 ? sum / known : Number.NaN;
}

/** A series as a regression takes it: centred and scaled over the periods it was fitted to. */
export interface ScaledSeries {
  /** of a period by its first day; 0, which changes nothing, where it is not known */
  at(day: number): number;
  /** false where it never changed, or was hardly known, over those periods */
  isUseful: boolean;
}

/** Periods in which a series must be known, of those fitted to, to say anything. */
const knownShare = 0.8;

/**
 * Centres and scales a series over the periods that begin on these days.
 *
 * @param horizon days of a period
 */
export function scaleSeries(
  series: DaySeries,
  days: readonly number[],
  horizon: number,
): ScaledSeries {
  const known = days
    .map((day) => periodMean(series, day, horizon))
    .filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const spread = Math.sqrt(
    known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length),
  );
  const isUseful = spread > 1e-9 && known.length >= knownShare * days.length;
  return {
    isUseful,
    at(day) {
      const value = periodMean(series, day, horizon);
      return isUseful && !Number.isNaN(value) ? (value - mean) / spread : 0;
    },
  };
}
