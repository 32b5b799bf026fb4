import type { Figure, FigureKey, Origin } from '../../model/figure.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { FigureCard, RowsBehind } from '../../model/ledger-view.ts';
import type { FigureBehind, NumberAsked, NumberCard } from '../../model/number-view.ts';
import type { Problem } from '../../model/problem.ts';
import type { RankSet } from '../../model/territory.ts';
import type { Book } from './book.ts';
import { definitionOf, type ProgrammeNames } from './define-words.ts';
import { findInconsistencies } from './find-inconsistencies.ts';
import {
  showGrowth,
  showIndicator,
  showInconsistency,
  showRank,
  showRevision,
  showTerritory,
  showValue,
} from './show-value.ts';
import { shownPeriods, shownTerritories } from './shown-periods.ts';
import { pointOf } from './view-indicators.ts';

const mostPeers = 20;

/** Territories to compare with: those of its sets of which the most members have figures. */
function peersOf(book: Book, figure: Pick<FigureKey, 'indicator' | 'territory'>): string[] {
  const there = new Set(shownTerritories(book, figure.indicator));
  const known = (set: RankSet) => set.members.filter((code) => there.has(code));
  const sets = book.sets
    .filter((set) => set.members.includes(figure.territory) && known(set).length > 1)
    .sort((a, b) => known(b).length - known(a).length || a.members.length - b.members.length);
  const members = sets[0] ? known(sets[0]) : [figure.territory];
  return members.slice(0, mostPeers);
}

/** Those of a set with a value, the best first. */
const membersOf = (book: Book, { indicator, period, aspect }: FigureKey, set: string): string[] =>
  book
    .league({ indicator, period, aspect, set })
    .rows.filter((row) => row.computed !== null)
    .map((row) => row.territory)
    .slice(0, mostPeers);

const unknownOrigin = (code: string): Origin => ({
  code,
  kind: 'entry',
  title: { zh: code, en: code },
});

/** What is known of a figure besides the book. */
export interface BesideFigure {
  /** of its key and origin, newest first */
  revisions: readonly Figure[];
  rows: RowsBehind | null;
  may: FigureCard['may'];
  doubts: Problem[];
}

/** A figure with its origin and revisions. */
export function viewBehind(
  book: Book,
  figure: Figure,
  beside: BesideFigure,
): Omit<FigureBehind, 'of'> {
  const { revisions, rows, may, doubts } = beside;
  const highest = Math.max(...revisions.map((one) => one.revision));
  const { indicator, territory } = figure;
  return {
    figure: { ...showRevision(book, figure, figure.revision === highest), indicator, territory },
    origin: book.findOrigin(figure.origin) ?? unknownOrigin(figure.origin),
    revisions: revisions.map((one) => showRevision(book, one, one.revision === highest)),
    doubts,
    rows,
    may,
  };
}

/** The names of what a figure is of. */
function namesOf(
  book: Book,
  { indicator, territory, unit }: FigureBehind['figure'],
): FigureBehind['of'] {
  const known = book.indicatorOf(indicator);
  return {
    indicator: {
      ...showIndicator(book, indicator),
      unit: known?.unit ?? unit,
      unitEn: known?.unitEn ?? unit,
    },
    territory: showTerritory(book, territory),
  };
}

/** What the ledger says of a key, over the years and beside its peers: those of a set, if one is asked for. */
function viewKey(book: Book, key: FigureKey, set?: string) {
  const { indicator: code, territory, period, aspect } = key;
  const indicator = book.indicatorOf(code);
  const unit = aspect === 'growth' ? '%' : (indicator?.unit ?? '');
  const at = (place: string, when: string) =>
    book.value({ indicator: code, territory: place, period: when, aspect });
  return {
    indicator: {
      ...showIndicator(book, code),
      unit: indicator?.unit ?? '',
      unitEn: indicator?.unitEn ?? '',
      basis: indicator?.basis ?? null,
    },
    territory: showTerritory(book, territory),
    value: showValue(book, book.value(key)),
    growth: showGrowth(book, book.growth({ indicator: code, territory, period })),
    ranks: book.ranks(key).map((rank) => showRank(book, rank)),
    history: shownPeriods(book, code, territory).map((when) =>
      pointOf(when, at(territory, when), unit),
    ),
    peers: (set === undefined ? peersOf(book, key) : membersOf(book, key, set)).map((place) => ({
      territory: showTerritory(book, place),
      value: pointOf(period, at(place, period), unit).value,
    })),
  };
}

/** Everything behind one figure. */
export function viewFigure(book: Book, figure: Figure, beside: BesideFigure): FigureCard {
  const { indicator, territory, period } = figure;
  return {
    ...viewKey(book, figure),
    ...viewBehind(book, figure, beside),
    inconsistencies: findInconsistencies(book, { indicator, territory })
      .filter((found) => found.figures.includes(figure.figure) || found.period === period)
      .map((found) => showInconsistency(book, found)),
  };
}

/**
 * Everything behind one number that people see.
 *
 * @param behind figures it rests on, or that contradict it, with what is known of each
 */
export function viewNumber(
  book: Book,
  indicator: Indicator,
  asked: NumberAsked,
  behind: { figures: readonly Omit<FigureBehind, 'of'>[]; programmes?: ProgrammeNames },
): NumberCard {
  const { territory, period, aspect, set } = asked;
  const key = { indicator: indicator.code, territory, period, aspect };
  const seen = viewKey(book, key, set);
  const rank = set === undefined ? null : showRank(book, book.rank({ ...key, set }));
  const stated = new Set(
    [...seen.ranks, ...(rank ? [rank] : [])].flatMap((one) => one.stated.map((r) => r.origin)),
  );
  return {
    ...seen,
    indicator: {
      ...seen.indicator,
      kind: indicator.kind,
      levelPrices: indicator.levelPrices,
      growthPrices: indicator.growthPrices,
      department: indicator.department ?? null,
    },
    definition: definitionOf(book, indicator, behind.programmes),
    period,
    aspect,
    rank,
    figures: behind.figures.map((one) => ({ ...one, of: namesOf(book, one.figure) })),
    origins: book.origins.filter((origin) => stated.has(origin.code)),
    inconsistencies: findInconsistencies(book, { indicator: indicator.code, territory })
      .filter((found) => found.period === period)
      .map((found) => showInconsistency(book, found)),
  };
}
