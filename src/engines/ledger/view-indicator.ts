import { comparePeriods } from '../../kernels/figures/period.ts';
import type { Figure } from '../../model/figure.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { IndicatorView, PeerLine, RevisionView } from '../../model/ledger-view.ts';
import type { Book } from './book.ts';
import { definitionOf, type ProgrammeNames } from './define-words.ts';
import { findInconsistencies } from './find-inconsistencies.ts';
import {
  showGrowth,
  showInconsistency,
  showRank,
  showRevision,
  showTarget,
  showTerritory,
  showValue,
} from './show-value.ts';
import { shownPeriods, shownTerritories } from './shown-periods.ts';
import { lineOf, territoriesShown } from './view-indicators.ts';

/** Lines beyond so many cannot be told apart. */
const mostPeers = 20;

/** Other territories with figures: those beside it; a province would press them all flat. */
function peersOf(book: Book, indicator: Indicator, territory: string): PeerLine[] {
  const parent = book.territoryOf(territory)?.parent;
  const others = shownTerritories(book, indicator.code).filter((code) => code !== territory);
  const beside = others.filter((code) => book.territoryOf(code)?.parent === parent);
  return (beside.length > 0 ? beside : others).slice(0, mostPeers).map((code) => ({
    territory: showTerritory(book, code),
    points: lineOf(book, indicator, code),
  }));
}

/** Which revisions hold: the highest of each key and origin. */
export function showRevisions(book: Book, revisions: readonly Figure[]): RevisionView[] {
  const highest = new Map<string, number>();
  const keyOf = (one: Figure) => `${one.period} ${one.aspect} ${one.origin}`;
  for (const one of revisions)
    highest.set(keyOf(one), Math.max(one.revision, highest.get(keyOf(one)) ?? 0));
  return revisions.map((one) => showRevision(book, one, one.revision === highest.get(keyOf(one))));
}

/** Periods with a stated rank count too, though no figure was published. */
function rankPeriods(book: Book, indicator: string, territory: string): string[] {
  const stated = book.statedRanks
    .filter((rank) => rank.indicator === indicator && rank.territory === territory)
    .map((rank) => rank.period);
  const all = new Set([...shownPeriods(book, indicator, territory), ...stated]);
  return [...all].sort((a, b) => comparePeriods(b, a));
}

/**
 * Everything about one indicator of one territory.
 *
 * @param revisions all revisions of all origins, newest first
 */
export function viewIndicator(
  book: Book,
  indicator: Indicator,
  asked: {
    territory: string;
    today: string;
    revisions: readonly Figure[];
    mayEnter: boolean;
    programmes?: ProgrammeNames;
  },
): IndicatorView {
  const { territory, today, revisions } = asked;
  const { code } = indicator;
  const { formula: _formula, counts: _counts, ...shown } = indicator;
  const origins = new Set([
    ...revisions.map((one) => one.origin),
    ...book.statedRanks
      .filter((rank) => rank.indicator === code && rank.territory === territory)
      .map((rank) => rank.origin),
  ]);
  const targetPeriods = new Set(book.targetsOf(code, territory).map((target) => target.period));
  return {
    indicator: shown,
    definition: definitionOf(book, indicator, asked.programmes),
    territory: showTerritory(book, territory),
    territories: territoriesShown(book, [indicator]),
    history: shownPeriods(book, code, territory).map((period) => {
      const key = { indicator: code, territory, period };
      return {
        period,
        level: showValue(book, book.value({ ...key, aspect: 'level' })),
        growth: showGrowth(book, book.growth(key)),
      };
    }),
    ranks: rankPeriods(book, code, territory).flatMap((period) =>
      (['level', 'growth'] as const)
        .flatMap((aspect) => book.ranks({ indicator: code, territory, period, aspect }))
        .map((rank) => showRank(book, rank)),
    ),
    targets: [...targetPeriods]
      .sort((a, b) => comparePeriods(b, a))
      .flatMap((period) => book.targets({ indicator: code, territory, period }, today))
      .map((progress) => showTarget(book, progress)),
    peers: peersOf(book, indicator, territory),
    revisions: showRevisions(book, revisions),
    origins: book.origins.filter((origin) => origins.has(origin.code)),
    inconsistencies: findInconsistencies(book, { indicator: code, territory }).map((found) =>
      showInconsistency(book, found),
    ),
    knownOrigins: asked.mayEnter
      ? book.origins
          .filter(({ kind }) => kind !== 'acts' && kind !== 'formula')
          .map((origin) => ({ code: origin.code, label: origin.title, kind: origin.kind }))
      : [],
    may: { enter: asked.mayEnter },
  };
}
