import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { openFile } from '../../connectors/file/open-file.ts';
import { bad, good, problem, ProblemError, type Outcome } from '../../model/problem.ts';
import { Source } from '../../model/source.ts';
import type { ImportDryRun, ImportPreview, ImportRun } from '../../model/view.ts';
import {
  addRun,
  findRun,
  findRunOfFile,
  listRuns,
  lockImport,
  rejectedRows,
  setRunState,
  type StoredRun,
} from '../../store/imports.ts';
import { fittingSources, guessMapping } from './guess-mapping.ts';
import { noteLines } from './import-notes.ts';
import {
  buildImportSetup,
  columnProblems,
  compareColumns,
  mapContext,
  type ImportSetup,
  type IntakeHouse,
} from './import-setup.ts';
import { mapBatch } from './make-batch.ts';
import { compileMapping } from './map-row.ts';
import { mappedColumns, type MappedRow, type Notes } from './mapping-context.ts';
import { sourceOfMapping } from './page-mapping.ts';
import { isRejectedFile, rejectedCsv } from './rejected-file.ts';
import { runImport, type RunOptions } from './service-run.ts';

const previewRows = 50;

/** A file, and how to read it: a declared source, or a mapping made in the page. */
export interface FileToImport {
  path: string;
  /** what people call it; the name in `path` when absent */
  fileName?: string;
  source?: string;
  mapping?: Readonly<Record<string, unknown>>;
}

export interface ImportRequest extends FileToImport {
  district: string;
  /** who asked for it; null for the command line */
  startedBy?: string | null;
}

/** An import that has begun; `done` settles when it has ended in whatever way. */
export interface StartedImport {
  run: ImportRun;
  /** true where a run of the same file goes on from where it stopped */
  resumed: boolean;
  done: Promise<ImportRun>;
}

/** A run as the page and the command line show it. */
function shown(run: StoredRun, now: Date): ImportRun {
  const { rows, seconds, bytesRead, bytesTotal, state } = run;
  const share = bytesTotal > 0 ? bytesRead / bytesTotal : 0;
  const running = state === 'running';
  return {
    run: run.run,
    source: run.source,
    fileName: run.fileName,
    state,
    bytesTotal,
    bytesRead,
    rows,
    taken: run.taken,
    updated: run.updated,
    unchanged: run.unchanged,
    rejected: run.rejected,
    notes: noteLines(run.notes),
    startedAt: run.startedAt,
    endedAt: running ? null : (run.endedAt ?? now.toISOString()),
    startedBy: run.startedBy,
    seconds,
    rowsPerSecond: seconds > 0 ? rows / seconds : 0,
    remainingSeconds: running && share > 0 ? seconds / share - seconds : null,
    problems: run.problems,
  };
}

/** Problems that opening or reading a file threw, as an answer. */
async function asked<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return bad(...error.problems);
    throw error;
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

/** The first rows of a file, and what it is. */
async function readHead(path: string, wanted: readonly string[]) {
  const file = await openFile(path, wanted);
  try {
    const first = await file.batches().next();
    const rows = first.done ? [] : first.value.slice(0, previewRows);
    const { format, encoding, columns } = file;
    return { format, encoding, columns, rows };
  } finally {
    await file.close();
  }
}

const nameOf = ({ path, fileName }: FileToImport) => fileName ?? basename(path);

const missingRun = (run: string) =>
  problem('missing.import', 'run', '没有这次导入', 'There is no such import', { got: run });

export type Intake = ReturnType<typeof createIntake>;

/**
 * Intake: looks into files, says what would become of their rows, takes them in, and keeps what it
 * could not take. Who may do so is asked before.
 */
