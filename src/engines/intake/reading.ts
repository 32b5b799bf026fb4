import type { Outcome } from '../../model/problem.ts';
import { bad, good, problem } from '../../model/problem.ts';
import { Source } from '../../model/source.ts';
import type { ImportDryRun } from '../../model/view.ts';
import type { StoredRun } from '../../store/imports.ts';
import { buildImportSetup, type IntakeHouse } from './import-setup.ts';
import { mappedColumns } from './mapping-context.ts';
import { sourceOfMapping } from './page-mapping.ts';
import type { TableSource } from '../../model/table-source.ts';
import type { RowTaker } from './row-taker.ts';
import { runRows } from './run-rows.ts';
import { readHead, tryRows, tryTable } from './service-look.ts';
import { runFile, runImport, type RunOptions } from './service-run.ts';

/** How the rows of a file are read, whatever says so: a declared source, a mapping, the form of an act. */
export interface Reading {
  /** names its runs, its lock and its source rows */
  code: string;
  /** kept with the run; undefined where the form of an act says what each column is */
  source: Source | undefined;
  /** columns that are looked for where a file has no header */
  wanted: readonly string[];
  /** what would become of the rows */
  try(path: string): Promise<Outcome<ImportDryRun>>;
  run(run: StoredRun, path: string, options: RunOptions): Promise<StoredRun>;
}

/** A file, and how to read it: a declared source or table by its code, or a mapping made in the page. */
export interface FileToImport {
  path: string;
  /** what people call it; the name in `path` when absent */
  fileName?: string;
  source?: string;
  mapping?: Readonly<Record<string, unknown>>;
  /** folder of the files that cells of a table name */
  filesFolder?: string;
}

/** The source that a mapping made in the page describes. */
async function mappedSource(request: FileToImport, name: string): Promise<Outcome<Source>> {
  const mapping = request.mapping ?? {};
  const whole = Source.safeParse(mapping);
  if (whole.success) return good(whole.data);
  const head = await readHead(request.path, []);
  return sourceOfMapping(mapping, { ...head, name, rows: head.rows.map(({ cells }) => cells) });
}

async function ofSource(
  house: IntakeHouse,
  district: string,
  source: Source,
): Promise<Outcome<Reading>> {
  const setup = await buildImportSetup(house, district, source);
  if (!setup.ok) return setup;
  return good({
    code: source.code,
    source,
    wanted: mappedColumns(source),
    try: (path) => tryRows(setup.value, path, house.now()),
    run: (run, path, options) => runImport(house, setup.value, run, path, options),
  });
}

function ofTable(
  house: IntakeHouse,
  district: string,
  table: TableSource,
  filesFolder: string | undefined,
): Reading {
  const wanted = table.columns.flatMap(({ heading }) => [heading.zh, heading.en]);
  const open = async (columns: readonly string[]): Promise<Outcome<RowTaker>> =>
    (await house.tables?.open(district, table.code, columns, filesFolder)) ??
    bad(unknownSource(table.code, []));
  return {
    code: table.code,
    source: undefined,
    wanted,
    try: (path) => tryTable(house, open, { path, wanted }),
    run: (run, path, options) =>
      runFile(house, run, { path, wanted, signal: options.signal }, async (file) => {
        const taker = await open(file.columns);
        if (!taker.ok) return taker.problems;
        await runRows(
          house,
          { taker: taker.value, programme: table.programme, file },
          run,
          options,
        );
        return [];
      }),
  };
}

const unknownSource = (got: string, known: readonly string[]) =>
  problem('input.source', 'source', '没有这个数据来源', 'There is no such source', {
    got,
    wanted: known.join(', '),
  });

/** How a request wants its file read. */
export async function readingOf(
  house: IntakeHouse,
  district: string,
  request: FileToImport,
  name: string,
): Promise<Outcome<Reading>> {
  if (request.mapping) {
    const source = await mappedSource(request, name);
    return source.ok ? ofSource(house, district, source.value) : source;
  }
  const { sources } = house.registry;
  const code = request.source ?? '';
  const source = sources[code];
  if (source) return ofSource(house, district, source);
  const tables = (await house.tables?.list(district)) ?? [];
  const table = tables.find((one) => one.code === code);
  return table
    ? good(ofTable(house, district, table, request.filesFolder))
    : bad(
        unknownSource(code || 'nothing', [...Object.keys(sources), ...tables.map((t) => t.code)]),
      );
}
