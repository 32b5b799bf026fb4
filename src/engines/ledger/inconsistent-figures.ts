import { decimalText, exact } from '../../kernels/figures/exact.ts';
import { roundedFrom } from '../../kernels/figures/growth.ts';
import {
  compareQuantities,
  convertQuantity,
  type Quantity,
} from '../../kernels/figures/quantity.ts';
import type { Aspect } from '../../model/figure.ts';
import type { Indicator } from '../../model/indicator.ts';
import type { Label } from '../../model/label.ts';
import type { Inconsistency } from '../../model/ledger-answer.ts';
import type { Book } from './book.ts';
import { amountOf, figuresBehind } from './weigh-origins.ts';

interface At {
  indicator: string;
  territory: string;
  period: string;
}

const shown = ({ value, unit }: Quantity) => `${value}${unit}`;

/** Amounts are read alike in both languages. */
const alike = (text: string): Label => ({ zh: text, en: text });

const made = (
  at: At,
  aspect: Aspect,
  more: Pick<Inconsistency, 'rule' | 'detail' | 'got' | 'wanted' | 'figures'> &
    Partial<Inconsistency>,
): Inconsistency => ({
  indicator: at.indicator,
  period: at.period,
  aspect,
  set: null,
  territories: [at.territory],
  ranks: [],
  ...more,
});

function originsDiffer(book: Book, at: At): Inconsistency[] {
  return (['level', 'growth'] as const).flatMap((aspect) => {
    const value = book.stated({ ...at, aspect });
    if (value.kind !== 'conflict') return [];
    return made(at, aspect, {
      rule: 'origins-differ',
      detail: {
        zh: '来源之间说法不一,不取平均,请核对',
        en: 'origins say different things; nothing is averaged',
      },
      got: alike(value.figures.map((f) => `${shown(f)} (${f.origin})`).join(' ≠ ')),
      wanted: { zh: '一个数值', en: 'one amount' },
      figures: value.figures.map((figure) => figure.figure),
    });
  });
}

function growthAgainstLevels(book: Book, at: At): Inconsistency[] {
  // most figures are published without growth: nothing is worked out for them
  if (book.figures({ ...at, aspect: 'growth' }).length === 0) return [];
  const { agrees, stated, computed } = book.growth(at);
  if (agrees !== false || computed.kind !== 'computed') return [];
  return [
    made(at, 'growth', {
      rule: 'growth-against-levels',
      detail: {
        zh: '公布的增速与两年数值推算的不符',
        en: 'the growth stated is not what the two levels give',
      },
      got: alike(figuresBehind(stated).map(shown).join(', ')),
      wanted: alike(shown(computed)),
      figures: [...figuresBehind(stated), ...computed.from].map((figure) => figure.figure),
    }),
  ];
}

/** Whether the part, rounding granted, is still above the whole; false where units do not convert. */
function isAbove(part: Quantity, whole: Quantity): boolean {
  const order = compareQuantities(roundedFrom(part)[0], roundedFrom(whole)[1]);
  return order === 1;
}

function partAboveWhole(book: Book, at: At, indicator: Indicator): Inconsistency[] {
  const parent = indicator.addsUp ? book.territoryOf(at.territory)?.parent : undefined;
  const above = [
    ...(indicator.partOf ? [{ ...at, indicator: indicator.partOf }] : []),
    ...(parent ? [{ ...at, territory: parent }] : []),
  ];
  const part = above.length > 0 ? book.value({ ...at, aspect: 'level' }) : null;
  const amount = part && amountOf(part);
  if (!part || !amount) return [];
  return above.flatMap((key) => {
    const whole = book.value({ ...key, aspect: 'level' });
    const limit = amountOf(whole);
    if (!limit || !isAbove(amount, limit)) return [];
    return made(at, 'level', {
      rule: 'part-above-whole',
      detail: { zh: '部分大于总体', en: 'a part is larger than its whole' },
      territories: [...new Set([at.territory, key.territory])],
      got: alike(shown(amount)),
      wanted: alike(`≤ ${shown(limit)}`),
      figures: [...figuresBehind(part), ...figuresBehind(whole)].map((figure) => figure.figure),
    });
  });
}

