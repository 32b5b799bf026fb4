import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, realpathSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../../test/children/run-child.ts';
import { ProblemError } from '../model/problem.ts';
import { runEmbedded } from './embedded-server.ts';
import { openEmbedded } from './open-embedded.ts';
import { makeLinks } from './postgres-binaries.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function freshFolder(): Promise<string> {
  const { folder, remove } = await dataFolder();
  cleanUps.push(remove);
  return folder;
}
const quiet = () => {};
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'opened',
    (error: unknown) => (error instanceof ProblemError ? error.problems[0]?.code : error),
  );
const pidFile = (folder: string) => join(realpathSync(join(folder, 'pg')), 'postmaster.pid');

/** A folder whose database was made and stopped in order. */
async function usedFolder(): Promise<string> {
  const folder = await freshFolder();
  await (await openEmbedded({ dataFolder: folder, log: quiet })).close();
  return folder;
}

describe.runIf(process.env.XIANBAN_TEST_ENGINE !== 'server')('the embedded server', () => {
  it('lives as long as one store needs it, and comes back when it was killed', async () => {
    const folder = await freshFolder();
    const first = await openEmbedded({ dataFolder: folder, log: quiet });
    const second = await openEmbedded({ dataFolder: folder, log: quiet });
    await first.close();
    await first.close();
    const serverStart = async () => {
      const { rows } = await second.pool.query('SELECT pg_postmaster_start_time()::text AS at');
      return rows[0].at as string;
    };
    const before = await serverStart();
    let tellMissed = quiet;
    const missed = new Promise<void>((resolve) => (tellMissed = resolve));
    await second.listen(quiet, () => tellMissed());
    process.kill(Number((await readFile(pidFile(folder), 'utf8')).split('\n')[0]), 'SIGKILL');
    // what is under way fails; what is asked a moment later is answered by a new server
    const now = () => serverStart().catch(() => before);
    await expect.poll(now, { timeout: 20_000 }).not.toBe(before);
    await missed;
    await second.close();
    expect(existsSync(join(folder, 'pg/postmaster.pid'))).toBe(false);
  });

  it('is there for whoever comes while the last one leaves', async () => {
    const folder = await usedFolder();
    for (let round = 0; round < 5; round++) {
      const leaving = await openEmbedded({ dataFolder: folder, log: quiet });
      const [coming] = await Promise.all([
        openEmbedded({ dataFolder: folder, log: quiet }),
        leaving.close(),
      ]);
      await coming.close();
    }
    expect(existsSync(join(folder, 'pg/postmaster.pid'))).toBe(false);
    expect((await readdir(folder)).filter((name) => name.endsWith('.pipe'))).toEqual([]);
  });

  it('starts although its old number now belongs to another process', async () => {
    const folder = await usedFolder();
    await writeFile(
      pidFile(folder),
      `${process.pid}\n${folder}/pg\n1\n5432\n/nowhere\n\n\nready   \n`,
    );
    expect(
      await codeOf(openEmbedded({ dataFolder: folder, log: quiet }).then((s) => s.close())),
    ).toBe('opened');
  });

  it('refuses a folder whose server does not answer, in one sentence', async () => {
    const folder = await usedFolder();
    const pg = realpathSync(join(folder, 'pg'));
    // works in the folder as a server does, and answers nobody
    const other = spawn('sh', ['-c', 'echo up; read -r line'], { cwd: pg });
    cleanUps.push(() => other.kill('SIGKILL'));
    await once(other.stdout, 'data');
    const says = (status: string) =>
      writeFile(pidFile(folder), `${other.pid}\n${pg}\n1\n5432\n/nowhere\n\n\n${status}\n`);
    await says('starting');
    expect(await codeOf(runEmbedded({ dataFolder: folder, log: quiet, patienceMs: 200 }))).toBe(
      'store.in-use',
    );
    await says('ready');
    expect(await codeOf(openEmbedded({ dataFolder: folder, log: quiet }))).toBe('store.in-use');
    expect(other.exitCode).toBeNull();
    await rm(pidFile(folder));
  });

  it('refuses a database that is not there any more, or of another PostgreSQL', async () => {
    const folder = await freshFolder();
    await mkdir(join(folder, 'pg'));
    expect(await codeOf(openEmbedded({ dataFolder: folder, log: quiet }))).toBe('store.folder');
    await writeFile(join(folder, 'pg/PG_VERSION'), '15\n');
    expect(await codeOf(openEmbedded({ dataFolder: folder, log: quiet }))).toBe('store.version');
  });

  it('removes what a killed first start left behind', async () => {
    const folder = await freshFolder();
    const gone = spawn('true');
    await once(gone, 'exit');
    await mkdir(join(folder, `pg.new-${gone.pid}-abc/base`), { recursive: true });
    await (await openEmbedded({ dataFolder: folder, log: quiet })).close();
    expect(existsSync(join(folder, `pg.new-${gone.pid}-abc`))).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)(
    'run by root below a closed home, keeps its files where its account may go',
    async () => {
      const home = await mkdtemp(join(tmpdir(), 'xianban-home-'));
      cleanUps.push(() => rm(home, { recursive: true, force: true }));
      await chmod(home, 0o700);
      const folder = join(home, 'data');
      const said: string[] = [];
      const store = await openEmbedded({ dataFolder: folder, log: (line) => said.push(line) });
      await store.close();
      const kept = await readlink(join(folder, 'pg'));
      cleanUps.push(() => rm(kept, { recursive: true, force: true }));
      expect(said).toEqual([expect.stringContaining(dirname(kept))]);
      expect(
        await codeOf(openEmbedded({ dataFolder: folder, log: quiet }).then((s) => s.close())),
      ).toBe('opened');
    },
  );
});

describe('the programs from npm', () => {
  it('get the links that a skipped post-install left out', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xianban-native-'));
    cleanUps.push(() => rm(folder, { recursive: true, force: true }));
    const native = join(folder, 'copy');
    await mkdir(join(native, 'lib'), { recursive: true });
    await writeFile(join(native, 'lib/libpq.so.5.18'), 'library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
    expect([await makeLinks(native), await makeLinks(native)]).toEqual([true, true]);
    expect(execFileSync('cat', [join(native, 'lib/libpq.so.5')], { encoding: 'utf8' })).toBe(
      'library',
    );
  });
});
