import type { Block, BoundBriefing, Span } from '../model/briefing.ts';
import type { FigureKey } from '../model/figure.ts';
import type { TouchedBriefing } from '../model/briefing-view.ts';
import { splitSentences } from './split-sentences.ts';

/** What a revision changes: the figure itself, and what is worked out from its key. */
export interface RevisedFigure extends Pick<FigureKey, 'indicator' | 'territory' | 'period'> {
  figure: string;
}

/** Paragraphs, headings and items, each as one line of spans. */
const linesOf = (block: Block): Span[][] => {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'table') return [block.head, ...block.rows].flat();
  return [block.spans];
};

/**
 * The sentences of a bound briefing that a revision of these figures touches: those with a number
 * that rests on one of them, or on the same indicator, territory and period (a rank among them, since
 * ranks move with values).
 */
export function touchedBriefing(
  { blocks }: BoundBriefing,
  revised: readonly RevisedFigure[],
): TouchedBriefing['sentences'] {
  const ids = new Set(revised.map(({ figure }) => figure));
  const keyOf = (one: Omit<RevisedFigure, 'figure'>) =>
    `${one.indicator} ${one.territory} ${one.period}`;
  const keys = new Set(revised.map(keyOf));
  return blocks.flatMap(linesOf).flatMap((spans) => {
    const text = spans.map((span) => span.text).join('');
    let at = 0;
    const touched = spans.flatMap((span) => {
      const from = at;
      at += span.text.length;
      if (span.kind === 'text') return [];
      const { source } = span;
      const isTouched = source.figures.some((id) => ids.has(id)) || keys.has(keyOf(source));
      return isTouched ? [{ from, text: span.text }] : [];
    });
    return splitSentences(text).flatMap((sentence) => {
      const numbers = touched.filter(({ from }) => sentence.start <= from && from < sentence.end);
      return numbers.length === 0
        ? []
        : [{ text: sentence.text, numbers: numbers.map((number) => number.text) }];
    });
  });
}
