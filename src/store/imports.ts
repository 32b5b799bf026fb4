import { sql } from 'kysely';
import type pg from 'pg';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { Db } from './schema.ts';
import type { Store } from './store.ts';

/** How a file is read: kept with the run, so that it resumes and its rejected rows keep their columns. */
export interface RunMapping {
  /** absent where the form of an act says what each column is */
  source?: Source;
  columns: string[];
  encoding: string;
}

export type RunState = 'running' | 'done' | 'failed' | 'interrupted' | 'cancelled';
export type RunNotes = Record<string, { rows: number; first: number }>;

/** An import as kept. Counts are those of committed rows. */
export interface StoredRun {
  district: string;
  run: string;
  source: string;
  mapping: RunMapping;
  fileName: string;
  fileSha256: string;
  bytesTotal: number;
  bytesRead: number;
  state: RunState;
  rows: number;
  taken: number;
  updated: number;
  unchanged: number;
  rejected: number;
  notes: RunNotes;
  problems: Problem[];
  startedBy: string | null;
  startedAt: string;
  endedAt: string | null;
  /** seconds of work, without the pauses of an interrupted run */
  seconds: number;
}

/** Where a run stands after one more batch. */
export type RunProgress = Pick<
  StoredRun,
  'bytesRead' | 'rows' | 'taken' | 'updated' | 'unchanged' | 'rejected' | 'notes' | 'seconds'
>;

export interface RejectedRow {
  row: number;
  line: number;
  cells: string[];
  problems: Problem[];
}

function stored(row: Awaited<ReturnType<typeof runRows>>[number]): StoredRun {
  return {
    district: row.district,
    run: String(row.run),
    source: row.source,
    mapping: row.mapping as RunMapping,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    bytesTotal: Number(row.bytes_total),
    bytesRead: Number(row.bytes_read),
    state: row.state as RunState,
    rows: row.rows,
    taken: row.taken,
    updated: row.updated,
    unchanged: row.unchanged,
    rejected: row.rejected,
    notes: row.notes as RunNotes,
    problems: row.problems as Problem[],
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    seconds: row.seconds,
  };
}

const runRows = (db: Db, district: string) =>
  db
    .selectFrom('import_run')
    .selectAll()
    .where('district', '=', district)
    .orderBy('started_at', 'desc')
    .orderBy('run', 'desc')
    .limit(200)
    .execute();

/** The last 200 runs of a district, newest first. */
export async function listRuns(db: Db, district: string): Promise<StoredRun[]> {
  return (await runRows(db, district)).map(stored);
}

export async function findRun(
  db: Db,
  district: string,
  run: string,
): Promise<StoredRun | undefined> {
  const row = await db
    .selectFrom('import_run')
    .selectAll()
    .where('district', '=', district)
    .where('run', '=', run)
    .executeTakeFirst();
  return row && stored(row);
}

/** The newest run of the same file from the same source, whatever became of it. */
export async function findRunOfFile(
  db: Db,
  key: { district: string; source: string; fileSha256: string },
): Promise<StoredRun | undefined> {
  const row = await db
    .selectFrom('import_run')
    .selectAll()
    .where('district', '=', key.district)
    .where('source', '=', key.source)
    .where('file_sha256', '=', key.fileSha256)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && stored(row);
}

