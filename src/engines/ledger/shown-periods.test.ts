import { describe, expect, it } from 'vitest';
import { bookOf, indicatorOf } from '../../../test/ledger-book.ts';
import { shownPeriods, shownTerritories } from './shown-periods.ts';
import { viewIndicator } from './view-indicator.ts';

const share = indicatorOf('share', {
  kind: 'rate',
  unit: '%',
  formula: {
    op: 'percent',
    of: [
      { op: 'indicator', indicator: 'urban' },
      { op: 'indicator', indicator: 'all' },
    ],
  },
});
const book = bookOf({
  indicators: [indicatorOf('urban'), indicatorOf('all'), share],
  figures: [
    ['urban', '410702', '2020', 'level', '9', '亿元', 'press'],
    ['all', '410702', '2020', 'level', '10', '亿元', 'press'],
    ['all', '410702', '2021', 'level', '11', '亿元', 'press'],
    ['share', '410702', '2019', 'level', '89', '%', 'press'],
    ['urban', '410704', '2020', 'level', '1', '亿元', 'press'],
    ['all', '410704', '2020', 'level', '4', '亿元', 'press'],
  ],
});

describe('what there is to show of an indicator', () => {
  it('is what is stated, and what can be worked out where nobody states it', () => {
    expect(shownPeriods(book, 'share', '410702')).toEqual(['2019', '2020']);
    expect(shownPeriods(book, 'share', '410704')).toEqual(['2020']);
    expect(shownPeriods(book, 'share', '410711')).toEqual([]);
    expect(shownPeriods(book, 'all', '410702')).toEqual(['2020', '2021']);
  });

  it('is of the territories with figures, else of those with figures of its parts', () => {
    expect(shownTerritories(book, 'share')).toEqual(['410702']);
    const unstated = bookOf({
      indicators: [indicatorOf('urban'), indicatorOf('all'), share],
      figures: [['urban', '410704', '2020', 'level', '1', '亿元', 'press']],
    });
    expect(shownTerritories(unstated, 'share')).toEqual(['410704']);
    expect(shownTerritories(unstated, 'gdp')).toEqual([]);
  });

  it('stands in the history of its page', () => {
    const asked = { territory: '410702', today: '2025-06-30', revisions: [], mayEnter: false };
    const { history } = viewIndicator(book, share, asked);
    expect(history.map(({ period, level }) => [period, level.kind, level.value])).toEqual([
      ['2019', 'one', '89'],
      ['2020', 'computed', '90'],
    ]);
  });
});
