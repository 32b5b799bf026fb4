import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { Option, type Command } from 'commander';
import { tableTemplate } from '../answers/table-template.ts';
import type { FileToImport } from '../engines/intake/reading.ts';
import { createIntake, type Intake } from '../engines/intake/service.ts';
import { createTables } from '../flows/tables.ts';
import { ProblemError, problem, problemLine } from '../model/problem.ts';
import type { ImportDryRun, ImportRun } from '../model/view.ts';
import type { StoredRun } from '../store/imports.ts';
import { tellLearned } from './tell-learned.ts';
import { openHouse, type OpenHouse } from './open-house.ts';
import { answer, exitCodes, runCommand, say } from './run-command.ts';
import { whileInterruptible } from './while-interruptible.ts';

interface Options {
  source?: string;
  district: string;
  file: string;
  mapping?: string;
  dryRun?: boolean;
  files?: string;
  template?: boolean;
  language?: 'zh' | 'en';
  json?: boolean;
}

const help = `
Rows that were taken in before are found again by their id: a second import of the same file changes
nothing, a changed file changes only what changed. An import that was interrupted goes on where it
stopped when the same file is imported again. Rows that cannot be taken in go to a CSV file with the
reasons; mend it and import it like any other.

The records of a programme come from a table whose columns are those of its form: --source sheet-… .
--template writes that table, empty; rows are known again by their source number or credit code, and
an exported table that was corrected by hand by the number of the record.

Exit codes: 0 the file was read to its end (also where rows were rejected: see "rejected" and
"rejectedFile"); 1 it was not (damaged, interrupted, a required column is missing); 2 wrong use.

Examples:
  xianban import --source boston-311 --district boston --file boston.csv.gz
  xianban import --district hongqi --file table.xlsx --mapping mapping.json --dry-run
  xianban import --district hongqi --source sheet-enterprise-enter --template --file empty.xlsx
  xianban import --district hongqi --source sheet-enterprise-enter --file enterprises.xlsx`;

const wrongUse = (path: string, zh: string, en: string, got: unknown, wanted: string[]) =>
  new ProblemError(problem('use.unknown', path, zh, en, { got, wanted: wanted.join(', ') }));

/** Intake as the command line has it: everything that the page can read, too. */
const intakeOf = (house: OpenHouse) => {
  const engines = { ...house, now: () => new Date() };
  return createIntake({ ...engines, tables: createTables(engines) });
};

const asker = ({ district }: Options) => ({ district, person: null, language: 'en' as const });

async function checkUse({ registry }: OpenHouse, intake: Intake, options: Options): Promise<void> {
  const { districts, sources } = registry;
  if (!(options.district in districts)) {
    const known = Object.keys(districts);
    throw wrongUse('--district', '没有这个区', 'no such district', options.district, known);
  }
  if (options.mapping !== undefined) return;
  const tables = await intake.tables(asker(options));
  const known = [...Object.keys(sources), ...tables.map(({ code }) => code)];
  if (options.source === undefined || !known.includes(options.source)) {
    throw wrongUse('--source', '没有这个来源', 'no such source', options.source ?? '', known);
  }
}

async function readMapping(path: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new ProblemError(
      problem('use.mapping', '--mapping', '映射文件读不了', 'the mapping cannot be read', {
        got: (error as Error).message,
        wanted: 'a JSON file: field → column',
      }),
    );
  }
}

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** One line on a terminal that is written over; a line now and then elsewhere. */
function progressBar() {
  const terminal = process.stderr.isTTY;
  let last = 0;
  return {
    show(run: StoredRun) {
      const now = performance.now();
      if (now - last < (terminal ? 100 : 5000)) return;
      last = now;
      const share = run.bytesTotal > 0 ? Math.min(1, run.bytesRead / run.bytesTotal) : 0;
      const rate = run.seconds > 0 ? Math.round(run.rows / run.seconds) : 0;
      const left = share > 0 ? clock(run.seconds / share - run.seconds) : '?';
      const done = Math.round(share * 24);
      const bar = `${'█'.repeat(done)}${'░'.repeat(24 - done)}`;
      const line = `${bar} ${Math.round(share * 100)} %  ${run.rows} rows  ${rate}/s  ${left} left`;
      process.stderr.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (terminal && last > 0) process.stderr.write('\n');
    },
  };
}

type By = Parameters<Intake['run']>[0];

