import type { ColumnType, Generated } from 'kysely';
import type { Label } from '../model/label.ts';
import type { ForecastBody } from '../model/forecast-view.ts';
import type { ScoreParameters, ScoreResult } from '../model/score-view.ts';
import type { LearnedFigures } from '../model/triage.ts';
import type { PlanBody } from '../model/week-plan.ts';

/** Rows of what is foreseen, drawn by lot and learned. All of its tables are appended to and never changed, but for day_value. */
type Json<T> = ColumnType<T, string, never>;

export interface ForecastTable {
  district: string;
  made_on: string;
  category: string;
  cells: string[];
  means: number[];
  psi: number;
  weekdays: number[];
  events: number;
}
export interface ForecastRunTable {
  district: string;
  made_on: string;
  body: Json<ForecastBody>;
  made_at: Generated<Date>;
}
export interface WeekPlanTable {
  district: string;
  week: string;
  revision: number;
  step: string;
  body: Json<PlanBody>;
  made_by: string | null;
  made_at: Generated<Date>;
}
export interface ScorecardTable {
  district: string;
  scorecard: Generated<string>;
  from_day: string;
  to_day: string;
  parameters: Json<ScoreParameters>;
  result: Json<ScoreResult>;
  made_at: Generated<Date>;
}
export interface HoldOutTable {
  district: string;
  step: number;
  is_on: boolean;
  seed: number;
  share: number;
  days: number;
  reason: string | null;
  made_by: string | null;
  made_at: Generated<Date>;
}
export interface HoldOutLotTable {
  district: string;
  step: number;
  draw: string;
  kind: string;
  lot_id: string;
  stratum: string;
  lot: number;
  is_held: boolean;
  programme: string;
  places: string[];
  ring: string[];
  categories: string[] | null;
  title: Json<Label>;
  from_day: string;
  run: string | null;
  level: string | null;
  category: string;
  rank: number | null;
  order_number: string | null;
  drawn_at: Generated<Date>;
}
export interface TriageModelTable {
  district: string;
  version: number;
  bytes: Buffer;
  figures: Json<LearnedFigures>;
  made_at: Generated<Date>;
}

export interface TopicChangeTable {
  district: string;
  change: number;
  kind: string;
  records: string[];
  undoes: number | null;
  made_by: string;
  made_at: Generated<Date>;
}

export interface DayValueTable {
  district: string;
  series: string;
  day: ColumnType<string, string, string>;
  value: number;
  entered_at: Generated<Date>;
}
