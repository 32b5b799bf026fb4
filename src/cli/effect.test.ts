import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJson } from '../../test/run-json.ts';
import { registerEffect } from './effect.ts';

const golden = (file: string) =>
  fileURLToPath(new URL(`../kernels/effect/golden/${file}`, import.meta.url));
const run = (...args: string[]) => runJson(registerEffect, 'effect', ...args);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'effect-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
const written = async (...lines: string[]) => {
  const path = join(folder, `${(files += 1)}.csv`);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
};

interface Effect {
  group: number;
  period: number;
  att: number;
  standardError: number;
  interval: [number, number];
  band: [number, number];
}
interface Aggregate {
  overall: Effect;
  parts: (Effect & { at: number })[];
}

describe('xianban effect ratio', () => {
  const ratio = (path: string, ...more: string[]) =>
    run('ratio', '--in', path, '--arm', 'arm', '--held', 'held', '--cases', 'n', ...more);

  it('two rates: the exact interval', async () => {
    const path = await written('arm,n,weeks', 'acted,84,40', 'held,126,42');
    const got = await ratio(path, '--exposure', 'weeks');
    expect(got).toMatchObject({ code: 0, by: 'exact', permutation: null });
    expect(got.ratio).toBeCloseTo(0.7, 9);
    const [low, high] = got.interval as [number, number];
    expect(low).toBeCloseTo(0.5246788286, 8);
    expect(high).toBeCloseTo(0.9298910849, 8);
    expect((got.exact as { p: number }).p).toBeCloseTo(0.01277145169, 8);
  });

  it('units in strata: one ratio over both, and the permutation test', async () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      [
        i % 4 === 0 ? 'held' : 'acted',
        i % 2 ? 'drain' : 'light',
        i % 4 === 0 ? 6 : 3 + (i % 3),
      ].join(','),
    );
    const path = await written('arm,kind,n', ...lines);
    const got = await ratio(path, '--stratum', 'kind');
    // every held unit is even: drains have one arm only
    expect(got).toMatchObject({ code: 0, strata: 1, unitsLeftOut: 20, by: 'over-dispersed' });
    expect(got.ratio).toBeLessThan(1);
    expect(got.permutation).toMatchObject({ way: 'every-draw' });
    expect((got.permutation as { p: number }).p).toBeLessThan(0.01);
  });

  it('four counts: by how much more one arm changed', async () => {
    const path = await written(
      'arm,when,n',
      'acted,pre,120',
      'acted,post,84',
      'held,pre,130',
      'held,post,126',
    );
    const got = await ratio(path, '--period', 'when', '--after', 'post');
    expect(Math.log(got.ratio as number)).toBeCloseTo(-0.3254224004, 9);
    expect((await ratio(path, '--period', 'when')).problems).toMatchObject([{ path: '--period' }]);
  });

  it('says where a file is wrong, and what would be right', async () => {
    const path = await written('arm,n,days', 'acted,1.5,3', 'held,2,0', 'held,,1');
    const { code, problems } = await ratio(path, '--exposure', 'days');
    expect(code).toBe(1);
    expect(problems!.map(({ path: at, got }) => [at.slice(path.length), got])).toEqual([
      [', line 2, n', '1.5'],
      [', line 3, days', '0'],
      [', line 4, n', ''],
    ]);
    const good = await written('arm,n', 'acted,1', 'held,2', 'lost,3');
    expect(await ratio(good)).toMatchObject({ code: 2, problems: [{ path: '--held' }] });
    expect(await ratio(good, '--stratum', 'kind')).toMatchObject({
      code: 2,
      problems: [{ path: '--stratum', got: 'kind', wanted: 'arm, n' }],
    });
    expect(await ratio(join(folder, 'none.csv'))).toMatchObject({ code: 1 });
  });
});

