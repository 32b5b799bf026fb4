import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCasework, type Casework } from '../src/engines/casework/service.ts';
import type { Foresight } from '../src/engines/foresight/foresight.ts';
import { createForesight } from '../src/engines/foresight/service.ts';
import { loadRegistry } from '../src/declared.ts';
import { detectDay, type DetectingHouse } from '../src/flows/detect-day.ts';
import { isAbout, type PlantedOutbreak } from '../src/flows/judge-replay.ts';
import { detectNight, keepNights } from '../src/flows/nightly.ts';
import { openOrders } from '../src/flows/open-orders.ts';
import { judgeContextOf } from '../src/flows/replay-report.ts';
import { simulateInto } from '../src/flows/simulate-district.ts';
import { keepPictures } from '../src/flows/simulated-pictures.ts';
import { dateOfDay, dayOfDate } from '../src/kernels/workdays/zone-clock.ts';
import type { Registry } from '../src/model/registry.ts';
import type { Viewer } from '../src/model/role.ts';
import type { RecordView } from '../src/model/view.ts';
import { publishRegistry } from '../src/store/registry-versions.ts';
import { testStore, type TestStore } from './database.ts';
import { valueOf } from './trial-casework.ts';

const district = 'hongqi';
const plan = { seed: 5, start: '2026-03-23', days: 63, perDay: 40 };
/** noon in Xinxiang, the day after the last simulated one */
const now = () => new Date('2026-05-25T04:00:00Z');

let test: TestStore;
let registry: Registry;
let casework: Casework;
let foresight: Foresight;
let house: DetectingHouse & { registry: Registry };
let outbreak: PlantedOutbreak;

beforeAll(async () => {
  test = await testStore();
  const declared = await loadRegistry();
  const { gathering } = declared.detectors;
  if (gathering?.method.kind !== 'space-time') throw new Error('gathering: wanted space-time');
  // one detector, and less sure of itself than in earnest: the way is what matters here
  const method = { ...gathering.method, replicates: 99 };
  registry = { ...declared, detectors: { gathering: { ...gathering, method } } };
  const versions = await publishRegistry(test.store, registry);
  const engines = { store: test.store, registry, versions, now };
  casework = createCasework(engines);
  foresight = createForesight({ ...engines, drawSeed: () => 1 });
  house = { store: test.store, registry, casework, foresight, now };
  const { truth } = valueOf(await simulateInto(engines, district, plan));
  // the largest that leaves enough history before it
  [outbreak] = truth.outbreaks
    .filter((one) => dayOfDate(one.from) - dayOfDate(plan.start) >= 35)
    .sort((a, b) => b.demands.length - a.demands.length) as [PlantedOutbreak];
}, 60_000);
afterAll(async () => {
  await foresight.close();
  await test.drop();
});

let people = 0;
const viewer = (role: string, unit: string | null = null): Viewer => ({
  district,
  person: `00000000-0000-4000-8000-${String(++people).padStart(12, '0')}`,
  name: role,
  language: 'zh',
  grants: [{ role, place: '410702', unit }],
});
const dispatcher = viewer('dispatcher');

const act = async (
  who: Viewer,
  on: RecordView,
  type: string,
  input: Record<string, unknown> = {},
) => valueOf(await casework.act(who, on.record, { type, input, seq: on.seq }));
const alerts = async () =>
  valueOf(await casework.page(dispatcher, { programme: 'alert' }, { pageSize: 200 })).rows;

/** The alert that is about the planted outbreak, as the judge sees it. */
async function alertAboutOutbreak(): Promise<RecordView | undefined> {
  const setup = (await casework.findSetup(district))!;
  const context = judgeContextOf(setup, Object.values(registry.detectors));
  for (const { record } of await alerts()) {
    const { facts } = valueOf(await foresight.alertView(dispatcher, record));
    const seen = { ...facts, day: facts.until, lastSeen: facts.until, category: '', grew: [] };
    const view = valueOf(await casework.view(dispatcher, record));
    if (isAbout({ ...seen, category: view.category ?? '' } as never, outbreak, context))
      return view;
  }
  return undefined;
}

it('finds a planted outbreak night by night and raises it once', async () => {
  let day = outbreak.from;
  for (; day <= outbreak.to; day = dateOfDay(dayOfDate(day) + 1)) {
    const { said } = valueOf(await detectDay(house, { district, day, kind: 'past' }));
    expect(said.problems).toEqual([]);
    if (said.raised > 0 && (await alertAboutOutbreak())) break;
  }
  expect(await alertAboutOutbreak()).toMatchObject({ state: 'raised', simulated: true });
  const before = (await alerts()).length;
  const again = await detectDay(house, { district, day, kind: 'past' });
  expect(valueOf(again).said).toMatchObject({ raised: 0, grew: 0, expired: 0 });
  expect((await alerts()).length).toBe(before);
}, 60_000);

