import type { Random } from '../simulate/random.ts';
import { compareArms, type ArmsComparison, type DrawnUnit } from './compare-arms.ts';
import { drawHoldOut } from './draw-hold-out.ts';

/** A city in which it is known what acting does. */
export interface PlantedCity {
  /** share of incidents that acting prevents, 0 … below 1 */
  effect: number;
  /** places that are watched; an alert is raised where a period was bad */
  places: number;
  /** share of alerts held back, between 0 and 1 */
  share: number;
  /** demands that one incident leads to, from 1 on: the first and those who say so too */
  demandsPerIncident: number;
}

export interface SimulatedDraw {
  comparison: ArmsComparison;
  units: DrawnUnit[];
  /**
   * demands of the period after over those of the period before, where was acted: what a report without
   * a held-back part would tell as the effect
   */
  beforeAfter: number;
}

/** Strata by strength: incidents of a period at a usual place are 1 … 6. */
const strengths = 6;
/** An alert is raised at one and a half times the usual. */
const alarming = 1.5;
/** Usual rates of places of one strength differ: gamma of this shape, so 1 / √3 of their mean. */
const shape = 3;
const daysOfPeriod = 28;

function demandsOf(rate: number, perIncident: number, random: Random): number {
  const incidents = random.poisson(rate);
  return incidents + random.poisson(incidents * (perIncident - 1));
}

/**
 * One run: places have a rate of their own and it does not change; alerts are raised where a period went
 * high by chance; a share of them is held back by lot; the rest prevents `effect` of what was to come.
 * Peaks go down by themselves here, as they do anywhere.
 *
 * @throws RangeError for a city that cannot be
 */
export function simulateDraw(city: PlantedCity, random: Random): SimulatedDraw {
  const { effect, places, share, demandsPerIncident } = city;
  if (!(effect >= 0 && effect < 1) || !(share > 0 && share < 1) || !(demandsPerIncident >= 1))
    throw new RangeError(
      `simulateDraw: got effect ${effect}, share ${share}, ${demandsPerIncident} demands an incident, wanted 0 … 1 and 1 or more`,
    );
  const alerts: { id: string; stratum: string; rate: number; before: number }[] = [];
  for (let place = 0; place < places; place += 1) {
    const strength = 1 + random.below(strengths);
    let gamma = 0;
    for (let k = 0; k < shape; k += 1) gamma -= Math.log(1 - random.unit()) / shape;
    const rate = strength * gamma;
    const before = demandsOf(rate, demandsPerIncident, random);
    if (before >= strength * demandsPerIncident * alarming)
      alerts.push({ id: `${place}`, stratum: `${strength}`, rate, before });
  }
  const lots = drawHoldOut({ seed: random.word(), name: 'simulated', share }, alerts);
  let [before, after] = [0, 0];
  const units = lots.map(({ stratum, isHeld }, i): DrawnUnit => {
    const { rate, before: seen } = alerts[i]!;
    const cases = demandsOf(rate * (isHeld ? 1 : 1 - effect), demandsPerIncident, random);
    if (!isHeld) {
      before += seen;
      after += cases;
    }
    return { stratum, isHeld, cases, exposure: daysOfPeriod };
  });
  return { comparison: compareArms(units), units, beforeAfter: after / before };
}

export interface SimulatedRuns {
  /** rate ratio that was planted: 1 − effect */
  planted: number;
  runs: number;
  /** share of runs in which the 95 % interval holds what was planted, 0 … 1 */
  coverage: number;
  /** runs whose draw could be compared at all */
  answered: number;
  /** middle of the ratios that the draw found; null where none did */
  ratio: number | null;
  /** mean of the ratios that before and after would tell */
  beforeAfter: number;
  /** share of runs in which 1 lies outside the 95 % interval: an effect was found */
  found: number;
  /** alerts of a run, on average */
  units: number;
}

const inside = ([low, high]: ArmsComparison['interval'], value: number) =>
  low <= value && (high === null || value <= high);

/** Many runs of one city, each by itself. */
export function simulateRuns(
  city: PlantedCity,
  runs: number,
  randomOf: (run: number) => Random,
  progress?: (done: number) => void,
): SimulatedRuns {
  const planted = 1 - city.effect;
  let [covered, found, beforeAfter, units] = [0, 0, 0, 0];
  const ratios: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const one = simulateDraw(city, randomOf(run));
    const { interval, ratio } = one.comparison;
    covered += Number(inside(interval, planted));
    found += Number(!inside(interval, 1));
    beforeAfter += one.beforeAfter / runs;
    units += one.units.length / runs;
    if (ratio !== null) ratios.push(ratio);
    progress?.(run + 1);
  }
  ratios.sort((a, b) => a - b);
  return {
    planted,
    runs,
    coverage: covered / runs,
    answered: ratios.length,
    ratio: ratios[Math.floor(ratios.length / 2)] ?? null,
    beforeAfter,
    found: found / runs,
    units,
  };
}
