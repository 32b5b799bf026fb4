import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { bad, good, problem, ProblemError, type Outcome } from '../../model/problem.ts';
import type { ImportDryRun, ImportRun } from '../../model/view.ts';
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
import { noteLines } from './import-notes.ts';
import type { IntakeHouse } from './import-setup.ts';
import { mappedColumns } from './mapping-context.ts';
import { readingOf, type FileToImport, type Reading } from './reading.ts';
import { rejectedCsv } from './rejected-file.ts';
import { previewFile, readHead } from './service-look.ts';
import type { RunOptions } from './service-run.ts';

/** Who asks, and in which district: somebody signed in, or the command line (`person` null). */
export interface ImportingPerson {
  district: string;
  person: string | null;
  language: 'zh' | 'en';
}

/** An import that has begun; `ended` settles when it has ended in whatever way. */
export interface StartedImport {
  run: ImportRun;
  /** true where a run of the same file goes on from where it stopped */
  resumed: boolean;
  ended: Promise<ImportRun>;
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

const nameOf = ({ path, fileName }: FileToImport) => fileName ?? basename(path);

const missingRun = (run: string) =>
  problem('missing.import', 'run', '没有这次导入', 'There is no such import', { got: run });

/** Runs under way in this process: how to stop them, and where they stand. */
interface UnderWay {
  stop: AbortController;
  at: StoredRun;
}

interface Working extends IntakeHouse {
  underWay: Map<string, UnderWay>;
}

/** The run that this file begins, or goes on with. */
async function runOf(
  { store, now }: IntakeHouse,
  by: ImportingPerson,
  request: FileToImport,
  reading: Reading,
): Promise<{ run: StoredRun; resumed: boolean }> {
  const { district } = by;
  const { code: source } = reading;
  const head = await readHead(request.path, reading.wanted);
  const fileSha256 = await sha256Of(request.path);
  const before = await findRunOfFile(store.db, { district, source, fileSha256 });
  const goesOn = before?.state === 'running' || before?.state === 'interrupted';
  if (before && goesOn && sameColumns(before, reading)) {
    await setRunState(store.db, before, 'running');
    return { run: { ...before, state: 'running', problems: [] }, resumed: before.rows > 0 };
  }
  const run = await addRun(store.db, {
    district,
    run: String(now().getTime() * 1000 + Math.floor(Math.random() * 1000)),
    source,
    mapping: {
      ...(reading.source ? { source: reading.source } : {}),
      columns: head.columns,
      encoding: head.encoding,
    },
    fileName: nameOf(request),
    fileSha256,
    bytesTotal: (await stat(request.path)).size,
    startedBy: by.person,
  });
  return { run, resumed: false };
}

/** A run goes on only under the mapping that it began with; else its rows are looked at again. */
const sameColumns = ({ mapping }: StoredRun, { source }: Reading) =>
  (mapping.source === undefined && source === undefined) ||
  (mapping.source !== undefined &&
    source !== undefined &&
    mappedColumns(mapping.source).join('\n') === mappedColumns(source).join('\n'));

/** Begins an import; the answer comes before the rows. */
async function startImport(
  house: Working,
  by: ImportingPerson,
  request: FileToImport,
  options: RunOptions,
): Promise<Outcome<StartedImport>> {
  const { store, now, underWay } = house;
  const found = await readingOf(house, by.district, request, nameOf(request));
  if (!found.ok) return found;
  const reading = found.value;
  const { code: source } = reading;
  const unlock = await lockImport(store, by.district, source);
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
    const { run, resumed } = await runOf(house, by, request, reading);
    const stop = new AbortController();
    const passOn = () => stop.abort(options.signal?.reason);
    if (options.signal?.aborted) passOn();
    options.signal?.addEventListener('abort', passOn);
    underWay.set(run.run, { stop, at: run });
    const ended = reading
      .run(run, request.path, {
        onProgress: (at) => {
          underWay.set(run.run, { stop, at });
          options.onProgress?.(at);
        },
        signal: stop.signal,
      })
      .then((after) => shown(after, now()))
      .finally(async () => {
        options.signal?.removeEventListener('abort', passOn);
        underWay.delete(run.run);
        await unlock();
      });
    // whoever started it in the background reads the state of the run instead
    ended.catch(() => {});
    return good({ run: shown(run, now()), resumed, ended });
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Where a run stands. One whose process died is not running: its lock is free. */
async function settled({ store, underWay }: Working, run: StoredRun): Promise<StoredRun> {
  const here = underWay.get(run.run);
  if (run.state !== 'running' || here) return here?.at ?? run;
  const unlock = await lockImport(store, run.district, run.source);
  if (!unlock) return run;
  try {
    await setRunState(store.db, run, 'interrupted');
  } finally {
    await unlock();
  }
  return { ...run, state: 'interrupted' };
}

/** Stops a run after the batch under way; what was taken in stays. */
async function cancelRun(house: Working, run: StoredRun): Promise<StoredRun> {
  const here = house.underWay.get(run.run);
  if (here) {
    here.stop.abort('cancelled');
    return here.at;
  }
  const at = await settled(house, run);
  if (at.state !== 'interrupted') return at;
  await setRunState(house.store.db, at, 'cancelled');
  return { ...at, state: 'cancelled' };
}

export type Intake = ReturnType<typeof createIntake>;

/**
 * Intake: looks into files, says what would become of their rows, takes them in, and keeps what it
 * could not take. Whether somebody may do so is asked before.
 */
export function createIntake(given: IntakeHouse) {
  const house: Working = { ...given, underWay: new Map() };
  const { store, now } = house;
  type By = ImportingPerson;
  type Rejected = { fileName: string; chunks: AsyncGenerator<string> };

  const start = (by: By, request: FileToImport, options: RunOptions = {}) =>
    asked(() => startImport(house, by, request, options));

  return {
    /** Begins an import, or goes on with one of the same file that was interrupted. */
    start,

    /** Imports a file and waits for the end: `state` says how it ended. */
    async run(
      by: By,
      request: FileToImport,
      options: RunOptions = {},
    ): Promise<Outcome<ImportRun>> {
      const started = await start(by, request, options);
      return started.ok ? good(await started.value.ended) : started;
    },

    /** What a file looks like: its first rows, the sources that fit, a guessed mapping. */
    preview: (by: By, file: { path: string; fileName?: string; upload: string }) =>
      asked(async () => good(await previewFile(house, by.district, file))),

    /** Tables that the forms of this district's programmes ask for. */
    tables: (by: By) => house.tables?.list(by.district) ?? Promise.resolve([]),

    /** What would become of every row; nothing is written. */
    dryRun: (by: By, request: FileToImport): Promise<Outcome<ImportDryRun>> =>
      asked(async () => {
        const reading = await readingOf(house, by.district, request, nameOf(request));
        return reading.ok ? reading.value.try(request.path) : reading;
      }),

    /** The last runs of the district, newest first. */
    async list(by: By): Promise<Outcome<ImportRun[]>> {
      const runs: ImportRun[] = [];
      for (const run of await listRuns(store.db, by.district)) {
        runs.push(shown(await settled(house, run), now()));
      }
      return good(runs);
    },

    async read(by: By, run: string): Promise<Outcome<ImportRun>> {
      const found = await findRun(store.db, by.district, run);
      return found ? good(shown(await settled(house, found), now())) : bad(missingRun(run));
    },

    async cancel(by: By, run: string): Promise<Outcome<ImportRun>> {
      const found = await findRun(store.db, by.district, run);
      return found ? good(shown(await cancelRun(house, found), now())) : bad(missingRun(run));
    },

    /** The rejected rows of a run as CSV, for mending and importing again. */
    async rejectedFile(by: By, run: string): Promise<Outcome<Rejected>> {
      const found = await findRun(store.db, by.district, run);
      if (!found) return bad(missingRun(run));
      const pages = rejectedRows(store.db, by.district, run);
      return good({
        fileName: `${found.fileName.replace(/(?:\.\w+)+$/, '')}.rejected.csv`,
        chunks: rejectedCsv(found.mapping.columns, pages, by.language),
      });
    },
  };
}
