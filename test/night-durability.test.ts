import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRegistry } from '../src/declared.ts';
import { simulateInto } from '../src/flows/simulate-district.ts';
import { openStore } from '../src/store/open-store.ts';
import { publishRegistry } from '../src/store/registry-versions.ts';
import { bundleChild, dataFolder, runChild } from './children/run-child.ts';

const [district, day] = ['hongqi', '2026-07-18'];
const plan = { seed: 1, start: '2026-06-01', days: 50, perDay: 30 } as const;
type Place = Awaited<ReturnType<typeof dataFolder>>;

/** What a night left behind: every detection with its fate, and every alert with its acts. */
async function leftBehind(folder: string) {
  const store = await openStore({ dataFolder: folder, log: () => {} });
  try {
    const { rows: detections } = await store.pool.query(
      `SELECT detector, level, category, rank, centre, start_day, cases, fate, said_at IS NULL AS unsaid
         FROM detection ORDER BY 1, 2, 3, 4`,
    );
    const { rows: alerts } = await store.pool.query(
      `SELECT title, place, state, seq FROM record WHERE programme = 'alert' ORDER BY 1, 2`,
    );
    const { rows: runs } = await store.pool.query(
      `SELECT detector, state, series, cardinality(finished) AS finished FROM detector_run ORDER BY 1`,
    );
    return { detections, alerts, runs };
  } finally {
    await store.close();
  }
}

describe.runIf(process.env.XIANBAN_TEST_ENGINE !== 'server')('kill -9 in the night', () => {
  let places: [quiet: Place, disturbed: Place];
  let program = '';
  beforeAll(async () => {
    places = [await dataFolder(), await dataFolder()];
    program = await bundleChild('run-night');
    const registry = await loadRegistry();
    // those that take the longest are left out
    const { gathering, 'family-gathering': family, 'slow-rise': slow } = registry.detectors;
    const some = {
      ...registry,
      detectors: { gathering, 'family-gathering': family, 'slow-rise': slow },
    };
    for (const { folder } of places) {
      await writeFile(join(folder, 'registry.json'), JSON.stringify(some));
      const store = await openStore({ dataFolder: folder, log: () => {} });
      const versions = await publishRegistry(store, registry);
      const now = () => new Date('2026-07-21T02:00:00Z');
      await simulateInto({ store, registry, versions, now }, district, plan);
      await store.close();
    }
  }, 60_000);
  afterAll(() => Promise.all(places.map((place) => place.remove())));

  const night = ({ folder }: Place) =>
    runChild(program, folder, join(folder, 'registry.json'), district, day);

  it('leaves what an undisturbed night leaves: no detection lost, no alert twice', async () => {
    const [quiet, disturbed] = places;
    const undisturbed = night(quiet);
    let series = 0;
    for await (const line of undisturbed.lines) series += line.includes('/') ? 1 : 0;
    await undisturbed.ended;
    expect(undisturbed.complaints()).toBe('');
    for (const share of [0.4, 0.2]) {
      const child = night(disturbed);
      let [told, ended] = [0, false];
      for await (const line of child.lines) {
        ended ||= line === 'done';
        if (++told === Math.ceil(series * share)) child.process.kill('SIGKILL');
      }
      await child.ended;
      expect(child.complaints()).toBe('');
      // it was killed on its way
      expect([share, ended]).toEqual([share, false]);
    }
    for (const again of [1, 2]) {
      const last = night(disturbed);
      let end = '';
      for await (const line of last.lines) end = line;
      await last.ended;
      expect([again, end]).toEqual([again, 'done']);
    }
    const wanted = await leftBehind(quiet.folder);
    expect(wanted.alerts.length).toBeGreaterThan(0);
    expect(await leftBehind(disturbed.folder)).toEqual(wanted);
  }, 90_000);
});
