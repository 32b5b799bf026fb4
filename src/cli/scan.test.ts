import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerScan } from './scan.ts';

interface Said {
  clusters: Record<string, unknown>[];
  null: Record<string, number>;
  ms: Record<string, number>;
  problems: { code: string; path: string; got?: string; wanted?: string }[];
}

const golden = fileURLToPath(new URL('../kernels/scan/golden/', import.meta.url));

describe('xianban scan', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-scan-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  let printed = '';
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

  /** Runs the command as a terminal would; answers what it printed and its exit code. */
  async function run(...args: string[]): Promise<{ printed: string; code: number }> {
    const program = new Command().exitOverride();
    registerScan(program);
    try {
      await program.parseAsync(['scan', '--threads', '1', ...args], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      process.exitCode = 2;
    }
    return { printed, code: Number(process.exitCode ?? 0) };
  }

  async function runJson(...args: string[]): Promise<{ said: Said; code: number }> {
    const { code } = await run(...args, '--json');
    return { said: JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Said, code };
  }

  /** Writes small files and gives them as options: `cases`, `geo`, … */
  async function given(files: Record<string, string>): Promise<string[]> {
    const options = [];
    for (const [option, content] of Object.entries(files)) {
      const path = join(folder, option);
      await writeFile(path, content);
      options.push(`--${option}`, path);
    }
    return options;
  }

  const fever = [
    '--cases',
    `${golden}NYCfever.cas`,
    '--geo',
    `${golden}NYCfever.geo`,
    ...'--model permutation --coords latlong --start 2001/11/1 --end 2001/11/24'.split(' '),
    ...'--time-unit day --prospective --max-window 7 --max-radius 3'.split(' '),
  ];
  const tenDays =
    '--coords cartesian --start 2025/1/1 --end 2025-01-10 --max-window 5 --mc 99'.split(' ');
  const geo = 'a 1 1\nb 2 2\nc 5 5\n';

  it('prints one object with clusters, null distribution and times', async () => {
    const { said, code } = await runJson(...fever, '--mc', '999', '--seed', '1');
    expect(code).toBe(0);
    expect(said.clusters[0]).toMatchObject({
      center: '11418',
      locations: ['11418', '11415', '11419', '11435', '11416', '11421', '11451', '11375', '11417'],
      start: '2001-11-22',
      end: '2001-11-24',
      cases: 4,
    });
    const first = said.clusters[0] as Record<string, number>;
    expect(first.statistic).toBeCloseTo(3.845418, 6);
    expect(first.expected).toBeCloseTo(0.670103, 6);
    expect(first.radius).toBeCloseTo(2.9, 2);
    expect(Math.abs(first.p! - 0.216)).toBeLessThan(3 * Math.sqrt((2 * 0.216 * 0.784) / 999));
    expect(first.recurrenceDays).toBeCloseTo(1 / first.p!, 9);
    expect(Object.keys(said.null)).toEqual(expect.arrayContaining(['mean', 'sd', 'q50', 'q95']));
    expect(said.ms.total).toBeGreaterThan(0);
  });

  it('gives the same answer for the same seed, another for another', async () => {
    const of = async (seed: string) => {
      printed = '';
      const { said } = await runJson(...fever, '--mc', '99', '--seed', seed);
      return [said.clusters, said.null];
    };
    const first = await of('5');
    expect(await of('5')).toEqual(first);
    expect(await of('6')).not.toEqual(first);
  });

  it('says it in words', async () => {
    const { code } = await run(...fever, '--mc', '99');
    expect(code).toBe(0);
    expect(printed).toContain('194 cases at 192 places');
    expect(printed).toContain('1. 9 places within 2.90 km of 11418, 2001-11-22 to 2001-11-24');
    expect(printed).toContain('4 cases, expected 0.67');
  });

  it('finds cases among controls without dates', async () => {
    const files = await given({ cases: 'a 3\nb 2\nc 1\n', geo, ctl: 'a 1\nb 2\nc 9\n' });
    const bernoulli = '--coords cartesian --spatial --model bernoulli --mc 99'.split(' ');
    const { said } = await runJson(...files, ...bernoulli);
    // 6 cases among 18 people; 5 among 8 at a and b
    const wanted =
      5 * Math.log(5 / 8) + 3 * Math.log(3 / 8) + Math.log(1 / 10) + 9 * Math.log(9 / 10);
    const without = 6 * Math.log(6 / 18) + 12 * Math.log(12 / 18);
    expect(said.clusters[0]).toMatchObject({ locations: ['a', 'b'], cases: 5, start: null });
    expect(said.clusters[0]!.statistic).toBeCloseTo(wanted - without, 9);
    expect(said.clusters[0]!.recurrenceDays).toBeNull();
  });

  it('takes expected numbers as they are', async () => {
    const baseline = 'a 0.5 2025/1/10\nb 1 2025/1/10\nc 2.5 2025/1/10\n';
    const files = await given({ cases: 'a 4 2025/1/10\n', geo, baseline });
    const { said } = await runJson(...files, ...tenDays, '--prospective', '--model', 'eb-poisson');
    expect(said.clusters[0]).toMatchObject({
      center: 'a',
      cases: 4,
      expected: 0.5,
      relativeRisk: 8,
    });
    expect(said.clusters[0]!.statistic).toBeCloseTo(4 * Math.log(8) - 3.5, 9);
  });

  it.each([
    ['no cases', { cases: 'a 0 2025/1/1\n', geo }],
    ['all cases on one day', { cases: 'a 3 2025/1/10\nb 2 2025/1/10\n', geo }],
    ['one place', { cases: 'a 3 2025/1/1\na 2 2025/1/10\n', geo: 'a 1 1\n' }],
  ])('%s: nothing stands out', async (_, files) => {
    const { said, code } = await runJson(...(await given(files)), ...tenDays, '--prospective');
    expect([code, said.clusters]).toEqual([0, []]);
    expect(said.null).toMatchObject({ mean: 0, q95: 0 });
  });

  it('identical coordinates: places stay apart, the radius is 0', async () => {
    const files = await given({
      cases: 'a 3 2025/1/1\nb 2 2025/1/9\nb 1 2025/1/10\nc 1 2025/1/10\n',
      geo: 'a 1 1\nb 1 1\nc 1 1\n',
    });
    const { said, code } = await runJson(...files, ...tenDays, '--prospective');
    expect(code).toBe(0);
    expect(said.clusters[0]).toMatchObject({ center: 'b', radius: 0, cases: 3 });
  });

  it.each([
    ['input.place', 'row 2', { cases: 'a 1 2025/1/1\nx 1 2025/1/1\n', geo }],
    ['input.period', 'row 1', { cases: 'a 1 2025/1/11\n', geo }],
    ['input.count', 'row 1', { cases: 'a -1 2025/1/1\n', geo }],
    ['input.columns', 'cases', { cases: 'a 1 2025/1/1 old\n', geo }],
    ['file.empty', 'geo', { cases: 'a 1 2025/1/1\n', geo: '' }],
  ])('%s at %s', async (code, path, files) => {
    const { said, code: exit } = await runJson(
      ...(await given(files)),
      ...tenDays,
      '--prospective',
    );
    expect(exit).toBe(1);
    expect(said.problems[0]).toMatchObject({ code, path: expect.stringContaining(path) as string });
    expect(said.problems[0]!.wanted).toBeTruthy();
  });

  it.each([
    ['nobody anywhere', 'a 2025 0\nb 2025 0\n', 'pop'],
    ['nobody where there are cases', 'a 2025 0\nb 2025 9\n', 'place a'],
  ])('zero population: %s', async (_, pop, path) => {
    const files = await given({ cases: 'a 1 2025/1/1\n', geo, pop });
    const { said, code } = await runJson(
      ...files,
      ...tenDays,
      '--prospective',
      '--model',
      'poisson',
    );
    expect(code).toBe(1);
    expect(said.problems[0]).toMatchObject({
      code: 'input.population',
      path: expect.stringContaining(path) as string,
    });
  });

  it('a window longer than the period', async () => {
    const files = await given({ cases: 'a 1 2025/1/1\n', geo });
    const { said, code } = await runJson(
      ...files,
      ...tenDays,
      '--prospective',
      '--max-window',
      '11',
    );
    expect(code).toBe(1);
    expect(said.problems[0]).toMatchObject({ code: 'input.window', got: '1 to 11 days' });
  });

  it.each([
    ['two ways to look at time', ['--prospective', '--retrospective']],
    ['none', []],
    ['poisson without people', ['--prospective', '--model', 'poisson']],
    ['controls without use', ['--prospective', '--ctl', 'x']],
    ['weekdays of years', ['--prospective', '--dow', '--time-unit', 'year']],
    ['permutation without time', ['--spatial']],
    ['no such model', ['--prospective', '--model', 'other']],
    ['no number', ['--prospective', '--mc', 'many']],
    ['no share', ['--prospective', '--max-share', '1.5']],
    ['end before start', ['--prospective', '--end', '2024/1/1']],
    ['no date', ['--prospective', '--start', 'soon']],
    ['no such file', ['--prospective', '--geo', 'nowhere.geo']],
  ])('wrong use: %s', async (_, args) => {
    const files = await given({ cases: 'a 1 2025/1/1\n', geo });
    expect((await run(...files, ...tenDays, ...args)).code).toBe(2);
  });
});
