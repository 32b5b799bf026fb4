import { DemandWriter } from './demand-writer.ts';
import { matchTopics, planDay, prepareYear } from './plan-year.ts';
import type {
  SimulatedDemand,
  SimulatedDistrict,
  SimulationPlan,
  SimulationTruth,
} from './simulated-demand.ts';

/**
 * A seeded year, or any span, of demands in time order, each with its life. Lazy: memory holds a
 * day and the open duplicates, never the whole. Same plan and district, same demands.
 *
 * @throws RangeError when the plan asks for no days or no demands, or no category has a topic
 */
export function* simulateDistrict(
  district: SimulatedDistrict,
  plan: SimulationPlan,
): Generator<SimulatedDemand, SimulationTruth> {
  if (!(plan.days >= 1 && plan.perDay > 0)) {
    throw new RangeError(`simulate: got ${plan.days} days × ${plan.perDay}, wanted at least 1 × 1`);
  }
  const told = matchTopics(district.categories, district.speech.topics);
  if (told.length === 0) throw new RangeError('simulate: no category matches a topic');
  const year = prepareYear(district, plan, told);
  const writer = new DemandWriter(district, plan, told, year);
  for (let i = 0; i < plan.days; i++) {
    const planned = planDay(year, i, told, writer.again(i));
    for (const one of planned) {
      if (one.at > year.until) break;
      yield writer.write(one, i);
    }
  }
  return writer.truth();
}
