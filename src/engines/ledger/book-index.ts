import { comparePeriods, findPeriod } from '../../kernels/figures/period.ts';
import type { Figure, Origin, Rank, StatedTarget } from '../../model/figure.ts';
import type { Goal } from '../../model/goal.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { RankSet, Territory } from '../../model/territory.ts';
import { grouped } from './grouped.ts';
import { makeNameIndex, type NameIndex } from './name-index.ts';

/** A target as the ledger holds it. */
export type BookTarget = StatedTarget & { origin: string };

/** What a book is made of: the ledger of one district. */
export interface BookInput {
  district: string;
  /** the district's own territory */
  territory: string;
  indicators: readonly Indicator[];
  atlas: { territories: readonly Territory[]; sets: readonly RankSet[] };
  goals: readonly Goal[];
  origins: readonly Origin[];
  /** of each key and origin the highest revision holds; others are left aside */
  figures: readonly Figure[];
  ranks: readonly Rank[];
  targets: readonly BookTarget[];
}

/** The figures of one indicator of one territory: period → aspect → current figure of each origin. */
export type Shelf = Map<string, { level: Figure[]; growth: Figure[] }>;

/** A book's contents by what they are asked for. */
export interface BookIndex {
  indicators: ReadonlyMap<string, Indicator>;
  territories: ReadonlyMap<string, Territory>;
  /** territories by their parent */
  below: ReadonlyMap<string, readonly Territory[]>;
  sets: ReadonlyMap<string, RankSet>;
  origins: ReadonlyMap<string, Origin>;
  figures: ReadonlyMap<string, Figure>;
  /** indicator → territory → its figures */
  shelves: ReadonlyMap<string, ReadonlyMap<string, Shelf>>;
  /** by `rankKey` */
  ranks: ReadonlyMap<string, readonly Rank[]>;
  /** by indicator and territory */
  targets: ReadonlyMap<string, readonly BookTarget[]>;
  indicatorNames: NameIndex;
  territoryNames: NameIndex;
  setNames: NameIndex;
}

const nothing: readonly Figure[] = [];

const spellings = new Map<string, string>();

/** A period in its one spelling; one that does not exist stays as it is and finds nothing. */
export function periodName(text: string): string {
  const known = spellings.get(text);
  if (known !== undefined) return known;
  const name = findPeriod(text)?.text ?? text;
  if (spellings.size > 5_000) spellings.clear();
  spellings.set(text, name);
  return name;
}

export const rankKey = (indicator: string, period: string, aspect: string, set: string): string =>
  `${indicator} ${period} ${aspect} ${set}`;

function putFigure(shelves: Map<string, Map<string, Shelf>>, figure: Figure): void {
  let territories = shelves.get(figure.indicator);
  if (!territories) shelves.set(figure.indicator, (territories = new Map()));
  let shelf = territories.get(figure.territory);
  if (!shelf) territories.set(figure.territory, (shelf = new Map()));
  const period = periodName(figure.period);
  let aspects = shelf.get(period);
  if (!aspects) shelf.set(period, (aspects = { level: [], growth: [] }));
  const list = aspects[figure.aspect];
  const same = list.findIndex((other) => other.origin === figure.origin);
  if (same < 0) list.push(figure);
  else if (list[same]!.revision < figure.revision) list[same] = figure;
}

const byCode = <T extends { code: string }>(items: readonly T[]) =>
  new Map(items.map((item) => [item.code, item]));

/** Lays the contents of a book out: time and memory grow with the number of figures alone. */
export function indexBook(input: BookInput): BookIndex {
  const shelves = new Map<string, Map<string, Shelf>>();
  const figures = new Map<string, Figure>();
  for (const figure of input.figures) {
    putFigure(shelves, figure);
    figures.set(figure.figure, figure);
  }
  const { territories, sets } = input.atlas;
  return {
    indicators: byCode(input.indicators),
    territories: byCode(territories),
    below: grouped(territories, (territory) => territory.parent ?? ''),
    sets: byCode(sets),
    origins: byCode(input.origins),
    figures,
    shelves,
    ranks: grouped(input.ranks, (r) => rankKey(r.indicator, periodName(r.period), r.aspect, r.set)),
    targets: grouped(input.targets, (t) => `${t.indicator} ${t.territory}`),
    indicatorNames: makeNameIndex(input.indicators),
    territoryNames: makeNameIndex(territories),
    setNames: makeNameIndex(sets),
  };
}

/** The current figures of all origins for a key; empty where nobody says anything. */
export function figuresAt(
  index: BookIndex,
  indicator: string,
  territory: string,
  period: string,
  aspect: 'level' | 'growth',
): readonly Figure[] {
  const shelf = index.shelves.get(indicator)?.get(territory)?.get(periodName(period));
  return shelf?.[aspect] ?? nothing;
}

/** All figures that hold, by indicator, territory and period. */
export const allCurrent = (index: BookIndex): Figure[] =>
  [...index.shelves.values()].flatMap((territories) =>
    [...territories.values()].flatMap((shelf) =>
      [...shelf.values()].flatMap(({ level, growth }) => [...level, ...growth]),
    ),
  );

/** Periods for which there is a figure or its growth, first to last; those that do not exist left out. */
export function periodsAt(index: BookIndex, indicator: string, territory: string): string[] {
  const shelf = index.shelves.get(indicator)?.get(territory);
  return [...(shelf?.keys() ?? [])].filter((p) => findPeriod(p)).sort(comparePeriods);
}
