/**
 * Appends acts, each with its count in the same transaction, as fast as one connection can, and
 * prints the number of each after its commit was acknowledged. Goes on when the server dies.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openStore } from '../../src/store/open-store.ts';

const [folder = '', record = ''] = process.argv.slice(2);
const store = await openStore({ dataFolder: folder, log: () => {} });

async function append(seq: number): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('act')
      .values({
        district: 'd',
        record,
        seq,
        type: 'note',
        at: new Date(),
        role: 'handler',
        actor_name: '测试',
        programme_version: 1,
        input: JSON.stringify({ text: '字'.repeat(500) }),
        change: '{}',
      })
      .execute();
    await trx
      .insertInto('daily_count')
      .values({
        district: 'd',
        programme: record,
        day: '2026-03-01',
        place: 'p',
        category: 'c',
        opened: 1,
        ended: 0,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['district', 'programme', 'day', 'place', 'category'])
          .doUpdateSet({ opened: sql`daily_count.opened + 1` }),
      )
      .execute();
  });
}

for (let seq = 1; ; seq++) {
  try {
    await append(seq);
    console.log(seq);
  } catch (error) {
    // nothing was acknowledged: it may be there or not, so its number is not used again
    process.stderr.write(`${seq} ${(error as Error).message}\n`);
    await pause(10);
  }
}
