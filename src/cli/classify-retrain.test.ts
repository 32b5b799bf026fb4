import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJson } from '../../test/run-json.ts';
import { writtenDemands } from '../kernels/text/classify/written-demands.test-data.ts';
import { registerClassify } from './classify.ts';

let folder = '';
const at = (name: string) => join(folder, name);

const run = (...args: string[]) => runJson(registerClassify, 'classify', ...args);

const columns = ['--text', 'title,detail', '--label', 'label'];
const jsonLines = (count: number, seed: number, labelOf = (label: string) => label) =>
  writtenDemands(count, seed)
    .map(({ fields: [title, detail], label }) =>
      JSON.stringify({ title, detail, label: labelOf(label) }),
    )
    .join('\n');
const retrain = (corrections: string, out: string, ...more: string[]) =>
  run(
    'retrain',
    '--model',
    at('old.model'),
    '--in',
    at('train.jsonl'),
    ...columns,
    '--corrections',
    at(corrections),
    '--out',
    at(out),
    ...more,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-retrain-'));
  await writeFile(at('train.jsonl'), jsonLines(200, 1));
  await run('train', '--in', at('train.jsonl'), ...columns, '--out', at('old.model'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('xianban classify retrain', () => {
  it('takes corrections and renamed classes in, and the new model knows them', async () => {
    const changes = [
      { from: '城建/路灯', on: '2025-01-01', to: '城建/照明' },
      { from: '城建/照明', on: '2025-06-01', to: '市政/照明' },
    ];
    await writeFile(at('renames.json'), JSON.stringify(changes));
    await writeFile(at('corrections.jsonl'), jsonLines(60, 2));
    const told = await retrain('corrections.jsonl', 'new.model', '--renames', at('renames.json'));
    expect(told).toMatchObject({ code: 0, corrections: 60, notWorse: true, switched: true });
    const heldOut = told.heldOut as number;
    expect(heldOut).toBeGreaterThan(0);
    expect(told.counts).toMatchObject({ neither: 0 });
    expect(told.old).toMatchObject({ texts: heldOut });
    expect(told.new).toMatchObject({ texts: heldOut, accuracy: 1 });
    await writeFile(
      at('one.jsonl'),
      JSON.stringify({ title: '路灯不亮', detail: '晚上一片黑', label: '市政/照明' }),
    );
    const judged = await run(
      'eval',
      '--model',
      at('new.model'),
      '--in',
      at('one.jsonl'),
      ...columns,
    );
    expect(judged).toMatchObject({ accuracy: 1, unknownLabels: {} });
  });

  it('keeps the old model where the new one is worse, unless told to switch', async () => {
    // what is held out is right, what is learned from is turned about: nothing can come of that
    const turned: Record<string, string> = {};
    const labels = [...new Set(writtenDemands(60, 3).map(({ label }) => label))];
    for (const [i, label] of labels.entries()) turned[label] = labels[(i + 1) % labels.length]!;
    await writeFile(
      at('train.jsonl'),
      jsonLines(200, 1, (label) => turned[label]!),
    );
    await writeFile(at('right.jsonl'), jsonLines(60, 3));
    const kept = await retrain('right.jsonl', 'worse.model');
    expect(kept).toMatchObject({ code: 0, notWorse: false, switched: false });
    await expect(stat(at('worse.model'))).rejects.toThrow('ENOENT');
    const forced = await retrain('right.jsonl', 'worse.model', '--switch');
    expect(forced).toMatchObject({ code: 0, notWorse: false, switched: true });
    expect((await readFile(at('worse.model'))).length).toBeGreaterThan(1000);
    await writeFile(at('train.jsonl'), jsonLines(200, 1));
  });

  it.each([
    ['a class that nobody declared', [], '飞碟', 'input.class'],
    [
      'a circle',
      [
        { from: 'a', on: '2025-01-01', to: 'b' },
        { from: 'b', on: '2025-01-02', to: 'a' },
      ],
      '城建/路灯',
      'input.change-circle',
    ],
    [
      'an end that does not exist',
      [{ from: 'a', on: '2025-01-01', to: 'b' }],
      '城建/路灯',
      'input.change-unknown',
    ],
    ['a day that is none', [{ from: 'a', on: 'soon', to: 'b' }], '城建/路灯', 'input.change'],
  ])('refuses %s', async (_, changes, label, code) => {
    await writeFile(at('wrong.json'), JSON.stringify(changes));
    await writeFile(
      at('wrong.jsonl'),
      jsonLines(40, 4, () => label),
    );
    const told = await retrain('wrong.jsonl', 'none.model', '--renames', at('wrong.json'));
    expect(told).toMatchObject({ code: 1, problems: [{ code }] });
  });
});
