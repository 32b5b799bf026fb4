import { roundDecimal } from '../kernels/figures/exact.ts';
import { convertQuantity, type Quantity } from '../kernels/figures/quantity.ts';
import { readClaims } from '../kernels/figures/read-claims.ts';
import type { BriefingHead, Finding } from '../model/briefing.ts';
import type { Figure } from '../model/figure.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Binding } from './binding.ts';
import { mayBeSaid } from './judge-amount.ts';
import { amountWords } from './phrase.ts';

/** Why words or a unit do not stand for a figure. */
type Misfit = Pick<Finding, 'rule' | 'detail' | 'got' | 'wanted' | 'figures'>;

const inUnit = (quantity: Quantity, unit: string): Quantity | null => {
  const converted = convertQuantity(quantity, unit);
  return converted && { value: converted.value, unit };
};

/** The unit that English words name: that of the figure where they end in its noun, or are a bare number. */
function englishUnit(as: string, figure: Figure, { unit, unitEn }: Indicator): string | undefined {
  const isBare = /^[\d,.]+$/.test(as);
  const isOwn = figure.unit === unit && /^[a-z ]+$/.test(unitEn) && as.endsWith(unitEn);
  return isBare || isOwn ? figure.unit : undefined;
}

/** `as=` held against the figure; null where it fits. */
function misfit(
  as: string,
  figure: Figure,
  indicator: Indicator,
  language: BriefingHead['language'],
): Misfit | null {
  const [claim] = readClaims(as);
  // 104.0 says more than 104
  const digits = /\d+\.\d+/.exec(as)?.[0] ?? claim?.value;
  const named = language === 'en' ? englishUnit(as, figure, indicator) : undefined;
  const unit = named ?? claim?.unit;
  const said = digits && unit ? { value: digits, unit, qualifier: claim?.qualifier ?? null } : null;
  const why = said ? mayBeSaid(said, figure) : 'unit';
  if (why === null) return null;
  return {
    rule: why === 'qualifier' ? 'qualifier' : 'changed',
    detail: { zh: '写法与数字不符', en: 'these words do not fit the figure' },
    got: as,
    wanted: amountWords(figure, indicator, language),
    figures: [figure.figure],
  };
}

/** The words for a figure as its binding wants them, or why they cannot be had. */
export function amountText(
  { options: { as, unit, round } }: Binding,
  figure: Figure,
  indicator: Indicator,
  language: BriefingHead['language'],
): string | Misfit {
  if (as !== undefined) return misfit(as, figure, indicator, language) ?? as;
  const converted = unit === undefined ? figure : inUnit(figure, unit);
  if (!converted) {
    const detail = { zh: '单位不能换算', en: 'these units do not convert' };
    return { rule: 'unit', detail, got: unit!, wanted: figure.unit, figures: [] };
  }
  const digits = round === undefined ? undefined : Number(round);
  const value = digits === undefined ? converted.value : roundDecimal(converted.value, digits);
  const { qualifier } = figure;
  return amountWords({ value, unit: converted.unit, qualifier }, indicator, language);
}
