import type { BudgetInput } from '../workdays/count-down.ts';
import type { WorkTime } from '../workdays/work-calendar.ts';
import type { Step } from './life.ts';
import type { outbreakTruth } from './outbreaks.ts';
import type { SimulatedSpeech } from './phrases.ts';
import type { Reporter } from './reporters.ts';
import type { SimulatedPlace } from './spots.ts';
import type { Topic } from './topic.ts';
import type { Channel, Wording } from './write-demand.ts';

/** A category of the district, with its limit. */
export interface SimulatedCategory {
  code: string;
  zh: string;
  urgent: boolean;
  dispose: BudgetInput;
}

/** The district as it is declared, as far as the simulator needs it. */
export interface SimulatedDistrict {
  code: string;
  places: readonly SimulatedPlace[];
  categories: readonly SimulatedCategory[];
  roads: readonly string[];
  work: WorkTime;
  speech: SimulatedSpeech;
}

export interface SimulationPlan {
  seed: number;
  /** civil date of the first day */
  start: string;
  days: number;
  /** demands on an average day */
  perDay: number;
  /** ms since 1970: nothing is known of what comes later; the end of the last day when absent */
  until?: number;
}

/** One simulated demand with its whole life. */
export interface SimulatedDemand extends Wording {
  /** stable: the same seed, span and volume give the same id */
  id: string;
  record: string;
  openedAt: number;
  channel: Channel;
  topic: Topic;
  category: string;
  place: SimulatedPlace;
  lat: number;
  lon: number;
  reporter: Reporter | null;
  /** the habitual caller who made it */
  caller?: string | undefined;
  /** demands of the same caller in the 30 days before */
  calledBefore: number;
  outbreak?: string | undefined;
  /** id of an earlier demand that told the same in other words */
  duplicateOf?: string | undefined;
  steps: Step[];
}

/** What was planted, to judge detectors by. Ids are those of the demands. */
export interface SimulationTruth {
  simulated: true;
  district: string;
  plan: { seed: number; start: string; days: number; perDay: number };
  demands: number;
  weather: { date: string; celsius: number; rainMm: number; aqi: number; windMs: number }[];
  outbreaks: ReturnType<typeof outbreakTruth>[];
  duplicates: { demand: string; of: string }[];
  callers: { caller: string; demands: string[] }[];
}
