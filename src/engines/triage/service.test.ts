import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDeclaredModel } from '../../declared.ts';
import { openTestHouse, type TestHouse } from '../../../test/open-test-house.ts';
import { ProblemError } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import { TriageReading, type DemandText, type ReadDemand } from '../../model/triage.ts';
import { createTriage } from './service.ts';

let house: TestHouse;
let read: ReadDemand;
beforeAll(async () => {
  house = await openTestHouse({ reads: true });
  read = (await house.triage.reader('hongqi'))!;
});
afterAll(() => house?.close());

const say = (title: string, text = ''): DemandText => ({
  title,
  text,
  category: null,
  place: null,
});

/** Imports rows of one table; answers title, seq of the reading and flags of each that was read. */
async function take(rows: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'triage-'));
  const path = join(folder, 'rows.csv');
  await writeFile(path, `${['编号,标题,时间,内容', ...rows].join('\n')}\n`);
  const column = (name: string) => ({ columns: [name] });
  const run = await house.intake.run(
    { district: 'hongqi', person: null, language: 'zh' },
    {
      path,
      mapping: {
        code: 'rows',
        label: { zh: '表', en: 'Rows' },
        origin: 'test',
        licence: 'none',
        format: 'csv',
        programme: 'demand',
        timeZone: 'Asia/Shanghai',
        id: column('编号'),
        title: column('标题'),
        openedAt: column('时间'),
        text: column('内容'),
      },
    },
  );
  await rm(folder, { recursive: true });
  if (!run.ok) throw new ProblemError(...run.problems);
  const acts = await house.store.db
    .selectFrom('act')
    .innerJoin('record', (on) =>
      on.onRef('record.record', '=', 'act.record').onRef('record.district', '=', 'act.district'),
    )
    .select(['act.seq', 'record.title', 'record.flags'])
    .where('record.source', '=', 'rows')
    .where('act.type', '=', 'triage')
    .orderBy('record.opened_at')
    .orderBy('act.seq')
    .execute();
  return acts.map(({ title, seq, flags }) => [title, seq, flags]);
}

describe('a reading', () => {
  it('names the category by the class of the text and the words that the category declares', () => {
    const { categories } = read(
      say('工地老板拖欠工资', '我们十几个农民工干了半年活，工资到现在一分没发，劳动合同也没签'),
    );
    expect(categories[0]!.category).toBe('wage-arrears');
    expect(categories[0]!.reasons.map(({ label }) => label.zh).join()).toContain('拖欠工资');
    const sum = categories.reduce((total, { probability }) => total + probability, 0);
    expect(sum).toBeLessThanOrEqual(1);
  });

  it('sees an emergency and where it is', () => {
    const { emergencies, places } = read(
      say('燃气泄漏', '洪门镇这边楼道里燃气泄漏，味道很大，快来人'),
    );
    expect(emergencies.some(({ when }) => when === 'now')).toBe(true);
    expect(places.map(({ text }) => text)).toContain('洪门镇');
  });

  it.each([
    ['nothing', ''],
    ['emoji', '😀🎉🔥'],
    ['another script', 'Здравствуйте, помогите'],
    ['invisible characters', '\u200b\u200f\u202e\ufeff'],
    ['a greeting', '你好'],
  ])('says nothing of %s', (_, text) => {
    const reading = TriageReading.parse(read(say(text)));
    expect(reading.categories).toEqual([]);
    expect(reading.units).toEqual([]);
  });

  it('says once what is said twice', () => {
    const { emergencies, places } = read(say('洪门镇燃气泄漏', '洪门镇燃气泄漏，燃气泄漏了'));
    expect(emergencies.map(({ text }) => text)).toEqual(['燃气泄漏']);
    expect(places.map(({ text }) => text)).toEqual(['洪门镇']);
  });

  it('believes the title more than an aside', () => {
    const { categories } = read(say('路灯不亮', '晚上很黑，另外物业也没人管'));
    expect(categories[0]!.category).toBe('street-light');
  });

  it('finds words that invisible characters cut and that are written the traditional way', () => {
    const { categories } = read(say('路\u200b燈不亮', '我們這邊路\u200b燈壞了一個星期'));
    expect(categories[0]!.category).toBe('street-light');
  });

  it('is a reading whatever is said', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(anything, anything, (title, text) => {
        expect(TriageReading.safeParse(read(say(title, text))).success).toBe(true);
      }),
      { numRuns: 200, seed: 20261123 },
    );
  });

  it('takes a very long text', () => {
    expect(TriageReading.parse(read(say('停水', '小区停水了，'.repeat(170_000)))).models).toEqual(
      expect.objectContaining({ category: 'urban-zh' }),
    );
  });

  it('holds no personal data', () => {
    const reading = read(say('我叫张三丰，电话13812345678，燃气泄漏', '电话13812345678'));
    expect(JSON.stringify(reading)).not.toContain('13812345678');
  });
});

