import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trialRegistry, trialViewer } from '../../../test/casework-district.ts';
import { codesOf, openTrial, valueOf, type Trial } from '../../../test/trial-casework.ts';
import { foldActs } from '../../model/snapshot.ts';
import { listActs } from '../../store/acts.ts';
import { keepFile } from '../../store/keep-file.ts';
import { publishRegistry } from '../../store/registry-versions.ts';
import { createCasework } from './service.ts';

let trial: Trial;
let contract: unknown[];
beforeAll(async () => {
  trial = await openTrial();
  const bytes = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
  const kept = valueOf(await keepFile(trial.house.store, 'trial', bytes, 'c.pdf', null));
  contract = [kept];
});
afterAll(() => trial.house.drop());

const officer = trialViewer('enterprise-officer', { unit: 'street-1' });
const elsewhere = trialViewer('handler', { unit: 'water' });

const sign = async (input: Record<string, unknown> = {}) =>
  trial.casework.open(officer, {
    programme: 'project',
    type: 'sign',
    input: {
      name: '智造园一期',
      investor: { name: '某公司', code: '91350100M000100Y43' },
      lead: 'street-1',
      place: 't1',
      plannedFen: 300_000_00,
      contract,
      ...input,
    },
  });

describe('a field that names a record', () => {
  it('wants one that is there, and is told on both sides', async () => {
    const first = valueOf(await sign());
    const refused = await sign({ earlier: 'XMTR-20200101-00001' });
    expect(codesOf(refused)).toEqual(['input.number']);
    const second = valueOf(await sign({ name: '智造园二期', earlier: first.number.toLowerCase() }));
    expect(second.refers).toMatchObject([
      { number: first.number, programme: 'project', seen: { record: first.record } },
    ]);
    const seen = valueOf(await trial.casework.view(officer, first.record));
    expect(seen.refers).toEqual([]);
    expect(seen.referredBy).toMatchObject([
      { number: second.number, label: { en: 'Earlier phase' }, seen: { title: '智造园二期' } },
    ]);
  });

  it('tells nobody of a record that they may not see', async () => {
    const first = valueOf(await sign());
    expect(codesOf(await trial.casework.view(elsewhere, first.record))).toEqual(['missing.record']);
  });
});

describe('what follows from other fields', () => {
  it('is worked out at every act, and a replay gives the same', async () => {
    const opened = valueOf(await sign({ plannedStart: '2026-01-05' }));
    const of = (view: typeof opened) =>
      Object.fromEntries(view.fields.map(({ name, value }) => [name, value]));
    // no money yet: blank; and the planned start lies behind
    expect(of(opened)).not.toHaveProperty('percentDone');
    expect(of(opened)).toMatchObject({ pace: 'late' });
    const rows = [
      { until: '2026-09-30', fen: 50_000_00 },
      { until: '2026-12-31', fen: 50_000_00 },
    ];
    const report = { investedFen: 100_000_00, quarters: rows, progress: '主体施工' };
    const after = valueOf(await trial.act(officer, opened, 'report', report));
    expect(of(after)).toMatchObject({ percentDone: 33.3, quarters: rows, pace: 'late' });
    expect(after.listed).toMatchObject({ percentDone: 33.3 });
    const acts = await listActs(trial.house.store.db, 'trial', after.record);
    const key = { district: 'trial', record: after.record, programme: 'project' };
    expect(foldActs(key, acts).fields).toMatchObject({ percentDone: 33.3 });
  });

  it('is refused where a sum does not agree, with both amounts', async () => {
    const opened = valueOf(await sign());
    const rows = [{ until: '2026-09-30', fen: 99_999_99 }];
    const report = { investedFen: 100_000_00, quarters: rows, progress: '主体施工' };
    const refused = await trial.act(officer, opened, 'report', report);
    expect(refused).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'input.sum',
          path: 'input.quarters',
          got: '99,999.99 yuan',
          wanted: '100,000.00 yuan',
        },
      ],
    });
  });
});

describe('a table', () => {
  it.each([
    [[{ fen: 1 }], 'input.missing'],
    [[{ until: '2026-02-30', fen: 1 }], 'input.date'],
    [[{ until: '2026-03-31', fen: 0.5 }], 'input.money'],
    [[{ until: '2026-03-31', fen: 1, other: 1 }], 'input.column'],
    ['rows', 'input.table'],
  ])('refuses %j', async (quarters, code) => {
    const opened = valueOf(await sign());
    const report = { investedFen: 1, quarters, progress: '主体施工' };
    expect(codesOf(await trial.act(officer, opened, 'report', report))).toEqual([code]);
  });

  it('is found by the words in it, as is a company by its code', async () => {
    const opened = valueOf(
      await sign({ investor: { name: '黄河重工', code: '914403001922038216' } }),
    );
    const rows = [{ until: '2026-09-30', fen: 1, note: '塔吊进场' }];
    const report = { investedFen: 1, quarters: rows, progress: '主体施工' };
    valueOf(await trial.act(officer, opened, 'report', report));
    for (const q of ['塔吊进场', '黄河重工', '914403001922038216']) {
      const page = valueOf(await trial.casework.page(officer, { programme: 'project', q }, {}));
      expect(page.rows.map((row) => row.record)).toEqual([opened.record]);
    }
  });
});

it('names the credit code that was copied wrongly, and the character it should end with', async () => {
  const refused = await sign({ investor: { name: '某公司', code: '91350100M000100Y42' } });
  expect(refused).toMatchObject({
    problems: [{ code: 'input.credit-code', wanted: '91350100M000100Y43' }],
  });
});

it('still tells a field that the programme has no more, as it was declared', async () => {
  const opened = valueOf(await sign({ content: '建设厂房四栋' }));
  const { content: _, ...fields } = trialRegistry.programmes['project']!.fields;
  const project = { ...trialRegistry.programmes['project']!, fields };
  const registry = { ...trialRegistry, programmes: { ...trialRegistry.programmes, project } };
  const { store } = trial.house;
  const versions = await publishRegistry(store, registry);
  const casework = createCasework({ store, registry, versions, now: trial.now });
  const view = valueOf(await casework.view(officer, opened.record));
  expect(view.fields).toContainEqual(
    expect.objectContaining({
      name: 'content',
      value: '建设厂房四栋',
      former: expect.objectContaining({ kind: 'long-text' }),
    }),
  );
});
