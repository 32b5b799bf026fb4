import { actWrite } from '../engines/casework/act-steps.ts';
import type { Casework } from '../engines/casework/service.ts';
import { actOfReading, isRead, read, triageAct } from '../model/triage-act.ts';
import type { TriagePort } from '../model/triage.ts';
import { appendAct } from '../store/acts.ts';
import { lockRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { unreadRecords } from '../store/unread-records.ts';

export interface ReadingHouse {
  store: Store;
  casework: Pick<Casework, 'findSetup'>;
  triage: TriagePort;
  now: () => Date;
}

const batch = 200;
/** What happened longer ago than this is no emergency that begins now: no clock is started anew. */
const freshMs = 24 * 3_600_000;

/**
 * Reads demands that came in while nothing could read them: a model was broken, or the district had
 * not learned one yet. Each batch stands by itself, so that an interrupted run goes on where it stood.
 *
 * @returns how many were read
 */
export async function readUnread(
  { store, casework, triage, now }: ReadingHouse,
  district: string,
  signal?: AbortSignal,
): Promise<number> {
  const [setup, reader] = await Promise.all([
    casework.findSetup(district),
    triage.reader(district),
  ]);
  if (!setup || !reader) return 0;
  let done = 0;
  for (const programme of Object.values(setup.programmes).filter(isRead)) {
    const asked = { district, programme: programme.code, act: triageAct, most: batch };
    for (;;) {
      if (signal?.aborted) return done;
      const records = await unreadRecords(store.db, asked);
      const readNow = await store.db.transaction().execute(async (trx) => {
        let n = 0;
        for (const stored of (await lockRecords(trx, district, records)).values()) {
          const { snapshot } = stored;
          if (snapshot.ended) continue;
          const at = now().toISOString();
          const of = { programme, programmeVersion: setup.version, snapshot, at };
          const { act } = actOfReading(read(reader, snapshot), of);
          const isFresh = now().getTime() - Date.parse(snapshot.openedAt) <= freshMs;
          const kept = isFresh ? act : { ...act, change: {} };
          const resolved = { act: kept, actPrivate: null, recordPrivate: null };
          if (await appendAct(trx, actWrite(setup, snapshot, resolved, stored))) n += 1;
        }
        return n;
      });
      done += readNow;
      // where a batch could not be read there is nothing to gain by asking again
      if (records.length < batch || readNow === 0) break;
    }
  }
  return done;
}
