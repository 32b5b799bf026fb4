import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import { detectionName, lastDoneDay, unsaidDetections } from '../../store/detections.ts';
import type { DetectionRow } from '../../store/detections.ts';
import type { ForesightHouse } from './foresight-house.ts';
import type { Level, Saying } from './foresight.ts';
import { knownAlerts, type StoredAlert } from './known-alerts.ts';
import { titleOf } from './sentences.ts';
import { sightingOfRow } from './sighting-of-row.ts';
import type { Watch } from './watch.ts';

function pointOf(watch: Watch, centre: string): Saying['point'] {
  const place = watch.places.get(centre);
  return place && place.lat !== null && place.lon !== null
    ? { lat: place.lat, lon: place.lon }
    : null;
}

function spoken(watch: Watch, row: DetectionRow): Saying {
  const sighting = sightingOfRow(row);
  const grew = row.fate === 'grew';
  return {
    ...sighting,
    kind: grew ? 'grow' : 'raise',
    id: detectionName(row),
    ...(grew && row.record !== null ? { record: row.record } : {}),
    detection: { run: row.run, level: row.level as Level, category: row.category, rank: row.rank },
    owner: watch.detectors[row.detector]?.owner ?? '',
    point: pointOf(watch, row.centre),
    title: titleOf(watch, sighting),
    sentence: row.evidence.sentence,
  };
}

function expiry(watch: Watch, alert: StoredAlert, day: string): Saying {
  const { last } = alert;
  const sighting = sightingOfRow({ ...last, statistic: 0, p: 1 / last.recurrenceDays });
  const days = dayOfDate(day) - dayOfDate(alert.seen);
  return {
    ...sighting,
    kind: 'expire',
    id: `${detectionName(last)}/expire`,
    record: alert.record!,
    detection: {
      run: last.run,
      level: last.level as Level,
      category: last.category,
      rank: last.rank,
    },
    owner: watch.detectors[alert.detector]?.owner ?? '',
    point: pointOf(watch, last.centre),
    title: titleOf(watch, sighting),
    sentence: {
      zh: `已 ${days} 天没有新的迹象，且无人研判。`,
      en: `No sign of it for ${days} days, and nobody decided.`,
    },
  };
}

/** Undecided alerts that gave no sign for as long as their detector waits. */
async function expiries(house: ForesightHouse, watch: Watch, day: string): Promise<Saying[]> {
  const district = watch.district.code;
  // a day of the past knows nothing of the signs that came after it
  const last = await lastDoneDay(house.store.db, district);
  if (last !== undefined && last > day) return [];
  const alerts = await knownAlerts(house, district, day);
  return alerts
    .filter(({ state, record, detector, seen }) => {
      const patience = watch.detectors[detector]?.expiresAfterDays ?? 0;
      return state === 'raised' && record !== null && dayOfDate(day) - dayOfDate(seen) > patience;
    })
    .map((alert) => expiry(watch, alert, day));
}

/** Everything that is still to be said up to a day. A growth waits until its alert is raised. */
export async function sayingsOf(
  house: ForesightHouse,
  watch: Watch,
  day: string,
): Promise<Saying[]> {
  const rows = await unsaidDetections(house.store.db, watch.district.code, day);
  const said = rows
    .filter((row) => row.fate === 'raised' || row.record !== null)
    .map((row) => spoken(watch, row));
  return [
    ...(await expiries(house, watch, day)),
    ...said.filter(({ kind }) => kind === 'grow'),
    ...said.filter(({ kind }) => kind === 'raise'),
  ];
}