describe('xianban effect did', () => {
  const columns = ['--unit', 'countyreal', '--period', 'year', '--outcome', 'lemp'];
  const did = (path: string, ...more: string[]) =>
    run('did', '--in', path, ...columns, '--first-treated', 'first.treat', ...more);

  it('mpdta: effects and the event study as did 2.1.2', async () => {
    const got = await did(golden('mpdta.csv'));
    const effects = got.effects as Effect[];
    expect(effects.length).toBe(12);
    const one = effects.find(({ group, period }) => group === 2006 && period === 2007)!;
    expect(one.att).toBeCloseTo(-0.041224471546, 9);
    expect(one.standardError).toBeCloseTo(0.0202291807, 8);
    expect(one.band[0]).toBeLessThan(one.interval[0]);
    const { simple, dynamic } = got.aggregates as Record<string, Aggregate>;
    expect(simple!.overall.att).toBeCloseTo(-0.03995127516, 9);
    expect(dynamic!.overall.standardError).toBeCloseTo(0.01996498906, 8);
    expect(dynamic!.parts.map(({ at }) => at)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  });

  it('with a covariate and later controls', async () => {
    const more = ['--covariates', 'lpop', '--method', 'weighting'];
    const weighted = await did(golden('mpdta.csv'), ...more);
    expect((weighted.effects as Effect[])[0]!.att).toBeCloseTo(-0.0145484311246, 8);
    const later = await did(golden('mpdta.csv'), '--controls', 'not-yet-treated');
    expect((later.effects as Effect[])[0]!.att).toBeCloseTo(-0.019372363676, 9);
  });

  it('refuses a panel with a hole, a unit twice, a start that moves, nobody treated', async () => {
    const head = 'countyreal,year,lemp,first.treat';
    const panel = (...lines: string[]) => written(head, ...lines).then((path) => did(path));
    const said = async (...lines: string[]) => {
      const { code, problems } = await panel(...lines);
      return [code, problems![0]!.got];
    };
    expect(await said('a,1,5,0', 'a,2,5,0', 'b,1,5,2')).toEqual([1, 'b without 2']);
    expect(await said('a,1,5,0', 'a,1,5,0')).toEqual([1, 'a in 1']);
    expect(await said('a,1,5,2', 'a,2,5,0')).toEqual([1, '0']);
    expect(await said('a,1,x,2', 'a,2,5,2')).toEqual([1, 'x']);
    const nobody = 'no unit is first treated within the periods';
    expect(await said('a,1,5,0', 'a,2,5,0', 'b,1,5,', 'b,2,5,')).toEqual([1, nobody]);
  });
});

describe('xianban effect synth', () => {
  const columns = ['--unit', 'State', '--period', 'Year', '--outcome', 'PacksPerCapita'];
  const synth = (...more: string[]) =>
    run('synth', '--in', golden('california-prop99.csv'), ...columns, ...more);

  it('California as synthdid 0.0.9, with its place among the others', async () => {
    const got = await synth('--treated', 'California', '--from', '1989');
    expect(got.effect).toBeCloseTo(-15.6038278727, 8);
    expect((got.weights as { unit: string }[])[0]).toMatchObject({ unit: 'Nevada' });
    expect(got.rank).toMatchObject({ controls: 38 });
    const path = got.path as { observed: number; expected: number; isAfter: boolean }[];
    const gaps = path.filter(({ isAfter }) => isAfter).map((one) => one.observed - one.expected);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    expect([gaps.length, mean]).toEqual([12, expect.closeTo(-15.6038278727, 8)]);
  });

  it('two treated at once have an error but no place among the others', async () => {
    const got = await synth('--treated', 'California,Utah', '--from', '1989', '--draws', '20');
    expect(got).toMatchObject({ code: 0, rank: null, placebo: { draws: 20 } });
  });

  it('says who could have been meant, and which periods', async () => {
    const nobody = await synth('--treated', 'Kalifornien', '--from', '1989');
    expect(nobody).toMatchObject({
      code: 2,
      problems: [{ path: '--treated', got: 'Kalifornien' }],
    });
    for (const from of ['1970', '1972', '2001', 'x'])
      expect(await synth('--treated', 'California', '--from', from)).toMatchObject({
        code: 2,
        problems: [{ path: '--from', got: from }],
      });
  });
});

describe('xianban effect its', () => {
  const its = (path: string, ...more: string[]) =>
    run('its', '--in', path, '--count', 'aces', '--after', 'smokban', ...more);

  it('Sicily as glm has it, never without its warning', async () => {
    const season = ['--season', '12', '--phase', 'month'];
    const got = await its(golden('sicily.csv'), '--exposure', 'stdpop', ...season);
    const level = got.level as { ratio: number; interval: [number, number] };
    expect(level.ratio).toBeCloseTo(0.88507155, 7);
    expect(level.interval[1]).toBeCloseTo(0.93322701, 6);
    expect(got.warning).toMatch(/weakest/);
  });

  it('refuses marks that go back, and a series with nothing after', async () => {
    const head = 'aces,smokban';
    const back = await written(head, '3,0', '4,1', '5,0');
    expect(await its(back)).toMatchObject({ code: 1, problems: [{ got: '0', wanted: '1' }] });
    const none = await written(head, ...Array.from({ length: 20 }, () => '3,0'));
    expect(await its(none)).toMatchObject({
      code: 1,
      problems: [{ got: 'nothing after the change' }],
    });
  });
});

describe('xianban effect plan and simulate', () => {
  it('says in how many weeks there is an answer', async () => {
    const volume = ['--cases-per-unit', '3', '--units-per-week', '20'];
    const got = await run('plan', ...volume, '--effect', '0.3');
    expect(got).toMatchObject({ code: 0, units: 258, held: 39, weeks: 17 });
    await expect(run('plan', ...volume, '--share', '0')).rejects.toThrow(/wanted a share/);
  });

  it('finds what was planted where before and after tell too much', async () => {
    const got = await run('simulate', '--effects', '0,0.5', '--runs', '60', '--seed', '3');
    const rows = got.rows as { planted: number; ratio: number; beforeAfter: number }[];
    for (const { planted, ratio, beforeAfter } of rows) {
      expect(Math.abs(ratio / planted - 1)).toBeLessThan(0.08);
      expect(beforeAfter).toBeLessThan(0.85 * planted);
    }
    expect(
      (await run('simulate', '--effects', '0,0.5', '--runs', '60', '--seed', '3')).rows,
    ).toEqual(rows);
  });
});
