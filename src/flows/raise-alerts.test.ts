import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trialViewer } from '../../test/casework-district.ts';
import { openTrial, valueOf, type Trial } from '../../test/trial-casework.ts';
import type { Saying } from '../engines/foresight/foresight.ts';
import type { RecordView } from '../model/view.ts';
import type { Notice } from '../store/store.ts';
import type { CaseworkDesk } from './open-orders.ts';
import { raiseAlerts } from './raise-alerts.ts';

let trial: Trial;
let desk: CaseworkDesk;

beforeAll(async () => {
  trial = await openTrial();
  desk = { store: trial.house.store, casework: trial.casework, now: trial.now };
});
afterAll(() => trial.house.drop());

const dispatcher = trialViewer('dispatcher');
const say = (sayings: readonly Saying[]) => raiseAlerts(desk, 'trial', sayings, trial.now());
const alerts = async () =>
  valueOf(await trial.casework.page(dispatcher, { programme: 'alert' }, { sort: '-opened' })).rows;
const fieldsOf = (view: RecordView) =>
  Object.fromEntries(view.fields.map((f) => [f.name, f.value]));

let day = 0;

/** A detection in the store, as a run leaves it, and what should be said of it. */
async function detected(more: Partial<Saying> = {}): Promise<Saying> {
  const saying: Saying = {
    kind: 'raise',
    id: randomUUID(),
    detection: { run: randomUUID(), level: 'leaf', category: 'rubbish', rank: 1 },
    owner: 'city-management',
    point: { lat: 35.25, lon: 113.85 },
    title: { zh: '槐树社区：暴露垃圾聚集', en: 'Exposed rubbish around Huaishu' },
    sentence: { zh: '3 天内有 9 件', en: '9 demands in 3 days' },
    detector: 'every-night',
    level: 'leaf',
    category: 'rubbish',
    day: `2026-${String(10 + Math.floor(day / 28)).padStart(2, '0')}-${String((day++ % 28) + 1).padStart(2, '0')}`,
    centre: 't1a',
    places: ['t1a', 't2'],
    radiusMetres: 640.4,
    since: '2026-11-21',
    until: '2026-11-23',
    cases: 9,
    expected: 2.4321,
    statistic: 8.1,
    p: 0.001,
    recurrenceDays: 812.4,
    ...more,
  };
  const { run, rank } = saying.detection;
  const key = { district: 'trial', run, detector: saying.detector, day: saying.day };
  const { db } = desk.store;
  await db
    .insertInto('detector_run')
    .values({ ...key, registry_version: 1, kind: 'nightly', state: 'done', problems: '[]' })
    .execute();
  await db
    .insertInto('detection')
    .values({
      ...key,
      category: saying.category,
      level: saying.level,
      rank,
      centre: saying.centre,
      places: saying.places,
      radius_metres: saying.radiusMetres,
      start_day: saying.since,
      end_day: saying.until,
      cases: saying.cases,
      expected: saying.expected,
      statistic: saying.statistic,
      p: saying.p,
      recurrence_days: saying.recurrenceDays,
      fate: saying.kind === 'raise' ? 'raised' : 'grew',
      record: saying.record ?? null,
      said_at: null,
      evidence: JSON.stringify({
        sentence: saying.sentence,
        strip: [],
        members: [],
        words: [],
        also: [],
      }),
    })
    .execute();
  return saying;
}

const recordOf = async ({ detection }: Saying) =>
  (
    await desk.store.db
      .selectFrom('detection')
      .select('record')
      .where('run', '=', detection.run)
      .executeTakeFirstOrThrow()
  ).record!;
const viewOf = async (record: string) => valueOf(await trial.casework.view(dispatcher, record));

async function raised(more: Partial<Saying> = {}): Promise<RecordView> {
  const saying = await detected(more);
  expect(await say([saying])).toMatchObject({ raised: 1, problems: [] });
  return viewOf(await recordOf(saying));
}

