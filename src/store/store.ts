import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { FileKeeper } from './file-keeper.ts';
import type { Schema } from './schema.ts';

/** What changed, as sent to every process on the database (PostgreSQL NOTIFY, at most 8,000 bytes). */
export interface Notice {
  district: string;
  kind: 'act' | 'import' | 'bulk' | 'figures';
  [detail: string]: unknown;
}

/**
 * The port to the database and the kept files. Two drivers give one: `openEmbedded` and
 * `openServer`; one contract suite runs on both. `db` and `pool` connect as the application role,
 * which has no UPDATE or DELETE on acts and audit.
 */
export interface Store {
  db: Kysely<Schema>;
  /** for COPY and streaming reads */
  pool: pg.Pool;
  files: FileKeeper;
  /**
   * Calls back for every notice committed by any process; returns the way to stop. `missed` is called
   * when the connection had broken and is back: what was told in between, nobody knows.
   */
  listen(heard: (notice: Notice) => void, missed?: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
