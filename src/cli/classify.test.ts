import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJson, type JsonAnswer } from '../../test/run-json.ts';
import { writtenDemands } from '../kernels/text/classify/written-demands.test-data.ts';
import { registerClassify } from './classify.ts';

let folder = '';
const at = (name: string) => join(folder, name);

const run = (...args: string[]) => runJson(registerClassify, 'classify', ...args);

const columns = ['--text', 'title,detail', '--label', 'label'];
const jsonLines = (count: number, seed: number) =>
  writtenDemands(count, seed)
    .map(({ fields: [title, detail], label }) =>
      JSON.stringify({ title, detail, label, time: null }),
    )
    .join('\n');
const csv = (count: number, seed: number) =>
  writtenDemands(count, seed)
    .map(({ fields, label }) => [...fields, ...label.split('/')].map((v) => `"${v}"`).join(','))
    .join('\n');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-classify-'));
  await writeFile(at('train.jsonl.gz'), gzipSync(jsonLines(400, 1)));
  await writeFile(at('fresh.csv'), `title,detail,family,label\n${csv(100, 2)}`);
  await writeFile(at('fresh.jsonl'), jsonLines(100, 2));
  await run('train', '--in', at('train.jsonl.gz'), ...columns, '--out', at('zh.model'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('xianban classify', () => {
  it('learns from JSON Lines in gzip and says how well', async () => {
    const trained = await run(
      'train',
      '--in',
      at('train.jsonl.gz'),
      ...columns,
      '--out',
      at('again.model'),
    );
    expect(trained).toMatchObject({ code: 0, examples: 400, leftOut: 0, classes: 4 });
    expect(trained.crossValidated).toMatchObject({ texts: 400 });
    expect(await readFile(at('again.model'))).toEqual(await readFile(at('zh.model')));
  });

  it('measures a model on other texts, whatever the format', async () => {
    const figures = await run(
      'eval',
      '--model',
      at('zh.model'),
      '--in',
      at('fresh.jsonl'),
      ...columns,
    );
    expect(figures).toMatchObject({ code: 0, texts: 100, leftOut: 0, unknownLabels: {} });
    expect(figures.accuracy).toBeGreaterThan(0.9);
    expect(figures.docsPerSecond).toBeGreaterThan(0);
    const levels = ['--text', 'title,detail', '--label', 'family,label'];
    const same = await run('eval', '--model', at('zh.model'), '--in', at('fresh.csv'), ...levels);
    expect(same.confusion).toEqual(figures.confusion);
  });

  it('predicts a line a text with its levels', async () => {
    await writeFile(at('new.csv'), 'title,detail\n路灯不亮,好几天了\n😀,\n');
    const predicted = await run(
      'predict',
      '--model',
      at('zh.model'),
      '--in',
      at('new.csv'),
      '--text',
      'title,detail',
    );
    expect(predicted).toMatchObject({ code: 0, texts: 2, unknown: 1 });
    const [first, second] = predicted.lines.map((line) => JSON.parse(line) as JsonAnswer);
    expect(first).toMatchObject({ row: 1, label: '城建/路灯' });
    expect(first!.levels).toMatchObject([{ path: '城建' }, { path: '城建/路灯' }]);
    expect(second).toMatchObject({ row: 2, label: null, levels: [] });
  });

  it('writes predictions to a file where asked', async () => {
    const out = at('said.jsonl');
    const asked = ['--model', at('zh.model'), '--in', at('fresh.csv'), '--text', 'title,detail'];
    await run('predict', ...asked, '--out', out);
    expect((await readFile(out, 'utf8')).trim().split('\n')).toHaveLength(100);
  });

  it('counts labels that the model does not know as wrong, and names them', async () => {
    await writeFile(
      at('strange.csv'),
      'title,detail,label\n路灯不亮,修,城建/路灯\n飞碟降落,怕,天外\n',
    );
    const figures = await run(
      'eval',
      '--model',
      at('zh.model'),
      '--in',
      at('strange.csv'),
      ...columns,
    );
    expect(figures).toMatchObject({ code: 0, texts: 2, accuracy: 0.5, unknownLabels: { 天外: 1 } });
  });

  it('leaves out classes with one example only when told to', async () => {
    await writeFile(
      at('rare.jsonl'),
      `${jsonLines(40, 3)}\n${JSON.stringify({ title: '停电', label: '电力' })}`,
    );
    const args = [
      '--in',
      at('rare.jsonl'),
      '--text',
      'title',
      '--label',
      'label',
      '--out',
      at('rare.model'),
    ];
    const refused = await run('train', ...args);
    expect(refused).toMatchObject({ code: 1, problems: [{ code: 'input.class' }] });
    expect(refused.problems![0]!.path).toContain('电力');
    expect(await run('train', ...args, '--drop-rare')).toMatchObject({
      code: 0,
      examples: 40,
      leftOut: 1,
    });
  });

  it.each<[string, string, string]>([
    ['an empty file', '', 'file.empty'],
    ['a header and nothing else', 'title,detail,label\n', 'file.empty'],
    ['rows without labels', 'title,detail,label\na,b,\nc,d,\n', 'input.class'],
    ['one class only', 'title,detail,label\na,b,x\nc,d,x\n', 'input.class'],
    ['no such column', 'title,text,label\na,b,x\nc,d,x\n', 'use.unknown'],
  ])('refuses %s', async (_, text, code) => {
    await writeFile(at('bad.csv'), text);
    const { problems } = await run(
      'train',
      '--in',
      at('bad.csv'),
      ...columns,
      '--out',
      at('bad.model'),
    );
    expect(problems).toMatchObject([{ code }]);
    await expect(readFile(at('bad.model'))).rejects.toThrow('ENOENT');
  });

  it.each<[string, (model: Buffer) => Uint8Array, string]>([
    ['cut short', (model) => model.subarray(0, model.length >> 1), 'file.model-cut'],
    ['of another version', (model) => Buffer.from(model).fill(9, 8, 9), 'file.model-version'],
    ['with a byte changed', (model) => Buffer.from(model).fill(1, 900, 903), 'file.model-damaged'],
    ['that is none', () => Buffer.from('title,label\na,b\n'), 'file.model-foreign'],
  ])('refuses a model %s', async (_, spoil, code) => {
    await writeFile(at('spoilt.model'), spoil(await readFile(at('zh.model'))));
    const asked = ['--model', at('spoilt.model'), '--in', at('fresh.jsonl'), ...columns];
    expect(await run('eval', ...asked)).toMatchObject({ code: 1, problems: [{ code }] });
  });

  it('refuses a model that is not there, other columns, and names without a name', async () => {
    const rest = ['--in', at('fresh.jsonl'), '--label', 'label'];
    const missing = await run(
      'eval',
      '--model',
      at('none.model'),
      ...rest,
      '--text',
      'title,detail',
    );
    expect(missing).toMatchObject({ code: 2, problems: [{ code: 'use.file', path: '--model' }] });
    const other = await run('eval', '--model', at('zh.model'), ...rest, '--text', 'title');
    expect(other).toMatchObject({
      code: 2,
      problems: [{ code: 'use.columns', wanted: 'title,detail' }],
    });
    const empty = await run('eval', '--model', at('zh.model'), ...rest, '--text', 'title,,detail');
    expect(empty).toMatchObject({ code: 2, problems: [{ code: 'use.columns' }] });
  });

  it('goes on where a row cannot be read', async () => {
    const long = JSON.stringify({
      title: '路灯',
      detail: '长'.repeat(1_200_000),
      label: '城建/路灯',
    });
    await writeFile(at('long.jsonl'), `${jsonLines(10, 4)}\n${long}\nnot json\n`);
    const figures = await run(
      'eval',
      '--model',
      at('zh.model'),
      '--in',
      at('long.jsonl'),
      ...columns,
    );
    expect(figures).toMatchObject({ code: 0, texts: 10, leftOut: 2 });
  });
});
