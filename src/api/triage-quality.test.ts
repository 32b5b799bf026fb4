import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMachineAct, addTriage, saidCategory, saidUnit } from '../../test/add-triage.ts';
import { signedInAs, type ApiClient } from '../../test/api-client.ts';
import { openDemand, step } from '../../test/demand-steps.ts';
import { openTestHouse, type TestHouse } from '../../test/open-test-house.ts';
import type { TriageReading } from '../model/triage.ts';
import type { TriageQuality } from '../model/triage-view.ts';
import type { RecordLine, RecordView } from '../model/view.ts';
import { settledTexts } from '../store/settled-texts.ts';

/** A Thursday; demands are told at other times below. */
let now = new Date('2026-11-19T02:00:00Z');
let house: TestHouse;
let acceptor: ApiClient;
let leader: ApiClient;
let mistaken: RecordView;
let units: string[];
const path = '/api/d/hongqi/triage-quality';

/** A demand that triage reads and, where a category is given, staff accept under it. */
async function told(
  said: Partial<TriageReading>,
  { category, ...input }: { category?: string; channel?: string } = {},
): Promise<RecordView> {
  const opened = await openDemand(acceptor, {
    title: '门口又脏又乱',
    category: undefined,
    ...input,
  });
  await addTriage(house, opened.record, said, now);
  const read = { ...opened, seq: opened.seq + 1 };
  return category === undefined ? read : step(acceptor, read, 'register', { category });
}
const close = (record: RecordView, lead: string) =>
  addMachineAct(house, record.record, {
    type: 'import-close',
    role: 'source',
    name: '来源',
    input: {},
    change: { state: 'closed', ended: true, lead },
    at: now,
  });

beforeAll(async () => {
  house = await openTestHouse({ now: () => now });
  acceptor = await signedInAs(house, 'acceptor');
  leader = await signedInAs(house, 'leader');
  units = house.registry.districts.hongqi!.units.map(({ code }) => code);
  const rubbish = [saidCategory('exposed-rubbish', 0.9), saidCategory('road-cleaning', 0.05)];

  now = new Date('2026-11-12T02:00:00Z'); // the week before: right, sure, and closed by the second unit
  const right = await told(
    { categories: rubbish, units: [saidUnit(units[0]!, 0.6), saidUnit(units[1]!, 0.3)] },
    { category: 'exposed-rubbish' },
  );
  await close(right, units[1]!);

  now = new Date('2026-11-15T16:30:00Z'); // Monday in the district, Sunday in Greenwich
  mistaken = await told(
    {
      categories: [saidCategory('street-vending', 0.85), saidCategory('exposed-rubbish', 0.1)],
      models: { category: 'trial 2' },
    },
    { category: 'exposed-rubbish', channel: 'web' },
  );
  await told({}, { category: 'road-cleaning' });
  await told({ categories: [saidCategory('road-cleaning', 0.4)] });
  const closed = await told({
    categories: [saidCategory('small-ads', 0.55)],
    units: [saidUnit(units[0]!, 0.9)],
  });
  await step(acceptor, closed, 'correct', { category: 'small-ads', reason: '按内容更正类别' });
  await close(closed, units[0]!);
  // read again afterwards: the first reading counts
  await addTriage(house, mistaken.record, { categories: rubbish }, now);
  await openDemand(acceptor, { title: '没有研判过' });
  now = new Date('2026-11-19T02:00:00Z');
});
afterAll(() => house.close());

