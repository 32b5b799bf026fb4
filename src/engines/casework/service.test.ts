import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trialViewer } from '../../../test/casework-district.ts';
import { codesOf, openTrial, valueOf, type Trial } from '../../../test/trial-casework.ts';
import type { Viewer } from '../../model/role.ts';
import { foldActs, type Snapshot } from '../../model/snapshot.ts';
import type { RecordView } from '../../model/view.ts';
import { listActs } from '../../store/acts.ts';
import { everyRecord } from '../../store/record-filter.ts';
import { findRecord } from '../../store/records.ts';
import type { Notice } from '../../store/store.ts';
import type { Casework } from './service.ts';

let trial: Trial;
let house: Trial['house'];
let casework: Casework;
let act: Trial['act'];
let receive: Trial['receive'];
let filed: Trial['filed'];
let dispatched: Trial['dispatched'];

beforeAll(async () => {
  trial = await openTrial();
  ({ house, casework, act, receive, filed, dispatched } = trial);
});
afterAll(() => house.drop());

const acceptor = trialViewer('acceptor');
const lead = trialViewer('shift-lead');
const dispatcher = trialViewer('dispatcher');
const leader = trialViewer('leader');
const street = trialViewer('handler', { unit: 'street-1' });
const water = trialViewer('handler', { unit: 'water' });
const east = trialViewer('grid-worker', { place: 't1' });
const west = trialViewer('grid-worker', { place: 't2' });
const because = 'for a good reason';

const wholeDistrict = (record: string) => {
  const now = new Date();
  const query = {
    district: 'trial',
    scopes: [everyRecord],
    filter: {},
    states: undefined,
    categories: undefined,
    places: undefined,
    times: { now, endOfToday: now, endOfWeek: now, beginOf: () => now },
  };
  return findRecord(house.store.db, query, record);
};

