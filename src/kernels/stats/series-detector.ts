import { countQuantile, countTail } from './count-tails.ts';
import { cusum, cusumLimit } from './cusum.ts';
import { baselinePrediction, ears } from './ears.ts';
import { farringtonFlexible } from './farrington-flexible.ts';
import type { SeriesAnswer, SeriesMethod, SeriesSilence } from './series-answer.ts';

type Method<Kind extends SeriesMethod['kind']> = Extract<SeriesMethod, { kind: Kind }>;

const WEEK = 7;
const YEAR_WEEKS = 52;

const silent = (reason: SeriesSilence['reason']): SeriesSilence => ({ state: 'silent', reason });

/**
 * What a method says of the last day of a series.
 *
 * Short history, unknown days and empty pasts are answers, not errors. `ears` needs its baseline and
 * the lag of two days, half of them known; `farrington` a year and the half-width, and uses as many
 * years as there are; `cusum` its baseline and a week. A past without any case silences `farrington`
 * and `cusum`; `ears` then compares with half a case in its baseline. A constant past is taken for
 * Poisson: no method believes in less spread than chance has.
 *
 * @param counts cases a day, the last entry the day judged; NaN is a day that nobody counted
 * @param alpha how rare a day must be to pass `upper`, 0 < alpha < 1: 1 / days between such days.
 *   `observed > upper` says the same as `p < alpha`, but for the last digits
 * @throws RangeError for an alpha or settings outside their range, or a negative count
 */
export function detectSeries(
  counts: ArrayLike<number>,
  method: SeriesMethod,
  alpha: number,
): SeriesAnswer {
  if (!(alpha > 0 && alpha < 1)) {
    throw new RangeError(`detectSeries: got alpha ${alpha}, wanted a number between 0 and 1`);
  }
  for (let day = 0; day < counts.length; day++) {
    if (counts[day]! < 0) {
      throw new RangeError(`detectSeries: got ${counts[day]} on day ${day}, wanted 0 or more`);
    }
  }
  if (counts.length === 0) return silent('too-short');
  if (Number.isNaN(counts[counts.length - 1])) return silent('unknown-day');
  if (method.kind === 'ears') return byEars(counts, method, alpha);
  if (method.kind === 'cusum') return byCusum(counts, method, alpha);
  return byFarrington(counts, method, alpha);
}

/** Sees the last days only: enough for one answer, so that a long history costs nothing. */
function lastDays(counts: ArrayLike<number>, days: number): Float64Array {
  const first = Math.max(0, counts.length - days);
  const last = new Float64Array(counts.length - first);
  for (let i = 0; i < last.length; i++) last[i] = counts[first + i]!;
  return last;
}

function byEars(
  counts: ArrayLike<number>,
  { variant, baselineDays }: Method<'ears'>,
  alpha: number,
): SeriesAnswer {
  const recent = lastDays(counts, baselineDays + 5);
  const answer = ears(recent, { variant, baseline: baselineDays, alpha });
  const day = recent.length - 1;
  if (Number.isNaN(answer.p[day])) return silent('too-short');
  const span = variant === 'C3' ? 3 : 1;
  const lag = variant === 'C1' ? 0 : 2;
  const moments = { mean: answer.mean[day]!, sd: answer.sd[day]!, known: 0 };
  for (let i = day - lag - baselineDays; i < day - lag; i++) {
    if (!Number.isNaN(recent[i])) moments.known++;
  }
  const { expected, dispersion } = baselinePrediction(span, moments);
  let observed = 0;
  for (let i = day - span + 1; i <= day; i++) observed += recent[i]! || 0;
  return {
    state: 'told',
    from: counts.length - span,
    to: counts.length - 1,
    observed,
    expected: span * moments.mean,
    upper: countQuantile(alpha, expected, dispersion),
    p: countTail(observed, expected, dispersion),
  };
}

