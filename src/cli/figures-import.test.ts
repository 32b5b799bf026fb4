import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { sheetFolder } from '../../test/sheet-workbooks.ts';
import { loadRegistry } from '../declared.ts';
import { currentFigures } from '../store/figures.ts';
import { insertPerson } from '../store/people.ts';
import { publishRegistry } from '../store/registry-versions.ts';
import { registerFigures } from './figures.ts';

describe('xianban figures import', () => {
  let at: TestStore;
  let files: Awaited<ReturnType<typeof sheetFolder>>;
  beforeAll(async () => {
    at = await testStore();
    files = await sheetFolder();
    const registry = await loadRegistry();
    await publishRegistry(at.store, registry, new Date());
    await insertPerson(at.store, {
      district: 'hongqi',
      login: 'clerk',
      name: '统计员',
      language: 'zh',
      passwordHash: 'x',
      example: false,
      grants: [{ role: 'statistician', place: '410702', unit: null }],
    });
  }, 60_000);
  afterAll(async () => {
    await at.drop();
    await files.remove();
  });

  let printed = '';
  beforeEach(() => {
    printed = '';
    vi.stubEnv('DATABASE_URL', at.url);
    vi.stubEnv('XIANBAN_DATA', at.folder);
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  });

  async function run(path: string, ...more: string[]) {
    process.exitCode = undefined;
    printed = '';
    const program = new Command();
    registerFigures(program);
    const whose = ['--district', 'hongqi', '--as', 'clerk', '--json'];
    await program.parseAsync(['figures', 'import', path, ...whose, ...more], { from: 'user' });
    const last = printed.trim().split('\n').at(-1) ?? '';
    return { answer: JSON.parse(last) as Record<string, unknown>, code: process.exitCode ?? 0 };
  }
  const held = () => currentFigures(at.store.db, 'hongqi');

  it('says the fate of every cell, stands by a doubt with a reason, and writes once', async () => {
    const path = await files.writeNamed('unitColumn');
    const dry = await run(path, '--dry-run', '--accept', 'doubt.percent=已核对');
    expect(dry).toMatchObject({ code: 0, answer: { counts: { new: 17 }, written: false } });
    expect(await held()).toEqual([]);

    expect(await run(path)).toMatchObject({ code: 1, answer: { counts: { refused: 1 } } });
    expect(await held()).toEqual([]);

    const done = await run(path, '--accept', 'doubt.percent=已核对');
    expect(done).toMatchObject({ code: 0, answer: { written: true } });
    expect(printed).toContain('D3\tgdp\t410702\t2024-Q1\tlevel\t68.1亿元\tnew');
    const figures = await held();
    expect(figures).toHaveLength(17);
    const doubted = figures.find(({ value }) => value === '0.055');
    expect(doubted?.note).toBe('存疑已核(doubt.percent):已核对');

    expect(await run(path, '--accept', 'doubt.percent=已核对')).toMatchObject({
      code: 0,
      answer: { counts: { new: 0, unchanged: 17 } },
    });
    expect(await held()).toHaveLength(17);
  }, 60_000);

  it('reads a mapping from a file, and leaves out the rest where it is told to', async () => {
    const path = await files.write(
      'near.csv',
      '红旗区\n指标,数值（亿元）\n国有经济税收收入,3\n税收收入,9\n',
    );
    const stopped = await run(path, '--period', '2024');
    expect(stopped).toMatchObject({ code: 1, answer: { counts: { new: 1, undecided: 1 } } });
    const rest = await run(path, '--period', '2024', '--leave-out');
    expect(rest).toMatchObject({ code: 1, answer: { written: true } });
    const rows = [{ key: '国有经济税收收入', use: 'ignored' }];
    const mapping = await files.write('mapping.json', JSON.stringify({ rows }));
    const mapped = await run(path, '--period', '2023', '--mapping', mapping);
    expect(mapped).toMatchObject({ code: 0, answer: { counts: { new: 1, ignored: 1 } } });
  }, 60_000);

  it.each([
    [['nowhere.xlsx'], 'use.file'],
    [['x.csv', '--period', '2024-13'], 'use.unknown'],
    [['x.csv', '--accept', 'doubt.jump'], 'use.unknown'],
    [['x.csv', '--mapping', 'none.json'], 'use.unknown'],
  ])('%j is wrong use', async ([path, ...more], code) => {
    expect(await run(path!, ...more)).toMatchObject({ code: 2, answer: { problems: [{ code }] } });
  });
});
