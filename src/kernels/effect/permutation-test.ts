import type { Random } from '../simulate/random.ts';
import { strataOf, type DrawnUnit } from './compare-arms.ts';

export interface PermutationAnswer {
  /** two-sided: how often a draw by lot alone parts the arms as far as this one did */
  p: number;
  /** every possible draw was counted, or so many were drawn */
  way: 'every-draw' | 'drawn';
  draws: number | null;
}

/** Steps above which draws are drawn and not counted one and all. */
const mostSteps = 2e7;

/**
 * Chances of the held cases of one stratum over all ways to hold back `held` of its units: how many
 * subsets have which sum, counted by adding one unit after the other.
 */
function sumsOf(cases: readonly number[], held: number): Float64Array {
  const all = cases.reduce((sum, n) => sum + n, 0);
  const width = all + 1;
  // chances of having taken j units with sum s, while each next unit is dealt
  let now = new Float64Array((held + 1) * width);
  now[0] = 1;
  cases.forEach((n, i) => {
    const next = new Float64Array((held + 1) * width);
    const left = cases.length - i;
    for (let taken = 0; taken <= Math.min(held, i); taken += 1) {
      const take = (held - taken) / left;
      for (let sum = 0; sum <= all; sum += 1) {
        const chance = now[taken * width + sum]!;
        if (chance === 0) continue;
        if (take > 0) next[(taken + 1) * width + sum + n]! += chance * take;
        if (take < 1) next[taken * width + sum]! += chance * (1 - take);
      }
    }
    now = next;
  });
  return now.slice(held * width);
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i += 1)
    if (a[i] !== 0) for (let j = 0; j < b.length; j += 1) sum[i + j]! += a[i]! * b[j]!;
  return sum;
}

const total = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0);

interface Deal {
  cases: number[];
  exposure: number[];
  isHeld: boolean[];
  held: number;
}

/** Held cases less what the stratum's rate lets expect over their exposure. */
function surplus({ cases, exposure }: Deal, isHeld: readonly boolean[]): number {
  const rate = total(cases) / total(exposure);
  return cases.reduce((sum, n, i) => (isHeld[i] ? sum + n - rate * exposure[i]! : sum), 0);
}

function everyDraw(deals: readonly Deal[], seen: number): PermutationAnswer {
  const chances = deals.map((deal) => sumsOf(deal.cases, deal.held)).reduce(convolve);
  const expected = total(deals.map(({ cases, held }) => (total(cases) * held) / cases.length));
  const far = Math.abs(seen) - 1e-9 * Math.max(1, expected);
  const p = chances.reduce((sum, one, k) => (Math.abs(k - expected) >= far ? sum + one : sum), 0);
  return { p: Math.min(1, p), way: 'every-draw', draws: null };
}

function drawn(deals: readonly Deal[], seen: number, random: Random, draws: number) {
  const shuffled = deals.map((deal) => [...deal.isHeld]);
  let asFar = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    let sum = 0;
    deals.forEach((deal, s) => {
      const labels = shuffled[s]!;
      for (let i = labels.length - 1; i > 0; i -= 1) {
        const j = random.below(i + 1);
        [labels[i], labels[j]] = [labels[j]!, labels[i]!];
      }
      sum += surplus(deal, labels);
    });
    if (Math.abs(sum) >= Math.abs(seen) - 1e-9) asFar += 1;
  }
  return { p: asFar / (draws + 1), way: 'drawn' as const, draws };
}

/**
 * The draw judged by itself: within each stratum every way to hold back as many is as likely, whatever
 * the counts are like; how often do they part held and acted as far? Counted in full where units of a
 * stratum have one exposure and that is not too much work, drawn by `random` otherwise. Give sums over
 * clusters as units where whole clusters were drawn. 1 where no stratum holds both arms.
 *
 * @throws RangeError for a unit that was counted over nothing
 */
export function permutationTest(
  units: readonly DrawnUnit[],
  random: Random,
  draws = 9999,
): PermutationAnswer {
  const deals = [...strataOf(units).values()]
    .map((group): Deal => ({
      cases: group.map((one) => one.cases),
      exposure: group.map((one) => one.exposure),
      isHeld: group.map((one) => one.isHeld),
      held: group.filter((one) => one.isHeld).length,
    }))
    .filter(({ held, cases }) => held > 0 && held < cases.length && total(cases) > 0);
  if (deals.length === 0) return { p: 1, way: 'every-draw', draws: null };
  const seen = total(deals.map((deal) => surplus(deal, deal.isHeld)));
  const isEven = deals.every(({ exposure }) => exposure.every((days) => days === exposure[0]));
  const steps = total(deals.map(({ cases, held }) => cases.length * held * total(cases)));
  return isEven && steps <= mostSteps ? everyDraw(deals, seen) : drawn(deals, seen, random, draws);
}
