import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamOf } from '../kernels/simulate/random.ts';
import { registerBacktest } from './backtest.ts';
import type { ToldBacktest } from './backtest-report.ts';

let folder = '';
let file = '';

const dateOf = (day: number) => new Date(day * 864e5).toISOString().slice(0, 10);

/** A town of 36 cells of 500 m over 300 days, in metres; every tenth case has no place. */
function town(): string[] {
  const random = streamOf(3, 'backtest command');
  const rates = Array.from({ length: 36 }, () => 0.3 * random.unit() ** 2);
  const rows = ['day,east,north,kind,ward'];
  for (let d = 0; d < 300; d += 1)
    for (const [cell, rate] of rates.entries())
      for (let n = random.poisson(rate); n > 0; n -= 1) {
        const [x, y] = [(cell % 6) + random.unit(), Math.floor(cell / 6) + random.unit()];
        const kind = random.chance(0.7) ? 'waste' : 'light';
        const place = random.chance(0.1) ? ',' : `${500 * x},${500 * y}`;
        rows.push(`${dateOf(18_000 + d)},${place},${kind},${cell < 18 ? 'south' : 'north'}`);
      }
  return rows;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-backtest-'));
  file = join(folder, 'cases.csv.gz');
  await writeFile(file, gzipSync(`${town().join('\n')}\n`));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Answer = Partial<ToldBacktest> & {
  byCategory?: Record<string, ToldBacktest>;
  problems?: { code: string; path: string }[];
};

async function run(...args: string[]): Promise<{ out: string; code: unknown }> {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
  try {
    const program = new Command().exitOverride();
    registerBacktest(program);
    await program.parseAsync(['backtest', ...args], { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  const code = process.exitCode ?? 0;
  process.exitCode = 0;
  return { out: lines.join(''), code };
}

const columns = ['--time', 'day', '--x', 'east', '--y', 'north', '--unit', 'metres'];
const span = ['--from', dateOf(18_230), '--to', dateOf(18_299), '--budget', '5'];

async function json(...args: string[]): Promise<Answer & { code: unknown }> {
  const { out, code } = await run('--cases', file, ...args, '--json');
  return { ...(JSON.parse(out) as Answer), code };
}

describe('xianban backtest', () => {
  it('answers with the model, every baseline, parts and categories', async () => {
    const got = await json(...columns, ...span, '--category', 'kind', '--part', 'ward');
    expect(got.code).toBe(0);
    expect(got.origins).toBe(10);
    expect(Object.keys(got.baselines!)).toContain('samePeriodLastYear');
    expect(got.model!.hitRate).toBeGreaterThan(5 / 36);
    expect(got.model!.interval).toHaveLength(2);
    expect(got.parts!.map(({ part }) => part)).toEqual(['north', 'south']);
    const sum = Object.values(got.byCategory!).reduce((total, one) => total + one.events, 0);
    expect(Object.keys(got.byCategory!)).toEqual(['waste', 'light']);
    expect(sum).toBe(got.events);
  });

  it('tells people a table, and says how much of it is by an expert', async () => {
    const list = join(folder, 'list.csv');
    await writeFile(list, 'day,east,north\n2020-01-01,100,100\n2020-01-01,700,100\n');
    const { out, code } = await run('--cases', file, ...columns, ...span, '--expert', list);
    expect(code).toBe(0);
    expect(out).toMatch(/^model +\d/m);
    expect(out).toMatch(/^expert +\d/m);
    expect(out).toContain('best possible');
  });

  it('leaves the answer as it is when cases after its span change', async () => {
    const other = join(folder, 'other.csv');
    const late = town().filter(
      (row) => row.slice(0, 10) <= dateOf(18_299) || row.startsWith('day'),
    );
    await writeFile(other, `${[...late, `${dateOf(18_400)},100,100,waste,south`].join('\n')}\n`);
    const [a, b] = [
      await json(...columns, ...span),
      await run('--cases', other, ...columns, ...span, '--json'),
    ];
    const { code, ...told } = a;
    expect(code).toBe(0);
    expect(JSON.parse(b.out)).toEqual(told);
  });

  it.each<[string, string[], string, number]>([
    [
      'a column that is not there',
      [...columns.slice(0, 6), '--unit', 'metres', '--part', 'parish', ...span],
      'input.columns',
      1,
    ],
    ['no columns at all', span, 'use.backtest', 2],
    ['an unknown source', ['--source', 'atlantis', ...span], 'use.backtest', 2],
    [
      'a span that is no horizon',
      [...columns, '--from', dateOf(18_230), '--to', dateOf(18_232)],
      'use.backtest',
      2,
    ],
    [
      'a history that has not begun',
      [...columns, '--from', dateOf(18_001), '--to', dateOf(18_100)],
      'input.history',
      1,
    ],
    ['a table and a district', ['--district', 'hongqi', ...columns, ...span], 'use.backtest', 2],
    [
      'a date of words',
      [...columns, '--from', 'spring', '--to', dateOf(18_232)],
      'use.backtest',
      2,
    ],
    ['places in degrees that are none', [...columns.slice(0, 6), ...span], 'input.rows', 1],
  ])('says what is wrong with %s', async (_, args, wanted, exit) => {
    const { problems, code } = await json(...args);
    expect(problems!.map((one) => one.code)).toEqual([wanted]);
    expect(code).toBe(exit);
  });
});

describe('what days were like', () => {
  const table = async (name: string, rows: string[]) => {
    const path = join(folder, name);
    await writeFile(path, `${rows.join('\n')}\n`);
    return path;
  };
  const days = Array.from({ length: 300 }, (_, d) => dateOf(18_000 + d));

  it('is read from a table and a declared calendar', async () => {
    const path = await table('days.csv', [
      'date,rain,works',
      ...days.map((day, d) => `${day},${d % 5},`),
    ]);
    const more = ['--covariates', path, '--known-ahead', 'works', '--calendar', 'cn'];
    const got = await json(...columns, ...span, ...more);
    expect([got.code, got.problems]).toEqual([0, undefined]);
    expect(got.origins).toBe(10);
  });

  it.each([
    [['day,rain', '2019-04-14,wet'], [], 'input.cell', /line 2, rain/],
    [['day,rain', '2019-04-14,1', '2019-04-14,2'], [], 'input.cell', /line 3, day/],
    [['day,rain', 'Monday,1'], [], 'input.cell', /line 2, day/],
    [['day,rain'], [], 'file.empty', /bad.csv/],
    [['day,rain', '2019-04-14,1'], ['--known-ahead', 'snow'], 'use.columns', /--known-ahead/],
    [['day,rain', '2019-04-14,1'], ['--calendar', 'moon'], 'use.calendar', /--calendar/],
  ])('refuses what is wrong with it: %j %j', async (rows, more, code, at) => {
    const path = await table('bad.csv', rows);
    const { problems } = await json(...columns, ...span, '--covariates', path, ...more);
    expect(problems![0]!.code).toBe(code);
    expect(problems![0]!.path).toMatch(at);
  });
});
