import type { Figure, Origin } from '../../model/figure.ts';
import type { FigureCard, RowsBehind } from '../../model/ledger-view.ts';
import type { Problem } from '../../model/problem.ts';
import type { RankSet } from '../../model/territory.ts';
import type { Book } from './book.ts';
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
import { pointOf } from './view-indicators.ts';

const mostPeers = 20;

/** Territories to compare with: those of its sets of which the most members have figures. */
function peersOf(book: Book, figure: Figure): string[] {
  const there = new Set(book.territoriesWith(figure.indicator));
  const known = (set: RankSet) => set.members.filter((code) => there.has(code));
  const sets = book.sets
    .filter((set) => set.members.includes(figure.territory) && known(set).length > 1)
    .sort((a, b) => known(b).length - known(a).length || a.members.length - b.members.length);
  const members = sets[0] ? known(sets[0]) : [figure.territory];
  return members.slice(0, mostPeers);
}

const unknownOrigin = (code: string): Origin => ({
  code,
  kind: 'entry',
  title: { zh: code, en: code },
});

/**
 * Everything behind one number.
 *
 * @param revisions of its key and origin, newest first
 */
export function viewFigure(
  book: Book,
  figure: Figure,
  more: {
    revisions: readonly Figure[];
    rows: RowsBehind | null;
    may: FigureCard['may'];
    doubts: Problem[];
  },
): FigureCard {
  const { indicator: code, territory, period, aspect } = figure;
  const key = { indicator: code, territory, period };
  const indicator = book.indicatorOf(code);
  const unit = aspect === 'growth' ? '%' : (indicator?.unit ?? figure.unit);
  const at = (place: string, when: string) =>
    book.value({ indicator: code, territory: place, period: when, aspect });
  const highest = Math.max(...more.revisions.map((one) => one.revision));
  return {
    figure: {
      ...showRevision(book, figure, figure.revision === highest),
      indicator: code,
      territory,
    },
    indicator: {
      ...showIndicator(book, code),
      unit: indicator?.unit ?? figure.unit,
      unitEn: indicator?.unitEn ?? figure.unit,
      basis: indicator?.basis ?? null,
    },
    territory: showTerritory(book, territory),
    origin: book.findOrigin(figure.origin) ?? unknownOrigin(figure.origin),
    value: showValue(book, book.value({ ...key, aspect })),
    growth: showGrowth(book, book.growth(key)),
    ranks: book.ranks({ ...key, aspect }).map((rank) => showRank(book, rank)),
    history: book
      .periodsOf(code, territory)
      .map((when) => pointOf(when, at(territory, when), unit)),
    peers: peersOf(book, figure).map((place) => ({
      territory: showTerritory(book, place),
      value: pointOf(period, at(place, period), unit).value,
    })),
    revisions: more.revisions.map((one) => showRevision(book, one, one.revision === highest)),
    inconsistencies: findInconsistencies(book, { indicator: code, territory })
      .filter((found) => found.figures.includes(figure.figure) || found.period === period)
      .map((found) => showInconsistency(book, found)),
    doubts: more.doubts,
    rows: more.rows,
    may: more.may,
  };
}