it('leads from the alert over orders to the visit, and back', async () => {
  const raised = (await alertAboutOutbreak())!;
  const confirmed = await act(dispatcher, raised, 'confirm', { decision: '情况属实' });
  const asked = { title: '先行排查', text: '到现场看', place: confirmed.place! };
  const [order] = valueOf(
    await openOrders(house, dispatcher, confirmed.record, { seq: confirmed.seq, orders: [asked] }),
  );
  const handler = viewer('handler', order!.lead);
  const today = valueOf(await casework.today(handler));
  const waiting = today.sections.find((section) => section.code === 'order.to-accept')!;
  expect(waiting.rows.map((row) => row.record)).toEqual([order!.record]);
  const pictures = await keepPictures(test.store, district);
  const photo = (shows: 'before' | 'after' | 'check') => [pictures.find('visit', shows)];
  const accepted = await act(handler, order!, 'accept');
  const found = await act(handler, accepted, 'visit-found', {
    findings: '与预警一致，三处',
    before: photo('before'),
  });
  expect(found.clocks.find((clock) => clock.clock === 'visit')!.stoppedAt).not.toBeNull();
  const fixed = await act(handler, found, 'fix', {
    disposal: '已处理完毕',
    doneAt: now().toISOString(),
    after: photo('after'),
  });
  const grid = viewer('grid-worker');
  const checked = await act(grid, fixed, 'pass-check', { photos: photo('check') });
  const closed = await act(dispatcher, checked, 'close');
  expect(closed).toMatchObject({ state: 'closed', ended: true });
  const known = valueOf(await foresight.alertView(viewer('leader'), confirmed.record));
  expect(known.orders).toEqual([order!.record]);
  const alert = valueOf(await casework.view(dispatcher, confirmed.record));
  expect(alert.state).toBe('ordered');
  expect(alert.timeline.map((one) => one.type).slice(-2)).toEqual(['confirm', 'order']);
  expect(await act(dispatcher, alert, 'settle', { outcome: 'solved' })).toMatchObject({
    state: 'settled',
  });
});

it('keeps the night of the day that ended, once, on however many processes', async () => {
  const both = await Promise.all([detectNight(house, district), detectNight(house, district)]);
  expect(both.map((night) => night.state).sort()).toEqual(['detected', 'elsewhere']);
  expect(both[0]!.day).toBe('2026-05-24');
  const before = (await alerts()).length;
  expect(await detectNight(house, district)).toMatchObject({ state: 'detected', raised: 0 });
  expect((await alerts()).length).toBe(before);
  const runs = await foresight.runs(dispatcher, { day: '2026-05-24' });
  expect(valueOf(runs).every((run) => run.state === 'done' && run.kind === 'nightly')).toBe(true);
}, 30_000);

it('leaves a district alone whose demands have stopped', async () => {
  const later = { ...house, now: () => new Date('2026-06-10T04:00:00Z') };
  expect(await detectNight(later, district)).toEqual({
    state: 'quiet',
    day: '2026-06-09',
    lastDay: '2026-05-24',
  });
  expect(await detectNight(later, 'boston')).toMatchObject({ state: 'quiet', lastDay: null });
});

it('tells the log what the nights brought, goes on after a failure, and stops when told', async () => {
  const watched = new Set(Object.values(registry.detectors).flatMap((one) => one.districts));
  const lines: string[] = [];
  const log = {
    info: (line: string) => lines.push(line),
    error: (line: string) => lines.push(`! ${line}`),
  };
  const nightsOf = async (desk: typeof house) => {
    lines.length = 0;
    const stop = new AbortController();
    const nights = keepNights(desk, log, stop.signal);
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(watched.size);
    stop.abort();
    await nights;
  };
  await nightsOf(house);
  expect(lines).toContain('night of 2026-05-24, hongqi: 0 alerts raised, 0 grew, 0 expired');
  const broken = { runDay: () => Promise.reject(new Error('the disk is full')) };
  await nightsOf({ ...house, foresight: broken });
  expect(lines.find((line) => line.includes('hongqi'))).toMatch(/^! night of .*the disk is full/);
}, 30_000);
