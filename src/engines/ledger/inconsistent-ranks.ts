import { compareQuantities, type Quantity } from '../../kernels/figures/quantity.ts';
import { yearsBefore, findPeriod } from '../../kernels/figures/period.ts';
import type { Rank } from '../../model/figure.ts';
import type { Label } from '../../model/label.ts';
import type { Inconsistency } from '../../model/ledger-answer.ts';
import type { RankSet } from '../../model/territory.ts';
import type { Book } from './book.ts';
import { periodName } from './book-index.ts';
import { grouped } from './grouped.ts';
import { amountOf, figuresBehind } from './weigh-origins.ts';

/** A rank that says a number. */
type Numbered = Rank & { n: number };

const isNumbered = (rank: Rank): rank is Numbered => rank.n !== null;

const made = (
  ranks: readonly Rank[],
  more: Pick<Inconsistency, 'rule' | 'detail' | 'got' | 'wanted'> & Partial<Inconsistency>,
): Inconsistency => {
  const first = ranks[0]!;
  return {
    indicator: first.indicator,
    period: first.period,
    aspect: first.aspect,
    set: first.set,
    territories: [...new Set(ranks.map((rank) => rank.territory))],
    figures: [],
    ranks: ranks.map((rank) => rank.rank),
    ...more,
  };
};

const alike = (text: string): Label => ({ zh: text, en: text });

/** Several sayings in both languages, put together by the same template. */
const joined = (parts: readonly Label[], by: Label): Label => ({
  zh: parts.map((part) => part.zh).join(by.zh),
  en: parts.map((part) => part.en).join(by.en),
});
const comma = { zh: ',', en: ', ' };

const nameOf = (book: Book, code: string): Label => book.territoryOf(code)?.label ?? alike(code);
const place = (n: number | string): Label => ({ zh: `第${n}位`, en: `no. ${n}` });

/** Amount in which 1 is best first: negative when a is better than b, null where nothing is known. */
function betterBy(book: Book, a: Rank, b: Rank): { order: number; figures: string[] } | null {
  const values = [a, b].map(({ indicator, territory, period, aspect }) =>
    book.value({ indicator, territory, period, aspect }),
  );
  const [left, right] = values.map(amountOf) as [Quantity | null, Quantity | null];
  const order = left && right && compareQuantities(left, right);
  if (order === null) return null;
  const isLower = book.indicatorOf(a.indicator)?.direction === 'down';
  const figures = values.flatMap(figuresBehind).map((figure) => figure.figure);
  return { order: isLower ? order : -order, figures };
}

/** Who stands where, and with what. */
function shownOf(book: Book, rank: Numbered): Label {
  const { indicator, territory, period, aspect } = rank;
  const amount = amountOf(book.value({ indicator, territory, period, aspect }));
  const value = amount ? ` (${amount.value}${amount.unit})` : '';
  const name = nameOf(book, territory);
  return { zh: `${name.zh}第${rank.n}位${value}`, en: `${name.en} no. ${rank.n}${value}` };
}

/** Two territories in one set: the better value must have the better place, and one place has one owner. */
function pairApart(book: Book, a: Numbered, b: Numbered): Inconsistency[] {
  if (a.territory === b.territory) return [];
  const values = betterBy(book, a, b);
  if (a.n === b.n) {
    if (values?.order === 0 || (a.tied && b.tied)) return [];
    return [
      made([a, b], {
        rule: 'rank-shared',
        detail: { zh: '两个地区同占一个位次', en: 'two territories hold the same place' },
        got: joined([shownOf(book, a), shownOf(book, b)], comma),
        wanted: values
          ? { zh: '按数值排出先后', en: 'places in the order of the values' }
          : { zh: '各占一个位次,或注明并列', en: 'a place each, or said to be tied' },
        figures: values?.figures ?? [],
      }),
    ];
  }
  const [upper, lower] = a.n < b.n ? [a, b] : [b, a];
  const order = values && (a.n < b.n ? values.order : -values.order);
  if (!values || order === null || order <= 0) return [];
  return [
    made([upper, lower], {
      rule: 'rank-against-values',
      detail: {
        zh: '位次靠前的地区数值反而靠后',
        en: 'the better place has the worse value',
      },
      got: joined([shownOf(book, upper), shownOf(book, lower)], comma),
      wanted: joined([nameOf(book, lower.territory), nameOf(book, upper.territory)], {
        zh: '先于',
        en: ' before ',
      }),
      figures: values.figures,
    }),
  ];
}

