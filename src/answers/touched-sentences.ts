import type { Book } from '../engines/ledger/book.ts';
import type { Verdict } from '../model/briefing.ts';
import type { DraftSentence } from '../model/briefing-view.ts';
import { readSentences } from './compare-drafts.ts';
import { verifyText, type VerifyOptions } from './verify-text.ts';

/** A sentence that says something of certain figures, and where. */
export interface TouchedSentence extends DraftSentence {
  verdicts: Verdict[];
}

/**
 * Which sentences of a finished text a revision of these figures touches: those with a number that
 * rests on one of them, or on the same indicator, territory and period (a rank among them as well,
 * since ranks move with values). Figures that the book does not know touch nothing.
 */
export function touchedSentences(
  text: string,
  book: Book,
  figures: readonly string[],
  options: VerifyOptions,
): TouchedSentence[] {
  const ids = new Set(figures);
  const keys = new Set(
    figures.flatMap((id) => {
      const figure = book.findFigure(id);
      return figure ? [`${figure.indicator} ${figure.territory} ${figure.period}`] : [];
    }),
  );
  const touched = verifyText(text, book, options).filter(
    (verdict) =>
      verdict.figures.some((id) => ids.has(id)) ||
      keys.has(`${verdict.indicator} ${verdict.territory} ${verdict.period}`),
  );
  return readSentences(text).flatMap((sentence) => {
    const verdicts = touched.filter((v) => v.start >= sentence.start && v.end <= sentence.end);
    return verdicts.length > 0 ? [{ ...sentence, verdicts }] : [];
  });
}
