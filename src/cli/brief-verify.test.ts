import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerBriefVerify } from './brief-verify.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-verify-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command in this process and gives its one JSON object and its exit code. */
async function run(...args: string[]) {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
  try {
    const program = new Command().exitOverride();
    registerBriefVerify(program.command('brief'));
    await program.parseAsync(['brief', ...args, '--json'], { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  const code = process.exitCode ?? 0;
  process.exitCode = 0;
  return { ...(JSON.parse(lines.at(-1)!) as Record<string, unknown>), code };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const verify = async (text: string, ...more: string[]) =>
  run('verify', await file('text.txt', text), '--period', '2024', ...more);

describe('xianban brief verify', () => {
  it('has exit code 0 where nothing contradicts the ledger', async () => {
    const told = await verify('红旗区地区生产总值297.6亿元。新建公园6座。', '--district', 'hongqi');
    expect(told).toMatchObject({
      counts: { confirmed: 1, contradicted: 0, 'not-in-ledger': 1 },
      code: 0,
    });
  });

  it('has exit code 1 where something does, and says what was wanted where', async () => {
    const told = await verify('地区生产总值297.9亿元。', '--district', 'hongqi');
    expect(told).toMatchObject({
      verdicts: [
        { start: 6, end: 13, verdict: 'contradicted', got: '297.9亿元', wanted: '297.6亿元' },
      ],
      code: 1,
    });
  });

  it.each([
    ['no such district', ['--district', 'nowhere']],
    ['no such territory', ['--district', 'hongqi', '--territory', '999999']],
    ['no such period', ['--district', 'hongqi', '--period', '2024-13']],
  ])('has exit code 2 where there is %s', async (_, args) => {
    const told = await verify('地区生产总值297.6亿元。', ...args);
    expect(told).toMatchObject({ problems: [{ code: 'use.unknown' }], code: 2 });
  });

  it('has exit code 2 where there is no such file', async () => {
    const told = await run(
      'verify',
      join(folder, 'gone.txt'),
      '--period',
      '2024',
      '--district',
      'hongqi',
    );
    expect(told).toMatchObject({ problems: [{ code: 'use.file' }], code: 2 });
  });
});

describe('xianban brief diff', () => {
  it('names the numbers that changed', async () => {
    const before = await file('a.md', '地区生产总值297.6亿元。新建公园6座。');
    const after = await file('b.md', '地区生产总值298.6亿元。新建公园6座。');
    expect(await run('diff', before, after)).toMatchObject({
      same: 1,
      changes: [
        {
          kind: 'changed',
          numbers: [
            { kind: 'changed', before: { text: '297.6亿元' }, after: { text: '298.6亿元' } },
          ],
        },
      ],
      code: 1,
    });
    expect(await run('diff', before, before)).toMatchObject({ same: 2, changes: [], code: 0 });
  });
});
