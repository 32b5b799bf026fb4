import { normalQuantile } from '../stats/continuous.ts';

export interface SampleQuestion {
  /** demands that come to one alert's place and category in its days, where nobody acts */
  casesPerUnit: number;
  /** alerts that take part in the draw in a week */
  unitsPerWeek: number;
  /** share held back, 0 … 1 */
  share: number;
  /** share of demands that acting prevents, to be told from nothing: 0.2 = a fifth */
  effect: number;
  /** times as much as Poisson counts vary */
  dispersion: number;
  /** chance to see the effect if it is there */
  power?: number;
  confidence?: number;
  /** weeks until the last unit drawn has been watched to its end */
  followWeeks?: number;
}

export interface SamplePlan {
  /** alerts to be drawn, held back or not */
  units: number;
  held: number;
  /** weeks from now until the answer, the watching included */
  weeks: number;
}

/** Variance of the log ratio of rates that one drawn unit would leave. */
function varianceOfOne({ casesPerUnit, share, dispersion }: SampleQuestion, effect: number) {
  const acted = casesPerUnit * (1 - effect) * (1 - share);
  return dispersion * (1 / acted + 1 / (casesPerUnit * share));
}

function quantiles({ power = 0.8, confidence = 0.95 }: SampleQuestion): number {
  return normalQuantile(1 - (1 - confidence) / 2) + normalQuantile(power);
}

function check(question: SampleQuestion): void {
  const { casesPerUnit, unitsPerWeek, share, effect, dispersion } = question;
  const { power = 0.8, confidence = 0.95 } = question;
  const isShare = (value: number) => value > 0 && value < 1;
  if (!(casesPerUnit > 0) || !(unitsPerWeek > 0) || !(dispersion > 0))
    throw new RangeError(
      `planSample: got ${casesPerUnit} cases a unit, ${unitsPerWeek} units a week, dispersion ${dispersion}, wanted all above 0`,
    );
  if (![share, effect, power, confidence].every(isShare))
    throw new RangeError(
      `planSample: got share ${share}, effect ${effect}, power ${power}, confidence ${confidence}, wanted all between 0 and 1`,
    );
}

/**
 * How long it takes until an effect of this size can be told from none: the normal theory of the log
 * ratio of two rates (Signorini, Biometrika 1991), spread by the dispersion.
 *
 * @throws RangeError for a share, effect or power outside 0 … 1, or nothing to count
 */
export function planSample(question: SampleQuestion): SamplePlan {
  check(question);
  const { share, effect, unitsPerWeek, followWeeks = 4 } = question;
  const wanted = (quantiles(question) / Math.log(1 - effect)) ** 2;
  const units = Math.ceil(wanted * varianceOfOne(question, effect));
  return {
    units,
    held: Math.round(units * share),
    weeks: Math.ceil(units / unitsPerWeek) + followWeeks,
  };
}

/**
 * The smallest share of prevented demands that so many units would show; 0 … 1, or null where none of
 * the shares 1 % … 99 % would show.
 */
export function detectableEffect(question: Omit<SampleQuestion, 'effect'>, units: number) {
  const asked = { ...question, effect: 0.5 };
  check(asked);
  const shows = (effect: number) =>
    quantiles(asked) * Math.sqrt(varianceOfOne(asked, effect) / units) <= -Math.log(1 - effect);
  if (!(units > 0)) return null;
  // where nearly all is prevented so little is left to count that the largest effects may not show
  const percent = Array.from({ length: 99 }, (_, i) => i + 1).find((n) => shows(n / 100));
  if (percent === undefined) return null;
  let [low, high] = [(percent - 1) / 100, percent / 100];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
}
