import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';
import type { Change, FileRef } from '../model/act.ts';
import type { ClockLedger } from '../model/clock.ts';
import type { Locator, Origin } from '../model/figure.ts';
import type { Evidence } from '../model/foresight-view.ts';
import type { Problem } from '../model/problem.ts';
import type {
  DayValueTable,
  ForecastRunTable,
  ForecastTable,
  HoldOutLotTable,
  HoldOutTable,
  ScorecardTable,
  TopicChangeTable,
  TriageModelTable,
  WeekPlanTable,
} from './plan-schema.ts';

/** Rows as Kysely sees them. The migrations are the truth; the contract suite holds the two together. */
type Json<T> = ColumnType<T, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** bigint comes back as text */
type Big = ColumnType<string, number | string, number | string>;

export interface DistrictTable {
  district: string;
  declared: Json<unknown>;
  created_at: Generated<Date>;
}
export interface RegistryVersionTable {
  district: string;
  version: number;
  checksum: string;
  declared: Json<unknown>;
  valid_from: Generated<Date>;
  made_by: string | null;
}
export interface PlaceTable {
  district: string;
  code: string;
  parent: string | null;
  path: string;
  kind: string;
  zh: string;
  en: string;
  lat: number | null;
  lon: number | null;
  surveyed: boolean;
  boundary: ColumnType<unknown, string | null, string | null>;
}
export interface CategoryTable {
  district: string;
  code: string;
  parent: string | null;
  zh: string;
  en: string;
  source: string;
  seen_at: Generated<Date>;
}
export interface PersonTable {
  district: string;
  person: Generated<string>;
  login: string;
  name: string;
  language: Generated<'zh' | 'en'>;
  password_hash: string;
  example: Generated<boolean>;
  disabled: Generated<boolean>;
  failed: Generated<number>;
  locked_until: MaybeTime;
  last_seen_at: MaybeTime;
  created_at: Generated<Date>;
}
export interface PersonGrantTable {
  district: string;
  person: string;
  role: string;
  place: string;
  unit: string;
}
export interface SessionTable {
  district: string;
  token_hash: Buffer;
  person: string;
  created_at: Generated<Date>;
  expires_at: Time;
}
export interface RecordTable {
  district: string;
  record: string;
  programme: string;
  programme_version: number;
  number: string;
  seq: number;
  state: string;
  ended: boolean;
  title: string;
  category: string | null;
  place: string | null;
  place_path: string | null;
  lat: number | null;
  lon: number | null;
  lead: string | null;
  assist: string[];
  channel: string | null;
  source: string | null;
  source_id: string | null;
  simulated: boolean;
  opened_at: Time;
  ended_at: MaybeTime;
  updated_at: Time;
  due_clock: string | null;
  due_at: MaybeTime;
  paused: boolean;
  fields: Json<Record<string, unknown>>;
  flags: string[];
  counts: Json<Record<string, number>>;
  clocks: Json<ClockLedger[]>;
  files: Json<FileRef[]>;
  search: string | null;
  private: ColumnType<Record<string, unknown> | null, string | null, string | null>;
}
export interface ActTable {
  district: string;
  record: string;
  seq: number;
  type: string;
  at: Time;
  recorded_at: Generated<Date>;
  person: string | null;
  role: string;
  unit: string | null;
  actor_name: string;
  programme_version: number;
  input: Json<Record<string, unknown>>;
  change: Json<Change>;
  private: ColumnType<Record<string, unknown> | null, string | null | undefined, never>;
  run: ColumnType<string | null, number | string | null | undefined, never>;
}
export interface RecordSerialTable {
  district: string;
  programme: string;
  day: string;
  last: number;
}
export interface SourceRowTable {
  district: string;
  source: string;
  source_id: string;
  record: string;
  row_hash: Buffer;
}
export interface ImportRunTable {
  district: string;
  run: Big;
  source: string;
  mapping: Json<unknown>;
  file_name: string;
  file_sha256: string;
  bytes_total: Big;
  bytes_read: ColumnType<string, number | string | undefined, number | string>;
  state: string;
  rows: Generated<number>;
  taken: Generated<number>;
  updated: Generated<number>;
  unchanged: Generated<number>;
  rejected: Generated<number>;
  notes: ColumnType<Record<string, unknown>, string | undefined, string>;
  problems: ColumnType<unknown[], string | undefined, string>;
  started_by: string | null;
  started_at: Generated<Date>;
  ended_at: MaybeTime;
  seconds: Generated<number>;
}
export interface ImportRejectedTable {
  district: string;
  run: Big;
  row_no: Big;
  raw: Json<unknown>;
  problems: Json<unknown[]>;
}
export interface DailyCountTable {
  district: string;
  programme: string;
  day: string;
  place: string;
  category: string;
  opened: number;
  ended: number;
}
export interface FileTable {
  district: string;
  sha256: string;
  media_type: string;
  bytes: Big;
  name: string;
  public_sha256: string | null;
  added_by: string | null;
  added_at: Generated<Date>;
}
export interface AuditTable {
  district: string;
  entry: Generated<string>;
  at: Generated<Date>;
  person: string;
  record: string | null;
  fields: string[];
  purpose: string;
}
export interface DetectorRunTable {
  district: string;
  run: Generated<string>;
  detector: string;
  registry_version: number;
  day: string;
  kind: string;
  state: string;
  series: Generated<number>;
  finished: Generated<string[]>;
  problems: Json<Problem[]>;
  started_by: string | null;
  started_at: Generated<Date>;
  ended_at: MaybeTime;
  seconds: Generated<number>;
}
export interface DetectionTable {
  district: string;
  run: string;
  category: string;
  level: string;
  rank: number;
  detector: string;
  day: string;
  centre: string;
  places: string[];
  radius_metres: number;
  start_day: string;
  end_day: string;
  cases: number;
  expected: number;
  statistic: number;
  p: number;
  recurrence_days: number;
  fate: string;
  record: string | null;
  said_at: MaybeTime;
  evidence: Json<Evidence>;
}
export interface SavedFilterTable {
  district: string;
  person: string;
  name: string;
  query: string;
  saved_at: Generated<Date>;
}