function againstPeers(book: Book, rank: Numbered): Inconsistency[] {
  const { indicator, territory, period, aspect, set } = rank;
  const { computed } = book.rank({ indicator, territory, period, aspect, set });
  if (!computed || (rank.n >= computed.n && rank.n <= computed.worst)) return [];
  const { n, worst } = computed;
  const wanted = place(n === worst ? n : `${n}–${worst}`);
  return [
    made([rank], {
      rule: 'rank-against-values',
      detail: {
        zh: '位次与各地数值排出的不符',
        en: 'the place is not the one that the values give',
      },
      got: shownOf(book, rank),
      wanted,
      figures: computed.from.map((figure) => figure.figure),
    }),
  ];
}

function beyondSize(book: Book, rank: Numbered): Inconsistency[] {
  const set = book.setOf(rank.set);
  const size = set?.size ?? null;
  if (size === null || rank.n <= size) return [];
  return [
    made([rank], {
      rule: 'rank-beyond-size',
      detail: { zh: '位次超出排名范围的个数', en: 'the place is beyond the size of the set' },
      got: place(rank.n),
      wanted: place(`1–${size}`),
    }),
  ];
}

/** What a rank says of the year before against the rank of the year before. */
function changeApart(rank: Numbered, all: readonly Numbered[]): Inconsistency[] {
  const said =
    rank.change !== null ? rank.n + rank.change : rank.previous === null ? null : rank.previous;
  if (said === null) return [];
  const wrongAlone =
    rank.previous !== null && rank.change !== null && rank.previous !== rank.n + rank.change;
  const lastYear = findPeriod(rank.period) ? yearsBefore(rank.period) : null;
  const others = all.filter(
    (other) => other.territory === rank.territory && periodName(other.period) === lastYear,
  );
  const against = others.filter((other) => other.n !== said);
  if (!wrongAlone && against.length === 0) return [];
  const won = rank.change ?? said - rank.n;
  const before = wrongAlone ? rank.previous : against[0]!.n;
  return [
    made([rank, ...against], {
      rule: 'rank-change',
      detail: {
        zh: '位次变化与上年位次不符',
        en: 'the places won or lost do not fit the rank of the year before',
      },
      got: {
        zh: `第${rank.n}位,较上年${won < 0 ? '下降' : '提升'}${Math.abs(won)}位`,
        en: `no. ${rank.n}, ${Math.abs(won)} places ${won < 0 ? 'lost' : 'won'}`,
      },
      wanted: { zh: `上年第${before}位`, en: `no. ${before} the year before` },
    }),
  ];
}

function originsDiffer(rank: Numbered, group: readonly Numbered[]): Inconsistency[] {
  const others = group.filter(
    (other) => other.territory === rank.territory && other.n !== rank.n && other.rank > rank.rank,
  );
  return others.map((other) =>
    made([rank, other], {
      rule: 'rank-origins-differ',
      detail: { zh: '来源之间位次不一', en: 'origins state different places' },
      got: {
        zh: `第${rank.n}位(${rank.origin})、第${other.n}位(${other.origin})`,
        en: `no. ${rank.n} (${rank.origin}), no. ${other.n} (${other.origin})`,
      },
      wanted: { zh: '一个位次', en: 'one place' },
    }),
  );
}

const contains = (large: RankSet, small: RankSet) =>
  large.code !== small.code &&
  small.members.length > 0 &&
  large.members.length > small.members.length &&
  small.members.every((member) => large.members.includes(member));