function byCusum(
  counts: ArrayLike<number>,
  { baselineDays, k, h }: Method<'cusum'>,
  alpha: number,
): SeriesAnswer {
  if (counts.length < baselineDays + WEEK) return silent('too-short');
  // the sum forgets: what lies before another baseline does not matter any more
  const recent = lastDays(counts, 2 * baselineDays + WEEK);
  const settings = {
    baseline: baselineDays,
    lag: WEEK,
    k,
    scale: 'score' as const,
    limitsFrom: recent.length - 1,
  };
  const answer = cusum(recent, { ...settings, h });
  const day = recent.length - 1;
  if (Number.isNaN(answer.sum[day])) return silent('too-short');
  let past = 0;
  for (let i = day - WEEK - baselineDays; i < day - WEEK; i++) past += recent[i]! || 0;
  if (past === 0) return silent('no-past');
  const since = answer.since[day]! < 0 ? day : answer.since[day]!;
  let observed = 0;
  let expected = 0;
  for (let i = since; i <= day; i++) {
    if (Number.isNaN(recent[i])) continue;
    observed += recent[i]!;
    expected += answer.mean[i]!;
  }
  // the run that a case more today would make or lengthen
  const before = answer.since[day - 1] ?? -1;
  const run = before < 0 ? 1 : day - before + 1;
  let known = 0;
  for (let i = day - WEEK - baselineDays; i < day - WEEK; i++) {
    if (!Number.isNaN(recent[i])) known++;
  }
  const limit = Math.max(h, cusumLimit(alpha, k, { run, baseline: known }));
  const most = cusum(recent, { ...settings, h: limit }).upper[day]!;
  return {
    state: 'told',
    from: counts.length - 1 - (day - since),
    to: counts.length - 1,
    observed,
    expected,
    upper: observed - recent[day]! + most,
    // below its decision limit the method says nothing
    p: answer.sum[day]! > h ? answer.p[day]! : 1,
  };
}

function byFarrington(
  counts: ArrayLike<number>,
  { yearsBack, halfWidthWeeks }: Method<'farrington'>,
  alpha: number,
): SeriesAnswer {
  const weeks = weeksEndingToday(counts);
  const years = Math.min(yearsBack, Math.floor((weeks.length - 1 - halfWidthWeeks) / YEAR_WEEKS));
  if (years < 1) return silent('too-short');
  const week = weeks.length - 1;
  if (Number.isNaN(weeks[week])) return silent('unknown-day');
  let past = 0;
  for (let i = week - years * YEAR_WEEKS - halfWidthWeeks; i < week; i++) past += weeks[i]! || 0;
  if (past === 0) return silent('no-past');
  const answer = farringtonFlexible(weeks, {
    yearsBack: years,
    halfWidth: halfWidthWeeks,
    periods: 10,
    weightsThreshold: 2.58,
    pastWeeksNotIncluded: 26,
    // a year or two cannot tell a trend from a season
    trend: years >= 3,
    threshold: 'nb-plugin',
    alpha,
    from: week,
  });
  const fitted = answer.expected[0]!;
  if (Number.isNaN(fitted)) return silent('too-short');
  // a season without a case is a small expectation, not an impossible one
  const expected = Math.max(fitted, 0.5 / (years * (2 * halfWidthWeeks + 1)));
  const spread = answer.dispersion[0]! + answer.error[0]! ** 2 / expected;
  const observed = weeks[week]!;
  return {
    state: 'told',
    from: counts.length - WEEK,
    to: counts.length - 1,
    observed,
    expected,
    upper: countQuantile(alpha, expected, spread),
    p: countTail(observed, expected, spread),
  };
}

/** Whole weeks that end with the last day; a week with an unknown day is unknown. */
function weeksEndingToday(counts: ArrayLike<number>): Float64Array {
  const weeks = new Float64Array(Math.floor(counts.length / WEEK));
  const first = counts.length - weeks.length * WEEK;
  for (let day = first; day < counts.length; day++) {
    weeks[Math.floor((day - first) / WEEK)]! += counts[day]!;
  }
  return weeks;
}
