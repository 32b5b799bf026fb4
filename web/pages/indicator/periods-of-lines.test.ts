import { describe, expect, it } from 'vitest';
import type { PeerLine } from '../../../src/model/ledger-view.ts';
import { periodsOfLines } from './periods-of-lines.ts';

const line = (code: string, ...points: [period: string, value: string | null][]): PeerLine => ({
  territory: { code, label: { zh: code, en: code } },
  points: points.map(([period, value]) => ({ period, value })),
});

describe('the periods of lines', () => {
  it('are of one kind, with the years between that nobody has', () =>
    expect(
      periodsOfLines([
        line('a', ['2020', '1'], ['2023', '2'], ['2024-Q1', '1']),
        line('b', ['2023', '3'], ['2025', null]),
      ]),
    ).toEqual(['2020', '2021', '2022', '2023']));
  it('are none where nobody has a figure', () => {
    expect(periodsOfLines([])).toEqual([]);
    expect(periodsOfLines([line('a', ['2024', null])])).toEqual([]);
  });
});
