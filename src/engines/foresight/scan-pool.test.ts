import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synthesiseCity } from '../../kernels/scan/golden/synthetic-city.ts';
import { nearestPlaces } from '../../kernels/scan/neighbours.ts';
import type { ScanTask } from '../../kernels/scan/scan-task.ts';
import { createScanPool, type Inference, type ScanAnswer, type ScanPool } from './scan-pool.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function makeTask(places: number, cases: number, slots = 120): ScanTask {
  const city = synthesiseCity(places, slots, cases);
  return {
    model: 'permutation',
    neighbours: nearestPlaces({ x: city.x, y: city.y, coords: 'cartesian' }),
    slots,
    cases: city.cases,
    windows: 'alive',
    shortest: 1,
    longest: 14,
    maxShare: 0.3,
    minCases: 2,
  };
}

const inference: Inference = { replicates: 299, seed: 4, analysisDays: 1, maxClusters: 4 };
const timeless = (answer: ScanAnswer) => ({ ...answer, ms: undefined });

describe('scan-pool', () => {
  /** the pool of the compiled program, since threads can't load this source */
  let createCompiled: typeof createScanPool;
  const pools: ScanPool[] = [];
  const open = (threads: number) => {
    const pool = createCompiled({ threads });
    pools.push(pool);
    return pool;
  };
  beforeAll(async () => {
    execFileSync(process.execPath, [
      '--input-type=module',
      '-e',
      `import { buildOnce } from ${JSON.stringify(`${root}/scripts/build-once.mjs`)}; buildOnce('server');`,
    ]);
    const compiled = `${root}/dist/src/engines/foresight/scan-pool.js`;
    ({ createScanPool: createCompiled } = await import(/* @vite-ignore */ compiled));
  }, 180_000);
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
  });

  it.each([undefined, 10])(
    'answers the same on one thread and on two, from source and compiled (stop at %s)',
    async (stopAt) => {
      const task = makeTask(80, 4000);
      const here = await createScanPool({ threads: 1 }).scan(task, { ...inference, stopAt });
      expect(here.clusters.length).toBeGreaterThan(1);
      expect(here.null.replicates).toBeLessThanOrEqual(299);
      for (const threads of [1, 2, 3]) {
        const answer = await open(threads).scan(task, { ...inference, stopAt });
        expect(timeless(answer)).toEqual(timeless(here));
      }
    },
  );

  it('answers many tasks at once as it would each alone', async () => {
    const tasks = [300, 900, 1500, 2500, 4000].map((cases) => makeTask(40, cases));
    const alone = createScanPool({ threads: 1 });
    const two = open(2);
    const together = await Promise.all(tasks.map((task) => two.scan(task, inference)));
    for (const [i, task] of tasks.entries()) {
      expect(timeless(together[i]!)).toEqual(timeless(await alone.scan(task, inference)));
    }
  });

  it('says what is wrong with a task and goes on with the next', async () => {
    const task = makeTask(30, 500);
    const two = open(2);
    await expect(two.scan({ ...task, maxShare: 2 }, inference)).rejects.toThrow(
      'got a share of 2, wanted more than 0, at most 1',
    );
    await expect(two.scan(task, { ...inference, replicates: 0 })).rejects.toThrow(
      'got 0 replicates, wanted a whole number from 1',
    );
    expect((await two.scan(task, inference)).null.replicates).toBe(299);
  });

  it('stops at the replicate at which enough of them reached the strongest cluster', async () => {
    const task = makeTask(80, 4000);
    const all = await createScanPool({ threads: 1 }).scan(task, inference);
    const stopAt = Math.floor(all.clusters[0]!.p * 300 * 0.5);
    const stopped = await createScanPool({ threads: 1 }).scan(task, { ...inference, stopAt });
    expect(stopAt).toBeGreaterThan(1);
    expect(stopped.null.replicates).toBeLessThan(299);
    expect(stopped.clusters[0]!.p).toBe(stopAt / stopped.null.replicates);
  });
});
