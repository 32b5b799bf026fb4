import { trimDecimal } from '../../kernels/figures/decimal.ts';
import { findPeriod } from '../../kernels/figures/period.ts';
import type { Figure, FigureKey, Origin, Rank } from '../../model/figure.ts';
import type { Goal } from '../../model/goal.ts';
import type { Indicator } from '../../model/indicator.ts';
import type {
  GrowthAnswer,
  HistoryPoint,
  League,
  RankAnswer,
  RankQuery,
  TargetProgress,
  Value,
} from '../../model/ledger-answer.ts';
import type { RankSet, Territory } from '../../model/territory.ts';
import {
  allCurrent,
  figuresAt,
  indexBook,
  periodName,
  periodsAt,
  type BookIndex,
  type BookInput,
  type BookTarget,
} from './book-index.ts';
import type { NameIndex } from './name-index.ts';
import { none } from './no-answer.ts';
import { makeRanker, type LeagueQuery, type Ranker } from './rank-members.ts';
import { percentOf, reachTarget } from './reach-targets.ts';
import { makeReckoner, type Reckoner } from './reckon.ts';
import { amountOf, figuresBehind } from './weigh-origins.ts';

export type { BookInput, BookTarget, LeagueQuery };

type PlainKey = Omit<FigureKey, 'aspect'>;

/**
 * The ledger of one district in memory. Pure: nothing is read or written, so that a briefing is
 * checked as fast as it is typed. Whatever is asked that is not there has a reason, never an error.
 */
export interface Book {
  readonly district: string;
  /** the district's own territory */
  readonly territory: string;
  readonly indicators: readonly Indicator[];
  readonly territories: readonly Territory[];
  readonly sets: readonly RankSet[];
  readonly goals: readonly Goal[];
  readonly origins: readonly Origin[];

  /** By code; undefined where there is none. */
  indicatorOf(code: string): Indicator | undefined;
  findOrigin(code: string): Origin | undefined;
  /** By id, also one that was revised, where the book was made with it. */
  findFigure(id: string): Figure | undefined;
  territoryOf(code: string): Territory | undefined;
  setOf(code: string): RankSet | undefined;

  /** By code, label or alias; failing that by the longest name inside the words. Undefined when none or several fit. */
  findIndicator(words: string): Indicator | undefined;
  findTerritory(words: string): Territory | undefined;
  findSet(words: string): RankSet | undefined;
  /** All that are called so, or whose longest name stands inside the words. */
  indicatorsNamed(words: string): Indicator[];

  /** All that hold: one a key and origin. */
  currentFigures(): Figure[];
  /** Current figures of all origins for a key. */
  figures(key: FigureKey): readonly Figure[];
  /** What the ledger says: stated, else computed, else why not. */
  value(key: FigureKey): Value;
  /** What origins say, nothing worked out. */
  stated(key: FigureKey): Value;
  /** What formula or parts give, whatever is stated. */
  byFormula(key: FigureKey): Value;
  growth(key: PlainKey): GrowthAnswer;

  /** Stated and computed rank in one set. */
  rank(query: RankQuery): RankAnswer;
  /** In every set in which a rank is stated or can be computed; those stated first. */
  ranks(key: FigureKey): RankAnswer[];
  /** The members of a set against each other. */
  league(query: LeagueQuery): League;
  /** All ranks as stated. */
  readonly statedRanks: readonly Rank[];

  /** In percent of a whole: another indicator, another territory, or both; by default its `partOf`, else the territory above. */
  share(key: PlainKey, whole?: { indicator?: string; territory?: string }): Value;
  /** @param today civil day, for what runs; without it the period is taken to be over */
  targets(key: PlainKey, today?: string): TargetProgress[];
  /** Targets of an indicator and territory, whatever the period. */
  targetsOf(indicator: string, territory: string): readonly BookTarget[];

  /** Every period with a figure or its growth, first to last. */
  periodsOf(indicator: string, territory: string): string[];
  /** The same with what the ledger says of each. */
  history(indicator: string, territory: string): HistoryPoint[];
  /** Those whose parent this is, as the atlas names them. */
  territoriesBelow(code: string): readonly Territory[];
  /** Territories with figures of an indicator. */
  territoriesWith(indicator: string): string[];

  /** The same book with these figures too: what a draft would do. */
  withFigures(figures: readonly Figure[]): Book;
}

const theOnly = <T>(items: readonly T[]): T | undefined =>
  items.length === 1 ? items[0] : undefined;

