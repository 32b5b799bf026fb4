import type { Claim } from '../kernels/figures/claim.ts';
import { fits, opennessOf } from '../kernels/figures/agreement.ts';
import { decimalsOf } from '../kernels/figures/exact.ts';
import { growthBounds } from '../kernels/figures/growth.ts';
import { compareQuantities, type Quantity } from '../kernels/figures/quantity.ts';
import { yearsBefore } from '../kernels/figures/period.ts';
import type { Book } from '../engines/ledger/book.ts';
import type { Figure, FigureKey } from '../model/figure.ts';
import type { Value } from '../model/ledger-answer.ts';
import { unitsMeet } from './match-claim.ts';

/** What one reading of a claim comes to. */
export interface Judgement {
  verdict: 'confirmed' | 'contradicted' | 'not-in-ledger' | 'ambiguous';
  key: FigureKey | null;
  got?: string;
  wanted?: string;
  figures: string[];
  why?:
    | 'value'
    | 'unit'
    | 'direction'
    | 'qualifier'
    | 'origins'
    | 'rank'
    | 'set'
    | 'change'
    | 'band';
}

export const unknown = (key: FigureKey | null): Judgement => ({
  verdict: 'not-in-ledger',
  key,
  figures: [],
});

interface Said extends Quantity {
  qualifier: string | null;
  /** the upper end of a range */
  to?: string;
}

/** Unit of `b` where both only count, so that 家 and 个 can be compared. */
function alike(said: Said, figure: Quantity): Said {
  const scale = /^[万亿]/.exec(said.unit)?.[0] ?? '';
  const bare = figure.unit.replace(/^[万亿]/, '');
  return { ...said, unit: scale + bare };
}

const wordsOf = ({ value, unit }: Quantity, qualifier?: string | null): string => {
  const bound = qualifier && opennessOf(qualifier) !== 'exact' ? qualifier : '';
  return `${value}${bound}${unit}`;
};

const digitBounds = (words: string) => (words.includes('三') ? ['100', '1000'] : ['10', '100']);

/** Whether an amount has two (or three) digits before its point, as 两位数 says. */
export function digitsHold(amount: Quantity, words: string): boolean {
  const [low, high] = digitBounds(words).map((value) => ({ value, unit: amount.unit }));
  return compareQuantities(amount, low!) !== -1 && compareQuantities(amount, high!) === -1;
}

/** Whether a text may say `said` where the ledger holds `figure`: it may say less exactly, never more. */
export function mayBeSaid(
  said: Said,
  figure: Quantity & { qualifier?: string | null },
): Judgement['why'] | null {
  if (!unitsMeet(said.unit, figure.unit)) return 'unit';
  if (figure.qualifier?.includes('位数'))
    return digitsHold(said, figure.qualifier) ? null : 'value';
  const direct = compareQuantities(said, figure);
  const own = direct === null ? alike(said, figure) : said;
  const order = compareQuantities(own, figure);
  if (order === null) return 'unit';
  const [ours, theirs] = [opennessOf(said.qualifier), opennessOf(figure.qualifier)];
  if (said.to !== undefined) {
    const above = compareQuantities({ ...own, value: said.to }, figure);
    return order <= 0 && above !== null && above >= 0 ? null : 'value';
  }
  if (order === 0) {
    return ours === theirs || ours === 'at-least' || ours === 'at-most' ? null : 'qualifier';
  }
  if (theirs !== 'exact' && ours === 'exact') return 'value';
  return fits(own, figure) === true ? null : 'value';
}

/** A growth that was worked out from rounded levels may be anything they leave open. */
function withinRounding(book: Book, said: Said, key: FigureKey): boolean {
  const [now] = book.figures({ ...key, aspect: 'level' });
  const [base] = book.figures({ ...key, aspect: 'level', period: yearsBefore(key.period) });
  const bounds = now && base && said.unit === '%' ? growthBounds(now, base) : null;
  if (!bounds) return false;
  const low = compareQuantities(said, { value: bounds.low, unit: '%' });
  const high = compareQuantities(said, { value: bounds.high, unit: '%' });
  return low !== null && low >= 0 && high !== null && high <= 0;
}

