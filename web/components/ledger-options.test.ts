import { describe, expect, it } from 'vitest';
import { pointsInStep } from './ledger-options.ts';

const point = (period: string, value: string | null = '1') => ({ period, value });
const periods = (points: readonly { period: string }[]) => points.map(({ period }) => period);

describe('points in step', () => {
  it('leave years without figures open instead of jumping over them', () =>
    expect(pointsInStep([point('2019'), point('2021'), point('2024')], '2021')).toEqual([
      point('2019'),
      point('2020', null),
      point('2021'),
      point('2022', null),
      point('2023', null),
      point('2024'),
    ]));
  it('are of one kind of period: a quarter stands beside no year', () => {
    const mixed = [point('2023'), point('2024-Q1'), point('2024-Q2'), point('2024')];
    expect(periods(pointsInStep(mixed, '2024-Q2'))).toEqual(['2024-Q1', '2024-Q2']);
    expect(periods(pointsInStep(mixed, '2024'))).toEqual(['2023', '2024']);
  });
  it('are none where there are none', () => expect(pointsInStep([], '2024')).toEqual([]));
});
