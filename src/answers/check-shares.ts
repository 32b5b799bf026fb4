import { percentOf } from '../engines/ledger/reach-targets.ts';
import type { Book } from '../engines/ledger/book.ts';
import { amountOf } from '../engines/ledger/weigh-origins.ts';
import { fits, type Said } from '../kernels/figures/agreement.ts';
import { readChineseNumber } from '../kernels/figures/chinese-number.ts';
import { compareQuantities, type Quantity } from '../kernels/figures/quantity.ts';
import { digitsHold } from './judge-amount.ts';
import {
  fails,
  holds,
  numberBeside,
  open,
  type Trial,
  type Word,
  type WordRule,
} from './test-words.ts';

const near = '近|约|超过|超|逾|不到|不足|将近|接近';
const pattern = new RegExp(
  [
    `(?<before>${near})?(?<tenths>[一二三四五六七八九]|[1-9](?:\\.\\d)?)成(?<five>半)?(?<after>以上|多|左右)?(?!不变|[员立果效功长])`,
    `(?<lead>${near})?(?:一半|半数)(?<tail>以上|左右)?|过半`,
    '\\b(?<open>more than|over|nearly|almost|about|roughly)?\\s*(?:a )?(?<part>half|third|quarter) of\\b',
  ].join('|'),
  'g',
);

const parts: Readonly<Record<string, string>> = { half: '50', third: '33.3', quarter: '25' };

/** What the words say in percent; round words without a qualifier mean about that much. */
function readShare({ found }: Word): Said {
  const { before, tenths, five, after, lead, tail, open: opened, part } = found.groups!;
  if (part) return { value: parts[part]!, unit: '%', qualifier: opened ?? 'about' };
  if (!tenths)
    return {
      value: '50',
      unit: '%',
      qualifier: found[0] === '过半' ? '以上' : (lead ?? tail ?? '约'),
    };
  const ten = /\d/.test(tenths) ? tenths : readChineseNumber(tenths)!;
  const value = String(Math.round(Number(ten) * 10) + (five ? 5 : 0));
  return { value, unit: '%', qualifier: before ?? after ?? '约' };
}

/** A share that the numbers beside the word give: bound as such, or part and whole. */
function findShare(word: Word, book: Book): Quantity | undefined {
  const levels = word.numbers.filter(
    ({ source }) => source.aspect === 'level' && source.set === undefined,
  );
  const beside = numberBeside({ ...word, numbers: levels });
  if (!beside) return undefined;
  const { indicator, territory, period } = beside.source;
  const own = amountOf(book.value({ indicator, territory, period, aspect: 'level' }));
  if (own?.unit === '%') return own;
  const sharing = levels.find(({ source }) => book.indicatorOf(source.indicator)?.unit === '%');
  if (sharing) return amountOf(book.value({ ...sharing.source, aspect: 'level' })) ?? undefined;
  for (const { source } of levels) {
    const whole = book.indicatorOf(source.indicator)?.partOf;
    if (!whole) continue;
    const { territory: where, period: when } = source;
    const amounts = [source.indicator, whole].map((code) =>
      amountOf(book.value({ indicator: code, territory: where, period: when, aspect: 'level' })),
    );
    const value = amounts[0] && amounts[1] ? percentOf(amounts[0], amounts[1], 4) : null;
    if (value !== null) return { value, unit: '%' };
  }
  return undefined;
}

function judge(word: Word, book: Book): Trial {
  const share = findShare(word, book);
  if (!share) return open('台账给不出这个比重', 'the ledger gives no such share');
  if (fits(readShare(word), share)) return holds;
  const wanted = `${share.value}%`;
  return fails('比重与台账不符', 'the ledger gives another share', word.found[0], wanted);
}

/** 一半, 过半, 近八成, 三成, nearly half of: against a bound share, or a part and its whole. */
export const shares: WordRule = { rule: 'share', pattern, test: judge };

/** 两位数增长, double-digit: against the growth of the indicator beside it. */
export const digitsOfGrowth: WordRule = {
  rule: 'double-digit',
  pattern: /(?:[两二三]位数)(?:的)?(?:增长|增速|增幅)?|\b(?:double|triple)-digit\b/g,
  test: (word, book) => {
    const number = numberBeside(word, ({ source }) => source.set === undefined);
    const { indicator, territory, period } = (number ?? numberBeside(word)!).source;
    const value = book.growth({ indicator, territory, period }).holds;
    const growth = amountOf(value);
    if (!growth) return open('台账里没有这个增速', 'the ledger holds no such growth');
    const said = /三|triple/.test(word.found[0]) ? '三位数' : '两位数';
    const isOpen = value.kind === 'one' && value.figure.qualifier === said;
    if (
      isOpen ||
      (compareQuantities(growth, { value: '0', unit: growth.unit }) === 1 &&
        digitsHold(growth, said))
    )
      return holds;
    return fails(
      '增速不是这么多位数',
      'the growth has not so many digits',
      word.found[0],
      `${growth.value}${growth.unit}`,
    );
  },
};