const heldBy = (value: Value): readonly (Quantity & Partial<Figure>)[] =>
  value.kind === 'one'
    ? [value.figure]
    : value.kind === 'agreeing' || value.kind === 'conflict'
      ? value.figures
      : value.kind === 'computed'
        ? [value]
        : [];

const idsOf = (value: Value): string[] =>
  value.kind === 'computed'
    ? value.from.map(({ figure }) => figure)
    : heldBy(value).map(({ figure }) => figure!);

/** 两位数增长: no number, but a bound on one. */
function judgeDigits(claim: Claim, key: FigureKey, value: Value): Judgement {
  const [held] = heldBy(value);
  const figures = idsOf(value);
  if (!held || !claim.qualifier?.includes('位数')) return unknown(key);
  if (digitsHold({ value: held.value, unit: held.unit }, claim.qualifier))
    return { verdict: 'confirmed', key, figures };
  const wanted = wordsOf(held);
  return { verdict: 'contradicted', key, figures, got: claim.text, wanted, why: 'value' };
}

const isCount = ({ kind }: Claim) => kind === 'count';

/** With the zeros after the point that the text has: 7.0% says more than 7%. */
function asWritten(value: string, text: string): string {
  const said = /[.．]\s*(\d+)/.exec(text)?.[1]?.length ?? 0;
  const lacking = said - decimalsOf(value);
  if (lacking <= 0) return value;
  return `${value}${value.includes('.') ? '' : '.'}${'0'.repeat(lacking)}`;
}

/** What a claim says as an exact amount; growth with its sign. */
function saidBy(claim: Claim, aspect: FigureKey['aspect']): Said | null {
  const value = aspect === 'growth' ? (claim.growth?.value ?? claim.value) : claim.value;
  const unit = aspect === 'growth' ? (claim.growth?.unit ?? claim.unit) : claim.unit;
  if (value === null || unit === null || value.includes('/')) return null;
  const { qualifier, to } = claim;
  return {
    value: asWritten(value, claim.text),
    unit,
    qualifier,
    ...(to === undefined ? {} : { to }),
  };
}

const opposite = (said: Said): Said => ({
  ...said,
  value: said.value.startsWith('-') ? said.value.slice(1) : `-${said.value}`,
});

/** Holds one amount or change against what the ledger says of one key. */
export function judgeAmount(book: Book, claim: Claim, key: FigureKey): Judgement {
  const value = book.value(key);
  if (value.kind === 'none') return unknown(key);
  const said = saidBy(claim, key.aspect);
  if (!said) return judgeDigits(claim, key, value);
  const held = heldBy(value);
  const figures = idsOf(value);
  const whys = held.map((figure) => mayBeSaid(said, figure));
  // 4期 beside 33个: another thing is counted
  const others = whys.every((why) => why === 'unit') && isCount(claim);
  if (others && !held.some((figure) => figure.value === said.value)) return unknown(key);
  const computed = value.kind === 'computed' && key.aspect === 'growth';
  if (computed && whys[0] && withinRounding(book, said, key))
    return { verdict: 'confirmed', key, figures };
  const agreeing = whys.filter((why) => why === null).length;
  if (agreeing > 0) {
    const split = value.kind === 'conflict';
    if (!split) return { verdict: 'confirmed', key, figures };
    const wanted = held.map((figure) => wordsOf(figure)).join(' / ');
    return { verdict: 'ambiguous', key, figures, got: wordsOf(said), wanted, why: 'origins' };
  }
  const turned = key.aspect === 'growth' && held.some((f) => mayBeSaid(opposite(said), f) === null);
  return {
    verdict: 'contradicted',
    key,
    figures,
    got: wordsOf(said, said.qualifier),
    wanted: held.map((figure) => wordsOf(figure, figure.qualifier)).join(' / '),
    why: turned ? 'direction' : (whys[0] ?? 'value'),
  };
}