export interface OriginTable {
  district: string;
  origin: string;
  kind: string;
  declared: Json<Origin>;
  file: string | null;
  added_at: Generated<Date>;
}
export interface FigureTable {
  district: string;
  figure: Generated<string>;
  indicator: string;
  territory: string;
  period: string;
  aspect: string;
  origin: string;
  revision: number;
  /** exact decimal text */
  value: string;
  unit: string;
  qualifier: string | null;
  status: string;
  locator: Json<Locator | null>;
  note: string | null;
  reason: string | null;
  entered_by: string | null;
  entered_at: Generated<Date>;
}
export interface FigureMarkTable {
  district: string;
  figure: string;
  mark: string;
  person: string | null;
  at: Generated<Date>;
}
export interface StatedRankTable {
  district: string;
  rank: Generated<string>;
  indicator: string;
  territory: string;
  period: string;
  aspect: string;
  rank_set: string;
  origin: string;
  revision: number;
  n: number | null;
  band: string | null;
  tied: Generated<boolean>;
  change: number | null;
  previous: number | null;
  locator: Json<Locator | null>;
  note: string | null;
  reason: string | null;
  entered_by: string | null;
  entered_at: Generated<Date>;
}
export interface TargetTable {
  district: string;
  indicator: string;
  territory: string;
  period: string;
  aspect: string;
  origin: string;
  revision: number;
  value: string;
  unit: string;
  meets: string;
  locator: Json<Locator | null>;
  reason: string | null;
  entered_by: string | null;
  entered_at: Generated<Date>;
}
export interface SheetMappingTable {
  district: string;
  mapping: string;
  declared: Json<unknown>;
  saved_by: string | null;
  saved_at: Generated<Date>;
}
export interface BriefingTable {
  district: string;
  briefing: string;
  version: number;
  body: string;
  note: string | null;
  saved_by: string | null;
  saved_at: Generated<Date>;
}

export interface Schema {
  district: DistrictTable;
  registry_version: RegistryVersionTable;
  place: PlaceTable;
  category: CategoryTable;
  person: PersonTable;
  person_grant: PersonGrantTable;
  session: SessionTable;
  record: RecordTable;
  act: ActTable;
  record_serial: RecordSerialTable;
  source_row: SourceRowTable;
  import_run: ImportRunTable;
  import_rejected: ImportRejectedTable;
  daily_count: DailyCountTable;
  file: FileTable;
  audit: AuditTable;
  saved_filter: SavedFilterTable;
  detector_run: DetectorRunTable;
  detection: DetectionTable;
  origin: OriginTable;
  figure: FigureTable;
  figure_mark: FigureMarkTable;
  stated_rank: StatedRankTable;
  target: TargetTable;
  sheet_mapping: SheetMappingTable;
  briefing: BriefingTable;
  forecast: ForecastTable;
  forecast_run: ForecastRunTable;
  week_plan: WeekPlanTable;
  scorecard: ScorecardTable;
  hold_out: HoldOutTable;
  hold_out_lot: HoldOutLotTable;
  triage_model: TriageModelTable;
  topic_change: TopicChangeTable;
  day_value: DayValueTable;
}

/** A transaction: what it writes stands together or not at all. */
export type Trx = Transaction<Schema>;

/** Reads by themselves, or as a part of a transaction. */
export type Db = Kysely<Schema> | Trx;
