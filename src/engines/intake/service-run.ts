import { openFile } from '../../connectors/file/open-file.ts';
import type { RowFile } from '../../connectors/file/row-file.ts';
import { ProblemError, type Problem } from '../../model/problem.ts';
import { applyAct } from '../../model/snapshot.ts';
import { appendAct, lastActs } from '../../store/acts.ts';
import { copyTransaction, type CopyTransaction } from '../../store/bulk-copy.ts';
import { addCategories, type BroughtCategory } from '../../store/categories.ts';
import { addCounts, countDeltas } from '../../store/counts.ts';
import {
  addRejected,
  findRun,
  saveProgress,
  setRunState,
  takeSerialsOfDays,
  type RunNotes,
  type RunState,
  type StoredRun,
} from '../../store/imports.ts';
import { notify } from '../../store/notices.ts';
import { lockRecords } from '../../store/records.ts';
import {
  findSourceRows,
  hasSourceRows,
  setRowHashes,
  type SourceRow,
} from '../../store/source-rows.ts';
import { timeOrderedIds } from '../../store/time-ordered-ids.ts';
import { changedRecord, sourceActs, type MadeRecord } from './acts-of-row.ts';
import { columnProblems, mapContext, type ImportSetup, type IntakeHouse } from './import-setup.ts';
import {
  makeBatch,
  mapBatch,
  newPerDay,
  rowOf,
  withReading,
  type MappedBatch,
  type ReadyBatch,
} from './make-batch.ts';
import { compileMapping } from './map-row.ts';
import { mappedColumns, type MapRow, type Notes } from './mapping-context.ts';
import { isRejectedFile } from './rejected-file.ts';
import { stretches } from './run-rows.ts';

/** Transactions under way at once: one is copied while the next is mapped and begins. */
const lanes = 2;
/** Ids of a source that was empty are remembered up to here; past it the store is asked. */
const rememberedIds = 400_000;

export interface RunOptions {
  /** told after every committed batch */
  onProgress?: (run: StoredRun) => void;
  /** stops after the batch under way; the reason becomes the state */
  signal?: AbortSignal;
}

const endedByPeople = (last: readonly { type: string; role: string; seq: number }[]) => {
  const newest = [...last].sort((a, b) => b.seq - a.seq).find(({ type }) => type !== 'update');
  return newest !== undefined && newest.role !== 'source';
};

/** Whether the words of a record are others than before: it is read again. */
const saysOtherwise = ({ before, snapshot }: MadeRecord) =>
  before.title !== snapshot.title || before.fields['text'] !== snapshot.fields['text'];

/** One import under way: its file, what it knows, how far it came. */
class Importer {
  readonly #house: IntakeHouse;
  readonly #setup: ImportSetup;
  readonly #run: StoredRun;
  readonly #file: RowFile;
  readonly #map: MapRow;
  readonly #notes: Notes;
  readonly #newId: () => string;
  readonly #options: RunOptions;
  readonly #startedAt = performance.now();
  readonly #secondsBefore: number;
  readonly #guarded: boolean;
  /** ids of batches that are not committed yet */
  #inFlight = new Map<string, number>();
  /** all ids of this source, where it was empty when the run began */
  #remembered: Set<string> | undefined;
  #committed: Promise<void> = Promise.resolve();

  constructor(
    house: IntakeHouse,
    setup: ImportSetup,
    run: StoredRun,
    file: RowFile,
    given: { empty: boolean; options: RunOptions },
  ) {
    this.#house = house;
    this.#setup = setup;
    this.#run = run;
    this.#file = file;
    this.#options = given.options;
    this.#notes = new Map(Object.entries(run.notes));
    this.#map = compileMapping(mapContext(setup, file.columns, this.#notes, house.now()));
    this.#newId = timeOrderedIds(house.now().getTime());
    this.#secondsBefore = run.seconds;
    this.#guarded = isRejectedFile(file.columns);
    this.#remembered = given.empty ? new Set() : undefined;
  }

