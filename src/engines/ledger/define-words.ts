import type { Formula, Indicator } from '../../model/indicator.ts';
import type { Label } from '../../model/label.ts';
import type { Programme } from '../../model/programme.ts';
import type { Book } from './book.ts';

type Said = (formula: Formula) => string;

const binary = { minus: '−', times: '×', over: '÷' } as const;

/** A formula as people write it, with the names of its indicators in one language. */
function formulaWords(book: Book, formula: Formula, language: 'zh' | 'en'): string {
  const said: Said = (part) => formulaWords(book, part, language);
  const nested: Said = (part) => ('of' in part ? `(${said(part)})` : said(part));
  switch (formula.op) {
    case 'value':
      return formula.value;
    case 'indicator': {
      const name = book.indicatorOf(formula.indicator)?.label[language] ?? formula.indicator;
      if (!formula.yearsBack) return name;
      const years = formula.yearsBack;
      if (language === 'zh') return `${name}(${years}年前)`;
      return `${name} (${years === 1 ? 'the year' : `${years} years`} before)`;
    }
    case 'sum':
      return formula.of.map(nested).join(' + ');
    case 'percent':
      return `${nested(formula.of[0])} ÷ ${nested(formula.of[1])} × 100%`;
    default:
      return `${nested(formula.of[0])} ${binary[formula.op]} ${nested(formula.of[1])}`;
  }
}

const counted = {
  opened: { zh: '本期登记', en: 'opened in the period' },
  ended: { zh: '本期办结', en: 'ended in the period' },
  'ended-so-far': { zh: '累计办结', en: 'ended so far' },
  standing: { zh: '期末在册', en: 'standing at the end' },
  acted: { zh: '本期办理', en: 'acted on in the period' },
} as const;

/** Programmes by code, for the names of what is counted. */
export type ProgrammeNames = Readonly<
  Record<string, Pick<Programme, 'recordLabel' | 'acts' | 'fields'> | undefined>
>;

const sameInBoth = (code: string): Label => ({ zh: code, en: code });

/**
 * How an indicator's figures come about, in words; null where they are only entered.
 *
 * @param programmes what nobody names there is called by its code
 */
export function definitionOf(
  book: Book,
  indicator: Indicator,
  programmes: ProgrammeNames = {},
): Label | null {
  const { formula, counts, sumOf } = indicator;
  const parts = sumOf.map((code) => ({ op: 'indicator' as const, indicator: code }));
  const tree = formula ?? (parts.length > 0 ? { op: 'sum' as const, of: parts } : undefined);
  if (tree) return { zh: formulaWords(book, tree, 'zh'), en: formulaWords(book, tree, 'en') };
  if (!counts) return null;
  const { zh, en } = counted[counts.count];
  const programme = programmes[counts.programme];
  const what = programme?.recordLabel ?? sameInBoth(counts.programme);
  const act = counts.act && (programme?.acts[counts.act]?.label ?? sameInBoth(counts.act));
  const labelOf = (field: string) => programme?.fields[field]?.label ?? sameInBoth(field);
  const sum = counts.sum && labelOf(counts.sum);
  const kinds = counts.distinct && labelOf(counts.distinct);
  return {
    zh: `${what.zh}${sum ? `的${sum.zh}之和` : ''}${kinds ? `的不同${kinds.zh}数` : ''}：${zh}${act ? ` · ${act.zh}` : ''}`,
    en: `${what.en}${sum ? `, sum of ${sum.en}` : ''}${kinds ? `, different values of ${kinds.en}` : ''}: ${en}${act ? ` · ${act.en}` : ''}`,
  };
}
