/** Opens the store of a data folder, says who it is, and closes when stdin ends. */
import { once } from 'node:events';
import { ProblemError } from '../../src/model/problem.ts';
import { openStore } from '../../src/store/open-store.ts';

try {
  const store = await openStore({ dataFolder: process.argv[2] ?? '', log: () => {} });
  const { rows } = await store.pool.query(
    `SELECT current_user AS "user", pg_postmaster_start_time()::text AS "serverStart",
            (SELECT count(*)::int FROM schema_migration) AS migrations`,
  );
  console.log(JSON.stringify(rows[0]));
  process.stdin.resume();
  await once(process.stdin, 'end');
  const after = await store.pool.query('SELECT 1 AS one');
  console.log(JSON.stringify(after.rows[0]));
  await store.close();
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.log(JSON.stringify({ refused: error.problems[0]?.code }));
}
