import type { Origin } from '../../model/figure.ts';
import type {
  DraftFate,
  FigureDone,
  FigureDraft,
  FigureRevision,
  RankDraft,
  TargetDraft,
} from '../../model/figure-input.ts';
import type {
  FigureCard,
  IndicatorPage,
  IndicatorQuery,
  IndicatorView,
  InconsistencyView,
  RankView,
  TargetView,
} from '../../model/ledger-view.ts';
import type {
  GoalsView,
  LeagueAsked,
  LeagueChoices,
  LeagueFlow,
  LeagueView,
} from '../../model/league-view.ts';
import type { FigureWaiting, NumberAsked, NumberCard } from '../../model/number-view.ts';
import type { Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { Book } from './book.ts';
import type { FindingsAsked } from './find-inconsistencies.ts';
import type { CountDone } from './service-counts.ts';

/** What is asked of the ranks over the years. */
export type FlowAsked = Omit<LeagueAsked, 'period'>;

/** Many figures of one origin, as a file brings them. */
export interface ManyFigures {
  drafts: readonly FigureDraft[];
  origin: Origin;
  /** why what the origin said before is replaced; absent where nothing may be */
  reason?: string;
}

/** Figures with their origin, and what follows from them. All that is signed in reads; figures are public. */
export interface Ledger {
  /** The ledger as it stands, kept until somebody changes it; undefined for a district without territory. */
  book(district: string): Promise<Book | undefined>;

  indicatorPage(viewer: Viewer, query: IndicatorQuery): Promise<Outcome<IndicatorPage>>;
  indicatorView(
    viewer: Viewer,
    indicator: string,
    territory?: string,
  ): Promise<Outcome<IndicatorView>>;
  /** Figures that were typed in and wait for a check or a signature, the longest first. */
  waiting(viewer: Viewer, hand: 'check' | 'sign'): Promise<Outcome<FigureWaiting[]>>;
  figureCard(viewer: Viewer, figure: string): Promise<Outcome<FigureCard>>;
  /** Everything behind a number that people see, also one that was worked out or that is a rank. */
  numberCard(viewer: Viewer, asked: NumberAsked): Promise<Outcome<NumberCard>>;
  league(viewer: Viewer, asked: LeagueAsked): Promise<Outcome<LeagueView>>;
  leagueChoices(viewer: Viewer): Promise<Outcome<LeagueChoices>>;
  leagueFlow(viewer: Viewer, asked: FlowAsked): Promise<Outcome<LeagueFlow>>;
  /** Everything that cannot be true together. */
  findings(viewer: Viewer, asked?: FindingsAsked): Promise<Outcome<InconsistencyView[]>>;
  goals(viewer: Viewer): Promise<Outcome<GoalsView>>;

  /** A figure of an origin that says nothing of this key yet. Doubts have to be accepted. */
  enter(viewer: Viewer, draft: FigureDraft): Promise<Outcome<FigureDone>>;
  /** A rank or a target as an origin states it; what it said before is replaced only with a reason. */
  enterRank(viewer: Viewer, draft: RankDraft): Promise<Outcome<RankView>>;
  enterTarget(viewer: Viewer, draft: TargetDraft): Promise<Outcome<TargetView>>;
  /** What would become of many figures of one origin, such as a spreadsheet; nothing is written. */
  tryAll(viewer: Viewer, asked: ManyFigures): Promise<Outcome<DraftFate[]>>;
  /** All of them or none; what the origin said before is revised where a reason is given. */
  enterAll(viewer: Viewer, asked: ManyFigures): Promise<Outcome<DraftFate[]>>;
  /** Replaces the revision that holds; nothing is overwritten. */
  revise(viewer: Viewer, figure: string, revision: FigureRevision): Promise<Outcome<FigureDone>>;
  /** Somebody else than who entered it has looked at it. */
  check(viewer: Viewer, figure: string): Promise<Outcome<FigureCard>>;
  /** After the check, and not by who entered it. */
  sign(viewer: Viewer, figure: string): Promise<Outcome<FigureCard>>;

  /** Counts records for the indicators that are defined so, as figures of the origin `acts`. */
  count(asked: {
    district: string;
    period: string;
    indicator?: string;
    /** null for the machine's operator */
    person: string | null;
  }): Promise<Outcome<CountDone[]>>;

  close(): Promise<void>;
}
