import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJson } from '../../test/run-json.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import { registerUnits } from './units.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const day = (n: number) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'units-'));
  const random = streamOf(5, 'units command');
  const rows = Array.from({ length: 3000 }, (_, i) => {
    const kind = random.pick(['pothole', 'lamp']);
    const ward = random.below(3);
    const unit = kind === 'lamp' ? 'lights' : `roads-${ward}`;
    const closed = i % 50 === 0 ? '' : day(i / 10 + 3);
    return [kind, ward, random.chance(0.9) ? unit : 'centre', day(i / 10), closed].join(',');
  });
  await writeFile(at('cases.csv'), `${['kind,ward,unit,opened,closed', ...rows].join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const columns = () => ['--in', at('cases.csv'), '--unit', 'unit', '--from', 'kind,ward'];
const units = (...args: string[]) => runJson(registerUnits, 'units', ...args);

interface Way {
  top1: number;
  gain: number;
  gainInterval: [number, number];
}

describe('xianban units', () => {
  it('eval: learns before a day, judges from it on, beside plain ways', async () => {
    const got = await units('eval', ...columns(), '--split', '2025-08-01');
    expect(got.code).toBe(0);
    expect(got['settings']).toMatchObject({ contexts: [[0], [0, 1]] });
    expect(got['top1']).toBeGreaterThan(0.85);
    expect(got['ece']).toBeLessThan(0.05);
    const { mostFrequentOfCategory: plain } = got['baselines'] as Record<string, Way>;
    expect(plain!.top1).toBeLessThan(0.75);
    expect(plain!.gainInterval[0]).toBeGreaterThan(0.1);
    expect(plain!.gain).toBeCloseTo((got['top1'] as number) - plain!.top1, 10);
    expect(got['perClass']).toHaveLength(5);
  });

  it('train, eval and predict by a model file', async () => {
    const model = at('units.model');
    const trained = await units('train', ...columns(), '--before', '2025-08-01', '--out', model);
    expect(trained).toMatchObject({ code: 0, columns: ['kind', 'ward'] });
    const judged = await units('eval', ...columns(), '--model', model);
    const split = await units('eval', ...columns(), '--split', '2025-08-01');
    expect(judged['top1']).toBe(split['top1']);
    const { rows } = (await units('predict', ...columns(), '--model', model)) as unknown as {
      rows: { units: { unit: string; probability: number; reason: string }[] }[];
    };
    expect(rows).toHaveLength(3000);
    expect(rows[0]!.units.length).toBe(3);
    expect(rows[0]!.units[0]!.reason).toMatch(/past cases of 0=(pothole|lamp)/);
  });

  it('eval of a model: later cases where there are any, else all, and then beside no plain way', async () => {
    const model = ['--model', at('units.model')];
    expect(await units('eval', ...columns(), ...model)).toMatchObject({ judgedLater: true });
    const lines = (await readFile(at('cases.csv'), 'utf8')).split('\n');
    await writeFile(at('before.csv'), `${lines.slice(0, 500).join('\n')}\n`);
    const before = ['--in', at('before.csv'), ...columns().slice(2)];
    expect(await units('eval', ...before, ...model)).toMatchObject({
      judgedLater: false,
      cases: 499,
      baselines: {},
    });
  });

  it('refuses what it cannot use, with what would be right', async () => {
    const bytes = await readFile(at('units.model'));
    const whole = JSON.parse(gunzipSync(bytes).toString()) as object;
    await writeFile(at('cut'), bytes.subarray(0, bytes.length >> 1));
    await writeFile(at('other'), gzipSync(JSON.stringify({ ...whole, xianbanUnits: 9 })));
    await writeFile(at('strange'), gzipSync('{"hello": 1}'));
    await writeFile(at('empty.csv'), 'kind,ward,unit,opened,closed\n');
    const codes: [string[], string][] = [
      [['eval', ...columns(), '--model', at('cut')], 'file.model'],
      [['eval', ...columns(), '--model', at('other')], 'file.model'],
      [['eval', ...columns(), '--model', at('strange')], 'file.model'],
      [['eval', ...columns(), '--model', at('nowhere')], 'use.file'],
      [['eval', ...columns()], 'use.units'],
      [['eval', ...columns(), '--split', 'July'], 'use.units'],
      [['eval', ...columns(), '--split', '2025-08-01', '--district', 'moon'], 'use.units'],
      [['eval', ...columns(), '--split', '2020-01-01'], 'input.units'],
      // nothing is left to judge by: never by what it learned from
      [['eval', ...columns(), '--split', '2030-01-01'], 'input.units'],
      [
        [
          'eval',
          '--in',
          at('empty.csv'),
          '--unit',
          'unit',
          '--from',
          'kind',
          '--split',
          '2025-08-01',
        ],
        'file.empty',
      ],
      [
        [
          'predict',
          '--in',
          at('cases.csv'),
          '--unit',
          'unit',
          '--from',
          'kind',
          '--model',
          at('units.model'),
        ],
        'use.columns',
      ],
    ];
    for (const [args, code] of codes) {
      const { problems } = await units(...args);
      expect([args.at(-1), problems?.[0]?.code]).toEqual([args.at(-1), code]);
    }
  });
});
