/**
 * What the effect kernels cost, CPU time: `node scripts/ts.mjs bench/effect.ts`. The placebo error of
 * California's tobacco tax (38 controls, each taken as if treated) runs beside the same steps multiplied
 * out anew each time, on the same numbers; the permutation test that counts every draw beside the one that draws.
 */
import { permutationTest } from '../src/kernels/effect/permutation-test.ts';
import { placeboError } from '../src/kernels/effect/placebo.ts';
import { simulateDraw, simulateRuns } from '../src/kernels/effect/simulate-draw.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';
import { goldenTable } from '../test/golden-effect.ts';
import { plainPlaceboError } from './plain-synthetic.ts';

function seconds(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

const rows = goldenTable('california-prop99.csv');
const others = [...new Set(rows.map(({ State }) => State!))].filter((s) => s !== 'California');
const states = [...others, 'California'];
const periods = 31;
const outcome = new Float64Array(states.length * periods);
for (const { State, Year, PacksPerCapita } of rows)
  outcome[states.indexOf(State!) * periods + Number(Year) - 1970] = Number(PacksPerCapita);
const panel = { outcome, periods, controls: 38, before: 19 };

let [ours, theirs] = [0, 0];
const fast = seconds(() => {
  ours = placeboError(panel, 'synthetic-did', streamOf(1)).standardError!;
});
const plain = seconds(() => {
  theirs = plainPlaceboError(panel);
});
console.log(
  `placebo error ${ours.toFixed(6)} in ${fast.toFixed(2)} CPU s; multiplied out ${theirs.toFixed(6)} in ${plain.toFixed(2)} CPU s: ${(plain / fast).toFixed(1)} times`,
);

const city = { effect: 0.2, places: 900, share: 0.15, demandsPerIncident: 1.5 };
const runs = 500;
const whole = seconds(() => simulateRuns(city, runs, (run) => streamOf(1, run)));
console.log(`simulation: ${Math.round(runs / whole)} runs of ${city.places} places a CPU second`);

const { units } = simulateDraw({ ...city, effect: 0 }, streamOf(7));
// a day less for one unit, and draws have to be drawn
const uneven = units.map((unit, i) => ({ ...unit, exposure: i === 0 ? 27 : 28 }));
const counted = seconds(() => permutationTest(units, streamOf(1)));
const drawn = seconds(() => permutationTest(uneven, streamOf(1)));
console.log(
  `permutation test of ${units.length} alerts: every draw counted in ${(counted * 1000).toFixed(0)} CPU ms, 9,999 drawn in ${(drawn * 1000).toFixed(0)}: ${(drawn / counted).toFixed(1)} times`,
);
