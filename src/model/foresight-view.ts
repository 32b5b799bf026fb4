/** What the API answers and is asked about foresight: alerts with their evidence, detectors, runs. */
import { z } from 'zod';
import { Detector } from './detector.ts';
import { Label } from './label.ts';
import { Problem } from './problem-schema.ts';
import { RecordLine, RecordView } from './view.ts';

const Day = z.iso.date();

/** Observed and expected demands of a zone on one day. */
export const StripDay = z.object({ day: Day, cases: z.number(), expected: z.number() });
export type StripDay = z.infer<typeof StripDay>;

/** The last weeks of a zone, observed against expected, with what happened before in the same season. */
export const Evidence = z.object({
  /** the sentence that explains the alert; numbers are those beside it */
  sentence: Label,
  /** the last 8 weeks of the zone, oldest first */
  strip: z.array(StripDay),
  /** places of the zone, nearest first, with their share */
  members: z.array(z.object({ place: z.string(), cases: z.number().int(), expected: z.number() })),
  /** what the demands inside say in common, strongest first; `times` = demands that say it */
  words: z.array(z.object({ word: z.string(), times: z.number().int() })),
  /** other detectors and levels that say the same */
  also: z.array(z.object({ detector: z.string(), level: z.string(), category: z.string() })),
});
export type Evidence = z.infer<typeof Evidence>;

/** One alert as a line of the inbox: the record and the numbers of its last detection. */
export const AlertLine = RecordLine.extend({
  detector: z.string(),
  level: z.string(),
  since: Day,
  until: Day,
  cases: z.number().int(),
  expected: z.number(),
  /** chance alone does this once in so many days */
  recurrenceDays: z.number(),
  /** p of the Monte Carlo test or of the series' model */
  p: z.number(),
  places: z.array(z.string()),
  radiusMetres: z.number(),
  sentence: Label,
  strip: z.array(StripDay),
  /** proactive orders opened from it */
  orders: z.number().int(),
});
export type AlertLine = z.infer<typeof AlertLine>;

export const AlertPage = z.object({
  rows: z.array(AlertLine),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  /** how many in each state, whatever the state filter says */
  states: z.array(z.object({ key: z.string(), n: z.number().int() })),
  /** last day that a detector has looked at; null where none has */
  lookedAt: Day.nullable(),
});
export type AlertPage = z.infer<typeof AlertPage>;

/** How an alert grew: one entry a run that saw it. */
export const AlertSighting = z.object({
  day: Day,
  detector: z.string(),
  fate: z.enum(['raised', 'grew', 'same']),
  cases: z.number().int(),
  expected: z.number(),
  recurrenceDays: z.number(),
});
export type AlertSighting = z.infer<typeof AlertSighting>;

/** An earlier alert of the same category that shares places, and how it ended. */
export const EarlierAlert = z.object({
  record: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: z.string(),
  since: Day,
  until: Day,
  cases: z.number().int(),
  orders: z.number().int(),
  /** what the person who decided it wrote */
  reason: z.string().nullable(),
});
export type EarlierAlert = z.infer<typeof EarlierAlert>;

export const AlertView = z.object({
  alert: AlertLine,
  /** the record with timeline, acts and forms, as on any record page */
  record: RecordView,
  evidence: Evidence,
  sightings: z.array(AlertSighting),
  earlier: z.array(EarlierAlert),
  /** demands inside the zone and window that this viewer may see, newest first, at most 200 */
  demands: z.array(RecordLine),
  demandsTotal: z.number().int(),
  orders: z.array(RecordLine),
});
export type AlertView = z.infer<typeof AlertView>;

/** One square of the calendar strip. */
export const AlertDay = z.object({
  day: Day,
  raised: z.number().int(),
  grew: z.number().int(),
  /** of those raised that day: how they ended */
  confirmed: z.number().int(),
  dismissed: z.number().int(),
  /** strongest recurrence of the day, days */
  strongestDays: z.number().nullable(),
});
export type AlertDay = z.infer<typeof AlertDay>;

export const DetectorRun = z.object({
  run: z.uuid(),
  detector: z.string(),
  day: Day,
  kind: z.enum(['nightly', 'asked', 'past']),
  state: z.enum(['running', 'done', 'failed', 'interrupted']),
  series: z.number().int(),
  finished: z.number().int(),
  detections: z.number().int(),
  raised: z.number().int(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  seconds: z.number(),
  problems: z.array(Problem),
});
export type DetectorRun = z.infer<typeof DetectorRun>;

/** A detector as its settings page shows it. */
export const DetectorView = z.object({
  detector: Detector,
  version: z.number().int(),
  lastRun: DetectorRun.nullable(),
  /**
   * alerts raised and over budget in each of the last 13 weeks, oldest first; `week` = its Monday,
   * `days` = days of it that were looked at: without any, no alert means nothing
   */
  weeks: z.array(
    z.object({
      week: Day,
      days: z.number().int(),
      raised: z.number().int(),
      overBudget: z.number().int(),
    }),
  ),
  /** how decided alerts of the last 13 weeks ended */
  confirmed: z.number().int(),
  dismissed: z.number().int(),
});
export type DetectorView = z.infer<typeof DetectorView>;

/** A version in which a detector changed: by the files, or by a person in the page with a reason. */
export const DetectorVersion = z.object({
  version: z.number().int(),
  validFrom: z.string(),
  /** name of the person; null when the declared files made it */
  madeBy: z.string().nullable(),
  reason: z.string().nullable(),
  detector: Detector,
});
export type DetectorVersion = z.infer<typeof DetectorVersion>;

export const TrialAsked = z.object({ detector: Detector, from: Day, to: Day }).strict();
export type TrialAsked = z.infer<typeof TrialAsked>;

/** What a changed detector would have said: one run a day over past days, nothing written. */
export const DetectorTrial = z.object({
  trial: z.uuid(),
  /** what was tried, so that an answer found again says which settings it is about */
  asked: TrialAsked,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  days: z.number().int(),
  daysDone: z.number().int(),
  seconds: z.number(),
  weeks: z.array(z.object({ week: Day, raised: z.number().int(), overBudget: z.number().int() })),
  /** strongest first, at most 50 */
  alerts: z.array(
    z.object({
      day: Day,
      category: z.string(),
      level: z.string(),
      centre: z.string(),
      places: z.number().int(),
      cases: z.number().int(),
      expected: z.number(),
      recurrenceDays: z.number(),
      sentence: Label,
    }),
  ),
  problems: z.array(Problem),
});
export type DetectorTrial = z.infer<typeof DetectorTrial>;

// What the API is asked.

export const DetectorDraft = z
  .object({
    detector: Detector,
    reason: z.string().trim().min(2).max(500),
    /** the version that the person saw; a later change of this detector is then a conflict */
    seen: z.number().int().optional(),
  })
  .strict();
export type DetectorDraft = z.infer<typeof DetectorDraft>;

export const RunAsked = z.object({ detector: z.string().optional(), day: Day.optional() }).strict();
export type RunAsked = z.infer<typeof RunAsked>;

/** Orders to open from an alert: one for each group of places. */
export const OrdersAsked = z
  .object({
    /** last act of the alert that the person saw */
    seq: z.number().int(),
    orders: z
      .array(
        z
          .object({
            title: z.string().trim().min(2).max(200),
            text: z.string().trim().max(4000),
            place: z.string(),
            /** lead unit; absent: as the catalogue of the order programme, else of demands, suggests */
            lead: z.string().optional(),
          })
          .strict(),
      )
      .min(1)
      .max(20),
  })
  .strict();
export type OrdersAsked = z.infer<typeof OrdersAsked>;
