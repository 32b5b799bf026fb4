import { z } from 'zod';
import { HistoryDoubt } from './forecast-view.ts';

const Interval = z.tuple([z.number(), z.number()]).readonly().nullable();

const Scored = z.object({
  hitRate: z.number(),
  interval: Interval,
  pai: z.number(),
  peiStar: z.number(),
  logScore: z.number().nullable(),
  rps: z.number().nullable(),
});
export type Scored = z.infer<typeof Scored>;

const Baseline = Scored.extend({
  /** hit rate of the forecast minus this one's */
  gain: z.number(),
  gainInterval: Interval,
  logSkill: z.number().nullable(),
  logSkillInterval: Interval,
});
export type ScoredBaseline = z.infer<typeof Baseline>;

/** What a scorecard was computed with. */
export const ScoreParameters = z.object({
  from: z.string(),
  to: z.string(),
  horizonDays: z.number(),
  budget: z.number(),
  cellMetres: z.number(),
  seed: z.number(),
});
export type ScoreParameters = z.infer<typeof ScoreParameters>;

/** How often a place was on the list, and what came there. */
const HitCell = z.object({
  cell: z.string(),
  lat: z.number(),
  lon: z.number(),
  place: z.string(),
  /** periods on the list, and those of them in which nothing came */
  listed: z.number(),
  inVain: z.number(),
  /** demands that came while it was listed, and while it was not */
  hits: z.number(),
  misses: z.number(),
});
export type HitCell = z.infer<typeof HitCell>;

/** How many of the problems somebody reports, as two reports of one problem tell. */
const ReportingRate = z.object({
  part: z.string(),
  demands: z.number(),
  /** problems that were reported once, and twice */
  once: z.number(),
  twice: z.number(),
  /** share of problems that anybody reports, with its 95 % interval */
  rate: z.number(),
  interval: z.tuple([z.number(), z.number()]),
});
export type ReportingRate = z.infer<typeof ReportingRate>;

/** What a forecast of the district's own past would have caught. */
export const ScoreResult = z.object({
  origins: z.number(),
  events: z.number(),
  cells: z.number(),
  bestPossible: z.number(),
  model: Scored,
  baselines: z.record(z.string(), Baseline),
  /** shares of ten equal bins of the probability integral transform */
  pit: z.array(z.number()),
  leadDays: z.object({ mean: z.number(), median: z.number() }).nullable(),
  falseVisitsAWeek: z.number(),
  categories: z.array(
    z.object({
      category: z.string(),
      events: z.number(),
      hitRate: z.number(),
      interval: Interval,
      /** the baseline that did best there */
      best: z.string(),
      bestHitRate: z.number(),
      gain: z.number(),
      gainInterval: Interval,
    }),
  ),
  parts: z.array(
    z.object({
      part: z.string(),
      events: z.number(),
      hitRate: z.number(),
      visitShare: z.number(),
      eventShare: z.number(),
    }),
  ),
  map: z.array(HitCell),
  reporting: z.array(ReportingRate),
  doubts: z.array(HistoryDoubt),
  simulated: z.boolean(),
  seconds: z.number(),
});
export type ScoreResult = z.infer<typeof ScoreResult>;

export const ScorecardView = z.object({
  /** null before one was computed */
  card: z
    .object({ madeAt: z.string(), parameters: ScoreParameters, result: ScoreResult })
    .nullable(),
  /** one is being computed now */
  running: z.boolean(),
  mayCompute: z.boolean(),
});
export type ScorecardView = z.infer<typeof ScorecardView>;
