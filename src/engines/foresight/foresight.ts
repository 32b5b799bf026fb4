import type { Detector } from '../../model/detector.ts';
import type {
  AlertDay,
  AlertLine,
  AlertSighting,
  DetectorDraft,
  DetectorRun,
  DetectorTrial,
  DetectorVersion,
  DetectorView,
  EarlierAlert,
  Evidence,
  TrialAsked,
} from '../../model/foresight-view.ts';
import type { EffectView, HoldOutSwitch } from '../../model/effect-view.ts';
import type { Label } from '../../model/label.ts';
import type { Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { ScorecardView } from '../../model/score-view.ts';
import type { RecordFilter, RecordLine } from '../../model/view.ts';
import type { PlanEdit, WeekPlanView } from '../../model/week-plan.ts';
import type { PlanForOrders } from './plan-desk.ts';
import type { DayValue } from '../../store/day-values.ts';
import type { Scored } from './score-district.ts';
import type { DaysEntered } from './service-days.ts';
import type { ScoreAsked } from './service-scorecards.ts';
import type { DistrictForecast } from './service-forecasts.ts';

export type Level = 'leaf' | 'parent' | 'all';

/** Names one detection: its run, its series and its rank within the series. */
export interface DetectionKey {
  run: string;
  level: Level;
  /** '' for all together */
  category: string;
  /** 1 = the strongest of the series */
  rank: number;
}

/** A cluster in numbers. Days are civil days, both included. */
export interface Sighting {
  detector: string;
  level: Level;
  category: string;
  /** the last day that the run looked at */
  day: string;
  centre: string;
  /** codes of the zone's places, the centre first */
  places: string[];
  radiusMetres: number;
  since: string;
  until: string;
  cases: number;
  expected: number;
  statistic: number;
  p: number;
  recurrenceDays: number;
}

/**
 * What should be said of a record now. `raise` opens an alert, `grow` and `expire` act on `record`.
 * A saying stays until the store is told that it was said (store/detections.ts `markSaid`), so
 * whoever was interrupted gets it again from the next run; `id` is the same each time.
 */
export interface Saying extends Sighting {
  kind: 'raise' | 'grow' | 'expire';
  /** stable over repetitions: fits a source id */
  id: string;
  /** the alert to act on; absent for `raise` */
  record?: string;
  /** the detection it rests on; for `expire` the last that saw the alert */
  detection: DetectionKey;
  /** unit that answers for the detector's alerts */
  owner: string;
  /** WGS84 of the centre, where it is known */
  point: { lat: number; lon: number } | null;
  /** short, for the title of the record; `sentence` says it whole */
  title: Label;
  sentence: Label;
}

export interface DayRun {
  /** one for each detector that watches the district */
  runs: DetectorRun[];
  /** `expire` first, then `grow`, then `raise`, strongest first */
  sayings: Saying[];
}

/** How far a run, replay or trial is; `of` series of a run, or days of a replay. */
export type Progress = (done: number, of: number) => void;

export interface DayAsked {
  district: string;
  /** civil day of the district, the last whose demands count */
  day: string;
  /** code; absent = all detectors of the district */
  detector?: string;
  kind: DetectorRun['kind'];
  /**
   * whether a part is held back by lot. When absent: not over the past, whose outcome is known
   */
  draws?: boolean;
  /** person who asked */
  startedBy?: string;
  signal?: AbortSignal;
  progress?: Progress;
}

export interface ReplayAsked {
  district: string;
  /** civil days, both included */
  from: string;
  to: string;
  /** instead of the district's own detectors */
  detectors?: readonly Detector[];
  signal?: AbortSignal;
  progress?: Progress;
}

/** What would have been one alert: its first sighting's numbers and how it went on. */
export interface ReplayAlert extends Sighting {
  /** days on which it would have spoken again */
  grew: string[];
  /** last day with a sign, and the most cases of any sighting */
  lastSeen: string;
  mostCases: number;
  sentence: Label;
}

export interface Replay {
  days: number;
  /** in the order of their days */
  alerts: ReplayAlert[];
  /** `week` = its Monday */
  perWeek: { week: string; detector: string; raised: number; overBudget: number }[];
  /** CPU-independent: how many series were scanned, and how many were too quiet to be */
  series: number;
  skipped: number;
  seconds: number;
}

/** The numbers of an alert's last detection; the API joins the record line from casework. */
export type AlertFacts = Omit<AlertLine, keyof RecordLine> & { record: string; state: string };

export interface AlertFilter {
  state?: readonly string[];
  detector?: readonly string[];
  /** a category and all below it */
  category?: readonly string[];
  /** raised or grown on a civil day from here to there, both included */
  from?: string;
  to?: string;
  page?: number;
  pageSize?: number;
}

export interface AlertFactsPage {
  /** undecided ones first, then by the last day seen, strongest first */
  rows: AlertFacts[];
  total: number;
  page: number;
  pageSize: number;
  /** how many in each state, whatever the state filter says */
  states: { key: string; n: number }[];
  /** last day that a detector has looked at */
  lookedAt: string | null;
}

/** What foresight knows of one alert; the record with its acts comes from casework. */
export interface AlertParts {
  facts: AlertFacts;
  evidence: Evidence;
  sightings: AlertSighting[];
  earlier: EarlierAlert[];
  /** finds the demands inside zone and window (`casework.page`, which applies the viewer's scope) */
  demands: RecordFilter;
  /** records of its orders that the viewer may see, oldest first */
  orders: string[];
}

/** The engine as flows, API and command line use it. Viewer methods look only within their scope. */
export interface Foresight {
  /**
   * Runs the detectors over one day, writes runs and detections, and answers what should be said,
   * what was left unsaid before included. Detectors that have done this day are not run again;
   * an interrupted run goes on where it stood.
   * Problems: unknown district or detector.
   */
  runDay(asked: DayAsked): Promise<Outcome<DayRun>>;
  /** Runs detectors over past days in memory; writes nothing. Rejects with the signal's reason. */
  replay(asked: ReplayAsked): Promise<Outcome<Replay>>;
  /** Begins a trial of one changed detector; permission detectors.edit. A person's trial before it is cancelled. */
  startTrial(viewer: Viewer, asked: TrialAsked): Promise<Outcome<DetectorTrial>>;
  /** A trial that this viewer began, as far as it is. */
  readTrial(viewer: Viewer, trial: string): Promise<Outcome<DetectorTrial>>;
  cancelTrial(viewer: Viewer, trial: string): Promise<Outcome<DetectorTrial>>;
  detectors(viewer: Viewer): Promise<Outcome<DetectorView[]>>;
  /** Versions in which a detector changed, newest first. */
  detectorHistory(viewer: Viewer, code: string): Promise<Outcome<DetectorVersion[]>>;
  /** Puts a changed or new detector in force; permission detectors.edit; conflict where `seen` is older. */
  publishDetector(viewer: Viewer, draft: DetectorDraft): Promise<Outcome<DetectorView>>;
  /** Runs of one day, or the newest. */
  runs(viewer: Viewer, asked: { day?: string; limit?: number }): Promise<Outcome<DetectorRun[]>>;
  alertPage(viewer: Viewer, filter: AlertFilter): Promise<Outcome<AlertFactsPage>>;
  alertView(viewer: Viewer, record: string): Promise<Outcome<AlertParts>>;
  /** One entry a civil day, both ends included. */
  calendar(viewer: Viewer, asked: { from: string; to: string }): Promise<Outcome<AlertDay[]>>;
  /** Forecasts of every category from what was known at the end of yesterday, kept under their day. */
  forecastNow(district: string): Promise<Outcome<DistrictForecast>>;
  /** Enters what days were like, by declared series; all of them or none. */
  enterDays(
    district: string,
    columns: Readonly<Record<string, readonly DayValue[]>>,
  ): Promise<Outcome<DaysEntered[]>>;
  /** Scores the district's forecast on its own past and keeps what came out. */
  computeScorecard(asked: ScoreAsked): Promise<Outcome<Scored>>;
  /** The same, where the newest scorecard is a week old. */
  refreshScorecard(district: string): Promise<Outcome<Scored> | undefined>;
  scorecard(viewer: Viewer): Promise<Outcome<ScorecardView>>;
  /** Begins to compute a scorecard; permission detectors.edit. */
  startScorecard(viewer: Viewer): Promise<Outcome<ScorecardView>>;
  /** The plan of a week as this viewer may see it; `week` is its Monday. */
  weekPlan(viewer: Viewer, week: string): Promise<Outcome<WeekPlanView>>;
  /** Plans a week from forecasts, alerts and inspections; what was locked or dropped by hand stays. */
  makePlan(viewer: Viewer, week: string): Promise<Outcome<WeekPlanView>>;
  /** Moves, adds, drops and locks visits; conflict where somebody was faster. */
  editPlan(viewer: Viewer, week: string, edit: PlanEdit): Promise<Outcome<WeekPlanView>>;
  /** Brings back what stood before the last change, as a revision of its own. */
  undoPlan(viewer: Viewer, week: string, revision: number): Promise<Outcome<WeekPlanView>>;
  /** What acting first did, by lot; sums over the whole district. */
  effect(viewer: Viewer): Promise<Outcome<EffectView>>;
  /** Switches the lots off or on; permission hold-out.switch, conflict where somebody was faster. */
  switchHoldOut(viewer: Viewer, asked: HoldOutSwitch): Promise<Outcome<EffectView>>;
  /** The plan whole, with its crews, for whoever opens its orders. */
  planForOrders(viewer: Viewer, week: string, revision: number): Promise<Outcome<PlanForOrders>>;
  /** Stops trials and the threads that scan. */
  close(): Promise<void>;
}
