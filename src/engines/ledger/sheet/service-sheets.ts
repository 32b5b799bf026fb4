import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readWorkbook } from '../../../connectors/file/read-workbook.ts';
import { findPeriod } from '../../../kernels/figures/period.ts';
import type { Origin } from '../../../model/figure.ts';
import {
  bad,
  good,
  problem,
  ProblemError,
  type Outcome,
  type Problem,
} from '../../../model/problem.ts';
import type { Viewer } from '../../../model/role.ts';
import type { Grid, Workbook } from '../../../model/sheet-grid.ts';
import { KeptMapping, SheetMapping } from '../../../model/sheet-mapping.ts';
import type {
  SheetApply,
  SheetAsked,
  SheetDesk,
  SheetDone,
  SheetProposal,
} from '../../../model/sheet-view.ts';
import { keepTable } from '../../../store/keep-table.ts';
import {
  listSheetMappings,
  putSheetMapping,
  type MappingRow,
} from '../../../store/sheet-mappings.ts';
import type { Store } from '../../../store/store.ts';
import type { Book } from '../book.ts';
import type { Ledger } from '../ledger.ts';
import { composePeriod } from './read-period-words.ts';
import { readSheet, type SheetReading } from './read-sheet.ts';
import { keptPart, recogniseMapping, withDecisions } from './recognise-mapping.ts';
import { countFates, viewSheet } from './view-sheet.ts';
import { weighSheet, type WeighedCell } from './weigh-sheet.ts';

/** What spreadsheets are brought in with. */
export interface SheetHouse {
  store: Store;
  ledger: Ledger;
  now: () => Date;
}

/** A file on the machine, under the name that people know. */
export interface SheetFile {
  path: string;
  fileName: string;
}

interface Opened {
  book: Book;
  workbook: Workbook;
  grid: Grid;
  mapping: SheetMapping;
  kept: MappingRow | null;
  reading: SheetReading;
  origin: Origin;
  reason: string | undefined;
  bytes: Uint8Array;
  weighed: WeighedCell[];
}

const noLedger = (district: string): Problem =>
  problem(
    'missing.ledger',
    'district',
    '这个区没有声明统计地区,没有台账',
    'no territory is declared for this district, so it has no ledger',
    { got: district },
  );

const noMapping = (got: string, known: readonly MappingRow[]): Problem =>
  problem('missing.mapping', 'kept', '没有这个对应关系', 'there is no such mapping', {
    got,
    wanted: known.map(({ code }) => code).join(', ') || 'none is kept yet',
  });

const noSheet = (got: string, { sheets }: Workbook): Problem =>
  problem('missing.sheet', 'mapping.sheet', '没有这个工作表', 'there is no such sheet', {
    got,
    wanted: sheets.map(({ name }) => name).join(', '),
  });

const nothing = (): Problem =>
  problem(
    'sheet.nothing',
    'sheet',
    '没有可以录入的数字',
    'there is no figure that could be entered',
  );

const bare = (fileName: string) => fileName.replace(/\.(?:xlsx|csv|tsv|txt)(?:\.gz)?$/iu, '');

/** The sheet that was asked for, else the first that is shown and holds anything. */
function findGrid(workbook: Workbook, name: string | undefined): Grid | undefined {
  if (name !== undefined) return workbook.sheets.find((one) => one.name === name);
  const holding = workbook.sheets.filter((one) => one.cells.length > 0);
  return holding.find((one) => !one.hidden) ?? holding[0];
}

interface Understood {
  grid: Grid;
  mapping: SheetMapping;
  kept: MappingRow | null;
  reading: SheetReading;
}

