import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableTemplate } from '../answers/table-template.ts';
import { testStore, type TestStore } from '../../test/database.ts';
import { loadRegistry } from '../declared.ts';
import { createIntake, type Intake } from '../engines/intake/service.ts';
import { creditCheckCharacter } from '../kernels/text/credit-code.ts';
import { foldActs } from '../model/snapshot.ts';
import { listActs } from '../store/acts.ts';
import { publishRegistry } from '../store/registry-versions.ts';
import { createTables } from './tables.ts';

const by = { district: 'hongqi', person: null, language: 'zh' } as const;
const source = 'sheet-enterprise-enter';

let house: TestStore;
let intake: Intake;
let folder: string;
let clock = new Date('2026-03-02T02:00:00Z');
beforeAll(async () => {
  house = await testStore();
  const { store } = house;
  const registry = await loadRegistry();
  const versions = await publishRegistry(store, registry);
  const engines = { store, registry, versions, now: () => clock };
  intake = createIntake({ ...engines, tables: createTables(engines) });
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await house?.drop();
});

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
  return path;
}

async function take(path: string) {
  const outcome = await intake.run(by, { path, source });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function rejectedOf(run: string): Promise<string> {
  const outcome = await intake.rejectedFile(by, run);
  let text = '';
  if (outcome.ok) for await (const chunk of outcome.value.chunks) text += chunk;
  return text;
}

/** How many there are. */
async function enterprises(): Promise<number> {
  const { n } = await house.store.db
    .selectFrom('record')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('programme', '=', 'enterprise')
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** A code that fits its check character. */
function creditCode(n: number): string {
  const body = `91410702MA${String(n).padStart(7, '0')}`;
  return `${body}${creditCheckCharacter(body)}`;
}

const head =
  '企业名称*,统一社会信用代码,行业,规模,成立日期,从业人数,上年营业收入（元）,联系电话,服务单位*';
const office = '红旗区市场监督管理局';
type Said = Partial<Record<'size' | 'staff' | 'code' | 'unit', string>>;
const row = (n: number, { size = '微型', staff = '12人', code, unit = office }: Said = {}) =>
  `示例企业${n}（模拟）,${code ?? creditCode(n)},批发零售,${size},2019年3月1日,${staff},12.5万,13655556666,${unit}`;

const faults: Said[] = [
  { size: '巨型' },
  { staff: '几个' },
  { code: '91410702MA00000000' },
  { unit: '市场监管局' },
];

describe('a table of 57,000 enterprises with 500 faults', () => {
  const lines = Array.from({ length: 57_000 }, (_, i) =>
    row(i, i % 114 === 0 ? faults[(i / 114) % faults.length] : {}),
  );

  it('takes in what is right and keeps what is not with its reasons', async () => {
    const run = await take(await file('all.csv', [head, ...lines]));
    expect(run).toMatchObject({ rows: 57_000, taken: 56_500, rejected: 500, state: 'done' });
    expect(await enterprises()).toBe(56_500);
    const rejected = (await rejectedOf(run.run)).trim().split('\r\n');
    expect(rejected).toHaveLength(501);
    expect(rejected[1]).toContain('line 2, column 规模: 不在选项之内 (got 巨型, wanted 个体工商户');
    expect(rejected[2]).toContain('line 116, column 从业人数: 不是数字');
    expect(rejected[3]).toContain('line 230, column 统一社会信用代码');
    expect(rejected[4]).toContain(
      `line 344, column 服务单位*: 没有这个单位 (got 市场监管局, wanted ${office})`,
    );
    clock = new Date('2026-03-09T02:00:00Z');
    const mended = (await rejectedOf(run.run))
      .replaceAll('巨型', '大型')
      .replaceAll('几个', '7')
      .replaceAll('市场监管局', office);
    const path = join(folder, 'mended.csv');
    await writeFile(path, mended);
    // the credit codes are still wrong
    expect(await take(path)).toMatchObject({ rows: 500, taken: 375, rejected: 125 });
  });

  it('knows all of them again, and corrects what the next table says otherwise', async () => {
    clock = new Date('2026-04-01T02:00:00Z');
    const later = lines
      .slice(1, 101)
      .map((line, i) => (i === 4 ? line.replace('12人', '30人') : line));
    const run = await take(await file('later.csv', [head, ...later]));
    expect(run).toMatchObject({ rows: 100, taken: 0, updated: 1, unchanged: 99, rejected: 0 });
    const { record, fields, seq } = await house.store.db
      .selectFrom('record')
      .select(['record', 'fields', 'seq'])
      .where('title', '=', '示例企业5（模拟）')
      .executeTakeFirstOrThrow();
    expect(fields).toMatchObject({
      staff: 30,
      contactPhone: '136****6666',
      revenueFen: 12_500_000,
    });
    expect(seq).toBe(2);
    const acts = await listActs(house.store.db, 'hongqi', record);
    expect(acts.map(({ type, actor }) => [type, actor.role])).toEqual([
      ['enter', 'source'],
      ['update', 'source'],
    ]);
    expect(acts[1]!.change.fields).toEqual({ staff: 30 });
    expect(foldActs({ district: 'hongqi', record, programme: 'enterprise' }, acts).fields).toEqual(
      fields,
    );
  });

  it('refuses what a table cannot change, naming it, and a second row that differs', async () => {
    const renamed = row(7).replace('示例企业7', '改名企业7');
    const twice = [row(60_001), row(60_001).replace('批发零售', '餐饮')];
    const run = await take(await file('renamed.csv', [head, renamed, ...twice]));
    expect(run).toMatchObject({ rows: 3, taken: 1, rejected: 2 });
    const text = await rejectedOf(run.run);
    expect(text).toContain('已在册，表格不能改：企业名称');
    expect(text).toContain('与第 3 行是同一个，内容却不同');
  });
});

describe('a table of records that are here already', () => {
  it('corrects them by their own numbers, as the export has them', async () => {
    const one = await house.store.db
      .selectFrom('record')
      .select(['number', 'record'])
      .where('title', '=', '示例企业9（模拟）')
      .executeTakeFirstOrThrow();
    const run = await take(
      await file('corrected.csv', [
        '编号,标题,行业,规模',
        `${one.number},示例企业9（模拟）,软件,中型`,
        'QYHQ-20200101-99999,没有的企业,软件,中型',
        '17,只有序号的企业,软件,中型',
      ]),
    );
    expect(run).toMatchObject({ updated: 1, taken: 0, rejected: 2 });
    const acts = await listActs(house.store.db, 'hongqi', one.record);
    expect(acts.at(-1)).toMatchObject({
      type: 'update',
      change: { fields: { industry: '软件', size: 'medium' } },
    });
    expect(await rejectedOf(run.run)).toContain('没有这个编号');
  });

  it('goes on where it was interrupted, and repeats nothing', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => row(80_000 + i));
    const path = await file('long.csv', [head, ...lines]);
    const before = await enterprises();
    const stop = new AbortController();
    const onProgress = () => stop.abort('stopping');
    const first = await intake.run(by, { path, source }, { signal: stop.signal, onProgress });
    expect(first.ok && first.value).toMatchObject({ state: 'interrupted' });
    const taken = first.ok ? first.value.taken : 0;
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(5000);
    const after = await intake.run(by, { path, source });
    expect(after.ok && after.value).toMatchObject({ state: 'done', rows: 5000, taken: 5000 });
    expect((await enterprises()) - before).toBe(5000);
  });
});

