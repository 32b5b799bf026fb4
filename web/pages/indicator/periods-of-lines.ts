import { comparePeriods, findPeriod } from '../../../src/kernels/figures/period.ts';
import type { PeerLine } from '../../../src/model/ledger-view.ts';
import { pointsInStep } from '../../components/ledger-options.ts';

/** Periods of the kind that most lines have, with the years between them that nobody has figures for. */
export function periodsOfLines(lines: readonly PeerLine[]): string[] {
  const there = lines.flatMap(({ points }) =>
    points.filter(({ value }) => value !== null).map(({ period }) => period),
  );
  const kinds = new Map<string, number>();
  for (const period of there) {
    const kind = findPeriod(period)?.kind ?? '';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const [most] = [...kinds].toSorted((a, b) => b[1] - a[1]);
  const periods = [...new Set(there)]
    .filter((period) => findPeriod(period)?.kind === most?.[0])
    .sort(comparePeriods);
  const points = periods.map((period) => ({ period, value: null }));
  return pointsInStep(points, periods[0] ?? '').map(({ period }) => period);
}
