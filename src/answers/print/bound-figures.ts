import type { Book } from '../../engines/ledger/book.ts';
import { figuresBehind } from '../../engines/ledger/weigh-origins.ts';
import type { Block, BoundBriefing, NumberSource, Span } from '../../model/briefing.ts';
import type { Figure, Origin, Rank } from '../../model/figure.ts';
import type { Label } from '../../model/label.ts';

/** A number as it stands in the text, in order of place. */
export interface PrintedNumber extends NumberSource {
  /** 1, 2, … */
  n: number;
  text: string;
  /** number of its note of source */
  note: number;
}

/** Names of the codes that a figure or rank is keyed by. */
interface Named {
  indicatorName: Label;
  territoryName: Label;
}

export type PrintedFigure = Figure & Named;
export type PrintedRank = Rank & Named & { setName: Label };

/** Everything that stands behind the numbers of a briefing. */
export interface BoundFigures {
  numbers: PrintedNumber[];
  /** by id, each once, in order of first use */
  figures: PrintedFigure[];
  ranks: PrintedRank[];
  /** origins with the number of their note; what computed figures rest on may have none */
  sources: { note: number | null; origin: Origin }[];
}

/** The lines of a block: heading, paragraph, items, cells. */
export function linesOf(block: Block): Span[][] {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'table') return [block.head, ...block.rows].flat();
  return [block.spans];
}

/** Ids of all that a number rests on: of a computed one, every figure it was worked out from. */
function behind(book: Book, source: NumberSource): string[] {
  if (source.how === 'stated') return source.figures;
  const { indicator, territory, period, aspect } = source;
  const key = { indicator, territory, period };
  const value =
    aspect === 'growth' ? book.growth(key).holds : book.value({ ...key, aspect: 'level' });
  return [...new Set([...source.figures, ...figuresBehind(value).map(({ figure }) => figure)])];
}

const unnamed = (code: string): Label => ({ zh: code, en: code });

/** The numbers of a briefing, and of each the figures, ranks and origins that it rests on. */
export function boundFigures(bound: BoundBriefing, book: Book): BoundFigures {
  const spans = bound.blocks.flatMap(linesOf).flat();
  const numbers = spans
    .filter((span) => span.kind === 'number')
    .map(({ text, note, source }, i): PrintedNumber => {
      return { n: i + 1, text, note, ...source, figures: behind(book, source) };
    });
  const ids = [...new Set(numbers.flatMap(({ figures }) => figures))];
  const rankById = new Map(book.statedRanks.map((rank) => [rank.rank, rank]));
  const names = ({ indicator, territory }: Figure | Rank): Named => ({
    indicatorName: book.indicatorOf(indicator)?.label ?? unnamed(indicator),
    territoryName: book.territoryOf(territory)?.label ?? unnamed(territory),
  });
  const figures = ids.flatMap((id): PrintedFigure[] => {
    const figure = book.findFigure(id);
    return figure ? [{ ...figure, ...names(figure) }] : [];
  });
  const ranks = ids.flatMap((id): PrintedRank[] => {
    const rank = rankById.get(id);
    if (!rank) return [];
    return [{ ...rank, ...names(rank), setName: book.setOf(rank.set)?.label ?? unnamed(rank.set) }];
  });
  const noted = new Map(bound.notes.map(({ origin, n }) => [origin, n]));
  const origins = new Set([...noted.keys(), ...[...figures, ...ranks].map(({ origin }) => origin)]);
  const sources = [...origins].flatMap((code) => {
    const origin = book.findOrigin(code);
    return origin ? [{ note: noted.get(code) ?? null, origin }] : [];
  });
  return { numbers, figures, ranks, sources };
}