export function createIntake(house: IntakeHouse) {
  const { store, registry, now } = house;
  const stops = new Map<string, AbortController>();
  const progress = new Map<string, StoredRun>();

  /** The source that a request names or describes. */
  async function sourceOf(request: FileToImport): Promise<Outcome<Source>> {
    if (request.mapping) {
      const whole = Source.safeParse(request.mapping);
      if (whole.success) return good(whole.data);
      const head = await readHead(request.path, []);
      const rows = head.rows.map(({ cells }) => cells);
      return sourceOfMapping(request.mapping, { ...head, name: nameOf(request), rows });
    }
    const source = registry.sources[request.source ?? ''];
    if (source) return good(source);
    return bad(
      problem('input.source', 'source', '没有这个数据来源', 'There is no such source', {
        got: request.source ?? 'nothing',
        wanted: Object.keys(registry.sources).join(', '),
      }),
    );
  }

  async function setupOf(district: string, request: FileToImport): Promise<Outcome<ImportSetup>> {
    const source = await sourceOf(request);
    return source.ok ? buildImportSetup(house, district, source.value) : source;
  }

  /** The run that this file begins, or goes on with. */
  async function runOf(
    request: ImportRequest,
    setup: ImportSetup,
  ): Promise<{ run: StoredRun; resumed: boolean }> {
    const { district } = request;
    const source = setup.source.code;
    const head = await readHead(request.path, mappedColumns(setup.source));
    const fileSha256 = await sha256Of(request.path);
    const { size: bytes } = await stat(request.path);
    const before = await findRunOfFile(store.db, { district, source, fileSha256 });
    if (before && (before.state === 'running' || before.state === 'interrupted')) {
      await setRunState(store.db, before, 'running');
      return { run: { ...before, state: 'running', problems: [] }, resumed: before.rows > 0 };
    }
    const run = await addRun(store.db, {
      district,
      run: String(now().getTime() * 1000 + Math.floor(Math.random() * 1000)),
      source,
      mapping: { source: setup.source, columns: head.columns, encoding: head.encoding },
      fileName: nameOf(request),
      fileSha256,
      bytesTotal: bytes,
      startedBy: request.startedBy ?? null,
    });
    return { run, resumed: false };
  }

  /** Begins an import; the answer comes before the rows. */
  async function start(
    request: ImportRequest,
    options: RunOptions = {},
  ): Promise<Outcome<StartedImport>> {
    return asked(async () => {
      const setup = await setupOf(request.district, request);
      if (!setup.ok) return setup;
      const source = setup.value.source.code;
      const unlock = await lockImport(store, request.district, source);
      if (!unlock) {
        return bad(
          problem(
            'conflict.import',
            'source',
            '这个来源正在导入，请等它结束',
            'This source is being imported already; wait until that has ended',
            { got: source },
          ),
        );
      }
      try {
        const { run, resumed } = await runOf(request, setup.value);
        const stop = new AbortController();
        options.signal?.addEventListener('abort', () => stop.abort(options.signal?.reason));
        if (options.signal?.aborted) stop.abort(options.signal.reason);
        stops.set(run.run, stop);
        progress.set(run.run, run);
        const onProgress = (at: StoredRun) => {
          progress.set(run.run, at);
          options.onProgress?.(at);
        };
        const done = runImport(house, setup.value, run, request.path, {
          onProgress,
          signal: stop.signal,
        })
          .then((ended) => shown(ended, now()))
          .finally(async () => {
            stops.delete(run.run);
            progress.delete(run.run);
            await unlock();
          });
        // whoever started it in the background reads the state of the run instead
        done.catch(() => {});
        return good({ run: shown(run, now()), resumed, done });
      } catch (error) {
        await unlock();
        throw error;
      }
    });
  }

  /** A run whose process died is not running: its lock is free. */
  async function settled(run: StoredRun): Promise<StoredRun> {
    if (run.state !== 'running' || progress.has(run.run)) return progress.get(run.run) ?? run;
    const unlock = await lockImport(store, run.district, run.source);
    if (!unlock) return run;
    try {
      await setRunState(store.db, run, 'interrupted');
    } finally {
      await unlock();
    }
    return { ...run, state: 'interrupted' };
  }

  return {
    start,

    /** Imports a file and waits for the end: `run.state` says how it ended. */
    async run(request: ImportRequest, options: RunOptions = {}): Promise<Outcome<ImportRun>> {
      const started = await start(request, options);
      return started.ok ? good(await started.value.done) : started;
    },

    /** What a file looks like: its first rows, the sources that fit, a guessed mapping. */
    async preview(file: {
      path: string;
      fileName?: string;
      upload: string;
    }): Promise<Outcome<ImportPreview>> {
      return asked(async () => {
        const { format, encoding, columns, rows } = await readHead(file.path, []);
        const cells = rows.map((row) => row.cells);
        const sources = Object.values(registry.sources);
        return good({
          upload: file.upload,
          fileName: nameOf(file),
          format,
          encoding,
          columns,
          rows: cells,
          fits: fittingSources(sources, columns, (source) => compareColumns(source, columns)),
          guess: guessMapping(columns, cells),
          problems: rows.flatMap(({ fault }) => fault ?? []),
        });
      });
    },

    /** What would become of every row; nothing is written. */
    async dryRun(request: FileToImport & { district: string }): Promise<Outcome<ImportDryRun>> {
      return asked(async () => {
        const setup = await setupOf(request.district, request);
        return setup.ok ? tryRows(setup.value, request.path, now()) : setup;
      });
    },

    async list(district: string): Promise<ImportRun[]> {
      const runs = await Promise.all((await listRuns(store.db, district)).map(settled));
      return runs.map((run) => shown(run, now()));
    },

    async get(district: string, run: string): Promise<Outcome<ImportRun>> {
      const found = await findRun(store.db, district, run);
      return found ? good(shown(await settled(found), now())) : bad(missingRun(run));
    },

    /** Stops a run after the batch under way; what was taken in stays. */
    async cancel(district: string, run: string): Promise<Outcome<ImportRun>> {
      const found = await findRun(store.db, district, run);
      if (!found) return bad(missingRun(run));
      const stop = stops.get(run);
      stop?.abort('cancelled');
      const at = stop ? found : await settled(found);
      if (!stop && at.state === 'interrupted') await setRunState(store.db, at, 'cancelled');
      const after = stop ? at : ((await findRun(store.db, district, run)) ?? at);
      return good(shown(after, now()));
    },

    /** The rejected rows of a run as CSV, for mending and importing again. */
    async rejectedFile(
      district: string,
      run: string,
      language: 'zh' | 'en',
    ): Promise<Outcome<{ fileName: string; chunks: AsyncGenerator<string> }>> {
      const found = await findRun(store.db, district, run);
      if (!found) return bad(missingRun(run));
      const pages = rejectedRows(store.db, district, run);
      return good({
        fileName: `${found.fileName.replace(/(\.\w+)+$/, '')}.rejected.csv`,
        chunks: rejectedCsv(found.mapping.columns, pages, language),
      });
    },
  };
}