/** Begins a run. Its id is drawn from the clock and made unique by the key. */
export async function addRun(
  db: Db,
  run: Pick<
    StoredRun,
    | 'district'
    | 'run'
    | 'source'
    | 'mapping'
    | 'fileName'
    | 'fileSha256'
    | 'bytesTotal'
    | 'startedBy'
  >,
): Promise<StoredRun> {
  const row = await db
    .insertInto('import_run')
    .values({
      district: run.district,
      run: run.run,
      source: run.source,
      mapping: JSON.stringify(run.mapping),
      file_name: run.fileName,
      file_sha256: run.fileSha256,
      bytes_total: run.bytesTotal,
      state: 'running',
      started_by: run.startedBy,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return stored(row);
}

/** Writes how far a run has come, in the transaction of the rows that brought it there. */
export async function saveProgress(
  db: Db,
  { district, run }: Pick<StoredRun, 'district' | 'run'>,
  progress: RunProgress,
): Promise<void> {
  await db
    .updateTable('import_run')
    .set({
      bytes_read: progress.bytesRead,
      rows: progress.rows,
      taken: progress.taken,
      updated: progress.updated,
      unchanged: progress.unchanged,
      rejected: progress.rejected,
      notes: JSON.stringify(progress.notes),
      seconds: progress.seconds,
    })
    .where('district', '=', district)
    .where('run', '=', run)
    .execute();
}

/** Sets the state of a run; one that does not run any more gets its end. */
export async function setRunState(
  db: Db,
  { district, run }: Pick<StoredRun, 'district' | 'run'>,
  state: RunState,
  problems: readonly Problem[] = [],
): Promise<void> {
  await db
    .updateTable('import_run')
    .set({
      state,
      problems: JSON.stringify(problems),
      ended_at: state === 'running' ? null : sql<Date>`now()`,
    })
    .where('district', '=', district)
    .where('run', '=', run)
    .execute();
}

/** Keeps rows that were not taken in, as they stood in the file, with every reason. */
export async function addRejected(
  db: Db,
  { district, run }: Pick<StoredRun, 'district' | 'run'>,
  rejected: readonly RejectedRow[],
): Promise<void> {
  for (let i = 0; i < rejected.length; i += 1000) {
    await db
      .insertInto('import_rejected')
      .values(
        rejected.slice(i, i + 1000).map(({ row, line, cells, problems }) => ({
          district,
          run,
          row_no: row,
          raw: JSON.stringify({ line, cells }),
          problems: JSON.stringify(problems),
        })),
      )
      .execute();
  }
}

/** Rejected rows of a run in the order of the file, a page at a time. */
export async function* rejectedRows(
  db: Db,
  district: string,
  run: string,
): AsyncGenerator<RejectedRow[]> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('import_rejected')
      .select(['row_no', 'raw', 'problems'])
      .where('district', '=', district)
      .where('run', '=', run)
      .where('row_no', '>', String(after))
      .orderBy('row_no')
      .limit(1000)
      .execute();
    if (rows.length === 0) return;
    yield rows.map((row) => ({
      row: Number(row.row_no),
      ...(row.raw as { line: number; cells: string[] }),
      problems: row.problems as Problem[],
    }));
    after = Number(rows.at(-1)?.row_no);
  }
}

/** Takes `n` running numbers of several days at once; returns the first of each, by day. */
export async function takeSerialsOfDays(
  db: Db,
  key: { district: string; programme: string },
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const days = [...wanted.keys()].sort();
  if (days.length === 0) return new Map();
  const rows = await db
    .insertInto('record_serial')
    .values(days.map((day) => ({ ...key, day, last: wanted.get(day) ?? 0 })))
    .onConflict((on) =>
      on
        .columns(['district', 'programme', 'day'])
        .doUpdateSet({ last: sql<number>`record_serial.last + excluded.last` }),
    )
    .returning([sql<string>`day::text`.as('day'), 'last'])
    .execute();
  return new Map(rows.map(({ day, last }) => [day, last - (wanted.get(day) ?? 0) + 1]));
}

/** Lock names are two numbers; the first keeps those of imports apart from all others. */
const importLocks = 311;

/**
 * Lets only one import of a source into a district at a time, over all processes. Undefined when
 * another one is running; else the way to let go. A process that dies lets go by itself.
 */
export async function lockImport(
  store: Pick<Store, 'pool'>,
  district: string,
  source: string,
): Promise<(() => Promise<void>) | undefined> {
  const client: pg.PoolClient = await store.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  const letGo = () => {
    client.off('error', onError);
    client.release(broken);
  };
  client.on('error', onError);
  const name = [importLocks, `${district}/${source}`];
  const { rows } = await client.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked',
    name,
  );
  if (!rows[0]?.locked) {
    letGo();
    return undefined;
  }
  return async () => {
    if (!broken) {
      await client
        .query('SELECT pg_advisory_unlock($1, hashtext($2))', name)
        .catch((error: Error) => (broken = error));
    }
    letGo();
  };
}
