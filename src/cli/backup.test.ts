import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDatabase, testStore, type TestStore } from '../../test/database.ts';
import { openServer } from '../store/open-server.ts';
import { registerBackup } from './backup.ts';
import { registerRestore } from './restore.ts';

describe('backup and restore from the command line', () => {
  let from: TestStore;
  let folder: string;
  beforeAll(async () => {
    from = await testStore();
    folder = await mkdtemp(join(tmpdir(), 'xianban-cli-'));
    await from.store.db.insertInto('district').values({ district: 'd', declared: '{}' }).execute();
    await from.store.files.put(Buffer.from('a document'));
  });
  afterAll(async () => {
    await from.drop();
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
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  });

  /** Runs a command as a terminal would; answers its JSON and its exit code. */
  async function run(url: string, data: string, ...args: string[]) {
    vi.stubEnv('DATABASE_URL', url);
    vi.stubEnv('XIANBAN_DATA', data);
    const program = new Command();
    registerBackup(program);
    registerRestore(program);
    await program.parseAsync([...args, '--json'], { from: 'user' });
    const last = printed.trim().split('\n').at(-1) ?? '';
    return { answer: JSON.parse(last) as Record<string, unknown>, code: process.exitCode ?? 0 };
  }

  it('carry a store into an empty database and an empty folder', async () => {
    const to = await emptyDatabase();
    const data = join(folder, 'restored');
    try {
      const file = join(folder, 'b.tar.gz');
      const made = await run(from.url, from.folder, 'backup', file);
      expect(made).toMatchObject({ code: 0, answer: { rows: { district: 1, act: 0 }, files: 1 } });
      const done = await run(to.url, data, 'restore', file);
      expect(done).toMatchObject({ code: 0, answer: { rows: { district: 1 }, files: 1 } });
      const store = await openServer({ databaseUrl: to.url, dataFolder: data });
      const rows = await store.db.selectFrom('district').select('district').execute();
      const kept = [];
      for await (const name of store.files.list()) kept.push(name);
      await store.close();
      expect([rows, kept.length]).toEqual([[{ district: 'd' }], 1]);
      const again = await run(to.url, data, 'restore', file);
      expect(again).toMatchObject({
        code: 1,
        answer: { problems: [{ code: 'restore.not-empty' }] },
      });
    } finally {
      await to.drop();
    }
  });

  it('tell wrong use from a problem', async () => {
    const none = await run(from.url, from.folder, 'restore', join(folder, 'none'));
    expect(none).toMatchObject({ code: 2, answer: { problems: [{ code: 'use.file' }] } });
    const mistyped = await run('', join(folder, 'mistyped'), 'backup', join(folder, 'c.tar.gz'));
    expect(mistyped).toMatchObject({
      code: 2,
      answer: { problems: [{ code: 'use.data-folder' }] },
    });
    await writeFile(join(folder, 'text'), 'no backup');
    const text = await run(from.url, from.folder, 'restore', join(folder, 'text'));
    expect(text).toMatchObject({ code: 1, answer: { problems: [{ code: 'backup.format' }] } });
  });
});