  /** Reads to the end of the file, or until it is stopped. */
  async run(): Promise<void> {
    const under: Promise<void>[] = [];
    try {
      for await (const raws of stretches(this.#file, this.#run.rows, this.#options.signal)) {
        const batch = mapBatch(this.#map, raws, this.#guarded);
        const written = this.#write(batch, await this.#findKnown(batch));
        written.catch(() => {});
        under.push(written);
        if (under.length >= lanes) await under.shift();
      }
    } finally {
      // what was sent is committed or rolled back before anybody says how it ended
      await Promise.allSettled(under);
    }
    await Promise.all(under);
  }

  async #findKnown(batch: MappedBatch): Promise<Map<string, SourceRow>> {
    const ids = batch.mapped.map(({ sourceId }) => sourceId);
    if (ids.some((id) => this.#inFlight.has(id))) await this.#committed;
    const remembered = this.#remembered;
    const asked = remembered ? ids.filter((id) => remembered.has(id)) : ids;
    const { store } = this.#house;
    const key = { district: this.#setup.acting.district, source: this.#setup.source.code };
    const known = await findSourceRows(store.db, key, asked);
    if (remembered) for (const id of ids) remembered.add(id);
    if (remembered && remembered.size > rememberedIds) this.#remembered = undefined;
    return known;
  }

  /** Makes and writes a batch. Copies at once, commits after the batch before it. */
  async #write(batch: MappedBatch, known: Map<string, SourceRow>): Promise<void> {
    const setup = this.#setup;
    const { store, now } = this.#house;
    const { district, run } = this.#run;
    const programme = setup.programme.code;
    const before = this.#committed;
    let settle: { done: () => void; failed: (reason: unknown) => void } | undefined;
    this.#committed = new Promise<void>((done, failed) => (settle = { done, failed }));
    this.#committed.catch(() => {});
    for (const { sourceId } of batch.mapped) this.#hold(sourceId, 1);
    try {
      // numbers are taken beforehand: nobody waits for them until this batch is committed
      const serials = await takeSerialsOfDays(
        store.db,
        { district, programme },
        newPerDay(setup, batch, known),
      );
      const at = now().toISOString();
      const ready = makeBatch(setup, batch, known, { run, serials, newId: this.#newId, at });
      const brought = this.#takeBrought(batch.last);
      const notes = Object.fromEntries(this.#notes) as RunNotes;
      const bytesRead = this.#file.bytesRead();
      await copyTransaction(store, async (t) => {
        await addCategories(t.trx, district, setup.source.code, brought);
        const changed = await this.#change(t, ready, at);
        for (const copy of ready.copies) await t.copy(copy);
        await before;
        await addCounts(t.trx, ready.counts);
        await addRejected(t.trx, this.#run, batch.rejected);
        Object.assign(this.#run, {
          rows: batch.last,
          taken: this.#run.taken + ready.taken,
          updated: this.#run.updated + ready.updated + changed.updated,
          unchanged: this.#run.unchanged + ready.unchanged + changed.unchanged,
          rejected: this.#run.rejected + batch.rejected.length,
          notes,
          bytesRead,
          seconds: this.#secondsBefore + (performance.now() - this.#startedAt) / 1000,
        });
        await saveProgress(t.trx, this.#run, this.#run);
        await notify(t.trx, { kind: 'bulk', district, programme, records: ready.taken });
      });
      settle?.done();
      this.#options.onProgress?.(this.#run);
    } catch (error) {
      settle?.failed(error);
      throw error;
    } finally {
      for (const { sourceId } of batch.mapped) this.#hold(sourceId, -1);
    }
  }

  #hold(sourceId: string, by: 1 | -1): void {
    const n = (this.#inFlight.get(sourceId) ?? 0) + by;
    if (n > 0) this.#inFlight.set(sourceId, n);
    else this.#inFlight.delete(sourceId);
  }

  #takeBrought(row: number): BroughtCategory[] {
    const brought = this.#setup.categories.takeBrought();
    for (const { label } of brought)
      this.#notes.set(`new-category:${label.en}`, { rows: 0, first: row });
    return brought;
  }

  /** Rows that say something else than when they were taken in. */
  async #change({ trx }: CopyTransaction, ready: ReadyBatch, at: string) {
    const result = { updated: 0, unchanged: 0 };
    if (ready.changed.length === 0) return result;
    const { district, run } = this.#run;
    const { acting, source } = this.#setup;
    const { timeZone } = this.#setup.district;
    const ids = [...new Set(ready.changed.map(({ record }) => record))];
    const [records, last] = [
      await lockRecords(trx, district, ids),
      await lastActs(trx, district, ids),
    ];
    for (const { mapped, record } of ready.changed) {
      const held = records.get(record);
      if (!held) continue;
      const endedHere = held.snapshot.ended && endedByPeople(last.get(record) ?? []);
      const changed = changedRecord(acting, held.snapshot, mapped, { at, endedHere });
      const made = saysOtherwise(changed) ? withReading(this.#setup, changed) : changed;
      let before = made.before;
      for (const act of made.acts) {
        const after = applyAct(before, act);
        const written = await appendAct(trx, {
          act,
          actPrivate: act.type === sourceActs.update ? mapped.hidden : null,
          before,
          row: rowOf(this.#setup, after, held, null),
          recordPrivate: mapped.hidden,
          counts: countDeltas(before, after, timeZone),
          run,
        });
        if (!written) throw new RangeError(`record ${record} moved on while it was locked`);
        before = after;
      }
      held.snapshot = made.snapshot;
      if (made.acts.length > 0) result.updated += 1;
      else result.unchanged += 1;
    }
    // of rows with the same id the last one stands
    const hashes = new Map(ready.changed.map(({ mapped }) => [mapped.sourceId, mapped.hash]));
    await setRowHashes(
      trx,
      { district, source: source.code },
      [...hashes].map(([sourceId, hash]) => ({ sourceId, rowHash: Buffer.from(hash, 'hex') })),
    );
    return result;
  }
}

/** Adds what the file itself noticed (formulas, further sheets) to the notes of a run. */
function withFileNotes(notes: RunNotes, file: RowFile): RunNotes {
  const own = [...file.notes].map(([code, rows]) => [code, { rows, first: 0 }] as const);
  return { ...notes, ...Object.fromEntries(own) };
}

const stateOf = (signal: AbortSignal | undefined): RunState =>
  !signal?.aborted ? 'done' : signal.reason === 'cancelled' ? 'cancelled' : 'interrupted';

/**
 * Reads a file from where its run stands, and says how that ended: `done`, `failed` with the problem
 * where the file does not do or breaks off, `interrupted` or `cancelled`. Every batch is one
 * transaction: records, acts, counts, source rows, rejected rows and the position in the file are
 * committed together, so that nothing is lost or repeated wherever the process ends.
 *
 * @param work takes the rows in; answers why the file as a whole does not do
 */
export async function runFile(
  { store }: Pick<IntakeHouse, 'store'>,
  run: StoredRun,
  of: { path: string; wanted: readonly string[]; signal: AbortSignal | undefined },
  work: (file: RowFile) => Promise<readonly Problem[]>,
): Promise<StoredRun> {
  const { db } = store;
  const ended = async (state: RunState, problems: readonly Problem[] = []) => {
    await setRunState(db, run, state, problems);
    await notify(db, { kind: 'import', district: run.district, run: run.run, state });
    return (await findRun(db, run.district, run.run)) ?? run;
  };
  let file: RowFile | undefined;
  try {
    file = await openFile(of.path, of.wanted);
    const problems = await work(file);
    if (problems.length > 0) return await ended('failed', problems);
    const notes = withFileNotes(run.notes, file);
    const bytesRead = of.signal?.aborted ? run.bytesRead : run.bytesTotal;
    await saveProgress(db, run, { ...run, notes, bytesRead });
    return await ended(stateOf(of.signal));
  } catch (error) {
    if (error instanceof ProblemError) return ended('failed', error.problems);
    await ended('interrupted').catch(() => {});
    throw error;
  } finally {
    await file?.close();
  }
}

/** Imports the demands of a source. */
export const runImport = (
  house: IntakeHouse,
  setup: ImportSetup,
  run: StoredRun,
  path: string,
  options: RunOptions,
): Promise<StoredRun> =>
  runFile(
    house,
    run,
    { path, wanted: mappedColumns(setup.source), signal: options.signal },
    async (file) => {
      const problems = columnProblems(setup.source, file.columns);
      if (problems.length > 0) return problems;
      const key = { district: run.district, source: setup.source.code };
      const empty = !(await hasSourceRows(house.store.db, key));
      await new Importer(house, setup, run, file, { empty, options }).run();
      return [];
    },
  );
