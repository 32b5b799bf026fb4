import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { soundInstallation } from '../../test/declared/sound-installation.ts';
import { bookInput, indicatorOf } from '../../test/ledger-book.ts';
import { registerFigures } from './figures.ts';

const label = { zh: '名', en: 'name' };
const { atlas, indicators } = bookInput({
  indicators: [indicatorOf('revenue', { levelPrices: 'current' })],
});
const figure = (indicator: string, period: string, value: string, unit = '亿元') => ({
  indicator,
  territory: '410702',
  period,
  value,
  unit,
});
const origin = (code: string) => ({ code, kind: 'table', title: label });

/** A town with two origins that differ over its GDP and one figure in the wrong unit. */
const files = {
  ...soundInstallation(),
  'territories/a.json': { code: 'a', districts: { town: '410702' }, ...atlas },
  'indicators/f.json': { family: 'f', label, districts: ['town'], indicators },
  'figures/one.json': {
    origin: origin('one'),
    districts: ['town'],
    figures: [
      figure('gdp', '2024', '297.6'),
      figure('revenue', '2023', '11.8'),
      figure('revenue', '2024', '12.1', '万元'),
    ],
  },
  'figures/two.json': {
    origin: origin('two'),
    districts: ['town'],
    figures: [figure('gdp', '2024', '301')],
  },
};

describe('xianban figures', () => {
  let folder = '';
  let printed = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-figures-'));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), JSON.stringify(content));
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(() => {
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  async function run(...args: string[]): Promise<number> {
    process.exitCode = undefined;
    const program = new Command().exitOverride();
    registerFigures(program);
    try {
      await program.parseAsync(['figures', ...args], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      process.exitCode = 2;
    }
    return Number(process.exitCode ?? 0);
  }
  const inTown = (...args: string[]) => [...args, '--district', 'town', '--declared', folder];
  const said = () =>
    JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Record<string, { code: string }[]>;

  it('lists the figures of the declared files', async () => {
    expect(await run(...inTown('list', '--indicator', 'revenue'))).toBe(0);
    expect(printed.split('\n')).toEqual([
      'revenue\t红旗区\t2023\tlevel\t11.8亿元\tfinal\tunchecked\tone',
      'revenue\t红旗区\t2024\tlevel\t12.1万元\tfinal\tunchecked\tone',
      '',
    ]);
  });

  it('checks them', async () => {
    expect(await run(...inTown('check', '--json'))).toBe(1);
    expect(said()).toMatchObject({
      inconsistencies: [{ rule: 'origins-differ', got: { en: '297.6亿元 (one) ≠ 301亿元 (two)' } }],
      doubts: [
        { code: 'doubt.ten-thousand', figure: 'one:2' },
        { code: 'doubt.ten-thousand', figure: 'one:3' },
      ],
    });
    expect(await run(...inTown('check', '--indicator', 'gdp', '--period', '2023'))).toBe(0);
  });

  it.each([
    [['list', '--district', 'village'], 'no such district'],
    [['list', '--district', 'town', '--indicator', 'gpd'], 'no such indicator'],
    [['check', '--district', 'town', '--territory', '1'], 'no such territory'],
  ])('%j is wrong use', async (args, words) => {
    expect(await run(...args, '--declared', folder, '--json')).toBe(2);
    expect(said().problems).toMatchObject([{ code: 'use.unknown', detail: { en: words } }]);
  });
});
