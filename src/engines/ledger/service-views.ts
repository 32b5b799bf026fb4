import { setImmediate } from 'node:timers/promises';
import type { Figure } from '../../model/figure.ts';
import type {
  FigureCard,
  IndicatorPage,
  IndicatorQuery,
  IndicatorView,
  InconsistencyView,
} from '../../model/ledger-view.ts';
import type {
  GoalsView,
  LeagueAsked,
  LeagueChoices,
  LeagueFlow,
  LeagueView,
} from '../../model/league-view.ts';
import type { FigureWaiting, NumberAsked, NumberCard } from '../../model/number-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import { figureRevisions, findFigure } from '../../store/figures.ts';
import type { Book } from './book.ts';
import { figureDoubts } from './doubt-figure.ts';
import { findInconsistencies, type FindingsAsked } from './find-inconsistencies.ts';
import type { FlowAsked } from './ledger.ts';
import { may, noFigure, todayIn, withBook, type LedgerHouse } from './ledger-house.ts';
import { rowsBehind } from './service-counts.ts';
import {
  showIndicator,
  showInconsistency,
  showRevision,
  showTerritory,
  waitsFor,
} from './show-value.ts';
import { viewBehind, viewFigure, viewNumber, type BesideFigure } from './view-figure.ts';
import { viewGoals } from './view-goals.ts';
import { viewIndicator } from './view-indicator.ts';
import { viewIndicators } from './view-indicators.ts';
import { figuresBehind } from './weigh-origins.ts';
import { leagueChoices, leagueFlow, leaguePeriods, usualSet, viewLeague } from './view-league.ts';

const noIndicator = (got: string): Problem =>
  problem('missing.indicator', 'indicator', '没有这个指标', 'there is no such indicator', { got });
const noTerritory = (got: string): Problem =>
  problem('missing.territory', 'territory', '没有这个地区', 'there is no such territory', { got });

/** Problems of the names that a question uses. */
function unknownNames(
  book: Book,
  asked: {
    indicator?: string | undefined;
    territory?: string | undefined;
    set?: string | undefined;
  },
): Problem[] {
  const { indicator, territory, set } = asked;
  return [
    ...(indicator === undefined || book.indicatorOf(indicator) ? [] : [noIndicator(indicator)]),
    ...(territory === undefined || book.territoryOf(territory) ? [] : [noTerritory(territory)]),
    ...(set === undefined || book.setOf(set)
      ? []
      : [
          problem('missing.set', 'set', '没有这个排名范围', 'there is no such rank set', {
            got: set,
          }),
        ]),
  ];
}

/** Answers from the book alone, once all names in the question are known. */
const answered = <T>(
  house: LedgerHouse,
  viewer: Viewer,
  asked: Parameters<typeof unknownNames>[1],
  answer: (book: Book) => Outcome<T>,
): Promise<Outcome<T>> =>
  withBook(house, viewer.district, (book) => {
    const problems = unknownNames(book, asked);
    return problems.length > 0 ? bad(...problems) : answer(book);
  });

/** How many figures wait for which hands. */
function waitingIn(book: Book): IndicatorPage['waiting'] {
  const waiting = { check: 0, sign: 0 };
  for (const figure of book.currentFigures()) {
    const hand = waitsFor(book, figure);
    if (hand) waiting[hand] += 1;
  }
  return waiting;
}

/** Figures that wait for a hand, those that have waited longest first. */
export const readWaiting = (
  house: LedgerHouse,
  viewer: Viewer,
  hand: 'check' | 'sign',
): Promise<Outcome<FigureWaiting[]>> =>
  withBook(house, viewer.district, (book) =>
    good(
      book
        .currentFigures()
        .filter((figure) => waitsFor(book, figure) === hand)
        .sort((a, b) => (a.entered.at < b.entered.at ? -1 : 1))
        .map((figure) => ({
          ...showRevision(book, figure, true),
          indicator: showIndicator(book, figure.indicator),
          territory: showTerritory(book, figure.territory),
        })),
    ),
  );

/** Topics are called as the families of indicators of the same code. */
const topicNames = ({ registry }: LedgerHouse) =>
  Object.fromEntries(
    Object.values(registry.indicators).map(({ family, label }) => [family, label]),
  );

export const readIndicators = (
  house: LedgerHouse,
  viewer: Viewer,
  query: IndicatorQuery,
): Promise<Outcome<IndicatorPage>> =>
  answered(house, viewer, { territory: query.territory }, (book) =>
    good({
      ...viewIndicators(book, query, todayIn(house, viewer.district), topicNames(house)),
      waiting: waitingIn(book),
    }),
  );

export const readIndicator = (
  house: LedgerHouse,
  viewer: Viewer,
  code: string,
  asked?: string,
): Promise<Outcome<IndicatorView>> =>
  withBook(house, viewer.district, async (book) => {
    const { district } = viewer;
    const problems = unknownNames(book, { indicator: code, territory: asked });
    const indicator = book.indicatorOf(code);
    if (!indicator || problems.length > 0) return bad(...problems);
    const territory = asked ?? book.territory;
    const of = { indicator: code, territory };
    return good(
      viewIndicator(book, indicator, {
        territory,
        today: todayIn(house, district),
        revisions: await figureRevisions(house.store.db, district, of),
        mayEnter: may(house, viewer, 'figures.enter'),
        programmes: house.registry.programmes,
      }),
    );
  });