/** Things by the words that name them: exactly first, else the longest name inside. */
const named = <T>(names: NameIndex, items: ReadonlyMap<string, T>, words: string): T[] => {
  const exact = names.exact(words);
  return (exact.length > 0 ? exact : names.inside(words)).map((code) => items.get(code)!);
};

function share(
  index: BookIndex,
  reckoner: Reckoner,
  key: PlainKey,
  asked: { indicator?: string; territory?: string } | undefined,
): Value {
  const partOf = index.indicators.get(key.indicator)?.partOf;
  const above = index.territories.get(key.territory)?.parent;
  const byDefault = partOf ? { indicator: partOf } : above ? { territory: above } : undefined;
  const of = asked ?? byDefault;
  if (!of) return none('no-whole');
  const part = reckoner.value({ ...key, aspect: 'level' });
  const whole = reckoner.value({ ...key, ...of, aspect: 'level' });
  const [a, b] = [amountOf(part), amountOf(whole)];
  if (!a) return part.kind === 'conflict' ? none('conflict') : part;
  if (!b) return whole.kind === 'conflict' ? none('conflict') : none('no-whole');
  const value = percentOf(a, b, 8);
  if (value === null) return none('units');
  const from = [...figuresBehind(part), ...figuresBehind(whole)];
  const trimmed = trimDecimal(value);
  return { kind: 'computed', value: trimmed, unit: '%', how: 'share', from, exact: false };
}

function ranksIn(index: BookIndex, ranker: Ranker, key: FigureKey): RankAnswer[] {
  const all = [...index.sets.values()].map(({ code }) => ranker.rank({ ...key, set: code }));
  const there = all.filter((answer) => answer.comparison !== 'none');
  return [
    ...there.filter((answer) => answer.stated.length > 0),
    ...there.filter((answer) => answer.stated.length === 0),
  ];
}

/** Makes the book of a district. Building takes time in proportion to its figures; answers are worked out when asked. */
export function makeBook(input: BookInput): Book {
  const index = indexBook(input);
  const reckoner = makeReckoner(index);
  const ranker = makeRanker(index, reckoner.value);
  const indicatorsNamed = (words: string) => named(index.indicatorNames, index.indicators, words);
  const targetsOf = (indicator: string, territory: string) =>
    index.targets.get(`${indicator} ${territory}`) ?? [];

  return {
    district: input.district,
    territory: input.territory,
    indicators: input.indicators,
    territories: input.atlas.territories,
    sets: input.atlas.sets,
    goals: input.goals,
    origins: input.origins,
    statedRanks: input.ranks,
    indicatorOf: (code) => index.indicators.get(code),
    findOrigin: (code) => index.origins.get(code),
    findFigure: (id) => index.figures.get(id),
    territoryOf: (code) => index.territories.get(code),
    setOf: (code) => index.sets.get(code),
    findIndicator: (words) => theOnly(indicatorsNamed(words)),
    findTerritory: (words) => theOnly(named(index.territoryNames, index.territories, words)),
    findSet: (words) => theOnly(named(index.setNames, index.sets, words)),
    indicatorsNamed,
    currentFigures: () => allCurrent(index),
    figures: (key) => figuresAt(index, key.indicator, key.territory, key.period, key.aspect),
    value: reckoner.value,
    stated: reckoner.stated,
    byFormula: reckoner.byFormula,
    growth: reckoner.growth,
    rank: ranker.rank,
    ranks: (key) => ranksIn(index, ranker, key),
    league: ranker.league,
    share: (key, whole) => share(index, reckoner, key, whole),
    targetsOf,
    targets: (key, today) =>
      targetsOf(key.indicator, key.territory)
        .filter((target) => periodName(target.period) === periodName(key.period))
        .filter((target) => findPeriod(target.period))
        .map((target) => {
          const actual = reckoner.value({ ...key, aspect: target.aspect });
          const indicator = index.indicators.get(key.indicator);
          return reachTarget(target, indicator, actual, today ?? null);
        }),
    periodsOf: (indicator, territory) => periodsAt(index, indicator, territory),
    history: (indicator, territory) =>
      periodsAt(index, indicator, territory).map((period) => ({
        period,
        level: reckoner.value({ indicator, territory, period, aspect: 'level' }),
        growth: reckoner.growth({ indicator, territory, period }),
      })),
    territoriesBelow: (code) => index.below.get(code) ?? [],
    territoriesWith: (indicator) => [...(index.shelves.get(indicator)?.keys() ?? [])],
    withFigures: (figures) => makeBook({ ...input, figures: [...input.figures, ...figures] }),
  };
}
