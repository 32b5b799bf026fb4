import type { Setup } from '../engines/casework/setup.ts';
import { emptySnapshot } from '../model/snapshot.ts';
import { ActCopy, RecordCopy, SourceRowCopy, type CopyTransaction } from '../store/bulk-copy.ts';
import { addCounts, countDeltas, sumCounts, type CountDelta } from '../store/counts.ts';
import { recordRow, searchTextOf } from '../store/record-row.ts';
import type { Life } from './act-chain.ts';

/** A life and the outside id that keeps it from being written twice. */
export interface SourcedLife extends Life {
  sourceId: string;
  /** first 16 bytes, in hex, of the SHA-256 of what was said */
  hash: string;
}

/** Everything made up comes from here. */
export const simulatorSource = 'simulator';

/** Where lives come from. */
export interface LivesOrigin {
  source: string;
  simulated: boolean;
  /** the import that made them */
  run: string | null;
}

const madeUp: LivesOrigin = { source: simulatorSource, simulated: true, run: null };

/** Writes new records with all their acts and what follows from them by COPY: made up, unless said otherwise. */
export async function writeLives(
  t: CopyTransaction,
  setup: Setup,
  lives: readonly SourcedLife[],
  { source, simulated, run }: LivesOrigin = madeUp,
): Promise<void> {
  const [records, acts, rows] = [new RecordCopy(), new ActCopy(run), new SourceRowCopy()];
  const deltas: CountDelta[] = [];
  for (const { snapshot, hidden, sourceId, hash, ...life } of lives) {
    const { district, record, programme } = snapshot;
    const extra = {
      placePath: setup.places.get(snapshot.place ?? '')?.path ?? null,
      source,
      sourceId,
      simulated,
      searchText: searchTextOf(snapshot, setup.programmes[programme]!.fields),
      private: hidden,
    };
    records.add(recordRow(snapshot, extra, setup.work));
    for (const { act, actPrivate } of life.acts) acts.add(snapshot, act, actPrivate);
    rows.add({ district, source }, sourceId, record, hash);
    deltas.push(...countDeltas(emptySnapshot(snapshot), snapshot, setup.district.timeZone));
  }
  for (const copy of [records, acts, rows]) await t.copy(copy);
  await addCounts(t.trx, sumCounts(deltas));
}
