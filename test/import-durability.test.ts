import { readFileSync, realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRegistry } from '../src/declared.ts';
import { createIntake } from '../src/engines/intake/service.ts';
import { openStore } from '../src/store/open-store.ts';
import { publishRegistry } from '../src/store/registry-versions.ts';
import { bundleChild, dataFolder, runChild, type Child } from './children/run-child.ts';

/** XIANBAN_KILL_ROUNDS=20 kills twenty times each way. */
const rounds = Number(process.env.XIANBAN_KILL_ROUNDS ?? 2);
const rows = 20_000;

const serverPid = (folder: string) =>
  Number(
    readFileSync(join(realpathSync(join(folder, 'pg')), 'postmaster.pid'), 'utf8').split('\n')[0],
  );

const killings: Record<string, (child: Child, folder: string) => void> = {
  Node: (child) => child.process.kill('SIGKILL'),
  PostgreSQL: (_, folder) => process.kill(serverPid(folder), 'SIGKILL'),
};

/** A table of its own for each round: every id new, some rows bad, some ids twice. */
function table(round: string): string {
  const lines = ['留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间'];
  for (let i = 0; i < rows; i++) {
    const day = `2019/${(i % 12) + 1}/${(i % 28) + 1}`;
    const at =
      i % 500 === 7 ? '2999/1/1 0:00:00' : `${day} 9:${String(i % 60).padStart(2, '0')}:00`;
    const closed = i % 3 === 0 ? `已办理,${day} 18:00:00` : ',';
    const id = i % 1000 === 9 ? i - 1 : i;
    lines.push(`${round}-${id},A${i},路灯不亮第${i}盏,${at},文化街第${i}盏路灯不亮,${closed}`);
  }
  return `${lines.join('\n')}\n`;
}

describe.runIf(process.env.XIANBAN_TEST_ENGINE !== 'server')('kill -9 during an import', () => {
  let place: Awaited<ReturnType<typeof dataFolder>>;
  let program = '';
  beforeAll(async () => {
    place = await dataFolder();
    program = await bundleChild('import-file');
    await writeFile(join(place.folder, 'registry.json'), JSON.stringify(await loadRegistry()));
  });
  afterAll(() => place.remove());

  it.each(Object.keys(killings))(
    'of %s loses nothing and repeats nothing once it is resumed',
    async (victim) => {
      for (let round = 0; round < rounds; round++) {
        const name = `${victim}${round}`;
        const path = join(place.folder, `${name}.csv`);
        await writeFile(path, table(name));
        const child = runChild(
          program,
          place.folder,
          join(place.folder, 'registry.json'),
          path,
          'hongqi',
          'cn-12345-replies',
        );
        const afterBatches = 1 + (round % 3);
        let [batches, before] = [0, 0];
        for await (const line of child.lines) {
          before = Number(line) || before;
          batches += 1;
          if (batches === afterBatches) killings[victim]?.(child, place.folder);
        }
        await child.ended;
        // it was killed on its way, not before and not after
        expect(before).toBeGreaterThan(0);
        expect(before).toBeLessThan(rows);
        expect(await resumed(place.folder, path, name, before)).toEqual({
          state: 'done',
          rows,
          rejected: 40,
          // what was told to the one who waits is there: the run went on from it, not from 0
          kept: true,
          // 20 of the twins are one record, none of the bad rows is
          records: rows - 40 - 20,
          sourceRows: rows - 40 - 20,
          acts: 'as many as seq says',
          counted: 'as many as records',
        });
      }
    },
    60_000 + rounds * 20_000,
  );
});

async function resumed(folder: string, path: string, name: string, before: number) {
  const store = await openStore({ dataFolder: folder, log: () => {} });
  try {
    const registry = await loadRegistry();
    const versions = await publishRegistry(store, registry);
    const intake = createIntake({ store, registry, versions, now: () => new Date() });
    const by = { district: 'hongqi', person: null, language: 'zh' as const };
    const started = await intake.start(by, { path, source: 'cn-12345-replies' });
    if (!started.ok) throw new Error(JSON.stringify(started.problems));
    const kept = started.value.run.rows >= before;
    const run = await started.value.ended;
    const number = async (query: string, values: unknown[] = []) =>
      Number((await store.pool.query<{ n: string }>(query, values)).rows[0]?.n);
    const like = [`${name}-%`];
    const records = await number('SELECT count(*) n FROM record WHERE source_id LIKE $1', like);
    const acts = await number(
      'SELECT count(*) n FROM act JOIN record USING (district, record) WHERE source_id LIKE $1',
      like,
    );
    const seqs = await number('SELECT sum(seq) n FROM record WHERE source_id LIKE $1', like);
    const all = await number('SELECT count(*) n FROM record');
    const opened = await number('SELECT sum(opened) n FROM daily_count');
    return {
      state: run.state,
      rows: run.rows,
      rejected: run.rejected,
      kept,
      records,
      sourceRows: await number('SELECT count(*) n FROM source_row WHERE source_id LIKE $1', like),
      acts: acts === seqs ? 'as many as seq says' : `${acts} for ${seqs}`,
      counted: opened === all ? 'as many as records' : `${opened} for ${all}`,
    };
  } finally {
    await store.close();
  }
}