/** A sum of amounts with the most that their rounding can have moved it, both in the unit asked for. */
function sumOfRounded(
  parts: readonly Quantity[],
  unit: string,
): { sum: string; slack: string } | null {
  let sum = exact('0');
  let slack = exact('0');
  for (const part of parts) {
    const converted = convertQuantity(part, unit);
    const [low] = roundedFrom(part);
    const least = convertQuantity(low, unit);
    if (!converted || !least) return null;
    sum = sum.plus(converted.value);
    slack = slack.plus(exact(converted.value).minus(least.value));
  }
  return { sum: decimalText(sum), slack: decimalText(slack) };
}

/** Whether a stated whole cannot be the sum of its parts; `only` limits it to parts that exceed it. */
function isOtherSum(
  stated: Quantity,
  parts: readonly Quantity[],
  only: 'either' | 'exceeds',
): string | null {
  const added = sumOfRounded(parts, stated.unit);
  if (!added) return null;
  const off = exact(added.sum).minus(stated.value);
  const own = exact(stated.value).minus(roundedFrom(stated)[0].value);
  const allowed = own.plus(added.slack);
  const apart = only === 'exceeds' ? off.gt(allowed) : off.abs().gt(allowed);
  return apart ? added.sum : null;
}

function sumsApart(book: Book, at: At, indicator: Indicator): Inconsistency[] {
  if (indicator.sumOf.length === 0) return [];
  const whole = book.stated({ ...at, aspect: 'level' });
  const amount = amountOf(whole);
  if (!amount) return [];
  const parts = indicator.sumOf.map((code) =>
    book.value({ ...at, indicator: code, aspect: 'level' }),
  );
  const amounts = parts.flatMap((part) => amountOf(part) ?? []);
  if (amounts.length < parts.length) return [];
  const sum = isOtherSum(amount, amounts, 'either');
  if (sum === null) return [];
  return [
    made(at, 'level', {
      rule: 'sum',
      detail: { zh: '各分项之和与合计不符', en: 'the parts do not add up to the whole' },
      got: alike(shown(amount)),
      wanted: alike(`${sum}${amount.unit}`),
      figures: [whole, ...parts].flatMap(figuresBehind).map((figure) => figure.figure),
    }),
  ];
}

function territoriesAbove(book: Book, at: At, indicator: Indicator): Inconsistency[] {
  if (!indicator.addsUp) return [];
  const territories = book.territoriesBelow(at.territory).filter((one) => !one.variantOf);
  if (territories.length < 2) return [];
  const whole = book.value({ ...at, aspect: 'level' });
  const amount = amountOf(whole);
  if (!amount) return [];
  const parts = territories.map((one) =>
    book.value({ ...at, territory: one.code, aspect: 'level' }),
  );
  const amounts = parts.flatMap((part) => amountOf(part) ?? []);
  if (amounts.length < 2) return [];
  const sum = isOtherSum(amount, amounts, 'exceeds');
  if (sum === null) return [];
  return [
    made(at, 'level', {
      rule: 'sum',
      detail: {
        zh: '下级地区之和超过本级',
        en: 'the territories below add up to more than this one',
      },
      got: alike(shown(amount)),
      wanted: alike(`≥ ${sum}${amount.unit}`),
      figures: [whole, ...parts].flatMap(figuresBehind).map((figure) => figure.figure),
    }),
  ];
}

/** What the figures of one indicator, territory and period say that cannot be true together. */
export function inconsistentFigures(book: Book, at: At): Inconsistency[] {
  const indicator = book.indicatorOf(at.indicator);
  if (!indicator) return [];
  return [
    ...originsDiffer(book, at),
    ...growthAgainstLevels(book, at),
    ...partAboveWhole(book, at, indicator),
    ...sumsApart(book, at, indicator),
    ...territoriesAbove(book, at, indicator),
  ];
}