describe('demands that come in', () => {
  const acceptor: Viewer = {
    district: 'hongqi',
    person: '00000000-0000-4000-8000-000000000001',
    name: 'desk',
    language: 'zh',
    grants: [{ role: 'acceptor', place: '410702', unit: null }],
  };
  const opened = async (title: string, text: string) => {
    const input = { title, text, channel: 'hotline', place: '410702' };
    const outcome = await house.casework.open(acceptor, {
      programme: 'demand',
      type: 'receive',
      input,
    });
    if (!outcome.ok) throw new ProblemError(...outcome.problems);
    return outcome.value;
  };

  it('are read when they are opened', async () => {
    const view = await opened('拖欠工资', '工地老板拖欠农民工工资，一直不给');
    expect(view.timeline.map(({ type }) => type)).toEqual(['receive', 'triage']);
    expect(view.timeline[1]!.actor.role).toBe('triage');
    expect(view.triage!.reading.categories[0]!.category).toBe('wage-arrears');
    // it suggests: the record itself has no category yet
    expect(view.category).toBeNull();
  });

  it('are flagged where it cannot wait', async () => {
    const view = await opened('楼道燃气泄漏', '楼道里燃气泄漏，味道很大，快来人');
    expect(view.flags).toEqual(['emergency']);
    // 30 minutes day and night, not 30 minutes of working time
    const { dueAt, openedAt } = { dueAt: view.clock!.dueAt!, openedAt: view.openedAt };
    expect(Date.parse(dueAt) - Date.parse(openedAt)).toBe(30 * 60_000);
  });

  it('are read in the batch in which they are imported, unless they are over', async () => {
    expect(
      await take([
        '1,路灯不亮,2026-01-05 08:00:00,路灯坏了没人管',
        '2,燃气泄漏,2026-01-05 09:00:00,燃气泄漏快来人',
      ]),
    ).toEqual([
      ['路灯不亮', 2, []],
      ['燃气泄漏', 2, ['emergency']],
    ]);
  });

  it('are read again when the source says something else', async () => {
    expect(
      await take([
        '1,路灯不亮,2026-01-05 08:00:00,路灯坏了没人管，电线掉下来了',
        '2,燃气泄漏,2026-01-05 09:00:00,燃气泄漏快来人',
      ]),
    ).toEqual([
      ['路灯不亮', 2, ['emergency']],
      ['路灯不亮', 4, ['emergency']],
      ['燃气泄漏', 2, ['emergency']],
    ]);
  });
});

describe('a model that cannot be used', () => {
  it('is a problem that names it', async () => {
    const bytes = await readDeclaredModel('urban-zh');
    const { store, registry } = house;
    const told: [string, unknown][] = [];
    const cut = createTriage({
      store,
      registry,
      now: () => new Date(),
      modelBytes: () => Promise.resolve(bytes.subarray(0, 1000)),
      onError: (district, error) => told.push([district, error]),
    });
    const failed = await cut.openReader('hongqi').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ProblemError);
    expect((failed as ProblemError).problems[0]!.code).toBe('file.model-cut');
    // demands come in all the same, unread, and somebody is told
    expect(await cut.reader('hongqi')).toBeUndefined();
    expect(told).toEqual([['hongqi', expect.any(ProblemError)]]);
  });

  it('is asked for again after it could not be read once', async () => {
    const { store, registry } = house;
    let asked = 0;
    const late = createTriage({
      store,
      registry,
      now: () => new Date(),
      modelBytes: (name) => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('gone')) : readDeclaredModel(name);
      },
      onError: () => {},
    });
    expect(await late.reader('hongqi')).toBeUndefined();
    expect(await late.reader('hongqi')).toBeDefined();
  });

  it('is not asked for where nothing is read', async () => {
    expect(await house.triage.reader('boston')).toBeUndefined();
  });
});
