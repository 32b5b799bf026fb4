import type { NumberSource } from '../src/model/briefing.ts';

/** What names a number of the ledger: a figure, its growth, or its rank in a set. */
export type NumberName = Pick<
  NumberSource,
  'indicator' | 'territory' | 'period' | 'aspect' | 'set'
>;

/** The parameter of an address that opens the card of a number on any page. */
export const numberParam = 'number';

/** `gdp/410702/2024/level`, and the set behind it for a rank. */
export const writeNumber = ({ indicator, territory, period, aspect, set }: NumberName): string =>
  [indicator, territory, period, aspect, ...(set === undefined ? [] : [set])].join('/');

/** What an address names; undefined where it names no number. */
export function readNumber(text: string | null): NumberName | undefined {
  const [indicator, territory, period, aspect, set, ...more] = text?.split('/') ?? [];
  if (!indicator || !territory || !period || more.length > 0) return undefined;
  if (aspect !== 'level' && aspect !== 'growth') return undefined;
  return { indicator, territory, period, aspect, ...(set ? { set } : {}) };
}

/** The search part of an address with the card of a number open in it. */
export function withNumber(params: URLSearchParams, name: NumberName): string {
  const next = new URLSearchParams(params);
  next.set(numberParam, writeNumber(name));
  return `?${next}`;
}