describe('acts in the store', () => {
  it('number records by programme, district and day, without a gap', async () => {
    const [a, b] = [await receive(), await receive()];
    expect(a.number).toMatch(/^SQTR-20261124-\d{5}$/);
    expect(Number(b.number.slice(-5))).toBe(Number(a.number.slice(-5)) + 1);
  });

  it('leave a row that is the fold of the acts', async () => {
    const view = await dispatched('street-1', ['water']);
    const acts = await listActs(house.store.db, 'trial', view.record);
    const folded: Snapshot = foldActs(
      { district: 'trial', record: view.record, programme: 'demand' },
      acts,
    );
    expect(acts.map((a) => a.type)).toEqual(['receive', 'register', 'file', 'dispatch']);
    expect((await wholeDistrict(view.record))!.snapshot).toEqual(folded);
  });

  it('keep the daily counts: opened, moved by a correction, ended, opened again', async () => {
    const day = (opened: string) => opened.slice(0, 10);
    const view = await receive({ place: 't2', category: 'pipe' });
    const counts = async () =>
      (
        await house.store.db
          .selectFrom('daily_count')
          .select(['place', 'category', 'opened', 'ended'])
          .where('day', '=', day(view.openedAt))
          .where('category', 'in', ['pipe', 'city'])
          .orderBy('category')
          .execute()
      ).filter((row) => row.opened !== 0 || row.ended !== 0);
    expect(await counts()).toEqual([{ place: 't2', category: 'pipe', opened: 1, ended: 0 }]);
    const moved = valueOf(
      await act(acceptor, view, 'correct', { category: 'city', place: 't1', reason: because }),
    );
    const closed = valueOf(await act(acceptor, moved, 'answer', { answer: because }));
    expect(await counts()).toEqual([{ place: 't1', category: 'city', opened: 1, ended: 1 }]);
    valueOf(await act(acceptor, closed, 'reopen', { reason: because }));
    expect(await counts()).toEqual([{ place: 't1', category: 'city', opened: 1, ended: 0 }]);
  });

  it('tell every process what happened, and nothing when they were refused', async () => {
    const heard: Notice[] = [];
    const stop = await house.store.listen((notice) => heard.push(notice));
    const view = await receive();
    await act(acceptor, view, 'close');
    const done = valueOf(await act(acceptor, view, 'note', { note: 'seen' }));
    await expect.poll(() => heard.length).toBe(2);
    await stop();
    expect(heard.map((n) => [n.kind, n.record, n.seq, n.type])).toEqual([
      ['act', view.record, 1, 'receive'],
      ['act', done.record, 2, 'note'],
    ]);
  });

  it('let exactly one of many win who act on the same state', async () => {
    const view = await receive();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) => act(acceptor, view, 'note', { note: `by ${i}` })),
    );
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    expect(new Set(outcomes.flatMap(codesOf))).toEqual(new Set(['conflict.seq']));
    expect(valueOf(await casework.view(acceptor, view.record)).seq).toBe(2);
    expect(codesOf(await act(acceptor, view, 'note', { note: 'late' }))).toEqual(['conflict.seq']);
  });

  it('do many at once, each by itself, to the unit that the catalogue names', async () => {
    const rubbish = await filed();
    const pipe = await filed({ category: 'pipe', place: 't2' });
    const nobodys = await filed({ category: 'pipe' });
    const overtaken = { record: nobodys.record, seq: nobodys.seq - 1 };
    const result = valueOf(
      await casework.actMany(dispatcher, {
        type: 'dispatch',
        input: {},
        records: [rubbish, pipe, overtaken].map(({ record, seq }) => ({ record, seq })),
      }),
    );
    expect(result.done).toBe(2);
    expect(result.refused.map((r) => [r.record, r.problems[0]!.code])).toEqual([
      [nobodys.record, 'conflict.seq'],
    ]);
    const units = async (on: RecordView) => {
      const { lead, assist } = valueOf(await casework.view(leader, on.record));
      return [lead, assist];
    };
    expect(await units(rubbish)).toEqual(['street-1', []]);
    expect(await units(pipe)).toEqual(['water', ['street-1']]);
    const grave = { type: 'not-file', input: { reason: because }, records: [] };
    expect(codesOf(await casework.actMany(lead, grave))).toEqual(['act.bulk']);
  });

  it('merge into a demand that the actor can see, and into no other', async () => {
    const [one, two] = [await receive(), await receive()];
    const into = (number: string) => act(acceptor, one, 'merge', { into: number, reason: because });
    expect(codesOf(await into('SQTR-20261124-99999'))).toEqual(['input.number']);
    expect(codesOf(await into(one.number))).toEqual(['input.number']);
    const merged = valueOf(await into(two.number.toLowerCase()));
    expect(merged).toMatchObject({ state: 'merged', flags: ['duplicate'] });
    expect(merged.fields.find((f) => f.name === 'mergedInto')?.value).toBe(two.number);
  });
});