describe('GET /triage-quality', () => {
  it('counts what was said against what stood, by hand', async () => {
    const { body } = await leader.ask<TriageQuality>('GET', `${path}?weeks=3`);
    expect([body.from, body.to]).toEqual(['2026-11-02', '2026-11-22']);
    expect(body.total).toEqual({
      read: 5,
      suggested: 4,
      sure: 2,
      settled: 4,
      judged: 3,
      right: 2,
      inThree: 3,
      sureJudged: 2,
      sureRight: 1,
      corrected: 1,
      unitJudged: 2,
      unitRight: 1,
      unitInThree: 2,
    });
    const weeks = body.weeks.map(({ week, read, right, corrected }) => [
      week,
      read,
      right,
      corrected,
    ]);
    expect(weeks).toEqual([
      ['2026-11-02', 0, 0, 0],
      ['2026-11-09', 1, 1, 0],
      ['2026-11-16', 4, 1, 1],
    ]);
    expect(body.channels.map(({ channel, read, right }) => [channel, read, right])).toEqual([
      ['hotline', 4, 2],
      ['web', 1, 0],
    ]);
    expect(body.units.map(({ unit, unitRight }) => [unit, unitRight]).toSorted()).toEqual(
      [
        [units[0], 1],
        [units[1], 0],
      ].toSorted(),
    );
    expect(body.models.map(({ model, read }) => [model, read])).toEqual([
      ['trial 2', 1],
      ['trial 1', 4],
    ]);
  });

  it('draws calibration with its counts, and says nothing of drift where there is too little', async () => {
    const { body } = await leader.ask<TriageQuality>('GET', path);
    expect(body.weeks).toHaveLength(12);
    expect(body.calibration).toEqual({
      bins: [
        { from: 0.5, to: 0.6, judged: 1, said: 0.55, right: 1 },
        { from: 0.8, to: 0.9, judged: 1, said: 0.85, right: 0 },
        { from: 0.9, to: 1, judged: 1, said: 0.9, right: 1 },
      ],
      error: expect.closeTo((0.45 + 0.85 + 0.1) / 3, 10),
    });
    expect(body.drift).toBeNull();
  });

  it('opens the demands behind a confusion', async () => {
    const { body } = await leader.ask<TriageQuality>('GET', path);
    expect(body.confusions).toEqual([{ said: 'street-vending', stood: 'exposed-rubbish', n: 1 }]);
    const behind = `${path}/demands?said=street-vending&stood=exposed-rubbish`;
    const { body: rows } = await leader.ask<RecordLine[]>('GET', behind);
    expect(rows.map(({ record }) => record)).toEqual([mistaken.record]);
    expect((await leader.ask('GET', `${path}/demands?said=street-vending`)).code).toBe(
      'input.shape',
    );
    expect((await leader.ask('GET', `${path}?weeks=900`)).code).toBe('input.shape');
  });

  it('counts only what the viewer may see', async () => {
    const handler = await signedInAs(house, 'handler');
    const { body } = await handler.ask<TriageQuality>('GET', path);
    expect(body.total.read).toBe(1);
    const behind = `${path}/demands?said=street-vending&stood=exposed-rubbish`;
    expect((await handler.ask<RecordLine[]>('GET', behind)).body).toEqual([]);
  });
});

describe('a demand that was read', () => {
  it('tells the reading in words', async () => {
    const demand = await openDemand(acceptor, { title: '煤气味很大' });
    await addTriage(
      house,
      demand.record,
      {
        categories: [saidCategory('exposed-rubbish', 0.7)],
        emergencies: [
          {
            text: '煤气味',
            start: 0,
            end: 3,
            kind: 'gas',
            when: 'now',
            reason: { zh: '燃气', en: 'Gas' },
          },
        ],
      },
      now,
    );
    const { body } = await leader.ask<RecordView>('GET', `/api/d/hongqi/records/${demand.record}`);
    expect(body.flags).toContain('emergency');
    expect(body.timeline.at(-1)?.given).toEqual([
      expect.objectContaining({ value: { zh: '“煤气味”', en: '“煤气味”' } }),
      expect.objectContaining({ value: { zh: '暴露垃圾（70%）', en: 'Exposed rubbish (70 %)' } }),
      expect.objectContaining({ value: { zh: '看不出', en: 'unknown' } }),
      expect.objectContaining({ value: { zh: '看不出', en: 'unknown' } }),
    ]);
  });
});

describe('settledTexts', () => {
  it('are those that ended well or that staff named, with what triage had said first', async () => {
    const rows = await settledTexts(house.store.db, {
      district: 'hongqi',
      programme: 'demand',
      done: ['closed'],
    });
    const told = rows.map(({ category, byStaff, read, said }) => [category, byStaff, read, said]);
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        ['exposed-rubbish', true, true, 'exposed-rubbish'],
        ['exposed-rubbish', true, true, 'street-vending'],
        ['road-cleaning', true, true, null],
        ['small-ads', true, true, 'small-ads'],
      ]),
    );
    expect(rows[0]!.text).not.toContain('13812345678');
  });
});
