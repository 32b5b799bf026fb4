/**
 * How fast Boston January-September goes through the whole intake (read, validated, placed, acts,
 * snapshots, counts, idempotency), against a bare COPY of the same rows: 33 text columns, a table
 * without any index, the same server, the same run, the unpacked file. Prints both and the ratio;
 * the median of several rounds counts.
 *
 *     node scripts/ts.mjs bench/import.ts [rounds] [file.csv.gz]
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openFile } from '../src/connectors/file/open-file.ts';
import { loadRegistry } from '../src/declared.ts';
import { createIntake } from '../src/engines/intake/service.ts';
import { ownerRole } from '../src/store/embedded-server.ts';
import { openStore } from '../src/store/open-store.ts';
import { publishRegistry } from '../src/store/registry-versions.ts';

const rounds = Number(process.argv[2] ?? 5);
const file = resolve(process.argv[3] ?? '../shared/data/boston311/boston_311_2015_jan_sep.csv.gz');

async function unpacked(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await pipeline(createReadStream(file), createGunzip(), async (source) => {
    for await (const chunk of source) chunks.push(chunk as Buffer);
  });
  return Buffer.concat(chunks);
}

async function bareCopy(pool: Pool, columns: readonly string[], bytes: Buffer) {
  const client = await pool.connect();
  try {
    const list = columns.map((name) => `"${name}" text`).join(', ');
    await client.query('DROP TABLE IF EXISTS pg_temp.bare');
    // as durable as the records are: a plain logged table, not an unlogged or temporary one
    await client.query(`CREATE TABLE IF NOT EXISTS bare (${list})`);
    await client.query('TRUNCATE bare');
    const began = performance.now();
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 1 << 18)
      pieces.push(bytes.subarray(at, at + (1 << 18)));
    await pipeline(
      Readable.from(pieces),
      client.query(copyFrom('COPY bare FROM STDIN (FORMAT csv, HEADER true)')),
    );
    const seconds = (performance.now() - began) / 1000;
    const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM bare');
    return { rows: Number(rows[0]?.n), seconds };
  } finally {
    client.release();
  }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const say = (line: string) => console.log(line);

const folder = await mkdtemp(join(tmpdir(), 'xianban-bench-'));
const registry = await loadRegistry();
const store = await openStore({ dataFolder: folder, log: () => {} });
const owner = await ownerPool();

/** Tables are emptied between rounds by the owner: the application may not delete acts. */
async function ownerPool(): Promise<Pool> {
  const { rows } = await store.pool.query<{ database: string }>(
    'SELECT current_database() AS database',
  );
  const pidFile = await readFile(join(folder, 'pg', 'postmaster.pid'), 'utf8');
  const host = pidFile.split('\n')[4];
  return new Pool({ host, database: rows[0]?.database, user: ownerRole, max: 2 });
}

try {
  const versions = await publishRegistry(store, registry);
  const intake = createIntake({ store, registry, versions, now: () => new Date() });
  const bytes = await unpacked();
  const opened = await openFile(file);
  const { columns } = opened;
  await opened.close();
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    await owner.query(
      'TRUNCATE record, act, source_row, daily_count, record_serial, category, import_run, import_rejected',
    );
    await owner.query('CHECKPOINT');
    const bare = await bareCopy(owner, columns, bytes);
    await owner.query('TRUNCATE bare');
    await owner.query('CHECKPOINT');
    const began = performance.now();
    const outcome = await intake.run(
      { district: 'boston', person: null, language: 'en' },
      { path: file, source: 'boston-311' },
    );
    const seconds = (performance.now() - began) / 1000;
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    const { taken, updated, unchanged, rejected, rows, state } = outcome.value;
    const ratio = rows / seconds / (bare.rows / bare.seconds);
    ratios.push(ratio);
    say(
      `round ${round}: COPY ${bare.rows} rows in ${bare.seconds.toFixed(2)} s, ` +
        `import ${rows} rows (${taken} taken, ${updated} updated, ${unchanged} unchanged, ` +
        `${rejected} rejected, ${state}) in ${seconds.toFixed(2)} s, ratio ${ratio.toFixed(3)}`,
    );
  }
  say(`median ratio ${median(ratios).toFixed(3)} (wanted at least 0.25)`);
} finally {
  await owner.end();
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