/** Which mapping holds for a sheet, and what is read with it. */
function understand(
  book: Book,
  workbook: Workbook,
  fileName: string,
  asked: SheetAsked,
  known: readonly MappingRow[],
): Outcome<Understood> {
  const named = asked.kept === undefined ? null : known.find(({ code }) => code === asked.kept);
  if (named === undefined) return bad(noMapping(asked.kept!, known));
  const wanted = asked.mapping.sheet;
  const byName = wanted ?? named?.mapping.sheet;
  // the next file may call its sheet by another month
  const grid =
    findGrid(workbook, byName) ??
    (wanted === undefined ? findGrid(workbook, undefined) : undefined);
  if (!grid) return bad(noSheet(wanted ?? '', workbook));
  const read = (mapping: SheetMapping) =>
    readSheet({ grid, book, mapping, fileName: bare(fileName) });
  const plain = read(named ? withDecisions(named.mapping, asked.mapping) : asked.mapping);
  const shape = plain.columns.map((line) => line.key);
  const found = !named && asked.recognise ? recogniseMapping(known, shape) : undefined;
  const kept = named ?? found ?? null;
  const mapping = kept ? withDecisions(kept.mapping, asked.mapping) : asked.mapping;
  return good({ grid, mapping, kept, reading: found ? read(mapping) : plain });
}

const slug = (period: string) => period.toLowerCase().replaceAll('/', '-to-');

/** Where the figures of a file come from: tables of a known kind by their period, others by their bytes. */
function originOf(
  file: SheetFile,
  sha256: string,
  asked: SheetAsked,
  { mapping, kept, reading }: Understood,
): Origin {
  const text = mapping.means.period ?? composePeriod(reading.captions.periods);
  const period = text !== undefined && findPeriod(text) ? text : undefined;
  const title = asked.origin.title ?? reading.captions.title ?? bare(file.fileName);
  const code =
    asked.origin.code ??
    (kept && period ? `${kept.code}-${slug(period)}` : `table-${sha256.slice(0, 8)}`);
  return {
    code,
    kind: 'table',
    title: { zh: title, en: title },
    ...(mapping.publisher ? { publisher: mapping.publisher } : {}),
    sha256,
  };
}

/** An origin that is no kept table must not be written over. */
function originProblem(book: Book, origin: Origin): Problem | undefined {
  const known = book.findOrigin(origin.code);
  if (!known || (known.kind === 'table' && known.sha256 !== undefined)) return undefined;
  return problem(
    'conflict.origin',
    'origin.code',
    '来源代号已有人用',
    'the code of the origin is taken',
    { got: origin.code, wanted: known.title.zh },
  );
}

/** Why what was said before is replaced, with the files that said it: both are kept. */
function reasonOf(book: Book, origin: Origin, reason: string | undefined): string | undefined {
  const before = book.findOrigin(origin.code)?.sha256;
  const said = reason?.trim();
  if (!said || before === undefined || before === origin.sha256) return said;
  return `${said} (${before.slice(0, 12)} → ${origin.sha256!.slice(0, 12)})`;
}

