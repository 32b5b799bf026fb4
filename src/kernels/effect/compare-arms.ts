import { studentTwoSided } from '../stats/continuous.ts';
import { findCrossing } from './find-crossing.ts';
import type { Arm, RatioInterval } from './rate-ratio.ts';
import {
  conditionalRatio,
  homogeneityP,
  mantelHaenszel,
  mostConditionalCases,
  type Stratum,
} from './stratified-ratio.ts';

/** One thing that was drawn: an alert, a visit. */
export interface DrawnUnit {
  /** like is compared with like: category and strength */
  stratum: string;
  isHeld: boolean;
  /** demands that came */
  cases: number;
  /** days in which they could come */
  exposure: number;
}

export interface ArmSum extends Arm {
  units: number;
}

export type ArmsFault =
  /** nothing was held back, or nothing acted on */
  | 'one-arm'
  /** no stratum holds both arms */
  | 'no-shared-stratum'
  /** not one demand in either arm */
  | 'no-cases'
  /** fewer than five demands in one arm: only the exact interval is shown */
  | 'few-cases';

export interface ArmsComparison {
  acted: ArmSum;
  held: ArmSum;
  /** strata that hold both arms; the others tell nothing and are left out of the ratio */
  strata: number;
  unitsLeftOut: number;
  /** rate where was acted over rate where was not; below 1: acting prevented demands */
  ratio: number | null;
  interval: RatioInterval;
  /** what the interval rests on */
  by: 'over-dispersed' | 'exact' | 'none';
  /** how many times as much counts vary as Poisson counts would, acted and held; 1 where it cannot be told */
  dispersion: readonly [number, number];
  /** of the arm that tells less */
  degrees: number;
  /** chance that strata differ as much where the effect is one */
  homogeneityP: number | null;
  faults: ArmsFault[];
}

const emptyArm = (): ArmSum => ({ units: 0, cases: 0, exposure: 0 });

function add(arm: ArmSum, { cases, exposure }: DrawnUnit): void {
  arm.units += 1;
  arm.cases += cases;
  arm.exposure += exposure;
}

/** The strata of units by name, in the order of their names. */
export function strataOf<Unit extends DrawnUnit>(units: readonly Unit[]): Map<string, Unit[]> {
  const strata = new Map<string, Unit[]>();
  for (const unit of units) {
    if (!Number.isInteger(unit.cases) || unit.cases < 0 || !(unit.exposure > 0))
      throw new RangeError(
        `drawn unit: got ${unit.cases} cases over ${unit.exposure}, wanted a count and an exposure above 0`,
      );
    const known = strata.get(unit.stratum);
    if (known) known.push(unit);
    else strata.set(unit.stratum, [unit]);
  }
  return new Map([...strata].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const holdsBoth = (units: readonly DrawnUnit[]) =>
  units.some((one) => one.isHeld) && units.some((one) => !one.isHeld);

/**
 * How many times as much the counts of units vary around the rate of their stratum and arm as Poisson
 * counts would: Pearson's statistic over its degrees of freedom (McCullagh and Nelder 1989), never
 * below 1. Groups without a case tell nothing.
 */
function dispersionOf(strata: Iterable<readonly DrawnUnit[]>, isHeld: boolean) {
  let [pearson, degrees] = [0, 0];
  for (const units of strata) {
    const group = units.filter((one) => one.isHeld === isHeld);
    const cases = group.reduce((sum, one) => sum + one.cases, 0);
    const exposure = group.reduce((sum, one) => sum + one.exposure, 0);
    if (cases === 0 || group.length < 2) continue;
    degrees += group.length - 1;
    for (const one of group) {
      const expected = (cases * one.exposure) / exposure;
      pearson += (one.cases - expected) ** 2 / expected;
    }
  }
  return { dispersion: degrees > 0 ? Math.max(1, pearson / degrees) : 1, degrees };
}

/** t with P(|T| > t) = `tail`. */
export const studentQuantile = (tail: number, degrees: number): number =>
  findCrossing((t) => studentTwoSided(t, degrees) - tail, 0, 1000);

const fewestCases = 5;
/** with fewer the spread cannot be told at all, and demands are taken for Poisson ones */
const fewestDegrees = 3;

/**
 * Demands where was acted against demands where was drawn not to act, whatever was done in the end
 * (intention to treat): Mantel and Haenszel's ratio over strata. The interval counts with demands that
 * come in bursts: spread by the dispersion of the units, Student's quantile; the exact conditional one
 * where there are too few to tell. What cannot be told is said in `faults`, never NaN.
 *
 * @throws RangeError for a unit that was counted over nothing
 */
export function compareArms(units: readonly DrawnUnit[], confidence = 0.95): ArmsComparison {
  const [acted, held] = [emptyArm(), emptyArm()];
  const strata = strataOf(units);
  for (const one of units) add(one.isHeld ? held : acted, one);
  const shared = [...strata.values()].filter(holdsBoth);
  const pairs = shared.map((group): Stratum => {
    const [first, second] = [emptyArm(), emptyArm()];
    for (const one of group) add(one.isHeld ? second : first, one);
    return { first, second };
  });
  const cases = (arm: 'first' | 'second') => pairs.reduce((sum, pair) => sum + pair[arm].cases, 0);
  const spread = [dispersionOf(shared, false), dispersionOf(shared, true)] as const;
  const dispersion = [spread[0].dispersion, spread[1].dispersion] as const;
  // the arm that tells less bounds what is known of the spread
  const degrees = Math.min(spread[0].degrees, spread[1].degrees);
  const unitsLeftOut = units.length - shared.reduce((sum, group) => sum + group.length, 0);
  const about = { acted, held, strata: shared.length, unitsLeftOut, dispersion, degrees };
  const fault: ArmsFault | undefined =
    acted.units === 0 || held.units === 0
      ? 'one-arm'
      : shared.length === 0
        ? 'no-shared-stratum'
        : cases('first') + cases('second') === 0
          ? 'no-cases'
          : undefined;
  if (fault) {
    const nothing = { ratio: null, interval: [0, null], by: 'none', homogeneityP: null } as const;
    return { ...about, ...nothing, faults: [fault] };
  }
  const fewest = Math.min(cases('first'), cases('second'));
  const isCountable = cases('first') + cases('second') <= mostConditionalCases;
  if (isCountable && (fewest < fewestCases || degrees < fewestDegrees)) {
    const { ratio, exact } = conditionalRatio(pairs, confidence);
    const faults: ArmsFault[] = fewest < fewestCases ? ['few-cases'] : [];
    return { ...about, ratio, interval: exact, by: 'exact', homogeneityP: null, faults };
  }
  const quantile = studentQuantile(1 - confidence, Math.max(1, degrees));
  const { ratio, interval } = mantelHaenszel(pairs, { dispersion, quantile });
  const homogeneity = ratio === null ? null : homogeneityP(pairs, ratio, Math.max(...dispersion));
  return { ...about, ratio, interval, by: 'over-dispersed', homogeneityP: homogeneity, faults: [] };
}
