import { comparePeriods } from '../../../src/kernels/figures/period.ts';
import type { RankView } from '../../../src/model/ledger-view.ts';

/** The ranks of the set and aspect that are known for most periods, first to last. */
export function longestRanks(ranks: readonly RankView[]): RankView[] {
  const groups = new Map<string, RankView[]>();
  for (const rank of ranks) {
    const key = `${rank.aspect} ${rank.set}`;
    groups.set(key, [...(groups.get(key) ?? []), rank]);
  }
  const [longest = []] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  return longest.toSorted((a, b) => comparePeriods(a.period, b.period));
}
