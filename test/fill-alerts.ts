import { detectDay } from '../src/flows/detect-day.ts';
import { simulateInto } from '../src/flows/simulate-district.ts';
import { ProblemError, type Outcome } from '../src/model/problem.ts';
import type { TestHouse } from './open-test-house.ts';

/** A summer in 红旗区 in which outbreaks were planted; rubbish and standing water are at their height. */
const plan = { seed: 1, start: '2026-06-01', days: 70, perDay: 30 } as const;
const nights = ['2026-07-16', '2026-07-17', '2026-07-18'] as const;
/** two of the district's detectors, so that a test need not wait for all of them */
const detectors = ['gathering', 'family-gathering'] as const;

/** The first day whose demands were looked at. */
export const firstNight = nights[0];
/** The last day whose demands were looked at. */
export const alertDay = nights[2];
/** The morning after, at which the house's clock must stand: later demands have not happened. */
export const alertMorning = new Date('2026-07-19T02:00:00Z');

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new ProblemError(...outcome.problems);
  return outcome.value;
}

/**
 * Fills 红旗区 with simulated demands and runs detectors over some days, as the nights would have.
 * Returns how many alerts were raised: four or so.
 */
export async function fillAlerts(house: TestHouse): Promise<number> {
  const district = 'hongqi';
  const { store, registry, versions, casework, foresight } = house;
  const now = () => alertMorning;
  valueOf(await simulateInto({ store, registry, versions, now }, district, plan));
  let raised = 0;
  for (const day of nights)
    for (const detector of detectors) {
      const asked = { district, day, detector, kind: 'past' } as const;
      const { said } = valueOf(await detectDay({ store, casework, foresight, now }, asked));
      raised += said.raised;
    }
  return raised;
}
