import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { valueOf } from '../../test/trial-casework.ts';
import { loadRegistry } from '../declared.ts';
import { createCasework, type Casework } from '../engines/casework/service.ts';
import type { Foresight } from '../engines/foresight/foresight.ts';
import { createForesight } from '../engines/foresight/service.ts';
import type { Detector } from '../model/detector.ts';
import type { Viewer } from '../model/role.ts';
import type { RecordView } from '../model/view.ts';
import { publishRegistry } from '../store/registry-versions.ts';
import type { DetectingHouse } from './detect-day.ts';
import { loadAlerts } from './load-alerts.ts';
import { simulateInto } from './simulate-district.ts';
import { simulatorSource } from './write-lives.ts';

const district = 'hongqi';
const now = () => new Date('2026-07-20T04:00:00Z');

/** Quick to ask and quick to speak: there is to be something to decide. */
const talkative = (detector: Detector | undefined): Detector => {
  if (detector?.method.kind !== 'space-time') throw new Error('wanted a detector in space-time');
  const method = { ...detector.method, replicates: 99, minCases: 3 };
  return { ...detector, levels: ['parent'], method, speaksAtDays: 10, weeklyBudget: 50 };
};

let test: TestStore;
let house: DetectingHouse;
let casework: Casework;
let foresight: Foresight;
const leader: Viewer = {
  district,
  person: '00000000-0000-4000-8000-000000000001',
  name: 'leader',
  language: 'zh',
  grants: [{ role: 'leader', place: '410702', unit: null }],
};

beforeAll(async () => {
  test = await testStore();
  const declared = await loadRegistry();
  const gathering = talkative(declared.detectors['gathering']);
  const registry = { ...declared, detectors: { gathering } };
  const versions = await publishRegistry(test.store, registry);
  const engines = { store: test.store, registry, versions, now };
  foresight = createForesight({ ...engines, threads: 1, drawSeed: () => 2 });
  casework = createCasework(engines);
  house = { store: test.store, casework, foresight, now };
  valueOf(
    await simulateInto(engines, district, { seed: 3, start: '2026-06-06', days: 45, perDay: 25 }),
  );
}, 60_000);
afterAll(async () => {
  await foresight.close();
  await test.drop();
});

async function records(programme: string): Promise<RecordView[]> {
  const page = await casework.page(leader, { programme }, { pageSize: 200 });
  const views = valueOf(page).rows.map(({ record }) => casework.view(leader, record));
  return (await Promise.all(views)).map((view) => valueOf(view));
}

describe('the alerts of the examples', () => {
  const asked = { district, source: simulatorSource, days: 6 };

  it('are found night by night, go on after an interruption, and are done once', async () => {
    const stop = new AbortController();
    let days = 0;
    const runDay: Foresight['runDay'] = (day) => {
      if (++days === 3) stop.abort('interrupted');
      return foresight.runDay(day);
    };
    const interrupted = { ...house, foresight: { runDay } };
    await expect(loadAlerts(interrupted, asked, stop.signal)).rejects.toBe('interrupted');
    const before = await records('alert');
    const rest = await loadAlerts(house, asked);
    const after = await records('alert');
    expect(after.length).toBe(before.length + rest!.alerts);
    expect(after.length).toBeGreaterThan(1);
    const sameThing = after.map(({ category, openedAt, place }) =>
      [category, openedAt, place].join(),
    );
    expect(new Set(sameThing).size).toBe(after.length);
    expect(await loadAlerts(house, asked)).toBeUndefined();
    expect((await records('alert')).length).toBe(after.length);
  }, 60_000);

  it('stand in the nights after their days, are marked as made up, and were decided by nobody real', async () => {
    const alerts = await records('alert');
    for (const { simulated, timeline } of alerts) {
      expect(simulated).toBe(true);
      // 02:00 in Xinxiang
      expect(timeline[0]!.at).toMatch(/^2026-07-\d\dT18:00:00.000Z$/);
      const times = timeline.map((act) => act.at);
      expect(times).toEqual([...times].sort());
      expect(times.at(-1)! <= now().toISOString()).toBe(true);
      expect(timeline.every((act) => act.actor.person === null)).toBe(true);
    }
    const states = new Set(alerts.map((alert) => alert.state));
    expect(states.size).toBeGreaterThan(1);
  });

  it('lead to orders that live on, each known by its alert', async () => {
    const alerts = await records('alert');
    const orders = await records('order');
    const opened = alerts.reduce((sum, alert) => sum + (alert.counts['orders'] ?? 0), 0);
    expect(opened).toBe(orders.length);
    const numbers = new Set(alerts.map((alert) => alert.number));
    for (const order of orders) {
      expect(order.simulated).toBe(true);
      expect(numbers).toContain(order.fields.find((field) => field.name === 'alert')!.value);
    }
  });
});
