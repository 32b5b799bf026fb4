import { describe, expect, it } from 'vitest';
import type { RankView } from '../../../src/model/ledger-view.ts';
import { longestRanks } from './longest-ranks.ts';

const rank = (set: string, aspect: 'level' | 'growth', period: string): RankView => ({
  set,
  setLabel: { zh: set, en: set },
  period,
  aspect,
  size: null,
  stated: [],
  computed: null,
  why: null,
  comparison: 'none',
});

describe('the ranks that are drawn', () => {
  it('are those of the set and aspect with most periods, first to last', () => {
    const all = [
      rank('city', 'growth', '2024'),
      rank('city', 'level', '2023'),
      rank('urban', 'level', '2023'),
      rank('city', 'level', '2021'),
      rank('city', 'level', '2022'),
      rank('city', 'growth', '2023'),
    ];
    const drawn = longestRanks(all);
    expect(drawn.map(({ set, aspect, period }) => [set, aspect, period])).toEqual([
      ['city', 'level', '2021'],
      ['city', 'level', '2022'],
      ['city', 'level', '2023'],
    ]);
  });
  it('are none where there are none', () => expect(longestRanks([])).toEqual([]));
});
