import { normalQuantile, normalTail } from './continuous.ts';
import { countQuantile, countTail } from './count-tails.ts';
import { enoughLately, powerDeviation, powerLimit } from './farrington.ts';
import {
  expectWeek,
  farringtonRoom,
  type ExpectedWeek,
  type FarringtonRoom,
} from './farrington-fit.ts';

export interface FlexibleSettings {
  yearsBack: number;
  /** weeks before and after the same week of past years that share its level */
  halfWidth: number;
  /** levels of the year: the season judged, and the rest in this many less one parts */
  periods: number;
  weightsThreshold: number;
  /** latest weeks kept out of the baseline, so that an outbreak does not hide itself */
  pastWeeksNotIncluded: number;
  trend: boolean;
  /**
   * `delta`: normal on the 2/3 power scale; `nb-plugin`: negative binomial with what was estimated;
   * `muan`: the same, with the upper confidence limit in place of the estimated mean
   */
  threshold: 'delta' | 'nb-plugin' | 'muan';
  /** chance of passing the limit, one tail */
  alpha: number;
  /** scale of the standard error, see FarringtonFit */
  errorScale?: 'pearson' | 'working';
  /** weeks judged, `from` ≤ week < `to`; all by default */
  from?: number;
  to?: number;
}

/** For each week judged; NaN where the history is too short or the week unknown. */
export interface FlexibleAnswer {
  /** NaN also where fewer than five cases fell in the last four weeks: the method does not speak then */
  upper: Float64Array;
  expected: Float64Array;
  /** standard error of `expected` */
  error: Float64Array;
  dispersion: Float64Array;
  /** (count − expected) / (upper − expected), also below the floor of five cases */
  score: Float64Array;
  p: Float64Array;
  alarm: Uint8Array;
}

const YEAR = 52;

/**
 * Farrington's method as improved by Noufal et al. (2013), Statist. Med. 32:1206: the whole past but
 * the latest weeks is the baseline, seasons are levels of one regression, only large residuals are
 * weighed down.
 *
 * @param counts cases a week; NaN is an unknown week, which is no zero
 */
export function farringtonFlexible(
  counts: ArrayLike<number>,
  settings: FlexibleSettings,
): FlexibleAnswer {
  const { yearsBack, halfWidth, from = 0, to = counts.length } = settings;
  const room = farringtonRoom(yearsBack * YEAR + halfWidth, settings.periods);
  const how = { ...settings, trendLevel: 1 };
  const answer = emptyAnswer(to - from);
  for (let week = from; week < to; week++) {
    if (week - yearsBack * YEAR - halfWidth < 0 || Number.isNaN(counts[week])) continue;
    chooseBaseline(counts, week, room, settings);
    const seen = expectWeek(counts, week, room, how);
    const at = week - from;
    answer.expected[at] = seen.expected;
    answer.error[at] = seen.error;
    answer.dispersion[at] = seen.dispersion;
    if (Number.isNaN(seen.expected)) continue;
    const [limit, p] = judge(counts[week]!, seen, settings);
    answer.p[at] = p;
    answer.score[at] = (counts[week]! - seen.expected) / (limit - seen.expected);
    if (!enoughLately(counts, week)) continue;
    answer.upper[at] = limit;
    answer.alarm[at] = counts[week]! > limit ? 1 : 0;
  }
  return answer;
}

function emptyAnswer(weeks: number): FlexibleAnswer {
  const blank = () => new Float64Array(weeks).fill(NaN);
  return {
    upper: blank(),
    expected: blank(),
    error: blank(),
    dispersion: blank(),
    score: blank(),
    p: blank(),
    alarm: new Uint8Array(weeks),
  };
}

/**
 * Weeks of the baseline into the room. A week within `halfWidth` of the same week of a past year has
 * level 0; those between are cut into equal parts, numbered onwards from it.
 */
function chooseBaseline(
  counts: ArrayLike<number>,
  week: number,
  room: FarringtonRoom,
  { yearsBack, halfWidth, periods, pastWeeksNotIncluded }: FlexibleSettings,
): void {
  const between = YEAR - 2 * halfWidth - 1;
  const first = week - yearsBack * YEAR - halfWidth;
  room.rows = 0;
  for (let w = first; w < week - pastWeeksNotIncluded; w++) {
    if (Number.isNaN(counts[w])) continue;
    const since = (w - first) % YEAR;
    room.weeks[room.rows] = w;
    room.levelOf[room.rows] =
      periods === 1 || since <= 2 * halfWidth
        ? 0
        : 1 + Math.floor(((since - 2 * halfWidth - 1) * (periods - 1)) / between);
    room.rows++;
  }
}

function judge(
  count: number,
  { expected, error, dispersion }: ExpectedWeek,
  { threshold, alpha }: FlexibleSettings,
): [limit: number, p: number] {
  if (threshold === 'delta') {
    const z = normalQuantile(1 - alpha);
    const distance = Math.cbrt(count) ** 2 - Math.cbrt(expected) ** 2;
    return [
      powerLimit(expected, error, dispersion, z),
      normalTail(distance / powerDeviation(expected, error, dispersion)),
    ];
  }
  const mean =
    threshold === 'muan'
      ? expected * Math.exp((normalQuantile(1 - alpha) * error) / expected)
      : expected;
  return [countQuantile(alpha, mean, dispersion), countTail(count, mean, dispersion)];
}
