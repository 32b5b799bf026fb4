import type { Book } from '../engines/ledger/book.ts';
import { amountOf } from '../engines/ledger/weigh-origins.ts';
import { comparePeriods, yearsBefore } from '../kernels/figures/period.ts';
import { compareQuantities, type Quantity } from '../kernels/figures/quantity.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type { NumberSource } from '../model/briefing.ts';
import type { PrintedNumber } from './printed-prose.ts';
import { fails, holds, open, type Trial, type Word, type WordRule } from './test-words.ts';

const threshold =
  /^[^，。；,;]{0,12}?(?:突破|超过|超|跨上|迈上|站上|达到|越过|above|over|past|exceeded)\s*(?<amount>\d+(?:\.\d+)?\s*(?:%|(?:万|亿)?[\p{Script=Han}%]|(?:million|billion) yuan))/u;

/** The number it speaks of: the next one of its clause, else the last before. */
function numberOf({ printed, from, to, numbers }: Word): PrintedNumber {
  const next = numbers.find((number) => number.from >= to);
  const between = next && printed.text.slice(to, next.from);
  const isNear = between !== undefined && !/[，。；,;]/.test(between);
  return next && isNear ? next : (numbers.findLast((number) => number.to <= from) ?? numbers[0]!);
}

function wantedAmount(word: Word, now: Quantity): Quantity {
  const after = word.printed.text.slice(word.to, word.sentence.end);
  const words = threshold.exec(after)?.groups?.amount;
  const claim = words === undefined ? undefined : readClaims(words)[0];
  if (!claim?.value || !claim.unit) return now;
  const amount = { value: claim.value, unit: claim.unit };
  return compareQuantities(amount, now) === null ? now : amount;
}

const gap = (period: string): Trial =>
  open(`台账里没有${period}年的数字`, `the ledger holds no figure of ${period}`);

function judgeAmounts(word: Word, book: Book, source: NumberSource): Trial {
  const { indicator, territory, period, aspect } = source;
  const now = amountOf(book.value({ indicator, territory, period, aspect }));
  const before = yearsBefore(period);
  if (!now) return gap(period);
  const wanted = wantedAmount(word, now);
  if (compareQuantities(now, wanted) === -1)
    return fails(
      '还没有达到',
      'it is not there yet',
      `${wanted.value}${wanted.unit}`,
      `${now.value}${now.unit}`,
    );
  const earlier = book.history(indicator, territory).flatMap((point) => {
    if (point.period.length !== period.length || comparePeriods(point.period, period) >= 0)
      return [];
    const amount = amountOf(aspect === 'growth' ? point.growth.holds : point.level);
    return amount ? [{ period: point.period, amount }] : [];
  });
  const sooner = earlier.find(({ amount }) => (compareQuantities(amount, wanted) ?? -1) >= 0);
  if (sooner) {
    const { amount } = sooner;
    const said = `${sooner.period}: ${amount.value}${amount.unit}`;
    return fails('以前已经有过', 'it was so before', word.found[0], said);
  }
  return earlier.some((point) => point.period === before) ? holds : gap(before);
}

function judgeRanks(word: Word, book: Book, { set, ...source }: NumberSource): Trial {
  const ranks = book.statedRanks.filter(
    (rank) =>
      rank.set === set &&
      rank.indicator === source.indicator &&
      rank.territory === source.territory &&
      rank.aspect === source.aspect,
  );
  const now = ranks.find(({ period }) => period === source.period);
  const earlier = ranks.filter(({ period }) => comparePeriods(period, source.period) < 0);
  const sooner = earlier.find((rank) =>
    now?.n == null ? rank.band === now?.band : rank.n !== null && rank.n <= now.n,
  );
  if (!sooner) return earlier.length > 0 ? holds : gap(yearsBefore(source.period));
  const said = `${sooner.period}: ${sooner.n ?? sooner.band}`;
  return fails('以前已经有过', 'it was so before', word.found[0], said);
}

/** 首次突破300亿元, for the first time: no earlier year of the ledger may fulfil it. */
export const firstTime: WordRule = {
  rule: 'first-time',
  pattern: /(?:历史)?(?:首次|首度|第一次)|\bfor the first time\b/g,
  reach: (after) => threshold.exec(after)?.[0].length ?? 0,
  test: (word, book) => {
    const { source } = numberOf(word);
    return source.set === undefined
      ? judgeAmounts(word, book, source)
      : judgeRanks(word, book, source);
  },
};
