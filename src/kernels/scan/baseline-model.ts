import { recentCases, zoneEndsOf, type AliveModel } from './alive-model.ts';
import { nullDrawOf } from './null-draw.ts';
import { columnsOf, measureOf } from './scan-measure.ts';
import type { ScanTask } from './scan-task.ts';

/**
 * The Poisson models with windows that end with the last slot: what is expected is given for every
 * place and slot. A zone carries a sum for each length of window.
 */
export function baselineModel(task: ScanTask): AliveModel {
  const columns = columnsOf(task);
  const measure = measureOf(task, columns);
  const { longest, count } = columns;
  const { places } = task.neighbours;
  const weights = new Float64Array(places * longest);
  for (let p = 0; p < places; p++) {
    for (let age = 0; age < longest; age++) {
      const before = age === 0 ? 0 : weights[p * longest + age - 1]!;
      weights[p * longest + age] = before + measure.expected[p * count + count - 1 - age]!;
    }
  }
  const draw = nullDrawOf(task, columns, measure);
  const counts = new Float64Array(places * count);
  let drawn = new Int32Array(1024);
  const within = new Int32Array(longest);
  return {
    shortest: columns.shortest,
    longest,
    minCases: task.minCases,
    total: measure.cases,
    isTotalGiven: task.model === 'poisson',
    statistic: measure.statistic,
    zoneEnds: zoneEndsOf(task, measure.weight),
    columns: longest,
    weights,
    expected: (sums, at, length) => sums[at + length - 1]!,
    observed: () => recentCases(task, longest),
    draw: (seed, replicate) => {
      counts.fill(0);
      draw(seed, replicate, counts);
      let at = 0;
      for (let age = 0; age < longest; age++) {
        for (let p = 0; p < places; p++) {
          const n = counts[p * count + count - 1 - age]!;
          if (n === 0) continue;
          if (at + n > drawn.length) {
            const more = new Int32Array(2 * (at + n));
            more.set(drawn);
            drawn = more;
          }
          drawn.fill(p, at, (at += n));
        }
        within[age] = at;
      }
      return { places: drawn, within };
    },
    recent: weights.reduce((sum, w, i) => sum + ((i + 1) % longest === 0 ? w : 0), 0),
  };
}
