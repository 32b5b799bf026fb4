import { describe, expect, it } from 'vitest';
import { readNumber, withNumber, writeNumber } from './number-address.ts';

const level = { indicator: 'gdp', territory: '410702', period: '2024', aspect: 'level' as const };
const rank = { ...level, territory: '410702+jkq', set: 'xinxiang-counties' };

describe('the address of a number', () => {
  const months = { ...rank, period: '2024-01/2024-09' };
  it.each([level, rank, months])('is read as it was written: %j', (name) =>
    expect(readNumber(writeNumber(name))).toEqual(name),
  );
  it.each([
    null,
    '',
    'gdp',
    'gdp/410702/2024',
    'gdp/410702/2024/size',
    'gdp/410702/last/level',
    'a/b/c/level/d/e',
  ])('names nothing: %j', (text) => expect(readNumber(text)).toBeUndefined());
  it('can be read in the address bar', () =>
    expect(withNumber(new URLSearchParams(), level)).toBe('?number=gdp/410702/2024/level'));
  it('leaves the rest of an address as it is', () => {
    const search = withNumber(new URLSearchParams('version=2'), rank);
    expect(new URLSearchParams(search).get('version')).toBe('2');
    expect(readNumber(new URLSearchParams(search).get('number'))).toEqual(rank);
  });
});
