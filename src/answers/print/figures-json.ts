import type { Book } from '../../engines/ledger/book.ts';
import type { BoundBriefing } from '../../model/briefing.ts';
import { boundFigures } from './bound-figures.ts';

/**
 * All figures of a briefing as JSON: `briefing` (its head), `numbers` as printed, and the `figures`,
 * `ranks` and `sources` behind them. Amounts are exact decimal text in the unit as published.
 */
export function figuresJson(bound: BoundBriefing, book: Book, draft = false): string {
  const briefing = { ...bound.head, draft };
  return `${JSON.stringify({ briefing, ...boundFigures(bound, book) }, null, 2)}\n`;
}
