import { isConvertible } from '../../kernels/figures/quantity.ts';
import { rankEntries } from '../../kernels/figures/rank.ts';
import { findPeriod, yearsBefore } from '../../kernels/figures/period.ts';
import type { FigureKey, Rank } from '../../model/figure.ts';
import type {
  ComputedRank,
  League,
  LeagueRow,
  NoAnswer,
  RankAnswer,
  RankQuery,
  Value,
} from '../../model/ledger-answer.ts';
import { periodName, rankKey, type BookIndex } from './book-index.ts';
import { noAnswer } from './no-answer.ts';
import { amountOf, figuresBehind } from './weigh-origins.ts';

export type LeagueQuery = Omit<RankQuery, 'territory'>;

const noRanks: readonly Rank[] = [];

/** Ranks as stated and as the figures of the members give them. */
export interface Ranker {
  league(query: LeagueQuery): League;
  rank(query: RankQuery): RankAnswer;
}

function whyNoLeague(index: BookIndex, query: LeagueQuery): NoAnswer | null {
  const set = index.sets.get(query.set);
  if (!set) return noAnswer('unknown-set', query.set);
  if (!index.indicators.has(query.indicator)) return noAnswer('unknown-indicator', query.indicator);
  if (!findPeriod(query.period)) return noAnswer('unknown-period', query.period);
  return set.members.length < 2 ? noAnswer('no-members') : null;
}

/** Members in an order: the ranked, then the others as the set names them. */
function rowsOf(
  members: readonly string[],
  values: ReadonlyMap<string, Value>,
  ranks: readonly Rank[],
  better: 'higher' | 'lower',
  size: number,
): { rows: LeagueRow[]; missing: string[]; known: number } {
  const unit = [...values.values()].map(amountOf).find((amount) => amount)?.unit;
  const entries = members.map((key) => {
    const amount = amountOf(values.get(key)!);
    return { key, amount: amount && isConvertible(amount.unit, unit!) ? amount : null };
  });
  const { ranked, missing } = rankEntries(entries, better, size);
  const places = new Map(ranked.map(({ key, n, worst, tied }) => [key, { n, worst, tied }]));
  const order = [...ranked.map(({ key }) => key), ...missing];
  const rows = order.map((territory) => ({
    territory,
    value: values.get(territory)!,
    computed: places.get(territory) ?? null,
    stated: ranks.filter((rank) => rank.territory === territory),
  }));
  return { rows, missing, known: ranked.length };
}

function compare(stated: readonly Rank[], computed: ComputedRank | null): RankAnswer['comparison'] {
  const numbers = [...new Set(stated.flatMap(({ n }) => n ?? []))];
  if (numbers.length > 1) return 'contradict';
  const [n] = numbers;
  if (n === undefined)
    return stated.length > 0 ? 'stated-only' : computed ? 'computed-only' : 'none';
  if (!computed) return 'stated-only';
  if (n < computed.n || n > computed.worst) return 'contradict';
  return computed.n === computed.worst ? 'agree' : 'possible';
}

/** @param valueOf what holds for a key, stated or worked out */
export function makeRanker(index: BookIndex, valueOf: (key: FigureKey) => Value): Ranker {
  const leagues = new Map<string, League>();

  function makeLeague(query: LeagueQuery, ranks: readonly Rank[]): League {
    const set = index.sets.get(query.set);
    const why = whyNoLeague(index, query);
    const { indicator, period, aspect } = query;
    const members = set?.members ?? [];
    const values = new Map(
      members.map((territory) => [territory, valueOf({ indicator, territory, period, aspect })]),
    );
    const better = index.indicators.get(indicator)?.direction === 'down' ? 'lower' : 'higher';
    const size = Math.max(set?.size ?? 0, members.length);
    const { rows, missing, known } = rowsOf(members, values, ranks, better, size);
    const base = { ...query, rows, outOf: size, missing, unnamed: size - members.length };
    return { ...base, why: why ?? (known < 2 ? noAnswer('no-members') : null) };
  }

  function league(asked: LeagueQuery): League {
    const query = {
      indicator: asked.indicator,
      period: periodName(asked.period),
      aspect: asked.aspect,
      set: asked.set,
    };
    const key = rankKey(query.indicator, query.period, query.aspect, query.set);
    let known = leagues.get(key);
    if (!known) {
      known = makeLeague(query, index.ranks.get(key) ?? noRanks);
      leagues.set(key, known);
    }
    return known;
  }

  /** The place a year before, only where nothing is open in it. */
  function previousPlace(query: LeagueQuery, territory: string): number | null {
    const before = league({ ...query, period: yearsBefore(query.period) });
    const row = before.rows.find((one) => one.territory === territory);
    if (before.why || !row?.computed || row.computed.worst !== row.computed.n) return null;
    return row.computed.n;
  }

  function computedRank(found: League, territory: string): ComputedRank | null {
    const row = found.rows.find((one) => one.territory === territory);
    if (found.why || !row?.computed) return null;
    const { n, worst, tied } = row.computed;
    const previous = n === worst ? previousPlace(found, territory) : null;
    return {
      n,
      worst,
      tied,
      outOf: found.outOf,
      missing: found.missing,
      unnamed: found.unnamed,
      previous,
      change: previous === null ? null : previous - n,
      from: found.rows.flatMap(({ value, computed }) => (computed ? figuresBehind(value) : [])),
    };
  }

  function rank(query: RankQuery): RankAnswer {
    const found = league(query);
    const key = rankKey(found.indicator, found.period, found.aspect, found.set);
    const stated = (index.ranks.get(key) ?? noRanks).filter(
      ({ territory }) => territory === query.territory,
    );
    const computed = computedRank(found, query.territory);
    const why = computed ? null : (found.why ?? noAnswer('not-in-ledger'));
    const comparison = compare(stated, computed);
    return { ...query, stated, computed, why, comparison };
  }

  return { league, rank };
}
