import { once } from 'node:events';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMigrations } from '../src/store/migrate.ts';
import { openStore } from '../src/store/open-store.ts';
import { bundleChild, dataFolder, runChild, type Child } from './children/run-child.ts';

/** XIANBAN_KILL_ROUNDS=20 kills twenty times each way. */
const rounds = Number(process.env.XIANBAN_KILL_ROUNDS ?? 2);

/** More acts than can have been under way when the server was killed. */
const livedOn = 1_000;

const serverPid = (folder: string) =>
  Number(
    readFileSync(join(realpathSync(join(folder, 'pg')), 'postmaster.pid'), 'utf8').split('\n')[0],
  );

/** What becomes of the appending process and its server, after some acknowledged acts. */
const killings: Record<string, (child: Child, folder: string) => void> = {
  Node: (child) => child.process.kill('SIGKILL'),
  'the server': (_, folder) => process.kill(serverPid(folder), 'SIGKILL'),
  'Node and the server together': (child, folder) => {
    process.kill(serverPid(folder), 'SIGKILL');
    child.process.kill('SIGKILL');
  },
};

const isOwnEngine = process.env.XIANBAN_TEST_ENGINE !== 'server';

describe.runIf(isOwnEngine)('kill -9', () => {
  let place: Awaited<ReturnType<typeof dataFolder>>;
  let program = '';
  beforeAll(async () => {
    place = await dataFolder();
    program = await bundleChild('append-acts');
  });
  afterAll(() => place.remove());

  it.each(Object.keys(killings))(
    'of %s loses nothing that was acknowledged',
    async (victim) => {
      for (let round = 0; round < rounds; round++) {
        const record = randomUUID();
        const child = runChild(program, place.folder, record);
        const acknowledged = new Set<number>();
        let enough = 40 + 30 * round;
        for await (const line of child.lines) {
          acknowledged.add(Number(line));
          if (acknowledged.size !== enough) continue;
          if (enough < livedOn) killings[victim]?.(child, place.folder);
          else child.process.kill('SIGKILL');
          // a process that lives on finds its way back and acknowledges more
          enough = victim === 'the server' && enough < livedOn ? livedOn : Infinity;
        }
        await child.ended;
        const store = await openStore({ dataFolder: place.folder, log: () => {} });
        const { rows } = await store.pool.query<{ seq: number }>(
          'SELECT seq FROM act WHERE record = $1',
          [record],
        );
        const counted = await store.pool.query(
          'SELECT opened FROM daily_count WHERE programme = $1',
          [record],
        );
        await store.close();
        const kept = new Set(rows.map((row) => row.seq));
        expect(acknowledged.size).toBeGreaterThanOrEqual(40);
        expect([...acknowledged].filter((seq) => !kept.has(seq))).toEqual([]);
        expect(counted.rows).toEqual([{ opened: kept.size }]);
      }
    },
    20_000 + rounds * 10_000,
  );
});

describe.runIf(isOwnEngine)('a data folder', () => {
  let place: Awaited<ReturnType<typeof dataFolder>>;
  let program = '';
  beforeAll(async () => {
    place = await dataFolder();
    program = await bundleChild('open-and-wait');
  });
  afterAll(() => place.remove());

  const firstLine = async (child: Child): Promise<Record<string, unknown>> => {
    const [line] = (await once(child.lines, 'line')) as [string];
    return JSON.parse(line) as Record<string, unknown>;
  };

  it('is opened by twenty processes at once, from nothing, on one server', async () => {
    const children = Array.from({ length: 20 }, () => runChild(program, place.folder));
    const migrations = await readMigrations();
    const answers = await Promise.all(children.map(firstLine));
    for (const answer of answers) {
      expect(answer).toEqual({
        user: 'xianban_app',
        migrations: migrations.length,
        serverStart: answers[0]?.serverStart,
      });
    }
    for (const child of children) child.process.stdin?.end();
    await Promise.all(children.map((child) => child.ended));
    expect(() => serverPid(place.folder)).toThrow('ENOENT');
  }, 60_000);

  it('stays open to those who joined when the one who started its server leaves or is killed', async () => {
    const starter = runChild(program, place.folder);
    const { serverStart } = await firstLine(starter);
    const joined = runChild(program, place.folder);
    expect((await firstLine(joined)).serverStart).toBe(serverStart);
    starter.process.kill('SIGKILL');
    await starter.ended;
    const last = runChild(program, place.folder);
    expect((await firstLine(last)).serverStart).toBe(serverStart);
    for (const child of [joined, last]) child.process.stdin?.end();
    expect(await firstLine(joined)).toEqual({ one: 1 });
    await Promise.all([joined.ended, last.ended]);
    expect(() => serverPid(place.folder)).toThrow('ENOENT');
  });
});