/** Reads, recognises and weighs a sheet. */
async function open(
  house: SheetHouse,
  viewer: Viewer,
  file: SheetFile,
  asked: SheetAsked,
): Promise<Outcome<Opened>> {
  const book = await house.ledger.book(viewer.district);
  if (!book) return bad(noLedger(viewer.district));
  let workbook: Workbook;
  try {
    workbook = await readWorkbook(file.path);
  } catch (error) {
    if (error instanceof ProblemError) return bad(...error.problems);
    throw error;
  }
  const bytes = await readFile(file.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await listSheetMappings(house.store.db, viewer.district);
  const understood = understand(book, workbook, file.fileName, asked, known);
  if (!understood.ok) return understood;
  const origin = originOf(file, sha256, asked, understood.value);
  const taken = originProblem(book, origin);
  if (taken) return bad(taken);
  const reason = reasonOf(book, origin, asked.reason);
  const weighed = await weighSheet({
    book,
    reading: understood.value.reading,
    origin,
    accept: asked.accept,
    language: viewer.language,
    tryAll: (drafts) =>
      house.ledger.tryAll(viewer, { drafts, origin, ...(reason ? { reason } : {}) }),
  });
  if (!weighed.ok) return weighed;
  return good({
    ...understood.value,
    book,
    workbook,
    origin,
    reason,
    bytes,
    weighed: weighed.value,
  });
}

/** What would become of every cell of a sheet; nothing is written. */
export async function proposeSheet(
  house: SheetHouse,
  viewer: Viewer,
  file: SheetFile,
  asked: SheetAsked,
): Promise<Outcome<Omit<SheetProposal, 'upload'>>> {
  const opened = await open(house, viewer, file, asked);
  if (!opened.ok) return opened;
  const { kept, ...shown } = opened.value;
  const known = kept && { code: kept.code, name: kept.name };
  return good(viewSheet({ ...shown, kept: known, fileName: file.fileName }));
}

/** Cells whose figures are not entered, each with its reason. */
function standing({ reading, weighed }: Opened): Problem[] {
  const refused = weighed.flatMap(({ fate }) => (fate.fate === 'refused' ? fate.problems : []));
  const unread = reading.cells.flatMap(({ fate, problems }) =>
    fate === 'refused' || fate === 'undecided' ? problems : [],
  );
  return [...refused, ...unread];
}

/** so many problems are told; the proposal tells them all */
const toldAtMost = 50;

/**
 * Enters the figures of a sheet in one transaction, under an origin that names the kept file; all
 * that the proposal would take, or nothing. Cells that are refused or undecided refuse everything,
 * unless somebody has said to leave them out.
 */
export async function applySheet(
  house: SheetHouse,
  viewer: Viewer,
  file: SheetFile,
  asked: SheetApply,
): Promise<Outcome<SheetDone>> {
  const { leaveOut, ...how } = asked;
  const opened = await open(house, viewer, file, how);
  if (!opened.ok) return opened;
  const { book, weighed, origin, reason, workbook, bytes } = opened.value;
  const problems = standing(opened.value);
  if (problems.length > 0 && !leaveOut) return bad(...problems.slice(0, toldAtMost));
  const taken = weighed.filter(({ fate }) => fate.fate !== 'refused');
  if (taken.length === 0) return bad(nothing());
  const kept = await keepTable(house.store, viewer.district, {
    bytes,
    name: file.fileName,
    format: workbook.format,
    person: viewer.person,
  });
  if (!kept.ok) return kept;
  const drafts = taken.map(({ draft }) => draft);
  const entered = await house.ledger.enterAll(viewer, {
    drafts,
    origin,
    ...(reason ? { reason } : {}),
  });
  if (!entered.ok) return entered;
  const counts = countFates(viewSheet({ ...opened.value, fileName: file.fileName }).cells);
  const written = new Map<string, number>();
  for (const [i, { fate }] of entered.value.entries())
    if (fate !== 'unchanged')
      written.set(drafts[i]!.indicator, (written.get(drafts[i]!.indicator) ?? 0) + 1);
  const indicators = [...written].map(([code, figures]) => ({
    code,
    label: book.indicatorOf(code)!.label,
    figures,
  }));
  return good({ origin, counts, indicators });
}

/** Mappings that are kept, and what rows and columns can be mapped to. */
export async function readSheetDesk(
  house: SheetHouse,
  viewer: Viewer,
): Promise<Outcome<SheetDesk>> {
  const book = await house.ledger.book(viewer.district);
  if (!book) return bad(noLedger(viewer.district));
  const mappings = await listSheetMappings(house.store.db, viewer.district);
  return good({
    mappings: mappings.map(({ savedAt, ...one }) => ({ ...one, savedAt: savedAt.toISOString() })),
    indicators: book.indicators.map(({ code, label, unit, kind }) => ({
      code,
      label,
      unit,
      growthOnly: kind === 'growth',
    })),
    territories: book.territories.map(({ code, label }) => ({ code, label })),
  });
}

/** Keeps a mapping for the next file of its kind, without the dates of this one. */
export async function keepMapping(
  house: SheetHouse,
  viewer: Viewer,
  { code, name, mapping }: KeptMapping,
): Promise<Outcome<KeptMapping>> {
  const kept = { code, name, mapping: keptPart(mapping) };
  await putSheetMapping(house.store.db, viewer.district, {
    ...kept,
    person: viewer.person,
    at: house.now(),
  });
  return good(kept);
}
