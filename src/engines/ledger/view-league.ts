import { comparePeriods } from '../../kernels/figures/period.ts';
import type { Aspect } from '../../model/figure.ts';
import type { LeagueChoices, LeagueFlow, LeagueView } from '../../model/league-view.ts';
import type { RankSet } from '../../model/territory.ts';
import type { Book, LeagueQuery } from './book.ts';
import { findInconsistencies } from './find-inconsistencies.ts';
import {
  showIndicator,
  showInconsistency,
  showRankLine,
  showSet,
  showTerritory,
  showValue,
} from './show-value.ts';

/** Periods with a figure of any member or a stated rank, newest first. */
export function leaguePeriods(book: Book, asked: Omit<LeagueQuery, 'period'>): string[] {
  const members = book.setOf(asked.set)?.members ?? [];
  const ofFigures = members.flatMap((territory) =>
    book
      .periodsOf(asked.indicator, territory)
      .filter(
        (period) =>
          book.figures({ indicator: asked.indicator, territory, period, aspect: asked.aspect })
            .length > 0,
      ),
  );
  const ofRanks = book.statedRanks
    .filter(
      (rank) =>
        rank.indicator === asked.indicator &&
        rank.aspect === asked.aspect &&
        rank.set === asked.set,
    )
    .map((rank) => rank.period);
  return [...new Set([...ofFigures, ...ofRanks])].sort((a, b) => comparePeriods(b, a));
}

/** Members of a set, then territories with a stated rank in it that its list leaves out. */
function membersOf(book: Book, query: LeagueQuery): string[] {
  const stated = book.statedRanks
    .filter(
      (rank) =>
        rank.indicator === query.indicator &&
        rank.aspect === query.aspect &&
        rank.set === query.set &&
        rank.period === query.period,
    )
    .map((rank) => rank.territory);
  return [...new Set([...(book.setOf(query.set)?.members ?? []), ...stated])];
}

function rowsOf(book: Book, query: LeagueQuery): LeagueView['rows'] {
  const league = book.league(query);
  const ranked = league.rows.map((row) => row.territory);
  const others = membersOf(book, query).filter((code) => !ranked.includes(code));
  const rows = [...ranked, ...others].map((territory) => {
    const row = league.rows.find((one) => one.territory === territory);
    const rank = book.rank({ ...query, territory });
    const value = row?.value ?? book.value({ ...query, territory });
    return {
      territory: showTerritory(book, territory),
      value: showValue(book, value),
      computed: league.why ? null : (row?.computed ?? null),
      stated: rank.stated.map((one) => showRankLine(book, one)),
      comparison: rank.comparison,
      own: territory === book.territory,
    };
  });
  const place = (row: (typeof rows)[number]) =>
    row.computed?.n ?? row.stated[0]?.n ?? Number.MAX_SAFE_INTEGER;
  return rows.sort((a, b) => place(a) - place(b));
}

/** The members of a set against each other, stated beside computed. */
export function viewLeague(book: Book, query: LeagueQuery): LeagueView {
  const indicator = book.indicatorOf(query.indicator);
  const league = book.league(query);
  return {
    indicator: {
      ...showIndicator(book, query.indicator),
      unit: indicator?.unit ?? '',
      unitEn: indicator?.unitEn ?? '',
      direction: indicator?.direction ?? 'neither',
    },
    aspect: query.aspect,
    period: league.period,
    set: showSet(book, query.set),
    rows: rowsOf(book, query),
    outOf: league.outOf,
    missing: league.missing.map((code) => showTerritory(book, code)),
    unnamed: league.unnamed,
    why: league.why?.detail ?? null,
    inconsistencies: findInconsistencies(book, query)
      .filter((found) => found.aspect === query.aspect)
      .map((found) => showInconsistency(book, found)),
    periods: leaguePeriods(book, query),
    sets: setsFor(book, query.indicator, query.aspect).map(({ code }) => showSet(book, code)),
  };
}

/** Sets of which two members have figures, or in which a rank is stated. */
function setsFor(book: Book, indicator: string, aspect: Aspect): RankSet[] {
  const there = new Set(book.territoriesWith(indicator));
  const stated = new Set(
    book.statedRanks
      .filter((rank) => rank.indicator === indicator && rank.aspect === aspect)
      .map((rank) => rank.set),
  );
  return book.sets.filter(
    (set) => stated.has(set.code) || set.members.filter((member) => there.has(member)).length > 1,
  );
}

/** The set to begin with: one with the own territory in it, with the most members that have figures. */
export function usualSet(book: Book, indicator: string, aspect: Aspect): string | undefined {
  const there = new Set(book.territoriesWith(indicator));
  const known = ({ members }: RankSet) => members.filter((code) => there.has(code)).length;
  const own = ({ members }: RankSet) => Number(members.includes(book.territory));
  const said = ({ code }: RankSet) =>
    leaguePeriods(book, { indicator, aspect, set: code }).length > 0;
  return setsFor(book, indicator, aspect)
    .filter(said)
    .sort(
      (a, b) => own(b) - own(a) || known(b) - known(a) || a.members.length - b.members.length,
    )[0]?.code;
}

/** What can be put into a league: indicators with a rank or with figures of several territories. */
export function leagueChoices(book: Book): LeagueChoices {
  const indicators = book.indicators.flatMap((indicator) => {
    const aspects = (['level', 'growth'] as const).filter((aspect) =>
      setsFor(book, indicator.code, aspect).some(
        (set) =>
          leaguePeriods(book, { indicator: indicator.code, aspect, set: set.code }).length > 0,
      ),
    );
    const { topic } = indicator;
    return aspects.length > 0 ? [{ ...showIndicator(book, indicator.code), aspects, topic }] : [];
  });
  const sets = book.sets.map((set) => ({ ...showSet(book, set.code), size: set.size }));
  return { indicators, sets };
}

/** Places over the periods, one line a territory. */
export function leagueFlow(book: Book, asked: Omit<LeagueQuery, 'period'>): LeagueFlow {
  const periods = leaguePeriods(book, asked).reverse();
  const territories = [
    ...new Set(periods.flatMap((period) => membersOf(book, { ...asked, period }))),
  ];
  const leagues = periods.map((period) => book.league({ ...asked, period }));
  const lines = territories.map((territory) => ({
    territory: showTerritory(book, territory),
    own: territory === book.territory,
    points: periods.map((period, i) => {
      const league = leagues[i]!;
      const row = league.rows.find((one) => one.territory === territory);
      const computed = league.why ? null : (row?.computed ?? null);
      const { stated } = book.rank({ ...asked, period, territory });
      const places = [...new Set(stated.flatMap((rank) => rank.n ?? []))];
      return {
        period,
        n: computed?.n ?? null,
        worst: computed?.worst ?? null,
        stated: places.length === 1 ? places[0]! : null,
      };
    }),
  }));
  const set = book.setOf(asked.set);
  return {
    indicator: showIndicator(book, asked.indicator),
    aspect: asked.aspect,
    set: showSet(book, asked.set),
    outOf: Math.max(set?.size ?? 0, set?.members.length ?? 0),
    periods,
    lines: lines.filter((line) => line.points.some((point) => point.n ?? point.stated)),
  };
}
