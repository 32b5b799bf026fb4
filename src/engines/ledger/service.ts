import type { Registry } from '../../model/registry.ts';
import type { Store } from '../../store/store.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerHouse } from './ledger-house.ts';
import { createBooks } from './service-books.ts';
import { countIndicators } from './service-counts.ts';
import { enterFigures, tryFigures } from './service-drafts.ts';
import { checkFigure, enterFigure, reviseFigure, signFigure } from './service-figures.ts';
import { enterRank, enterTarget } from './service-statements.ts';
import {
  readFigure,
  readFindings,
  readGoals,
  readIndicator,
  readIndicators,
  readLeague,
  readLeagueChoices,
  readLeagueFlow,
  readNumber,
  readWaiting,
} from './service-views.ts';

export interface LedgerOptions {
  store: Store;
  registry: Registry;
  now: () => Date;
}

/** The ledger: figures with their origin, by whose hands they went, and what follows from them. */
export function createLedger({ store, registry, now }: LedgerOptions): Ledger {
  const books = createBooks({ store, registry });
  const house: LedgerHouse = { store, registry, now, books };
  return {
    book: (district) => books.find(district),
    indicatorPage: (viewer, query) => readIndicators(house, viewer, query),
    indicatorView: (viewer, code, territory) => readIndicator(house, viewer, code, territory),
    figureCard: (viewer, figure) => readFigure(house, viewer, figure),
    waiting: (viewer, hand) => readWaiting(house, viewer, hand),
    numberCard: (viewer, asked) => readNumber(house, viewer, asked),
    league: (viewer, asked) => readLeague(house, viewer, asked),
    leagueChoices: (viewer) => readLeagueChoices(house, viewer),
    leagueFlow: (viewer, asked) => readLeagueFlow(house, viewer, asked),
    findings: (viewer, asked) => readFindings(house, viewer, asked),
    goals: (viewer) => readGoals(house, viewer),
    enter: (viewer, draft) => enterFigure(house, viewer, draft),
    enterRank: (viewer, draft) => enterRank(house, viewer, draft),
    enterTarget: (viewer, draft) => enterTarget(house, viewer, draft),
    tryAll: (viewer, asked) => tryFigures(house, viewer, asked),
    enterAll: (viewer, asked) => enterFigures(house, viewer, asked),
    revise: (viewer, figure, revision) => reviseFigure(house, viewer, figure, revision),
    check: (viewer, figure) => checkFigure(house, viewer, figure),
    sign: (viewer, figure) => signFigure(house, viewer, figure),
    count: (asked) => countIndicators(house, asked),
    close: () => books.close(),
  };
}
