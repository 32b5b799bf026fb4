import { basename } from 'node:path';
import { openFile } from '../../connectors/file/open-file.ts';
import { bad, good, type Outcome } from '../../model/problem.ts';
import type { ImportDryRun, ImportPreview } from '../../model/view.ts';
import { trialTransaction } from '../../store/bulk-copy.ts';
import type { RunNotes } from '../../store/imports.ts';
import { fittingSources, guessMapping } from './guess-mapping.ts';
import { noteLines } from './import-notes.ts';
import {
  columnProblems,
  compareColumns,
  mapContext,
  type ImportSetup,
  type IntakeHouse,
} from './import-setup.ts';
import { mapBatch } from './make-batch.ts';
import { compileMapping } from './map-row.ts';
import { mappedColumns, type MappedRow, type Notes } from './mapping-context.ts';
import { isRejectedFile } from './rejected-file.ts';
import type { RowTaker } from './row-taker.ts';
import { readable, stretches } from './run-rows.ts';

const previewRows = 50;

/** The first rows of a file, and what it is. */
export async function readHead(path: string, wanted: readonly string[]) {
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

/** What a file looks like: its first rows, the sources that fit, a guessed mapping. */
export async function previewFile(
  house: IntakeHouse,
  district: string,
  file: { path: string; fileName?: string; upload: string },
): Promise<ImportPreview> {
  const { format, encoding, columns, rows } = await readHead(file.path, []);
  const cells = rows.map((row) => row.cells);
  const sources = Object.values(house.registry.sources);
  return {
    upload: file.upload,
    fileName: file.fileName ?? basename(file.path),
    format,
    encoding,
    columns,
    rows: cells,
    fits: [
      ...fittingSources(sources, columns, (source) => compareColumns(source, columns)),
      ...((await house.tables?.fits(district, columns)) ?? []),
    ].sort((a, b) => Number(a.missing.length > 0) - Number(b.missing.length > 0)),
    guess: guessMapping(columns, cells),
    problems: rows.flatMap(({ fault }) => fault ?? []),
  };
}

/** Maps all rows of a file and counts what would become of them. */
export async function tryRows(
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

/** Takes the rows of a table in and takes them back, so that what is said is what would be. */
export async function tryTable(
  { store }: Pick<IntakeHouse, 'store'>,
  open: (columns: readonly string[]) => Promise<Outcome<RowTaker>>,
  of: { path: string; wanted: readonly string[] },
): Promise<Outcome<ImportDryRun>> {
  const file = await openFile(of.path, of.wanted);
  try {
    const taker = await open(file.columns);
    if (!taker.ok) return taker;
    const result: ImportDryRun = { rows: 0, wouldTake: 0, wouldReject: 0, notes: [], sample: [] };
    for await (const raws of stretches(file, 0)) {
      const rows = [...readable(file, raws)];
      const done = await trialTransaction(store, (t) => taker.value.take(t, rows, null));
      result.rows += raws.length;
      result.wouldTake += raws.length - done.rejected.length;
      result.wouldReject += done.rejected.length;
      const lines = [
        ...done.opened.map((one) => ({ ...one, problems: [] })),
        ...done.rejected.map(({ row, problems }) => ({ ...blank, row, problems })),
      ].sort((a, b) => a.row - b.row);
      result.sample.push(...lines.slice(0, previewRows - result.sample.length));
    }
    const notes = taker.value.unknown.map((name) => [
      `unknown-column:${name}`,
      { rows: 0, first: 0 },
    ]);
    result.notes = noteLines(Object.fromEntries(notes) as RunNotes);
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
