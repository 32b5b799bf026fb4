import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerClaims } from './claims.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianban-claims-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Answer {
  claims?: { text: string; value: string; unit: string; start: number }[];
  problems?: { code: string }[];
}

/** Runs the command in this process and gives what it wrote to stdout, with its exit code. */
async function run(...args: string[]): Promise<{ out: string; code: unknown }> {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
  try {
    const program = new Command().exitOverride();
    registerClaims(program);
    await program.parseAsync(['claims', 'extract', ...args], { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  const code = process.exitCode ?? 0;
  process.exitCode = 0;
  return { out: lines.join(''), code };
}

async function json(bytes: Uint8Array, ...more: string[]): Promise<Answer & { code: unknown }> {
  const path = join(folder, 'text.txt');
  await writeFile(path, bytes);
  const { out, code } = await run('--in', path, '--json', ...more);
  return { ...(JSON.parse(out) as Answer), code };
}

// 产值5亿元 in GB18030
const gb18030 = Uint8Array.from([0xb2, 0xfa, 0xd6, 0xb5, 0x35, 0xd2, 0xda, 0xd4, 0xaa]);

describe('xianban claims extract', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode('产值5亿元')],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeff产值5亿元')],
    ['GB18030', gb18030],
  ])('reads %s', async (_, bytes) => {
    const { claims, code } = await json(bytes);
    expect(code).toBe(0);
    expect(claims).toMatchObject([{ text: '5亿元', value: '5', unit: '亿元', start: 2 }]);
  });

  it('tells people one claim a line', async () => {
    const path = join(folder, 'plain.txt');
    await writeFile(path, '产值5亿元,增长3%,居全市第2位');
    const { out } = await run('--in', path);
    expect(out.trim().split('\n')).toHaveLength(3);
    expect(out).toContain('growth 3%');
  });

  it.each<[string, Uint8Array, string]>([
    ['a PDF', new TextEncoder().encode('%PDF-1.7'), 'file.format'],
    ['a Word file', Uint8Array.from([0x50, 0x4b, 3, 4, 20]), 'file.format'],
    ['bytes of no encoding', Uint8Array.from([0x35, 0xff, 0xff]), 'file.format'],
  ])('refuses %s', async (_, bytes, wanted) => {
    const { problems, code } = await json(bytes);
    expect(code).toBe(1);
    expect(problems?.map((one) => one.code)).toEqual([wanted]);
  });

  it('says wrong use for a language or file that does not exist', async () => {
    const text = new TextEncoder().encode('1');
    expect((await json(text, '--lang', 'fr')).code).toBe(2);
    expect((await run('--in', join(folder, 'none.txt'), '--json')).code).toBe(2);
  });

  it('reads standard input', async () => {
    const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
    const piped = Readable.from([Buffer.from('GDP rose 5.5 percent')]);
    Object.defineProperty(process, 'stdin', { configurable: true, value: piped });
    try {
      const { out } = await run('--in', '-', '--json');
      expect((JSON.parse(out) as Answer).claims).toMatchObject([{ value: '5.5', unit: '%' }]);
    } finally {
      Object.defineProperty(process, 'stdin', stdin);
    }
  });
});