describe('a table whose cells name files', () => {
  const sign = 'sheet-project-sign';
  const projects = '项目名称,投资主体：名称,计划总投资（元）,服务单位,签约文本';

  it('takes the files of the folder with it and refuses rows whose files are not there', async () => {
    const setup = (await intake.tables(by)).find(({ code }) => code === sign)!;
    const headings = setup.columns.map(({ heading }) => heading.zh);
    expect(headings).toEqual(expect.arrayContaining(projects.split(',')));
    await writeFile(join(folder, '合同.pdf'), '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
    const path = await file('projects.csv', [
      projects,
      `甲项目（模拟）,甲公司,1.2亿,${office},合同.pdf`,
      `乙项目（模拟）,乙公司,3000万元,${office},没有.pdf`,
      `丙项目（模拟）,丙公司,3000万元,${office},../合同.pdf`,
      `丁项目（模拟）,丁公司,3000万元,${office},`,
    ]);
    const outcome = await intake.run(by, { path, source: sign, filesFolder: folder });
    expect(outcome.ok && outcome.value).toMatchObject({ taken: 1, rejected: 3 });
    const [made] = await house.store.db
      .selectFrom('record')
      .select(['files', 'fields', 'source', 'simulated'])
      .where('title', '=', '甲项目（模拟）')
      .execute();
    expect(made).toMatchObject({ source: sign, simulated: false });
    expect(made!.fields).toMatchObject({ plannedFen: 12_000_000_000 });
    expect(made!.files).toMatchObject([{ name: '合同.pdf', mediaType: 'application/pdf' }]);
    const text = outcome.ok ? await rejectedOf(outcome.value.run) : '';
    expect(text.match(/附件文件夹里没有这个文件/g)).toHaveLength(2);
    expect(text).toContain('签约文本');
  });
});

describe('a table of a programme', () => {
  it('is refused whole where a needed column is missing or stands there twice', async () => {
    const lacking = await take(await file('lacking.csv', ['企业名称,行业', '甲公司,零售']));
    expect(lacking).toMatchObject({ state: 'failed', rows: 0 });
    expect(lacking.problems.map(({ code, path }) => [code, path])).toEqual([
      ['mapping.column', '服务单位'],
    ]);
    const twice = await take(await file('twice.csv', ['企业名称,企业名称,服务单位', '甲,乙,x']));
    expect(twice.problems.map(({ code }) => code)).toEqual(['sheet.twice']);
  });

  it('is tried without anything written, by its headings alone', async () => {
    const path = await file('try.csv', [head, row(70_001), row(70_002, { size: '巨型' })]);
    const preview = await intake.preview(by, { path, upload: 'u' });
    expect(preview.ok && preview.value.fits[0]).toMatchObject({ source, missing: [], unknown: [] });
    const before = (await named('示例企业70001（模拟）')).length;
    const tried = await intake.dryRun(by, { path, source });
    expect(tried.ok && tried.value).toMatchObject({ rows: 2, wouldTake: 1, wouldReject: 1 });
    expect(tried.ok && tried.value.sample.map(({ title }) => title)).toEqual([
      '示例企业70001（模拟）',
      '',
    ]);
    expect([before, (await named('示例企业70001（模拟）')).length]).toEqual([0, 0]);
  });

  it('comes empty as a spreadsheet that is read back by its own headings', async () => {
    const tables = await intake.tables(by);
    const known = new Set(tables.map(({ programme }) => programme));
    expect([...known]).toEqual(expect.arrayContaining(['enterprise', 'project', 'grid', 'land']));
    expect([...known]).not.toContain('demand');
    for (const table of tables) {
      for (const language of ['zh', 'en'] as const) {
        const path = join(folder, `${table.code}-${language}.xlsx`);
        await writeFile(path, await tableTemplate(table, language));
        const preview = await intake.preview(by, { path, upload: 'u' });
        const best = preview.ok
          ? preview.value.fits.find((fit) => fit.source === table.code)
          : undefined;
        expect(best, `${table.code} ${language}`).toMatchObject({ missing: [], unknown: [] });
      }
    }
  });
});

const named = (title: string) =>
  house.store.db.selectFrom('record').select('record').where('title', '=', title).execute();
