import type { RawRow, RowFile } from '../../connectors/file/row-file.ts';
import { copyTransaction } from '../../store/bulk-copy.ts';
import { addRejected, saveProgress, type RunNotes, type StoredRun } from '../../store/imports.ts';
import { notify } from '../../store/notices.ts';
import type { IntakeHouse } from './import-setup.ts';
import { isRejectedFile, unguardCell } from './rejected-file.ts';
import type { RowTaker } from './row-taker.ts';

/** Rows of one transaction, and characters that they may hold together. */
const batchRows = 2048;
const batchCharacters = 16 << 20;

/** Rows of a file after the first `from`, in stretches of one transaction. */
export async function* stretches(
  file: RowFile,
  from: number,
  signal?: AbortSignal,
): AsyncGenerator<RawRow[]> {
  let held: RawRow[] = [];
  let characters = 0;
  for await (const raws of file.batches()) {
    for (const raw of raws) {
      if (raw.row <= from) continue;
      held.push(raw);
      for (const cell of raw.cells) characters += cell.length;
      if (held.length < batchRows && characters < batchCharacters) continue;
      yield held;
      held = [];
      characters = 0;
    }
    if (signal?.aborted) return;
  }
  if (held.length > 0) yield held;
}

/** Rows as the taker reads them: those of a rejected file of ours without what guarded them. */
export function* readable(file: RowFile, raws: readonly RawRow[]): Generator<RawRow> {
  const guarded = isRejectedFile(file.columns);
  for (const raw of raws) yield guarded ? { ...raw, cells: raw.cells.map(unguardCell) } : raw;
}

/** Takes the rows of a file in, one transaction a stretch, from where the run stands. */
export async function runRows(
  { store }: Pick<IntakeHouse, 'store'>,
  { taker, programme, file }: { taker: RowTaker; programme: string; file: RowFile },
  run: StoredRun,
  options: { onProgress?: (run: StoredRun) => void; signal?: AbortSignal },
): Promise<void> {
  const { district } = run;
  const startedAt = performance.now();
  const secondsBefore = run.seconds;
  const notes: RunNotes = {
    ...run.notes,
    ...Object.fromEntries(
      taker.unknown.map((name) => [`unknown-column:${name}`, { rows: 0, first: 0 }]),
    ),
  };
  for await (const raws of stretches(file, run.rows, options.signal)) {
    await copyTransaction(store, async (t) => {
      const done = await taker.take(t, [...readable(file, raws)], run.run);
      await addRejected(t.trx, run, done.rejected);
      const progress = {
        rows: raws.at(-1)!.row,
        taken: run.taken + done.taken,
        updated: run.updated + done.updated,
        unchanged: run.unchanged + done.unchanged,
        rejected: run.rejected + done.rejected.length,
        notes,
        bytesRead: file.bytesRead(),
        seconds: secondsBefore + (performance.now() - startedAt) / 1000,
      };
      await saveProgress(t.trx, run, progress);
      await notify(t.trx, { kind: 'bulk', district, programme, records: done.taken });
      return progress;
    }).then((progress) => Object.assign(run, progress));
    options.onProgress?.(run);
  }
}
