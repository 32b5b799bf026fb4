import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Evidence } from '../../model/foresight-view.ts';
import type { Label } from '../../model/label.ts';
import { keepProgress } from '../../store/detector-runs.ts';
import {
  detectionName,
  detectionsOfRuns,
  keepFate,
  raisedByDetector,
  type DetectionRow,
} from '../../store/detections.ts';
import { createWordFinder } from './common-words.ts';
import { addLots } from '../../store/hold-outs.ts';
import { decideDay, type Candidate, type Decided, type KnownAlert } from './decide-day.ts';
import type { ForesightHouse } from './foresight-house.ts';
import { knownAlerts } from './known-alerts.ts';
import { noteOn } from './notes.ts';
import { speakingOf } from './replay.ts';
import { sentenceOf } from './sentences.ts';
import { drawAlerts } from './service-hold-out.ts';
import { sightingOfRow } from './sighting-of-row.ts';
import { detectorsOf, sameLine, type Watch } from './watch.ts';

const lineOf = ({ detector, level, category }: Candidate): Evidence['also'][number] => ({
  detector,
  level,
  category,
});

/** What else says the same that day, by the name of the detection that speaks for all. */
function alsoOf(decided: readonly Decided[]): Map<string, Evidence['also']> {
  const speaks = new Map<string, string>();
  const also = new Map<string, Evidence['also']>();
  for (const { candidate, alert } of decided) {
    if (alert === null) continue;
    const first = speaks.get(alert);
    if (first === undefined) speaks.set(alert, candidate.id);
    else also.set(first, [...(also.get(first) ?? []), lineOf(candidate)]);
  }
  return also;
}

/** Evidence of a detection that speaks: what its demands say, and what one should know before believing it. */
async function spokenEvidence(
  house: ForesightHouse,
  watch: Watch,
  row: DetectionRow,
  words: ReturnType<typeof createWordFinder>,
): Promise<Evidence> {
  const programme = watch.detectors[row.detector]?.programme ?? 'demand';
  const sighting = sightingOfRow(row);
  const note: Label = await noteOn(house, watch, programme, sighting);
  return {
    ...row.evidence,
    sentence: sentenceOf(watch, sighting, note),
    words: await words(programme, sighting),
  };
}

/** Whether what was held back has been watched to its end: from then on it is told like anything else. */
function isReleased({ district }: Watch, { state, raisedOn }: KnownAlert, day: string): boolean {
  const days = district.holdOut?.days ?? 0;
  return state === 'held' && dayOfDate(day) - dayOfDate(raisedOn) > days;
}

/**
 * Decides what becomes of the detections of runs that have looked at all their series, and marks the
 * runs as done, all in one transaction: before it nothing is said, after it nothing is decided again.
 * Where `draws`, a part of what would raise an alert is held back by lot and not said to anybody.
 */
export async function decideRuns(
  house: ForesightHouse,
  watch: Watch,
  { day, runs, draws }: { day: string; runs: readonly string[]; draws: boolean },
): Promise<void> {
  const { db } = house.store;
  const district = watch.district.code;
  const rows = await detectionsOfRuns(db, district, runs);
  const byName = new Map(rows.map((row) => [detectionName(row), row]));
  const known = await knownAlerts(house, district, day);
  const alerts = known.filter((alert) => !isReleased(watch, alert, day));
  const records = new Map(alerts.map((alert) => [alert.id, alert.record]));
  const decision = decideDay({
    day,
    candidates: [...byName].map(([id, row]) => ({ ...sightingOfRow(row), id })),
    alerts,
    rules: speakingOf(detectorsOf(watch)),
    raisedLately: await raisedByDetector(db, district, {
      from: dateOfDay(dayOfDate(day) - 6),
      to: day,
    }),
    sameLine: (a, b) => sameLine(watch, a, b),
  });
  const raised = decision.decided.filter(({ fate }) => fate === 'raised');
  const lots = draws
    ? await drawAlerts(house, watch, {
        day,
        raised: raised.map(({ candidate }) => byName.get(candidate.id)!),
      })
    : { log: [], isHeld: () => false };
  const also = alsoOf(decision.decided);
  const words = createWordFinder(house, watch, day);
  const fates: ({ row: DetectionRow } & Pick<DetectionRow, 'fate' | 'record' | 'evidence'>)[] = [];
  for (const { candidate, fate, alert } of decision.decided) {
    const row = byName.get(candidate.id)!;
    const speaks = fate === 'raised' || fate === 'grew';
    const evidence = speaks ? await spokenEvidence(house, watch, row, words) : row.evidence;
    const record = alert === null ? null : (records.get(alert) ?? null);
    // an alert that waits to be raised is known by the name of its first detection
    const waiting = alert !== null && record === null && fate !== 'raised' ? { alert } : {};
    const told = { ...evidence, ...waiting, also: also.get(candidate.id) ?? [] };
    const isHeld = fate === 'raised' && lots.isHeld(row);
    fates.push({ row, fate: isHeld ? 'held' : fate, record, evidence: told });
  }
  await db.transaction().execute(async (trx) => {
    for (const { row, ...became } of fates) await keepFate(trx, district, row, became);
    await addLots(trx, district, lots.log);
    for (const run of runs) {
      await keepProgress(trx, district, run, { state: 'done', endedAt: house.now() });
    }
  });
}
