import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Act } from '../model/act.ts';
import type { RecordRow } from './record-row.ts';
import type { Schema, Trx } from './schema.ts';
import type { Store } from './store.ts';

/** A transaction that can also COPY: both go through the one connection. */
export interface CopyTransaction {
  trx: Trx;
  /** copies text rows (see `CopyText`) into a table; returns when the server has taken them */
  copy(into: CopyText): Promise<void>;
}

/** Lends one connection to `work`; one that broke is not given back to the pool. */
async function onConnection<T>(
  store: Pick<Store, 'pool'>,
  work: (db: Kysely<Schema>, client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await store.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  // Kysely sees a pool that holds nothing but this connection
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => ({
          query: client.query.bind(client) as pg.PoolClient['query'],
          release: () => {},
        }),
        end: async () => {},
      },
    }),
  });
  try {
    return await work(db, client);
  } catch (error) {
    if (!(error as { severity?: string }).severity) broken ??= error as Error;
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * Runs `work` in one transaction on one connection, for Kysely statements and COPY alike. Rolls
 * back when `work` throws.
 */
export const copyTransaction = <T>(
  store: Pick<Store, 'pool'>,
  work: (t: CopyTransaction) => Promise<T>,
): Promise<T> =>
  onConnection(store, (db, client) =>
    db.transaction().execute((trx) => work({ trx, copy: (into) => sendCopy(client, into) })),
  );

/** The same for a trial: whatever `work` writes is taken back, and what it answers is kept. */
export const trialTransaction = <T>(
  store: Pick<Store, 'pool'>,
  work: (t: CopyTransaction) => Promise<T>,
): Promise<T> =>
  onConnection(store, async (db, client) => {
    const trx = await db.startTransaction().execute();
    try {
      return await work({ trx, copy: (into) => sendCopy(client, into) });
    } finally {
      await trx.rollback().execute();
    }
  });

async function sendCopy(client: pg.PoolClient, rows: CopyText): Promise<void> {
  const bytes = rows.bytes();
  if (bytes.length === 0) return;
  const stream = client.query(copyFrom(rows.statement));
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    stream.on('finish', resolve);
    stream.end(bytes);
  });
}

/** UTF-8 takes at most three bytes a UTF-16 unit. */
const widest = 3;

/**
 * Rows of one table in the text format of COPY, and the statement that takes them. A row becomes
 * bytes at once, so that nothing of it is left for the garbage collector to carry along.
 */
export class CopyText {
  readonly statement: string;
  #buffer = Buffer.allocUnsafe(1 << 20);
  #used = 0;

  constructor(statement: string) {
    this.statement = statement;
  }

  protected write(row: string): void {
    const needed = this.#used + row.length * widest;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.#used);
      this.#buffer = larger;
    }
    this.#used += this.#buffer.write(row, this.#used);
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#used);
  }
}

// eslint-disable-next-line no-control-regex
const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A text as a value of COPY. */
export const copyValue = (text: string): string =>
  special.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (c) => escapes[c] ?? c) : text;

const orNull = (text: string | null | undefined): string =>
  text === null || text === undefined ? '\\N' : copyValue(text);

/** A list of texts as an array of PostgreSQL within a COPY value. */
const listValue = (list: readonly string[]): string =>
  list.length === 0
    ? '{}'
    : copyValue(`{${list.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`);

const recordColumns =
  'district, record, programme, programme_version, number, seq, state, ended, title, category, ' +
  'place, place_path, lat, lon, lead, channel, source, source_id, simulated, opened_at, ended_at, ' +
  'updated_at, due_clock, due_at, paused, assist, flags, counts, files, fields, clocks, search, private';

/** Rows of `record` (made by `recordRow`) as COPY text. */
export class RecordCopy extends CopyText {
  constructor() {
    super(`COPY record (${recordColumns}) FROM STDIN`);
  }

  add(row: RecordRow): void {
    this.write(
      `${copyValue(row.district)}\t${row.record}\t${copyValue(row.programme)}\t` +
        `${row.programme_version}\t${copyValue(row.number)}\t${row.seq}\t${copyValue(row.state)}\t` +
        `${row.ended ? 't' : 'f'}\t${copyValue(row.title)}\t${orNull(row.category)}\t` +
        `${orNull(row.place)}\t${orNull(row.place_path)}\t${row.lat ?? '\\N'}\t${row.lon ?? '\\N'}\t` +
        `${orNull(row.lead)}\t${orNull(row.channel)}\t${orNull(row.source)}\t` +
        `${orNull(row.source_id)}\t${row.simulated ? 't' : 'f'}\t${timeValue(row.opened_at)}\t` +
        `${timeValue(row.ended_at)}\t${timeValue(row.updated_at)}\t${orNull(row.due_clock)}\t` +
        `${timeValue(row.due_at)}\t${row.paused ? 't' : 'f'}\t${listValue(row.assist)}\t` +
        `${listValue(row.flags)}\t${jsonCopy(row.counts)}\t${jsonCopy(row.files)}\t` +
        `${jsonCopy(row.fields)}\t${jsonCopy(row.clocks)}\t${orNull(row.search)}\t` +
        `${orNull(row.private)}\n`,
    );
  }
}

const timeValue = (time: Date | string | null | undefined): string =>
  time === null || time === undefined
    ? '\\N'
    : typeof time === 'string'
      ? time
      : time.toISOString();

const actColumns =
  'district, record, seq, type, at, person, role, unit, actor_name, programme_version, input, ' +
  'change, private, run';

/** Rows of `act` as COPY text. `run` names the import that made them. */
export class ActCopy extends CopyText {
  readonly #run: string;

  constructor(run: string | null) {
    super(`COPY act (${actColumns}) FROM STDIN`);
    this.#run = run ?? '\\N';
  }

  add(
    key: { district: string; record: string },
    act: Act,
    hidden: Record<string, unknown> | null,
  ): void {
    const { actor } = act;
    this.write(
      `${copyValue(key.district)}\t${key.record}\t${act.seq}\t${copyValue(act.type)}\t${act.at}\t` +
        `${actor.person ?? '\\N'}\t${copyValue(actor.role)}\t${orNull(actor.unit)}\t` +
        `${copyValue(actor.name)}\t${act.programmeVersion}\t${jsonValue(act.input)}\t` +
        `${jsonValue(act.change)}\t${hidden === null ? '\\N' : jsonValue(hidden)}\t${this.#run}\n`,
    );
  }
}

/** JSON as a value of COPY: it holds no raw tab or line end, only its backslashes are special. */
const jsonCopy = (json: string): string =>
  json.includes('\\') ? json.replaceAll('\\', '\\\\') : json;

const jsonValue = (value: object): string => jsonCopy(JSON.stringify(value));

/** Rows of `source_row` as COPY text. The hash is given in hex. */
export class SourceRowCopy extends CopyText {
  constructor() {
    super('COPY source_row (district, source, source_id, record, row_hash) FROM STDIN');
  }

  add(key: { district: string; source: string }, id: string, record: string, hash: string): void {
    this.write(
      `${copyValue(key.district)}\t${copyValue(key.source)}\t${copyValue(id)}\t${record}\t\\\\x${hash}\n`,
    );
  }
}
