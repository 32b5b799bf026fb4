import type { Book } from '../engines/ledger/book.ts';
import { amountOf, figuresBehind } from '../engines/ledger/weigh-origins.ts';
import { compareQuantities } from '../kernels/figures/quantity.ts';
import type { TargetProgress } from '../model/ledger-answer.ts';
import { fails, holds, numberBeside, open, type Trial, type WordRule } from './test-words.ts';

const pattern =
  /超额完成(?:了?(?:全年|年度|年初|预期)?[\p{Script=Han}]{0,6}?(?:目标|任务|计划))?|(?:全面|圆满|如期|提前|顺利)?(?:完成|实现|达到)了?(?:全年|年度|年初|预期|既定)[\p{Script=Han}]{0,6}?(?:目标|任务|计划)|\b(?<met>met|reached|beat|exceeded|surpassed) (?:its|the|their|this year's) (?:annual )?targets?/gu;

const isBeaten = ({ actual, target }: TargetProgress): boolean => {
  const amount = amountOf(actual);
  const order = amount && compareQuantities(amount, target);
  return target.meets === 'at-least' ? order === 1 : order === -1;
};

function judge(progress: readonly TargetProgress[], said: string): Trial {
  const one = progress.find(({ standing }) => standing !== 'unknown');
  if (!one) return open('台账里没有这个指标的目标', 'the ledger holds no target of it');
  const beats = /超额|beat|exceeded|surpassed/.test(said);
  if (beats ? isBeaten(one) : one.standing === 'met') return holds;
  const amount = amountOf(one.actual)!;
  const { target } = one;
  return fails(
    beats ? '没有超过目标' : '没有达到目标',
    beats ? 'the target was not exceeded' : 'the target was not met',
    said,
    `${amount.value}${amount.unit} / ${target.value}${target.unit}`,
    figuresBehind(one.actual).map(({ figure }) => figure),
  );
}

/** 超额完成, 完成年度目标, exceeded its target: against the target of the indicator beside it. */
export const targets: WordRule = {
  rule: 'target',
  pattern,
  test: (word, book: Book) => {
    const { indicator, territory, period } = numberBeside(word)!.source;
    return judge(book.targets({ indicator, territory, period }), word.found[0]);
  },
};
