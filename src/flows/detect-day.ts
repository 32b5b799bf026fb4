import type { DayAsked, Foresight } from '../engines/foresight/foresight.ts';
import type { DetectorRun } from '../model/foresight-view.ts';
import { good, type Outcome } from '../model/problem.ts';
import { tryLock } from '../store/try-lock.ts';
import { nightAfter } from './nights.ts';
import type { CaseworkDesk } from './open-orders.ts';
import { raiseAlerts, type Said } from './raise-alerts.ts';

/** A house that detects: casework to write alerts, foresight to find them. */
export interface DetectingHouse extends CaseworkDesk {
  foresight: Pick<Foresight, 'runDay'>;
}

/** What a day's runs found and what became of it. */
export interface DetectedDay {
  runs: DetectorRun[];
  said: Said;
}

/**
 * Runs detectors over a day and turns what they have to say into alerts. Done twice it says nothing
 * twice. Runs of the past speak in the night after their own day, so that alerts stand where they
 * would have stood.
 */
export async function detectDay(
  house: DetectingHouse,
  asked: DayAsked,
): Promise<Outcome<DetectedDay>> {
  const found = await house.foresight.runDay(asked);
  if (!found.ok) return found;
  const { runs, sayings } = found.value;
  const setup = await house.casework.findSetup(asked.district);
  const at =
    asked.kind === 'past' && setup ? nightAfter(asked.day, setup.district.timeZone) : house.now();
  return good({ runs, said: await raiseAlerts(house, asked.district, sayings, at) });
}

/**
 * The same while nobody else on the database detects for the district; undefined, with nothing done,
 * while somebody does.
 */
export async function detectAlone(
  house: DetectingHouse,
  asked: DayAsked,
): Promise<Outcome<DetectedDay> | undefined> {
  const work = () => detectDay(house, asked);
  return (await tryLock(house.store, `night of ${asked.district}`, work))?.done;
}
