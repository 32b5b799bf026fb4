import { describe, expect, it } from 'vitest';
import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { PlacedRecord } from '../../store/placed-records.ts';
import { buildDistrictHistory, cellMetres, DistrictPlane } from './district-history.ts';

const plane = new DistrictPlane(35.3);
const start = dayOfDate('2025-01-06');

/** Three demands a day at a few spots, over `days` days. */
function rows(days: number, skip: (day: number) => boolean = () => false): PlacedRecord[] {
  return Array.from({ length: days }, (_, d) => d)
    .filter((d) => !skip(d))
    .flatMap((d) =>
      [0, 1, 2].map((k) => ({
        day: start + d,
        lat: 35.3 + 0.01 * k,
        lon: 113.9,
        category: k === 2 ? 'heat' : 'sewer',
        place: k === 0 && d % 2 ? 'old-name' : `place-${k}`,
        channel: 'hotline',
      })),
    );
}

describe('a district on its plane', () => {
  it('goes to metres and back', () => {
    expect(plane.toLon(plane.x(113.9))).toBeCloseTo(113.9, 10);
    expect(plane.toLat(plane.y(35.3))).toBeCloseTo(35.3, 10);
    const [a, b] = [
      { lat: 35.3, lon: 113.9 },
      { lat: plane.toLat(plane.y(35.3) + cellMetres), lon: 113.9 },
    ];
    expect(plane.cellOf(a)).not.toBe(plane.cellOf(b));
  });
});

describe('the history of a district', () => {
  it('puts demands on cells, whatever their place is called', () => {
    const of = buildDistrictHistory(rows(400), plane, start + 400)!;
    expect(of.doubts).toEqual([]);
    expect(of.origin).toBe(start + 400);
    expect(of.history.index.length).toBe(1200);
    // a place that was split or renamed has its demands in the same cell all along
    const cell = of.cells.find((one) => one.cell === plane.cellOf({ lat: 35.3, lon: 113.9 }))!;
    expect(['old-name', 'place-0']).toContain(cell.place);
    expect(of.cells.length).toBe(3);
  });

  it('takes a feed that stopped as silence, not as zeros', () => {
    const of = buildDistrictHistory(rows(400), plane, start + 430)!;
    expect(of.origin).toBe(start + 400);
    expect(of.doubts).toMatchObject([{ kind: 'stopped', from: '2026-02-10' }]);
  });

  it('closes a gap and says it', () => {
    const of = buildDistrictHistory(
      rows(400, (d) => d >= 200 && d < 221),
      plane,
      start + 400,
    )!;
    expect(of.doubts).toMatchObject([{ kind: 'gap', from: '2025-07-25', to: '2025-08-14' }]);
    expect(of.history.firstDay).toBe(start + 21);
  });

  it('knows nothing of days after the origin', () => {
    const of = buildDistrictHistory(rows(400), plane, start + 380)!;
    expect(of.history.endDay).toBe(start + 380);
    expect(buildDistrictHistory(rows(10), plane, start)).toBeUndefined();
  });
});
