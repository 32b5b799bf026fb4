import { normalQuantile } from '../stats/continuous.ts';
import { checkArm, type Arm, type RatioInterval } from './rate-ratio.ts';

/** Two groups, each before and after: what was counted over how much. */
export interface FourCounts {
  treatedBefore: Arm;
  treatedAfter: Arm;
  controlBefore: Arm;
  controlAfter: Arm;
}

export interface RatioOfRatios {
  /** change of the treated's rate over that of the controls'; null where one of the four has no case */
  ratio: number | null;
  /** of its logarithm; null as `ratio` */
  standardError: number | null;
  interval: RatioInterval;
}

/**
 * Difference in differences of counts: by how much more the rate of the treated changed than that of
 * the controls, as a Poisson regression with both main effects and their product has it. Right only
 * where both would have changed alike, which four numbers cannot show.
 *
 * @param dispersion times as much as Poisson counts vary
 * @throws RangeError as checkArm, and for a dispersion that is not above 0
 */
export function ratioOfRatios(
  { treatedBefore, treatedAfter, controlBefore, controlAfter }: FourCounts,
  dispersion = 1,
): RatioOfRatios {
  if (!(dispersion > 0))
    throw new RangeError(`ratioOfRatios: got dispersion ${dispersion}, wanted it above 0`);
  const arms = [treatedBefore, treatedAfter, controlBefore, controlAfter];
  arms.forEach(checkArm);
  if (arms.some(({ cases }) => cases === 0))
    return { ratio: null, standardError: null, interval: [0, null] };
  const rate = ({ cases, exposure }: Arm) => cases / exposure;
  const treated = rate(treatedAfter) / rate(treatedBefore);
  const ratio = treated / (rate(controlAfter) / rate(controlBefore));
  const error = Math.sqrt(dispersion * arms.reduce((sum, { cases }) => sum + 1 / cases, 0));
  const width = normalQuantile(0.975) * error;
  return {
    ratio,
    standardError: error,
    interval: [ratio * Math.exp(-width), ratio * Math.exp(width)],
  };
}
