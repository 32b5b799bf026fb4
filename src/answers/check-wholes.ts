import type { Book } from '../engines/ledger/book.ts';
import { amountOf } from '../engines/ledger/weigh-origins.ts';
import { decimalText, exact } from '../kernels/figures/exact.ts';
import {
  compareQuantities,
  convertQuantity,
  lastDigit,
  type Quantity,
} from '../kernels/figures/quantity.ts';
import type { PrintedNumber } from './printed-prose.ts';
import { fails, holds, open, type Trial, type Word, type WordRule } from './test-words.ts';

interface Amount extends Quantity {
  figures: string[];
}

const levelOf = (book: Book, { source }: PrintedNumber): Amount[] => {
  if (source.aspect !== 'level' || source.set !== undefined) return [];
  const amount = amountOf(book.value(source));
  return amount ? [{ ...amount, figures: source.figures }] : [];
};

/** The sum in the unit of `like`, and how far rounding may have moved it; null where units do not meet. */
function sumOf(parts: readonly Quantity[], like: Quantity): { sum: string; slack: string } | null {
  let sum = exact('0');
  let slack = exact(lastDigit(like.value)).div(2);
  for (const part of parts) {
    const amount = convertQuantity(part, like.unit);
    const digit = convertQuantity({ value: lastDigit(part.value), unit: part.unit }, like.unit);
    if (!amount || !digit) return null;
    sum = sum.plus(amount.value);
    if (part.value.includes('.')) slack = slack.plus(exact(digit.value).div(2));
  }
  return { sum: decimalText(sum), slack: decimalText(slack) };
}

const words = ({ value, unit }: Quantity) => `${value}${unit}`;

/** A, 其中 B、C: none above the whole, nor all together. */
function judgeParts(word: Word, book: Book): Trial | null {
  const before = word.numbers.filter(({ to }) => to <= word.from);
  const [whole] = before.flatMap((number) => levelOf(book, number)).slice(-1);
  const after = word.printed.text.slice(word.to, word.sentence.end);
  const stop = after.search(/另|此外|同时|besides|apart/);
  const until = stop < 0 ? word.sentence.end : word.to + stop;
  const parts = word.numbers
    .filter(({ from, to }) => from >= word.to && to <= until)
    .flatMap((number) => levelOf(book, number));
  const comparable = whole ? parts.filter((part) => compareQuantities(part, whole) !== null) : [];
  if (!whole || comparable.length === 0) return null;
  const figures = [whole, ...comparable].flatMap((one) => one.figures);
  const above = comparable.find((part) => compareQuantities(part, whole) === 1);
  if (above)
    return fails(
      '部分大于整体',
      'a part above its whole',
      words(above),
      `≤ ${words(whole)}`,
      figures,
    );
  const all = sumOf(comparable, whole)!;
  const isOver = exact(all.sum).minus(all.slack).gt(whole.value);
  return isOver
    ? fails(
        '各部分之和大于整体',
        'the parts are more than the whole',
        `${all.sum}${whole.unit}`,
        `≤ ${words(whole)}`,
        figures,
      )
    : holds;
}

/** A、B, 合计 C: C is their sum. */
function judgeSum(word: Word, book: Book): Trial | null {
  const next = word.numbers.find(({ from }) => from >= word.to);
  const [whole] = next ? levelOf(book, next) : [];
  if (!whole) return null;
  const parts = word.numbers
    .filter(({ to }) => to <= word.from)
    .flatMap((number) => levelOf(book, number));
  if (parts.length < 2) return null;
  const all = sumOf(parts, whole);
  if (!all) return open('单位不能相加', 'the units do not add up');
  const off = exact(all.sum).minus(whole.value).abs();
  if (off.lte(all.slack) || off.eq(0)) return holds;
  const figures = [whole, ...parts].flatMap((one) => one.figures);
  return fails(
    '合计与各项之和不符',
    'the total is not the sum',
    words(whole),
    `${all.sum}${whole.unit}`,
    figures,
  );
}

export const wholes: readonly WordRule[] = [
  { rule: 'part-of-whole', pattern: /其中|\bof which\b|\bof them\b/g, test: judgeParts },
  { rule: 'sum', pattern: /合计|共计|总计|\bin total\b|\ba total of\b/g, test: judgeSum },
];
