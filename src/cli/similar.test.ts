import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJson } from '../../test/run-json.ts';
import { registerSimilar } from './similar.ts';

let folder = '';
const at = (name: string) => join(folder, name);

const run = (...args: string[]) => runJson(registerSimilar, 'similar', ...args);

/** Houses 1 km apart, one request a day; every fifth day somebody says the same of the same house again. */
function rows(days: number): string {
  const lines = ['id,opened,closed,status,kind,lat,lon'];
  for (let day = 0; day < days; day++) {
    const date = (plus: number) =>
      new Date(Date.UTC(2024, 0, 1 + day + plus)).toISOString().slice(0, 10);
    const place = `${35 + (day % 40) / 100},113.${(day * 7) % 90}`;
    lines.push(`a${day},${date(0)},${date(4)},Done,rubbish,${place}`);
    if (day % 5 === 0) lines.push(`b${day},${date(0)},${date(4)},Done - Dup,rubbish,${place}`);
    // said again when the first was long closed: no duplicate
    if (day % 5 === 1) lines.push(`c${day},${date(13)},${date(14)},Done,rubbish,${place}`);
  }
  return `${lines.join('\n')}\n`;
}

const columns = [
  '--text',
  'kind',
  '--time',
  'opened',
  '--lat',
  'lat',
  '--lon',
  'lon',
  '--category',
  'kind',
  '--id-column',
  'id',
];
const truth = ['--status', 'status', '--duplicate', 'Dup', '--closed', 'closed'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-similar-'));
  await writeFile(at('rows.csv'), rows(700));
});
afterAll(() => rm(folder, { recursive: true }));

describe('xianban similar', () => {
  it('learns from the past, and finds what was repeated after it', async () => {
    const got = await run(
      'eval',
      '--in',
      at('rows.csv'),
      ...columns,
      ...truth,
      '--train-to',
      '2025-01-01',
    );
    expect(got.code).toBe(0);
    expect(got.duplicates).toBeGreaterThan(50);
    expect(got).toMatchObject({ recallFive: 1, recallFirst: 1, ambiguous: 0 });
    expect(got.withOriginal).toBe(got.duplicates);
    expect(got.trainedOn).toBeGreaterThan(100);
    expect(got.precisionOriginal).toBeGreaterThan(0.9);
  });

  it('measures word for word reposts without any truth', async () => {
    const text = [
      'opened,text',
      '2024-01-01,路灯坏了三天没人修',
      '2024-01-02,"路灯坏了，三天没人修！"',
      '2024-01-03,水管爆裂',
    ];
    await writeFile(at('plain.csv'), text.join('\n'));
    const got = await run('eval', '--in', at('plain.csv'), '--text', 'text', '--time', 'opened');
    expect(got).toMatchObject({ demands: 3, reposts: 1, repostRecall: 1, duplicates: 0 });
  });

  it('takes the original where the file names it', async () => {
    const text = [
      'id,opened,text,of',
      'x,2024-01-01,路灯坏了三天没人修,',
      'y,2024-01-02,路灯坏了三天还没修,x',
    ];
    await writeFile(at('named.csv'), text.join('\n'));
    const got = await run(
      'eval',
      '--in',
      at('named.csv'),
      '--text',
      'text',
      '--time',
      'opened',
      '--id-column',
      'id',
      '--original',
      'of',
    );
    expect(got).toMatchObject({ duplicates: 1, withOriginal: 1, recallFive: 1 });
  });

  it('finds the rows that are like one', async () => {
    const got = await run('find', '--in', at('rows.csv'), ...columns, '--id', 'b10');
    expect(got.similar).toMatchObject([{ record: 'a10', metres: 0, hours: 0, sameProblem: true }]);
  });

  it.each([
    ['no such column', ['--text', 'words', '--time', 'opened'], 'use.columns'],
    ['no expression', [...columns, '--status', 'status', '--duplicate', '('], 'use.columns'],
    ['no day', [...columns, '--train-to', 'soon'], 'use.option'],
    ['no distance', [...columns, '--metres', '-1'], 'use.option'],
    ['no times', ['--text', 'kind', '--time', 'kind'], 'file.empty'],
  ])('says what is wrong: %s', async (_, options, code) => {
    const got = await run('eval', '--in', at('rows.csv'), ...options);
    expect(got.code).not.toBe(0);
    expect(got.problems?.[0]?.code).toBe(code);
  });
});
