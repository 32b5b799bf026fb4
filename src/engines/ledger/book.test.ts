import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../test/ledger-book.ts';

const gdp = { indicator: 'gdp', territory: '410702', period: '2024' };

describe('makeBook', () => {
  const book = bookOf({
    figures: [
      ['gdp', '410702', '2024', 'level', '297.6', '亿元', 'press'],
      ['gdp', '410702', '2024', 'growth', '5.5', '%', 'press'],
      ['gdp', '410704', '2024', 'growth', '5.1', '%', 'press'],
      ['gdp', '410703', '2024', 'growth', '5.1', '%', 'press'],
      ['gdp', '410711', '2024', 'growth', '4.0', '%', 'press'],
    ],
    ranks: [{ indicator: 'gdp', territory: '410704', period: '2024', aspect: 'growth', n: 2 }],
  });

  it('answers with what is stated', () => {
    const value = book.value({ ...gdp, aspect: 'level' });
    expect(value.kind === 'one' && value.figure.value).toBe('297.6');
    const growth = book.growth(gdp);
    expect(growth.holds.kind).toBe('one');
    expect(growth.computed).toMatchObject({ kind: 'none', why: { code: 'price-basis' } });
  });

  it('puts stated and computed rank side by side', () => {
    const rank = book.rank({ ...gdp, territory: '410704', aspect: 'growth', set: 'urban' });
    expect(rank.computed).toMatchObject({ n: 2, worst: 2, tied: true, outOf: 4 });
    expect(rank.comparison).toBe('agree');
  });
});