describe('what should be said', () => {
  it('opens an alert with its numbers, its owner, its clock, in the words of the district', async () => {
    const heard: Notice[] = [];
    const stop = await desk.store.listen((notice) => heard.push(notice));
    const view = await raised();
    expect(view).toMatchObject({
      programme: 'alert',
      state: 'raised',
      title: '槐树社区：暴露垃圾聚集',
      category: 'rubbish',
      place: 't1a',
      lead: 'city-management',
      channel: 'foresight',
      simulated: false,
    });
    expect(view.number).toMatch(/^YJTR-/);
    expect(fieldsOf(view)).toMatchObject({
      detector: 'every-night',
      cases: 9,
      expected: 2.43,
      recurrenceDays: 812,
      placesCount: 2,
      since: '2026-11-21',
      sentenceEn: '9 demands in 3 days',
    });
    expect(view.timeline[0]!.actor).toMatchObject({ person: null, role: 'foresight' });
    expect(view.clock?.clock).toBe('decide');
    await expect.poll(() => heard.map((n) => [n.record, n.type])).toEqual([[view.record, 'raise']]);
    await stop();
  });

  it('waits on the Today of those who decide', async () => {
    const view = await raised();
    for (const role of ['dispatcher', 'leader', 'shift-lead']) {
      const today = valueOf(await trial.casework.today(trialViewer(role)));
      const section = today.sections.find((s) => s.code === 'alert.to-decide')!;
      expect(section.rows.map((row) => row.record)).toContain(view.record);
    }
  });

  it('is said once, however often and by however many', async () => {
    const saying = await detected();
    const before = (await alerts()).length;
    const many = await Promise.all(Array.from({ length: 6 }, () => say([saying])));
    expect(many.reduce((sum, said) => sum + said.raised, 0)).toBe(1);
    expect(await say([saying])).toMatchObject({ raised: 0, past: 1 });
    expect((await alerts()).length).toBe(before + 1);
  });

  it('lets a known alert grow, and tells it in the timeline', async () => {
    const { record } = await raised();
    const more = { kind: 'grow', record, cases: 15, until: '2026-11-25' } as const;
    const grown = await detected(more);
    expect(await say([grown, grown])).toMatchObject({ grew: 1, past: 1 });
    const view = await viewOf(record);
    expect(view).toMatchObject({ state: 'raised', flags: ['grown'], seq: 2 });
    expect(view.counts['grown']).toBe(1);
    expect(fieldsOf(view)).toMatchObject({ cases: 15, until: '2026-11-25', since: '2026-11-21' });
  });

  it('lets what nobody decided expire, and only that', async () => {
    const left = await raised();
    const taken = await raised();
    valueOf(await trial.act(dispatcher, taken, 'confirm'));
    const said = await say([
      await detected({ kind: 'expire', record: left.record }),
      await detected({ kind: 'expire', record: taken.record }),
    ]);
    expect(said).toMatchObject({ expired: 1, past: 1, problems: [] });
    expect(await viewOf(left.record)).toMatchObject({ state: 'expired', ended: true });
    expect(await viewOf(taken.record)).toMatchObject({ state: 'confirmed' });
  });

  it('says nothing more to an alert that was dismissed meanwhile', async () => {
    const alert = await raised();
    valueOf(await trial.act(dispatcher, alert, 'dismiss', { reason: 'too-small' }));
    const grown = await detected({ kind: 'grow', record: alert.record });
    expect(await say([grown])).toMatchObject({ grew: 0, past: 1, problems: [] });
  });

  it('that the programme refuses is a problem, stays unsaid, and does not stop the others', async () => {
    const wrong = await detected({ owner: 'nobody' });
    const right = await detected();
    const said = await say([wrong, right]);
    expect(said).toMatchObject({ raised: 1 });
    expect(said.problems.map((p) => [p.code, p.path])).toEqual([['input.unit', 'input.lead']]);
    expect(await recordOf(wrong)).toBeNull();
  });

  it('that is about made-up demands is made up too', async () => {
    const { record } = await trial.receive();
    await desk.store.db
      .updateTable('record')
      .set({ simulated: true, opened_at: new Date('2026-05-05T04:00:00Z') })
      .where('record', '=', record)
      .execute();
    const madeUp = await raised({ since: '2026-05-04', until: '2026-05-05' });
    expect(madeUp.simulated).toBe(true);
    const real = await raised({ since: '2026-04-01', until: '2026-04-05' });
    expect(real.simulated).toBe(false);
  });

  it('of numbers beyond all bounds is still told', async () => {
    const alert = await raised({
      recurrenceDays: Infinity,
      title: { zh: '长'.repeat(300), en: '' },
    });
    expect(fieldsOf(alert)).toMatchObject({ recurrenceDays: 1e7 });
    expect(alert.title).toHaveLength(200);
  });
});

describe('how people decide an alert', () => {
  it('with a reason: other needs words', async () => {
    const alert = await raised();
    const refused = await trial.act(dispatcher, alert, 'dismiss', { reason: 'other' });
    expect(refused.ok ? [] : refused.problems.map((p) => p.code)).toEqual(['act.guard']);
    const view = valueOf(
      await trial.act(dispatcher, alert, 'dismiss', { reason: 'other', words: '误报' }),
    );
    expect(view).toMatchObject({ state: 'dismissed', ended: true });
    expect(fieldsOf(view)).toMatchObject({ dismissedReason: 'other', decision: '误报' });
    const again = valueOf(await trial.act(dispatcher, view, 'reopen', { reason: '又来电' }));
    expect(again).toMatchObject({ state: 'raised', ended: false });
    expect(again.clock?.clock).toBe('decide');
  });

  it('once for as far as they saw: growth after that is noted again, then it is settled', async () => {
    const { record, ...alert } = await raised();
    valueOf(await trial.act(dispatcher, { record, seq: alert.seq }, 'confirm'));
    await say([await detected({ kind: 'grow', record, cases: 20 })]);
    const grown = await viewOf(record);
    expect(grown).toMatchObject({ state: 'confirmed', flags: ['grown'] });
    const seen = valueOf(await trial.act(dispatcher, grown, 'see-growth'));
    expect(seen.flags).toEqual([]);
    const settled = valueOf(await trial.act(dispatcher, seen, 'settle', { outcome: 'subsided' }));
    expect(settled).toMatchObject({ state: 'settled', ended: true });
  });
});