/** Writes the rejected rows of a run beside the data; null when there are none. */
async function writeRejected(
  house: OpenHouse,
  intake: Intake,
  by: By,
  run: ImportRun,
): Promise<string | null> {
  if (run.rejected === 0) return null;
  const file = await intake.rejectedFile(by, run.run);
  if (!file.ok) throw new ProblemError(...file.problems);
  const folder = join(house.dataFolder, 'rejected');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${run.source}-${run.run}.csv`);
  await pipeline(file.value.chunks, createWriteStream(path));
  return path;
}

function tell(run: ImportRun, rejectedFile: string | null): void {
  say(
    `${run.fileName}: ${run.rows} rows: ${run.taken} taken in, ${run.updated} updated, ` +
      `${run.unchanged} unchanged, ${run.rejected} rejected; ${run.seconds.toFixed(1)} s, ` +
      `${Math.round(run.rowsPerSecond)} rows/s; ${run.state}`,
  );
  for (const note of run.notes) say(`  ${note.rows || ''} ${note.label.en}`);
  for (const one of run.problems) say(problemLine(one));
  if (rejectedFile) say(`rejected rows, with reasons: ${rejectedFile}`);
  if (run.state === 'interrupted') say('Import the same file again to go on.');
}

/** Writes an empty table for the records of a programme. */
async function writeTemplate(intake: Intake, options: Options): Promise<void> {
  const tables = await intake.tables(asker(options));
  const table = tables.find(({ code }) => code === options.source);
  if (!table) {
    const known = tables.map(({ code }) => code);
    throw wrongUse('--source', '没有这种表格', 'no such table', options.source ?? '', known);
  }
  await writeFile(options.file, await tableTemplate(table, options.language ?? 'zh'));
  say(`${options.file}: ${table.columns.length} columns for ${table.label.en}`);
  if (options.json) answer(table);
}

async function importFile(
  house: OpenHouse,
  intake: Intake,
  request: FileToImport,
  options: Options,
) {
  const by = asker(options);
  const bar = progressBar();
  const outcome = await whileInterruptible('finishing the batch under way', (signal) =>
    intake.run(by, request, { signal, onProgress: bar.show }),
  );
  bar.end();
  if (!outcome.ok) throw new ProblemError(...outcome.problems);
  const run = outcome.value;
  const rejectedFile = await writeRejected(house, intake, by, run);
  tell(run, rejectedFile);
  const learned = run.state === 'done' ? await house.triage.learn(options.district) : undefined;
  if (learned) tellLearned(learned);
  if (options.json) {
    const { taken, updated, unchanged, rejected, rows, state, notes, problems } = run;
    answer({
      taken,
      updated,
      unchanged,
      rejected,
      seconds: run.seconds,
      rowsPerSecond: run.rowsPerSecond,
      rejectedFile,
      rows,
      state,
      notes,
      problems,
      learned: learned?.figures ?? null,
    });
  }
  if (run.state !== 'done') process.exitCode = exitCodes.problems;
}

function tellDryRun(result: ImportDryRun, json: boolean): void {
  say(`${result.rows} rows: ${result.wouldTake} fit, ${result.wouldReject} would be rejected`);
  for (const note of result.notes) say(`  ${note.rows || ''} ${note.label.en}`);
  const faults = result.sample.flatMap(({ problems }) => problems);
  for (const one of faults.slice(0, 10)) say(problemLine(one));
  if (json) answer(result);
}

async function run(options: Options): Promise<void> {
  // rather collect more often than let rows that are done with pile up: files are larger than memory
  setFlagsFromString('--heap-growing-percent=30');
  const house = await openHouse(say);
  try {
    const intake = intakeOf(house);
    await checkUse(house, intake, options);
    if (options.template) return await writeTemplate(intake, options);
    const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping);
    const path = resolve(options.file);
    const request: FileToImport = {
      path,
      fileName: basename(path),
      ...(options.files === undefined ? {} : { filesFolder: resolve(options.files) }),
      ...(mapping ? { mapping } : { source: options.source ?? '' }),
    };
    if (!options.dryRun) return await importFile(house, intake, request, options);
    const outcome = await intake.dryRun(asker(options), request);
    if (!outcome.ok) throw new ProblemError(...outcome.problems);
    tellDryRun(outcome.value, options.json ?? false);
  } catch (error) {
    throw asWrongUse(error);
  } finally {
    await house.close();
  }
}

/** A file that is not there is wrong use, as everywhere on the command line. */
function asWrongUse(error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  return new ProblemError(
    ...error.problems.map((one) =>
      one.code === 'file.missing' ? { ...one, code: 'use.file', path: '--file' } : one,
    ),
  );
}

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('take in a CSV, XLSX or JSON Lines file')
    .requiredOption('--district <code>', 'into which district')
    .requiredOption('--file <path>', 'CSV, XLSX or JSON Lines; CSV and JSON Lines also as .gz')
    .option('--source <code>', 'a declared source, such as boston-311, or the table of a programme')
    .option('--mapping <file>', 'JSON: field → column, instead of a declared source')
    .option('--files <folder>', 'of the files that cells of a table name')
    .option('--template', 'write the empty table of a programme to --file instead')
    .addOption(
      new Option('--language <language>', 'of the template').choices(['zh', 'en']).default('zh'),
    )
    .option('--dry-run', 'say what would become of the rows, write nothing')
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((options: Options) => runCommand(options.json ?? false, () => run(options)));
}
