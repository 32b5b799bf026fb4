import { comparePeriods } from '../../kernels/figures/period.ts';
import { convertQuantity } from '../../kernels/figures/quantity.ts';
import type { Aspect } from '../../model/figure.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { Label } from '../../model/label.ts';
import type { Value } from '../../model/ledger-answer.ts';
import type {
  IndicatorLine,
  IndicatorPage,
  IndicatorQuery,
  Point,
} from '../../model/ledger-view.ts';
import type { Book } from './book.ts';
import { foldWords } from './name-index.ts';
import {
  showGrowth,
  showRank,
  showTarget,
  showTerritory,
  showValue,
  type Named,
} from './show-value.ts';
import { shownPeriods, shownTerritories } from './shown-periods.ts';
import { amountOf } from './weigh-origins.ts';

/** Indicators of which only the growth is published are drawn by it. */
export const drawnAspect = (indicator: Indicator | undefined): Aspect =>
  indicator?.kind === 'growth' ? 'growth' : 'level';

/** An amount as a point of a line, in the unit asked for; null for what cannot be drawn on it. */
export function pointOf(period: string, value: Value, unit: string): Point {
  const amount = amountOf(value);
  return { period, value: amount && (convertQuantity(amount, unit)?.value ?? null) };
}

/** The line of an indicator over all its periods. */
export function lineOf(book: Book, indicator: Indicator, territory: string): Point[] {
  const aspect = drawnAspect(indicator);
  const unit = aspect === 'growth' ? '%' : indicator.unit;
  return shownPeriods(book, indicator.code, territory).map((period) =>
    pointOf(period, book.value({ indicator: indicator.code, territory, period, aspect }), unit),
  );
}

/** Territories that have figures, the district's own first, then as the atlas names them. */
export function territoriesShown(book: Book, indicators: readonly Indicator[]): Named[] {
  const there = new Set(indicators.flatMap(({ code }) => shownTerritories(book, code)));
  const others = book.territories.filter(({ code }) => there.has(code) && code !== book.territory);
  return [book.territory, ...others.map(({ code }) => code)].map((code) =>
    showTerritory(book, code),
  );
}

/** Small so that each line of the table shows where its shape comes from, not a decade of days. */
const sparkPoints = 12;

function indicatorLine(
  book: Book,
  indicator: Indicator,
  asked: { territory: string; period: string | undefined; today: string },
): IndicatorLine {
  const { code } = indicator;
  const { territory, today } = asked;
  const period = asked.period ?? shownPeriods(book, code, territory).at(-1) ?? null;
  const key = { indicator: code, territory, period: period ?? '' };
  const ranks = (['level', 'growth'] as const).flatMap((aspect) =>
    period === null ? [] : book.ranks({ ...key, aspect }),
  );
  const target = period === null ? undefined : book.targets(key, today)[0];
  return {
    code,
    label: indicator.label,
    topic: indicator.topic,
    unit: indicator.unit,
    unitEn: indicator.unitEn,
    direction: indicator.direction,
    kind: indicator.kind,
    department: indicator.department ?? null,
    period,
    level: showValue(book, book.value({ ...key, aspect: 'level' })),
    growth: showGrowth(book, book.growth(key)),
    ranks: ranks.map((rank) => showRank(book, rank)),
    target: target ? showTarget(book, target) : null,
    spark: lineOf(book, indicator, territory).slice(-sparkPoints),
  };
}

const isAskedFor = (indicator: Indicator, words: string): boolean => {
  const names = [indicator.code, indicator.label.zh, indicator.label.en, ...indicator.aliases];
  return names.some((name) => foldWords(name).includes(words));
};

/** Whether there is anything to show for an indicator: in the period, or at all. */
const isThere = (book: Book, code: string, territory: string, period: string | undefined) => {
  const periods = shownPeriods(book, code, territory);
  return period === undefined ? periods.length > 0 : periods.includes(period);
};

/**
 * A page of the table of indicators: those with figures first, in the order in which they are
 * declared; with a period only those that have figures for it.
 */
export function viewIndicators(
  book: Book,
  query: IndicatorQuery,
  today: string,
  /** names of topics; one that has none stands for itself */
  topicNames: Readonly<Record<string, Label | undefined>> = {},
): Omit<IndicatorPage, 'waiting'> {
  const territory = query.territory ?? book.territory;
  const words = foldWords(query.q ?? '');
  const found = book.indicators.filter((indicator) => isAskedFor(indicator, words));
  const ofTopic = found.filter(({ topic }) => query.topic === undefined || topic === query.topic);
  const there = ofTopic.filter(({ code }) => isThere(book, code, territory, query.period));
  const empty = query.period
    ? []
    : ofTopic.filter(({ code }) => !isThere(book, code, territory, undefined));
  const all = [...there, ...empty];
  const topics = new Map<string, number>();
  for (const { topic } of found) topics.set(topic, (topics.get(topic) ?? 0) + 1);
  const periods = new Set(
    book.indicators.flatMap(({ code }) => shownPeriods(book, code, territory)),
  );
  const { page, pageSize } = query;
  return {
    territory: showTerritory(book, territory),
    territories: territoriesShown(book, book.indicators),
    lines: all
      .slice((page - 1) * pageSize, page * pageSize)
      .map((indicator) =>
        indicatorLine(book, indicator, { territory, period: query.period, today }),
      ),
    total: all.length,
    page,
    pageSize,
    topics: [...topics].map(([topic, n]) => ({
      topic,
      label: topicNames[topic] ?? { zh: topic, en: topic },
      n,
    })),
    periods: [...periods].sort((a, b) => comparePeriods(b, a)),
  };
}
