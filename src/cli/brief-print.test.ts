import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../test/read-pdf.ts';
import { registerBriefPrint } from './brief-print.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-print-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command in this process and gives its one JSON object and its exit code. */
async function print(...args: string[]) {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
  try {
    const program = new Command().exitOverride();
    registerBriefPrint(program.command('brief'));
    await program.parseAsync(['brief', 'print', ...args, '--json'], { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  const code = process.exitCode ?? 0;
  process.exitCode = 0;
  return { ...(JSON.parse(lines.at(-1)!) as Record<string, unknown>), code };
}

async function briefing(text: string): Promise<string> {
  const head =
    '---\ncode: x\ntitle: 题\ndistrict: hongqi\nterritory: "410702"\nperiod: "2024"\nlanguage: zh\n---\n\n';
  const path = join(folder, 'x.md');
  await writeFile(path, head + text);
  return path;
}

const out = (name: string) => join(folder, name);

describe('xianban brief print', () => {
  it('writes the file and says how large it is', async () => {
    const file = await briefing('全年{{gdp: level, growth}}。');
    const told = await print(file, '--format', 'pdf', '--out', out('good.pdf'));
    const bytes = await readFile(out('good.pdf'));
    expect(told).toMatchObject({ bytes: bytes.length, draft: false, errors: 0, code: 0 });
    expect(readPdf(bytes).texts.join('')).toContain('297.6亿元');
  });

  it('prints nothing that the check finds wrong, unless it is a draft', async () => {
    const file = await briefing('新建公园77座。');
    const refused = await print(file, '--format', 'pdf', '--out', out('bad.pdf'));
    expect(refused).toMatchObject({ problems: [{ code: 'briefing.unbound-number' }], code: 1 });
    expect(existsSync(out('bad.pdf'))).toBe(false);
    const told = await print(file, '--format', 'pdf', '--out', out('bad.pdf'), '--draft');
    expect(told).toMatchObject({ draft: true, errors: 1, code: 0 });
    expect(readPdf(await readFile(out('bad.pdf'))).texts.join('')).toContain('草稿 DRAFT');
  });

  it.each([
    ['no such format', ['--format', 'odt'], 'use.unknown'],
    ['no such district', ['--format', 'json', '--district', 'nowhere'], 'use.unknown'],
    ['no folder to write to', ['--format', 'json', '--out', '/nowhere/at/all.json'], 'use.file'],
  ])('has exit code 2 where there is %s', async (_, args, code) => {
    const told = await print(await briefing('一句话。'), ...args);
    expect(told).toMatchObject({ problems: [{ code }], code: 2 });
  });
});