describe('who may see and do', () => {
  it('shows a unit its own records and those it assists, and nothing else', async () => {
    const mine = await dispatched('street-1', ['water']);
    const others = await dispatched('city-management');
    expect((await casework.view(street, mine.record)).ok).toBe(true);
    expect((await casework.view(water, mine.record)).ok).toBe(true);
    for (const viewer of [street, water]) {
      expect(codesOf(await casework.view(viewer, others.record))).toEqual(['missing.record']);
      expect(codesOf(await act(viewer, others, 'sign'))).toEqual(['missing.record']);
      const page = valueOf(await casework.page(viewer, {}, { pageSize: 200 }));
      expect(page.rows.map((r) => r.record)).toContain(mine.record);
      expect(page.rows.map((r) => r.record)).not.toContain(others.record);
    }
    const seen = await casework.visible(water, [mine.record, others.record]);
    expect([...seen]).toEqual([mine.record]);
    // the assisting unit sees it and still may not sign for it: the rule says why
    const refused = await act(water, mine, 'sign');
    expect(codesOf(refused)).toEqual(['act.unit']);
    expect(refused.ok ? '' : refused.problems[0]!.detail.zh).toContain('主办：东街街道');
  });

  it('shows a grid worker the own place with all below it', async () => {
    const inEast = await receive({ place: 't1a' });
    const inWest = await receive({ place: 't2' });
    const nowhere = await receive({ place: undefined, title: '不知道在哪里' });
    const seen = async (viewer: Viewer) => [
      ...(await casework.visible(
        viewer,
        [inEast, inWest, nowhere].map((r) => r.record),
      )),
    ];
    expect(await seen(east)).toEqual([inEast.record]);
    expect(await seen(west)).toEqual([inWest.record]);
    expect(await seen(leader)).toHaveLength(3);
    expect(await seen({ ...east, grants: [...east.grants, ...west.grants] })).toHaveLength(2);
  });

  it('does not let a place be guessed from the beginning of its code', async () => {
    // scopes are paths, not prefixes of text: t1 is not above t1x
    const one = await receive({ place: 't1' });
    expect([
      ...(await casework.visible(trialViewer('leader', { place: 't' }), [one.record])),
    ]).toEqual([one.record]);
    for (const place of ['nowhere', 't%', '']) {
      expect((await casework.visible(trialViewer('leader', { place }), [one.record])).size).toBe(0);
    }
  });

  it('gives nothing to roles that see nothing, and to machines', async () => {
    const { record } = await receive();
    for (const role of ['source', 'system', 'nobody']) {
      expect((await casework.view(trialViewer(role), record)).ok).toBe(false);
    }
    const opened = await casework.open(trialViewer('source'), {
      programme: 'demand',
      type: 'receive',
      input: { title: '垃圾', channel: 'import' },
    });
    expect(codesOf(opened)).toEqual(['auth.role']);
  });

  it('does not let anybody open what they could not see', async () => {
    const grid = { programme: 'demand', type: 'receive' };
    const input = { title: '井盖坏了', channel: 'grid', place: 't2' };
    expect(codesOf(await casework.open(east, { ...grid, input }))).toEqual(['auth.scope']);
    expect((await casework.open(west, { ...grid, input })).ok).toBe(true);
  });

  it('names the role that an act belongs to', async () => {
    const refused = await act(acceptor, await filed(), 'dispatch', { lead: 'water' });
    expect(codesOf(refused)).toEqual(['auth.role']);
  });

  it('offers exactly the acts that it then accepts, with the suggested unit', async () => {
    const view = valueOf(await casework.view(dispatcher, (await filed()).record));
    const dispatch = view.allowed.find((a) => a.type === 'dispatch')!;
    expect(dispatch).toMatchObject({
      primary: true,
      refusals: [],
      suggested: { lead: 'street-1' },
    });
    expect(view.suggestedUnit).toMatchObject({ rule: 'east-rubbish' });
    expect(Object.keys(dispatch.form)).toEqual(['lead', 'assist', 'remark']);
    const page = valueOf(await casework.page(dispatcher, { state: ['filed'] }));
    const line = page.rows.find((r) => r.record === view.record)!;
    const offered = view.allowed.filter((a) => a.refusals.length === 0).map((a) => a.type);
    expect([...line.acts].sort()).toEqual(offered.sort());
    expect(line.suggestedUnit?.unit).toBe('street-1');
    expect((await act(dispatcher, view, 'dispatch', dispatch.suggested)).ok).toBe(true);
  });

  it('suggests the category that the words of a demand point to', async () => {
    const suggested = async (input: Record<string, unknown>) => {
      const view = await receive({ category: undefined, ...input });
      return view.allowed.find((a) => a.type === 'register')!.suggested.category;
    };
    expect(await suggested({ title: '门口垃圾没人清' })).toBe('rubbish');
    expect(await suggested({ title: '门口垃圾桶漏水' })).toBe('pipe');
    expect(await suggested({ title: '反映问题', text: '家里水管坏了' })).toBe('pipe');
    expect(await suggested({ title: '反映问题' })).toBeUndefined();
    expect(await suggested({ title: '门口垃圾没人清', category: 'city' })).toBe('city');
  });

  it('shows in words what stands in the way', async () => {
    const view = await dispatched('street-1');
    const mine = valueOf(await casework.view(street, view.record));
    const dispose = mine.allowed.find((a) => a.type === 'dispose')!;
    expect(dispose.refusals.map((p) => p.detail.zh)).toEqual([
      '先签收，再反馈',
      '反馈前须联系诉求人',
    ]);
  });

  it('takes two people to void', async () => {
    const asked = valueOf(await act(lead, await receive(), 'ask-void', { reason: because }));
    expect(codesOf(await act(lead, asked, 'approve-void', { reason: because }))).toEqual([
      'act.guard',
    ]);
    const second = trialViewer('shift-lead');
    const done = valueOf(await act(second, asked, 'approve-void', { reason: because }));
    expect(done).toMatchObject({ state: 'void', ended: true, clock: null });
  });
});

