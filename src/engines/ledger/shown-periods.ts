import { comparePeriods } from '../../kernels/figures/period.ts';
import type { Formula, Indicator } from '../../model/indicator.ts';
import type { Book } from './book.ts';

/** Indicators that a formula asks for. */
function inputsOf(formula: Formula): string[] {
  if (formula.op === 'indicator') return [formula.indicator];
  return formula.op === 'value' ? [] : formula.of.flatMap(inputsOf);
}

/** What an indicator is worked out from where nobody states it; empty for one that is only stated. */
const partsOf = ({ formula, sumOf }: Indicator): string[] => (formula ? inputsOf(formula) : sumOf);

/** Periods, first to last, for which there is something to show: stated, or worked out where nobody states it. */
export function shownPeriods(book: Book, indicator: string, territory: string): string[] {
  const known = book.indicatorOf(indicator);
  const stated = book.periodsOf(indicator, territory);
  const candidates = new Set(
    (known ? partsOf(known) : []).flatMap((code) => book.periodsOf(code, territory)),
  );
  const workedOut = [...candidates].filter(
    (period) =>
      !stated.includes(period) &&
      book.value({ indicator, territory, period, aspect: 'level' }).kind === 'computed',
  );
  return [...stated, ...workedOut].sort(comparePeriods);
}

/** Territories with something to show: those with figures, else those with figures of what it is worked out from. */
export function shownTerritories(book: Book, indicator: string): string[] {
  const stated = book.territoriesWith(indicator);
  const known = book.indicatorOf(indicator);
  const [part] = known ? partsOf(known) : [];
  return stated.length > 0 || part === undefined ? stated : book.territoriesWith(part);
}
