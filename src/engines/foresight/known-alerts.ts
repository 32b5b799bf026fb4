import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import { alertDetections, detectionName, type AlertDetection } from '../../store/detections.ts';
import type { KnownAlert } from './decide-day.ts';
import type { ForesightHouse } from './foresight-house.ts';

/** An alert as matching knows it, and its last detection. */
export interface StoredAlert extends KnownAlert {
  /** null while it waits to be raised */
  record: string | null;
  last: AlertDetection;
}

/** Alerts whose last sign is older than this matter to no detector. */
const lookBackDays = 400;

function stateOf({ state, ended }: AlertDetection): KnownAlert['state'] {
  if (ended) return 'dismissed';
  return state === null || state === 'raised' ? 'raised' : 'decided';
}

const sayingOf = (d: AlertDetection): KnownAlert['said'] => ({
  day: d.day,
  cases: d.cases,
  places: d.places.length,
  recurrenceDays: d.recurrenceDays,
});

/** Folds one alert's detections, oldest first and the strongest of a day first. */
function alertOf(id: string, detections: readonly AlertDetection[]): StoredAlert {
  const lastDay = detections.at(-1)!.day;
  const first = detections.find((d) => d.fate === 'raised' || d.fate === 'held') ?? detections[0]!;
  const last = detections.find((d) => d.day === lastDay)!;
  const said = detections.findLast((d) => d.fate !== 'same') ?? first;
  return {
    id,
    record: first.record,
    detector: first.detector,
    category: first.category,
    places: last.places,
    since: last.since,
    until: last.until,
    cases: last.cases,
    seen: last.day,
    said: sayingOf(said),
    raisedOn: first.day,
    state: first.fate === 'held' ? 'held' : stateOf(last),
    last,
  };
}

/**
 * What has been told up to a day and is not over: open alerts, those that wait to be raised, and
 * those that people dismissed or settled, which are not to be told again as they were. Expired ones
 * are over.
 */
export async function knownAlerts(
  house: ForesightHouse,
  district: string,
  day: string,
): Promise<StoredAlert[]> {
  const from = dateOfDay(dayOfDate(day) - lookBackDays);
  const detections = await alertDetections(house.store.db, district, { from, to: day });
  const byAlert = new Map<string, AlertDetection[]>();
  for (const detection of detections) {
    if (detection.state === 'expired') continue;
    const id = detection.record ?? detection.waiting ?? detectionName(detection);
    const list = byAlert.get(id);
    if (list) list.push(detection);
    else byAlert.set(id, [detection]);
  }
  return [...byAlert].map(([id, list]) => alertOf(id, list));
}