describe('personal data', () => {
  const name = '诸葛小明';
  const phone = '13712349876';
  const opened = () =>
    receive({ reporterName: name, reporterPhone: phone, text: `打我电话${phone}` });

  it('is in no page, view, export, search or count', async () => {
    const view = await opened();
    const page = valueOf(await casework.page(acceptor, {}, { sort: '-opened' }));
    const table = valueOf(await casework.exportRows(leader, { programme: 'demand' }));
    const cells: unknown[] = [table.columns];
    for await (const batch of table.batches) cells.push(batch);
    const today = valueOf(await casework.today(acceptor));
    const shown = JSON.stringify([view, page, cells, today]);
    expect(shown).toContain(view.number);
    for (const clear of [name, phone]) expect(shown).not.toContain(clear);
    for (const q of [name, phone, '小明']) {
      expect(valueOf(await casework.page(acceptor, { q })).total).toBe(0);
    }
    const { rows } = await house.store.pool.query(
      `SELECT title || fields::text || clocks::text || coalesce(search::text, '') AS shown FROM record
       UNION ALL SELECT input::text || change::text FROM act`,
    );
    for (const row of rows) expect(row.shown).not.toContain(phone);
  });

  it('is read in clear for a purpose, by a role that may, with an audit entry', async () => {
    const view = await opened();
    const read = (viewer: Viewer, purpose: string) =>
      casework.readPrivate(viewer, view.record, purpose);
    expect(codesOf(await read(leader, 'contact'))).toEqual(['auth.permission']);
    expect(codesOf(await read(acceptor, 'other'))).toEqual(['input.purpose']);
    expect(codesOf(await read(west, 'visit'))).toEqual(['missing.record']);
    const audits = () =>
      house.store.db
        .selectFrom('audit')
        .select(['person', 'purpose', 'fields'])
        .where('record', '=', view.record)
        .execute();
    expect(await audits()).toEqual([]);
    const { fields } = valueOf(await read(acceptor, 'contact: 回电话'));
    expect(fields).toEqual({ reporterName: name, reporterPhone: phone, text: `打我电话${phone}` });
    expect(await audits()).toEqual([
      {
        person: acceptor.person,
        purpose: 'contact: 回电话',
        fields: expect.arrayContaining(['reporterName', 'reporterPhone']),
      },
    ]);
  });

  it('tells that somebody has called before, in whatever name, and not who', async () => {
    const first = await receive({ reporterPhone: '13511110000' });
    const second = await receive({ reporterPhone: ' 13511110000 ', reporterName: '另一人' });
    const other = await receive({ reporterPhone: '13511110001' });
    expect([first, second, other].map((r) => r.flags)).toEqual([[], ['repeat'], []]);
  });

  it('is added by a later act beside what is there', async () => {
    const view = await receive({ reporterName: name });
    valueOf(await act(acceptor, view, 'add-contact', { reporterPhone: phone }));
    const { fields } = valueOf(await casework.readPrivate(acceptor, view.record, 'contact'));
    expect(fields).toEqual({ reporterName: name, reporterPhone: phone });
  });
});
