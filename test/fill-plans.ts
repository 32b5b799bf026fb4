import { simulateInto } from '../src/flows/simulate-district.ts';
import type { TestHouse } from './open-test-house.ts';

/** A Monday morning in Xinxiang, in the weeks before the flood season. */
export const planMorning = new Date('2026-04-13T00:30:00Z');
export const planWeekDay = '2026-04-13';

/** A quarter of simulated demands up to that morning. */
export async function fillPlans(house: Pick<TestHouse, 'store' | 'registry' | 'versions'>) {
  const done = await simulateInto({ ...house, now: () => planMorning }, 'hongqi', {
    seed: 5,
    start: '2026-01-13',
    days: 90,
    perDay: 25,
  });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
}
