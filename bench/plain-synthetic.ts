import type { TreatedPanel } from '../src/kernels/effect/synthetic-control.ts';

/** The same method as kernels/effect/synthetic-control.ts, every product multiplied out at every step. */

/** rows × (columns + 1), the last column being what is to be matched, columns centred. */
function frankWolfe(
  y: number[][],
  zeta: number,
  least: number,
  start: number[],
  mostSteps: number,
): number[] {
  const rows = y.length;
  const columns = start.length;
  const means = y[0]!.map((_, j) => y.reduce((sum, row) => sum + row[j]!, 0) / rows);
  const centred = y.map((row) => row.map((v, j) => v - means[j]!));
  const eta = rows * zeta * zeta;
  const product = (weights: number[]) =>
    centred.map((row) => weights.reduce((sum, w, j) => sum + w * row[j]!, 0));
  let weights = start;
  let [last, value] = [Infinity, Infinity];
  for (let step = 0; step < mostSteps; step += 1) {
    if (step >= 2 && !(last - value > least * least)) break;
    const miss = product(weights).map((v, i) => v - centred[i]![columns]!);
    const gradient = weights.map(
      (w, j) => eta * w + centred.reduce((sum, row, i) => sum + row[j]! * miss[i]!, 0),
    );
    const to = gradient.indexOf(Math.min(...gradient));
    const move = weights.map((w, j) => Number(j === to) - w);
    const along = product(move);
    const slope = gradient.reduce((sum, g, j) => sum + g * move[j]!, 0);
    const curve =
      eta * move.reduce((sum, m) => sum + m * m, 0) + along.reduce((sum, v) => sum + v * v, 0);
    const length = curve > 0 ? Math.min(1, Math.max(0, -slope / curve)) : 0;
    weights = weights.map((w, j) => w + length * move[j]!);
    const left = product(weights).map((v, i) => v - centred[i]![columns]!);
    const penalty = zeta * zeta * weights.reduce((sum, w) => sum + w * w, 0);
    [last, value] = [value, penalty + left.reduce((sum, v) => sum + v * v, 0) / rows];
  }
  return weights;
}

function solve(y: number[][], zeta: number, least: number, start: number[]): number[] {
  const first = frankWolfe(y, zeta, least, start, 100);
  const floor = Math.max(...first) / 4;
  const kept = first.map((w) => (w <= floor ? 0 : w));
  const sum = kept.reduce((all, w) => all + w, 0);
  return frankWolfe(
    y,
    zeta,
    least,
    kept.map((w) => w / sum),
    10_000,
  );
}

const mean = (list: readonly number[]) => list.reduce((sum, v) => sum + v, 0) / list.length;

/** Synthetic difference in differences of the last row; the weights of its controls too. */
function plainEffect(rows: number[][], before: number, start: number[]) {
  const [controls, treated] = [rows.slice(0, -1), rows.at(-1)!];
  const after = treated.length - before;
  const changes = controls.flatMap((row) => row.slice(1, before).map((v, t) => v - row[t]!));
  const middle = mean(changes);
  const squares = changes.reduce((sum, v) => sum + (v - middle) ** 2, 0);
  const noise = Math.sqrt(squares / (changes.length - 1));
  const collapsed = rows.map((row) => [...row.slice(0, before), mean(row.slice(before))]);
  const periods = solve(
    collapsed.slice(0, -1),
    1e-6 * noise,
    1e-5 * noise,
    Array.from({ length: before }, () => 1 / before),
  );
  const turned = Array.from({ length: before }, (_, t) => collapsed.map((row) => row[t]!));
  const units = solve(turned, after ** 0.25 * noise, 1e-5 * noise, start);
  const gap = (row: number[]) => row[before]! - periods.reduce((sum, w, t) => sum + w * row[t]!, 0);
  const expected = units.reduce((sum, w, i) => sum + w * gap(collapsed[i]!), 0);
  return { effect: gap(collapsed.at(-1)!) - expected, units };
}

/** Standard error over the controls, each taken as if treated. */
export function plainPlaceboError({ outcome, periods, controls, before }: TreatedPanel): number {
  const rows = Array.from({ length: controls + 1 }, (_, i) => [
    ...outcome.subarray(i * periods, (i + 1) * periods),
  ]);
  const even = Array.from({ length: controls }, () => 1 / controls);
  const { units } = plainEffect(rows, before, even);
  const effects = units.map((_, as) => {
    const kept = units.filter((_, i) => i !== as);
    const sum = kept.reduce((all, w) => all + w, 0);
    const panel = [...rows.slice(0, -1).filter((_, i) => i !== as), rows[as]!];
    return plainEffect(
      panel,
      before,
      kept.map((w) => w / sum),
    ).effect;
  });
  const middle = mean(effects);
  return Math.sqrt(mean(effects.map((effect) => (effect - middle) ** 2)));
}