/**
 * The same indicator in a set and in a smaller one inside it: nobody stands worse in the smaller
 * one, nobody has more ahead of it than the larger holds, and the order of two stays the same.
 */
function acrossSets(book: Book, large: readonly Numbered[], small: readonly Numbered[]) {
  const [outer, inner] = [book.setOf(large[0]!.set)!, book.setOf(small[0]!.set)!];
  const outside = outer.members.length - inner.members.length;
  const whole = outer.size === null || outer.size === outer.members.length;
  const found: Inconsistency[] = [];
  const detail = {
    zh: '大小两个范围内的位次互相矛盾',
    en: 'places in the larger and the smaller set contradict each other',
  };
  const pairs = small.flatMap((s) => {
    const l = large.find((one) => one.territory === s.territory);
    return l ? [{ s, l }] : [];
  });
  for (const { s, l } of pairs) {
    const tooFar = whole && l.n - s.n > outside;
    if (s.n <= l.n && !tooFar) continue;
    const name = nameOf(book, s.territory);
    const got = {
      zh: `${name.zh}:${outer.label.zh}第${l.n}位,${inner.label.zh}第${s.n}位`,
      en: `${name.en}: no. ${l.n} in ${outer.label.en}, no. ${s.n} in ${inner.label.en}`,
    };
    const least = tooFar ? s.n + outside : l.n;
    const wanted = { zh: `不后于第${least}位`, en: `no. ${least} or better` };
    found.push(made([s, l], { rule: 'rank-across-sets', detail, got, wanted }));
  }
  for (const [i, a] of pairs.entries()) {
    for (const b of pairs.slice(i + 1)) {
      if (Math.sign(a.s.n - b.s.n) * Math.sign(a.l.n - b.l.n) >= 0) continue;
      const got = joined([shownOf(book, a.s), shownOf(book, b.s)], comma);
      const order = joined([shownOf(book, a.l), shownOf(book, b.l)], comma);
      const wanted = {
        zh: `同${outer.label.zh}:${order.zh}`,
        en: `as in ${outer.label.en}: ${order.en}`,
      };
      found.push(made([a.s, b.s, a.l, b.l], { rule: 'rank-across-sets', detail, got, wanted }));
    }
  }
  return found;
}

function inOneSet(book: Book, group: readonly Numbered[], all: readonly Numbered[]) {
  const pairs = group.flatMap((a, i) => group.slice(i + 1).flatMap((b) => pairApart(book, a, b)));
  const named = new Set(pairs.flatMap((found) => found.ranks));
  const alone = group.filter((rank) => !named.has(rank.rank));
  return [
    ...pairs,
    ...alone.flatMap((rank) => againstPeers(book, rank)),
    ...group.flatMap((rank) => [
      ...beyondSize(book, rank),
      ...changeApart(rank, all),
      ...originsDiffer(rank, group),
    ]),
  ];
}

/** What the stated ranks of one indicator and aspect say that cannot be true together. */
export function inconsistentRanks(book: Book, ranks: readonly Rank[]): Inconsistency[] {
  const numbered = ranks.filter(isNumbered).filter((rank) => findPeriod(rank.period));
  const groups = grouped(numbered, (rank) => `${periodName(rank.period)} ${rank.set}`);
  const lists = [...groups.values()];
  const within = lists.flatMap((group) =>
    inOneSet(
      book,
      group,
      numbered.filter((rank) => rank.set === group[0]!.set),
    ),
  );
  const across = lists.flatMap((large) =>
    lists.flatMap((small) => {
      const [outer, inner] = [book.setOf(large[0]!.set), book.setOf(small[0]!.set)];
      const samePeriod = periodName(large[0]!.period) === periodName(small[0]!.period);
      return samePeriod && outer && inner && contains(outer, inner)
        ? acrossSets(book, large, small)
        : [];
    }),
  );
  return [...within, ...across];
}
