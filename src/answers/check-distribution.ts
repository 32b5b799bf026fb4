import type { Book } from '../engines/ledger/book.ts';
import { amountOf } from '../engines/ledger/weigh-origins.ts';
import { fits } from '../kernels/figures/agreement.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type { PrintedNumber } from './printed-prose.ts';
import { fails, holds, open, type Trial, type Word, type WordRule } from './test-words.ts';

const joint = /[、和与及]|以及/;
const between = /^\s*(?:[、，,]|和|与|及|以及)?\s*$/;

/** The words before it in its clause, each a subject. */
function subjectsBefore({ printed, from, sentence }: Word): string[] {
  const before = printed.text.slice(sentence.start, from);
  const clause = before.split(/[，。；：,;:]/).at(-1)!;
  const subjects = clause.split(joint).map((words) => words.trim());
  return subjects.filter(Boolean);
}

/** Bound numbers and others that follow it one upon another (offsets of the printed text). */
function valuesAfter({
  printed,
  to,
  sentence,
}: Word): { from: number; to: number; text: string }[] {
  const { text } = printed;
  const after = text.slice(to, sentence.end);
  const unitsOf = (points: number) => to + Array.from(after).slice(0, points).join('').length;
  const values: { from: number; to: number; text: string }[] = [];
  for (const claim of readClaims(after)) {
    const value = { from: unitsOf(claim.start), to: unitsOf(claim.end), text: claim.text };
    const last = values.at(-1);
    if (last && !between.test(text.slice(last.to, value.from))) break;
    if (!last && value.from - to > 12) break;
    values.push(value);
  }
  return values;
}

/** The first value that belongs to the indicator of another subject. */
function findSwap(
  subjects: readonly string[],
  numbers: readonly (PrintedNumber | undefined)[],
  book: Book,
): Trial | undefined {
  for (const [i, subject] of subjects.entries()) {
    const named = book.findIndicator(subject);
    const bound = numbers[i]?.source.indicator;
    const isOther = named && bound !== undefined && named.code !== bound;
    if (isOther && numbers.some((number) => number?.source.indicator === named.code))
      return fails(
        '数字与主语的次序不符',
        'values and subjects differ in order',
        bound,
        named.code,
      );
  }
  return undefined;
}

/** 分别: as many values as subjects, in their order. */
export const respectively: WordRule = {
  rule: 'respectively',
  pattern: /分别|\brespectively\b/g,
  test: (word, book) => {
    if (word.found[0] === 'respectively')
      return open('英文语序没有核对', 'the order of English subjects is not read');
    const subjects = subjectsBefore(word);
    const values = valuesAfter(word);
    if (values.length === 0 || subjects.length < 2)
      return open('看不出主语或数字', 'subjects or values cannot be told');
    if (values.length !== subjects.length)
      return fails(
        '“分别”前后的个数不等',
        'so many subjects, another number of values',
        String(values.length),
        String(subjects.length),
      );
    const numbers = values.map(({ from }) =>
      word.numbers.find((number) => number.from <= from && from < number.to),
    );
    return findSwap(subjects, numbers, book) ?? holds;
  },
};

const bar = /^[^，。；,;]{0,6}?(?<words>(?:超过|超|高于|达到|达|在)?\s*\d+(?:\.\d+)?%(?:以上)?)/;

/** 均超10%: every bound growth or share before it in the sentence. */
function judgeBar(word: Word, words: string, book: Book): Trial {
  const [claim] = readClaims(words);
  const said = { value: claim!.value!, unit: '%', qualifier: '以上' };
  const before = word.numbers.filter(
    ({ to, source }) => to <= word.from && source.set === undefined,
  );
  const amounts = before.flatMap(({ source, text }) => {
    const amount = amountOf(book.value(source));
    return amount?.unit === '%' ? [{ text, amount }] : [];
  });
  if (amounts.length < 2) return open('前面没有可比的数字', 'no numbers before it to compare');
  const short = amounts.find(({ amount }) => !fits(said, amount));
  return short
    ? fails('不是每一项都达到', 'not every one reaches it', word.found[0] + words, short.text)
    : holds;
}

/** 均居第1位, 都增长…: what one bound number says is true of every subject named. */
function judgeSame(word: Word, book: Book): Trial {
  const next = word.numbers.find(({ from }) => from >= word.to);
  const words = next ? subjectsBefore(word) : [];
  if (!next || words.length < 2)
    return open('看不出说的是哪几项', 'what is spoken of cannot be told');
  const { source } = next;
  for (const subject of words) {
    const indicator = book.findIndicator(subject)?.code;
    if (!indicator) return open(`台账里没有“${subject}”`, `the ledger knows no “${subject}”`);
    const key = { ...source, indicator };
    const own =
      source.set === undefined
        ? amountOf(book.value(key))?.value
        : book.rank({ ...key, set: source.set }).stated.map(({ n, band }) => n ?? band)[0];
    if (own === undefined || own === null)
      return open(`台账里没有“${subject}”的数字`, `the ledger holds no figure of “${subject}”`);
    const theirs =
      source.set === undefined
        ? amountOf(book.value(source))?.value
        : book.rank({ ...source, set: source.set }).stated.map(({ n, band }) => n ?? band)[0];
    if (own !== theirs)
      return fails(
        `“${subject}”不是这样`,
        `it is not so of “${subject}”`,
        String(theirs),
        String(own),
      );
  }
  return holds;
}

/** 均 and 都: true of each. */
export const each: WordRule = {
  rule: 'each',
  pattern:
    /(?<![人平年月日户亩地次件])均(?=[居位为列达超高增保实下])|都(?=[居位列达超高增保]|为\d)/g,
  reach: (after) => bar.exec(after)?.[0].length ?? 0,
  test: (word, book) => {
    const after = word.printed.text.slice(word.to, word.sentence.end);
    const words = bar.exec(after)?.groups?.words;
    return words ? judgeBar(word, words, book) : judgeSame(word, book);
  },
};
