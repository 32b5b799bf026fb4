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

/** Months that are counted together have a stroke of their own: 2024-01/2024-09. */
const shape =
  /^(?<indicator>[^/]+)\/(?<territory>[^/]+)\/(?<period>\d{4}(?:-[^/]+(?:\/\d{4}-\d{2})?)?)\/(?<aspect>level|growth)(?:\/(?<set>[^/]+))?$/;

/** What an address names; undefined where it names no number. */
export function readNumber(text: string | null): NumberName | undefined {
  const named = shape.exec(text ?? '')?.groups;
  if (!named) return undefined;
  const { indicator = '', territory = '', period = '', set } = named;
  const aspect = named.aspect === 'growth' ? 'growth' : 'level';
  return { indicator, territory, period, aspect, ...(set ? { set } : {}) };
}

/** The search part of an address with the card of a number open in it. */
export function withNumber(params: URLSearchParams, name: NumberName): string {
  const next = new URLSearchParams(params);
  next.set(numberParam, writeNumber(name));
  // strokes may stand in an address, and people read it
  return `?${String(next).replaceAll('%2F', '/')}`;
}