/** What the viewer may do to a revision: only to one that holds, and never alone. */
function allowed(house: LedgerHouse, viewer: Viewer, figure: Figure, holds: boolean) {
  const isOwn = figure.entered.person === viewer.person;
  const { checked, signed } = figure;
  return {
    revise: holds && may(house, viewer, 'figures.enter'),
    check: holds && !checked && !isOwn && may(house, viewer, 'figures.check'),
    sign: holds && checked !== null && !signed && !isOwn && may(house, viewer, 'figures.sign'),
  };
}

/** A figure and all revisions of its key and origin, newest first; undefined when there is none. */
export async function findWithRevisions(
  house: LedgerHouse,
  district: string,
  id: string,
): Promise<{ figure: Figure; revisions: Figure[] } | undefined> {
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  const figure = isId ? await findFigure(house.store.db, district, id) : undefined;
  if (!figure) return undefined;
  const all = await figureRevisions(house.store.db, district, figure);
  const revisions = all
    .filter(
      (one) =>
        one.period === figure.period &&
        one.aspect === figure.aspect &&
        one.origin === figure.origin,
    )
    .sort((a, b) => b.revision - a.revision);
  return { figure, revisions };
}

/** What is known of a figure besides the book. */
async function besideOf(
  house: LedgerHouse,
  viewer: Viewer,
  asked: { book: Book; figure: Figure; revisions: Figure[] },
): Promise<BesideFigure> {
  const { book, figure, revisions } = asked;
  const holds = figure.figure === revisions[0]!.figure;
  return {
    revisions,
    rows: await rowsBehind(house, viewer, book, figure),
    may: allowed(house, viewer, figure, holds),
    doubts: holds ? figureDoubts(book, figure, todayIn(house, viewer.district)) : [],
  };
}

export const readFigure = (
  house: LedgerHouse,
  viewer: Viewer,
  id: string,
): Promise<Outcome<FigureCard>> =>
  withBook(house, viewer.district, async (book) => {
    const found = await findWithRevisions(house, viewer.district, id);
    if (!found) return bad(noFigure(id));
    return good(viewFigure(book, found.figure, await besideOf(house, viewer, { book, ...found })));
  });

/** More figures than these behind one number say no more; the rest stands in its table. */
const mostBehind = 12;

export const readNumber = (
  house: LedgerHouse,
  viewer: Viewer,
  asked: NumberAsked,
): Promise<Outcome<NumberCard>> =>
  withBook(house, viewer.district, async (book) => {
    const indicator = book.indicatorOf(asked.indicator);
    const problems = unknownNames(book, asked);
    if (!indicator || problems.length > 0) return bad(...problems);
    const value = book.value(asked);
    const against = value.kind === 'one' || value.kind === 'agreeing' ? value.against : undefined;
    const behind = [...figuresBehind(value), ...(against ?? [])].slice(0, mostBehind);
    const figures = await Promise.all(
      behind.map(async ({ figure: id }) => {
        const found = (await findWithRevisions(house, viewer.district, id))!;
        const beside = await besideOf(house, viewer, { book, ...found });
        return viewBehind(book, found.figure, beside);
      }),
    );
    return good(
      viewNumber(book, indicator, asked, { figures, programmes: house.registry.programmes }),
    );
  });

const nothingToCompare = (got: string): Problem =>
  problem(
    'missing.figures',
    'set',
    '这个范围内没有可以比较的数字',
    'there is nothing to compare in this set',
    { got },
  );

export const readLeague = (
  house: LedgerHouse,
  viewer: Viewer,
  asked: LeagueAsked,
): Promise<Outcome<LeagueView>> =>
  answered(house, viewer, asked, (book) => {
    const { indicator, aspect } = asked;
    const set = asked.set ?? usualSet(book, indicator, aspect);
    const period = asked.period ?? (set && leaguePeriods(book, { indicator, aspect, set })[0]);
    return set === undefined || period === undefined
      ? bad(nothingToCompare([indicator, aspect, set].filter(Boolean).join(' · ')))
      : good(viewLeague(book, { indicator, aspect, period, set }));
  });

export const readLeagueChoices = (
  house: LedgerHouse,
  viewer: Viewer,
): Promise<Outcome<LeagueChoices>> =>
  withBook(house, viewer.district, (book) => good(leagueChoices(book)));

export const readLeagueFlow = (
  house: LedgerHouse,
  viewer: Viewer,
  asked: FlowAsked,
): Promise<Outcome<LeagueFlow>> =>
  answered(house, viewer, asked, (book) => {
    const { indicator, aspect } = asked;
    const set = asked.set ?? usualSet(book, indicator, aspect);
    return set === undefined
      ? bad(nothingToCompare(`${indicator} · ${aspect}`))
      : good(leagueFlow(book, { indicator, aspect, set }));
  });

/** What is found is kept with the book; the first look at a large one lets others in between. */
async function lookThrough(book: Book): Promise<void> {
  for (const { code } of book.indicators) {
    findInconsistencies(book, { indicator: code });
    await setImmediate();
  }
}

export const readFindings = (
  house: LedgerHouse,
  viewer: Viewer,
  asked: FindingsAsked = {},
): Promise<Outcome<InconsistencyView[]>> =>
  withBook(house, viewer.district, async (book) => {
    const problems = unknownNames(book, asked);
    if (problems.length > 0) return bad(...problems);
    if (asked.indicator === undefined) await lookThrough(book);
    return good(findInconsistencies(book, asked).map((found) => showInconsistency(book, found)));
  });

export const readGoals = (house: LedgerHouse, viewer: Viewer): Promise<Outcome<GoalsView>> =>
  withBook(house, viewer.district, (book) =>
    good(viewGoals(book, todayIn(house, viewer.district))),
  );
