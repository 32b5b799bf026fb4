import type { Book } from '../engines/ledger/book.ts';
import { amountOf, figuresBehind } from '../engines/ledger/weigh-origins.ts';
import { readChineseNumber } from '../kernels/figures/chinese-number.ts';
import { compareDecimals, decimalText, exact } from '../kernels/figures/exact.ts';
import { growthBounds, roundedFrom } from '../kernels/figures/growth.ts';
import { yearsBefore } from '../kernels/figures/period.ts';
import { lastDigit } from '../kernels/figures/quantity.ts';
import type { NumberSource } from '../model/briefing.ts';
import { fails, holds, numberBeside, open, type Trial, type WordRule } from './test-words.ts';

/** So many times the amount of so many years before; `rounded` as far as the number goes, else at least. */
interface Multiple {
  times: string;
  years: number;
  rounded: boolean;
}

const digits = '[一二两三四五六七八九十]|\\d+(?:\\.\\d+)?';
const span = '(?:(?<years>[一二两三四五六七八九十]|\\d+)年(?:来|内|间)?(?:实现)?)?';
const pattern = new RegExp(
  [
    `${span}翻了?(?<doublings>[一二两三四]|\\d)?番`,
    `(?:增长|增加|提高|扩大)了?(?<more>${digits})倍(?<open>以上|多)?`,
    `(?:上年|去年)的(?<times>${digits})倍(?<above>以上|多)?`,
    '\\b(?<verb>doubled|tripled|trebled|quadrupled)(?: (?:in|over|within) (?<span>two|three|four|five|ten|\\d+) years)?',
  ].join('|'),
  'g',
);

const englishNumbers: Readonly<Record<string, number>> = {
  doubled: 2,
  tripled: 3,
  trebled: 3,
  quadrupled: 4,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
};

const numberOf = (words: string): string =>
  /^\d/.test(words) ? words : String(englishNumbers[words] ?? readChineseNumber(words) ?? 1);

function readMultiple(groups: Readonly<Record<string, string | undefined>>): Multiple {
  const { years, doublings, more, times, verb } = groups;
  if (more) {
    const factor = decimalText(exact(numberOf(more)).plus(1));
    return { times: factor, years: 1, rounded: !groups.open };
  }
  if (times) return { times: numberOf(times), years: 1, rounded: !groups.above };
  const over = Number(numberOf(years ?? groups.span ?? '1'));
  if (verb) return { times: numberOf(verb), years: over, rounded: false };
  const twos = 2 ** Number(numberOf(doublings ?? '1'));
  return { times: String(twos), years: over, rounded: false };
}

/** What growth the ledger leaves open between base and now, in percent, and in what words. */
function growthOf(book: Book, source: NumberSource, years: number) {
  const { indicator, territory, period } = source;
  const key = { indicator, territory, aspect: 'level' as const };
  const now = book.value({ ...key, period });
  const base = book.value({ ...key, period: yearsBefore(period, years) });
  const [a, b] = [amountOf(now), amountOf(base)];
  const bounds = a && b ? growthBounds(a, b) : null;
  const figures = [...figuresBehind(now), ...figuresBehind(base)].map(({ figure }) => figure);
  if (a && b && bounds)
    return { ...bounds, words: `${b.value}${b.unit} → ${a.value}${a.unit}`, figures };
  const { holds: stated } = book.growth({ indicator, territory, period });
  const growth = years === 1 ? amountOf(stated) : null;
  if (growth?.unit !== '%') return undefined;
  const [low, high] = roundedFrom(growth);
  const behind = figuresBehind(stated).map(({ figure }) => figure);
  return { low: low.value, high: high.value, words: `${growth.value}%`, figures: behind };
}

function judge(
  { times, years, rounded }: Multiple,
  said: string,
  book: Book,
  source: NumberSource,
): Trial {
  const found = growthOf(book, source, years);
  if (!found) {
    const base = yearsBefore(source.period, years);
    return open(`台账里没有${base}年的基数`, `the ledger holds no base of ${base}`);
  }
  const wanted = exact(times).minus(1).times(100);
  const half = rounded ? exact(lastDigit(times)).times(50) : exact('0');
  const least = decimalText(wanted.minus(half));
  const isEnough = compareDecimals(found.high, least) >= 0;
  const isTooMuch = rounded && compareDecimals(found.low, decimalText(wanted.plus(half))) > 0;
  if (isEnough && !isTooMuch) return holds;
  return fails(
    '倍数与台账不符',
    'the ledger gives another multiple',
    said,
    found.words,
    found.figures,
  );
}

/** 翻一番, 三年翻两番, 增长2倍, 是上年的3倍, doubled: against the level and the level of its base. */
export const multiples: WordRule = {
  rule: 'multiple',
  pattern,
  test: (word, book) => {
    const beside = numberBeside(word, ({ source }) => source.set === undefined);
    const number = beside ?? numberBeside(word)!;
    return judge(readMultiple(word.found.groups!), word.found[0], book, number.source);
  },
};