/** Maps all rows of a file and counts what would become of them. */
async function tryRows(
  setup: ImportSetup,
  path: string,
  now: Date,
): Promise<Outcome<ImportDryRun>> {
  const file = await openFile(path, mappedColumns(setup.source));
  try {
    const problems = columnProblems(setup.source, file.columns);
    if (problems.length > 0) return bad(...problems);
    const notes: Notes = new Map();
    const map = compileMapping(mapContext(setup, file.columns, notes, now));
    const guarded = isRejectedFile(file.columns);
    const result: ImportDryRun = { rows: 0, wouldTake: 0, wouldReject: 0, notes: [], sample: [] };
    for await (const raws of file.batches()) {
      const { mapped, rejected, rows } = mapBatch(map, raws, guarded);
      result.rows += rows;
      result.wouldTake += mapped.length;
      result.wouldReject += rejected.length;
      if (result.sample.length >= previewRows) continue;
      const lines = [
        ...mapped.map((one) => sampleLine(one)),
        ...rejected.map(({ row, problems }) => ({ ...blank, row, problems })),
      ].sort((a, b) => a.row - b.row);
      result.sample.push(...lines.slice(0, previewRows - result.sample.length));
    }
    for (const { label } of setup.categories.takeBrought()) {
      notes.set(`new-category:${label.en}`, { rows: 0, first: 0 });
    }
    for (const [code, rows] of file.notes) notes.set(code, { rows, first: 0 });
    result.notes = noteLines(Object.fromEntries(notes));
    return good(result);
  } finally {
    await file.close();
  }
}

const blank = { title: '', category: '', place: '', openedAt: '' };

const sampleLine = ({ row, title, category, place, openedAt }: MappedRow) => ({
  row,
  title,
  category: category ?? '',
  place: place ?? '',
  openedAt: new Date(openedAt).toISOString(),
  problems: [],
});
