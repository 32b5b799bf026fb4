import { unsourced } from '../engines/casework/act-steps.ts';
import { noDistrict } from '../engines/casework/casework-house.ts';
import type { Setup } from '../engines/casework/setup.ts';
import type { Saying } from '../engines/foresight/foresight.ts';
import type { Actor } from '../model/act.ts';
import { ProblemError, type Problem } from '../model/problem.ts';
import { lastActs } from '../store/acts.ts';
import { markSaid } from '../store/detections.ts';
import { holdsSimulated } from '../store/opened-rows.ts';
import { lockRecords } from '../store/records.ts';
import type { Trx } from '../store/schema.ts';
import { LiveRecord } from './live-record.ts';
import type { CaseworkDesk } from './open-orders.ts';

/** The programme of what foresight says. */
export const alertProgramme = 'alert';

/** Whose records detectors look at when nothing else is said. */
const watched = 'demand';

/** What became of the sayings. */
export interface Said {
  raised: number;
  grew: number;
  expired: number;
  /** said before, or nothing to be said to any more: decided by a person in the meantime */
  past: number;
  /** sayings that the programme refused, each by itself */
  problems: Problem[];
}

/** What no calendar can tell from never. */
const longestDays = 1e7;

const rounded = (value: number, places: number) => Number(value.toFixed(places));

/** What every sighting says of an alert. */
function sightingOf(setup: Setup, saying: Saying) {
  const { title, sentence } = saying;
  return {
    title: title[setup.district.language].slice(0, 200),
    until: saying.until,
    cases: saying.cases,
    expected: rounded(saying.expected, 2),
    recurrenceDays: Math.round(Math.min(saying.recurrenceDays, longestDays)),
    radiusMetres: Math.round(saying.radiusMetres),
    placesCount: saying.places.length,
    sentenceZh: sentence.zh.slice(0, 2000),
    sentenceEn: sentence.en.slice(0, 2000),
  };
}

const inputs = {
  raise: (setup, saying) => ({
    ...sightingOf(setup, saying),
    detector: saying.detector,
    level: saying.level,
    since: saying.since,
    ...(saying.category === '' ? {} : { category: saying.category }),
    place: saying.centre,
    ...(saying.point ? { point: saying.point } : {}),
    lead: saying.owner,
  }),
  grow: (setup, saying) => ({ ...sightingOf(setup, saying), since: saying.since }),
  expire: (setup, saying) => ({ why: saying.sentence[setup.district.language].slice(0, 2000) }),
} satisfies Record<Saying['kind'], (setup: Setup, saying: Saying) => Record<string, unknown>>;

const counted = { raise: 'raised', grow: 'grew', expire: 'expired' } as const;

/** The machine that speaks, under the name that the district's people read. */
const speakerOf = (setup: Setup): Actor => ({
  person: null,
  role: 'foresight',
  unit: null,
  name: setup.roles.get('foresight')?.label[setup.district.language] ?? 'foresight',
});

/** The record that a saying is about; undefined when no act fits it any more. */
async function recordFor(trx: Trx, setup: Setup, saying: Saying): Promise<LiveRecord | undefined> {
  const district = setup.district.code;
  if (saying.record === undefined) {
    // an alert about made-up demands is made up too, and says so
    const simulated = await holdsSimulated(trx, district, watched, saying);
    return LiveRecord.blank(trx, setup, alertProgramme, { ...unsourced, simulated });
  }
  const { record } = saying;
  const stored = (await lockRecords(trx, district, [record])).get(record);
  const act = setup.programmes[alertProgramme]!.acts[saying.kind];
  if (!stored || !Array.isArray(act?.from) || !act.from.includes(stored.snapshot.state)) {
    return undefined;
  }
  const last = (await lastActs(trx, district, [record])).get(record) ?? [];
  return new LiveRecord(trx, setup, { ...stored, last });
}

/**
 * Says one thing, once: whoever marks the detection first speaks, in the same transaction. False
 * when it was said before, or when there is nothing left to say it to.
 */
async function sayOne(trx: Trx, setup: Setup, saying: Saying, at: string): Promise<boolean> {
  const { district } = setup;
  const record = await recordFor(trx, setup, saying);
  const about = saying.record ?? record!.snapshot.record;
  const isFirst = await markSaid(trx, district.code, saying.detection, saying.kind, about);
  if (!isFirst || !record) return false;
  const input = inputs[saying.kind](setup, saying);
  const done = await record.do({ type: saying.kind, input, actor: speakerOf(setup), at });
  if (!done.ok) throw new ProblemError(...done.problems);
  return true;
}

/**
 * Turns what a run of detectors has to say into acts on alert records: new alerts are opened, known
 * ones grow or expire. Each saying is one transaction with the mark that it was said, so that an
 * interrupted night is finished by running it again, and nothing is raised twice. What the
 * programme refuses is told as a problem and does not stop the others.
 *
 * @param at when it is said; past runs that are written down say it on their own day
 */
export async function raiseAlerts(
  desk: Pick<CaseworkDesk, 'store' | 'casework'>,
  district: string,
  sayings: readonly Saying[],
  at: Date,
): Promise<Said> {
  const setup = await desk.casework.findSetup(district);
  if (!setup?.programmes[alertProgramme]) throw new ProblemError(noDistrict(district));
  const said: Said = { raised: 0, grew: 0, expired: 0, past: 0, problems: [] };
  for (const saying of sayings) {
    try {
      const done = await desk.store.db
        .transaction()
        .execute((trx) => sayOne(trx, setup, saying, at.toISOString()));
      said[done ? counted[saying.kind] : 'past']++;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      said.problems.push(...error.problems);
    }
  }
  return said;
}
