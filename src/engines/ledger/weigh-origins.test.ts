import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookInput, makeFigure } from '../../../test/ledger-book.ts';
import type { Figure, Origin } from '../../model/figure.ts';
import { amountOf, figuresBehind, weighOrigins } from './weigh-origins.ts';

const origins = new Map<string, Origin>(
  ['a', 'b', 'c', 'd'].map((code, i) => [
    code,
    { ...bookInput().origins[0]!, code, publishedOn: `202${i}-01-01` },
  ]),
);
const hand = { person: null, name: '', at: '' };

/** A few amounts near each other in several units and digits, by up to four origins. */
const figures = fc
  .uniqueArray(
    fc.record({
      origin: fc.constantFrom(...origins.keys()),
      amount: fc.constantFrom(
        ...([
          ['297.6', '亿元'],
          ['297.61', '亿元'],
          ['298', '亿元'],
          ['2976000', '万元'],
          ['297.6', '万元'],
          ['301', '亿元'],
          ['297.6', '家'],
        ] as const),
      ),
      signed: fc.boolean(),
      revised: fc.boolean(),
    }),
    { selector: ({ origin }) => origin, minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map(({ origin, amount: [value, unit], signed, revised }) =>
      makeFigure([
        'gdp',
        '410702',
        '2024',
        'level',
        value,
        unit,
        origin,
        { signed: signed ? hand : null, status: revised ? 'revised' : 'final' },
      ]),
    ),
  );

const told = (list: readonly Figure[]) => {
  const value = weighOrigins(list, origins);
  const names = (some: readonly Figure[] = []) => some.map(({ origin }) => origin).sort();
  const against = 'against' in value ? names(value.against) : [];
  return { kind: value.kind, holding: names(figuresBehind(value)), against };
};

describe('weighOrigins', () => {
  it('says the same in whatever order the origins come, and leaves none out', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const first = told(list);
        expect(told([...list].reverse())).toEqual(first);
        const all = [...first.holding, ...first.against].sort();
        expect(all).toEqual(list.map(({ origin }) => origin).sort());
      }),
      { numRuns: 500, seed: 21 },
    );
  });

  it('never makes an amount that nobody stated', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const value = weighOrigins(list, origins);
        const amount = amountOf(value);
        const stated = list.some((one) => one.value === amount?.value && one.unit === amount.unit);
        expect(stated).toBe(value.kind !== 'conflict');
      }),
      { numRuns: 300, seed: 22 },
    );
  });

  it('keeps signed figures from being outvoted', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const value = weighOrigins(list, origins);
        const against = 'against' in value ? (value.against ?? []) : [];
        const unsignedHolds = figuresBehind(value).every(({ signed }) => !signed);
        expect(unsignedHolds && against.some(({ signed }) => signed !== null)).toBe(false);
      }),
      { numRuns: 300, seed: 23 },
    );
  });
});
