import type { Inconsistency } from '../../model/ledger-answer.ts';
import type { Book } from './book.ts';
import { grouped } from './grouped.ts';
import { inconsistentFigures } from './inconsistent-figures.ts';
import { inconsistentRanks } from './inconsistent-ranks.ts';

/** What to look at; everything when absent. */
export interface FindingsAsked {
  indicator?: string | undefined;
  territory?: string | undefined;
  period?: string | undefined;
  set?: string | undefined;
}

function ofIndicator(book: Book, indicator: string): Inconsistency[] {
  const figures = book
    .territoriesWith(indicator)
    .flatMap((territory) =>
      book
        .periodsOf(indicator, territory)
        .flatMap((period) => inconsistentFigures(book, { indicator, territory, period })),
    );
  const ranks = book.statedRanks.filter((rank) => rank.indicator === indicator);
  const byAspect = [...grouped(ranks, (rank) => rank.aspect).values()];
  return [...byAspect.flatMap((some) => inconsistentRanks(book, some)), ...figures];
}

const kept = new WeakMap<Book, Map<string, readonly Inconsistency[]>>();

/** A book never changes: what was found in it once is found for good. */
function keptOfIndicator(book: Book, indicator: string): readonly Inconsistency[] {
  let known = kept.get(book);
  if (!known) kept.set(book, (known = new Map()));
  let found = known.get(indicator);
  if (!found) known.set(indicator, (found = ofIndicator(book, indicator)));
  return found;
}

/**
 * Everything in a book that cannot be true together: ranks against values, against each other,
 * against the year before and across sets; growth against levels; origins against origins; parts
 * against wholes; sums. Ranks first, in the order of the indicators.
 */
export function findInconsistencies(book: Book, asked: FindingsAsked = {}): Inconsistency[] {
  const codes = asked.indicator ? [asked.indicator] : book.indicators.map(({ code }) => code);
  const found = codes.flatMap((code) => keptOfIndicator(book, code));
  return found.filter(
    (one) =>
      (asked.territory === undefined || one.territories.includes(asked.territory)) &&
      (asked.period === undefined || one.period === asked.period) &&
      (asked.set === undefined || one.set === null || one.set === asked.set),
  );
}
