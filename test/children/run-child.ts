import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program of this folder as one JavaScript file that Node runs by itself; packages stay outside. */
export async function bundleChild(name: string): Promise<string> {
  const outDir = join(root, 'node_modules/.cache/xianban-test', `${name}-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, `test/children/${name}.ts`),
      outDir,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  return join(outDir, 'child.mjs');
}

export interface Child {
  process: ChildProcess;
  /** lines of its stdout */
  lines: Interface;
  /** what it wrote to stderr so far */
  complaints(): string;
  ended: Promise<void>;
}

/** Runs a bundled program; its stdin stays open until `process.stdin.end()`. */
export function runChild(program: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    process: child,
    lines: createInterface({ input: child.stdout }),
    complaints: () => complaints,
    ended,
  };
}

/** A fresh data folder, with a name as people give them, that an embedded server may enter, also when the tests run as root. */
export async function dataFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'xianban 数据-'));
  await chmod(folder, 0o711);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
