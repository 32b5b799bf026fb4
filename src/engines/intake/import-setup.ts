import { compileWorkTime, type WorkTime } from '../../kernels/workdays/work-time.ts';
import type { Category, District } from '../../model/district.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Programme } from '../../model/programme.ts';
import type { Registry } from '../../model/registry.ts';
import type { Source } from '../../model/source.ts';
import { isRead } from '../../model/triage-act.ts';
import type { ReadDemand, TriagePort } from '../../model/triage.ts';
import { listCategories } from '../../store/categories.ts';
import { listPlaceRows } from '../../store/place-rows.ts';
import { searchedKinds } from '../../store/record-row.ts';
import { currentDeclarations } from '../../store/registry-versions.ts';
import type { Store } from '../../store/store.ts';
import { sourceActs, type ActingSource } from './acts-of-row.ts';
import { CategoryBook } from './category-book.ts';
import { mappedColumns, type MapContext, type Notes } from './mapping-context.ts';
import { buildPlaceFinder, type PlaceFinder } from './place-finder.ts';
import type { TablePort } from './row-taker.ts';

/** What intake works with. */
export interface IntakeHouse {
  store: Store;
  registry: Registry;
  /** version in force by district code */
  versions: ReadonlyMap<string, number>;
  now: () => Date;
  /** absent: nothing is read when it comes in */
  triage?: TriagePort;
  /** absent: only declared sources and mappings are read */
  tables?: TablePort;
}

/** Everything that rows of one source need to become records of one district. */
export interface ImportSetup {
  district: District;
  programme: Programme;
  source: Source;
  acting: ActingSource;
  work: WorkTime;
  places: PlaceFinder;
  categories: CategoryBook;
  units: Map<string, string>;
  /** fields of the programme that full-text search reads */
  searchFields: Programme['fields'];
  /** reads what is not over when it comes in */
  read: ReadDemand | undefined;
}

const listed = (codes: readonly string[]) => codes.join(', ');

/** A source that tells who handles, when it is due or how it ended has its demands in hand itself. */
const isInHand = ({ unit, dueAt, closedAt, status }: Source) =>
  unit !== undefined || dueAt !== undefined || closedAt !== undefined || status !== undefined;

function actProblems(programme: Programme, inHand: boolean): Problem[] {
  const { end } = sourceActs;
  const needed = inHand
    ? [sourceActs.open, sourceActs.reopen, sourceActs.update, ...Object.values(end)]
    : [sourceActs.receive, sourceActs.update, ...Object.values(end)];
  const lacking = needed.filter((act) => !programme.acts[act]?.by.includes('source'));
  return lacking.length === 0
    ? []
    : [
        problem(
          'mapping.programme',
          `programmes.${programme.code}`,
          '这个专项不接受导入',
          'This programme takes no imports',
          { got: `no act ${listed(lacking)} by source`, wanted: listed(needed) },
        ),
      ];
}

/** Prepares the import of a source into a district, by the declarations in force. */
export async function buildImportSetup(
  house: IntakeHouse,
  districtCode: string,
  source: Source,
): Promise<Outcome<ImportSetup>> {
  const { store, registry } = house;
  const declared = await currentDeclarations(store, districtCode, house.now());
  const calendar = declared && registry.calendars[declared.district.calendar];
  const placeFile = declared && registry.places[declared.district.places];
  if (!declared || !calendar || !placeFile) {
    return bad(
      problem('missing.district', 'district', '没有这个区', 'There is no such district', {
        got: districtCode,
        wanted: listed(Object.keys(registry.districts)),
      }),
    );
  }
  const { district } = declared;
  const programme = declared.programmes[source.programme];
  if (!programme) {
    return bad(
      problem('missing.programme', 'source.programme', '本区没有这个专项', 'Not run here', {
        got: source.programme,
        wanted: listed(district.programmes),
      }),
    );
  }
  const inHand = isInHand(source);
  const problems = actProblems(programme, inHand);
  if (problems.length > 0) return bad(...problems);
  const [placeRows, brought] = await Promise.all([
    listPlaceRows(store, districtCode),
    listCategories(store, districtCode),
  ]);
  const byCode = new Map<string, Category>(district.categories.map((c) => [c.code, c]));
  for (const { code, parent, label } of brought) {
    if (byCode.has(code)) continue;
    const plain = { limits: {}, words: [], urgent: false };
    byCode.set(code, { code, label, ...(parent === null ? {} : { parent }), ...plain });
  }
  return good({
    district,
    programme,
    source,
    acting: {
      district: districtCode,
      programme,
      programmeVersion: declared.version,
      categories: byCode,
      timeZone: district.timeZone,
      actor: { person: null, role: 'source', unit: null, name: source.label[district.language] },
      inHand,
    },
    work: compileWorkTime(calendar, district.timeZone),
    places: buildPlaceFinder(
      placeFile,
      new Map(placeRows.map(({ code, path }) => [code, path])),
      source,
    ),
    categories: new CategoryBook(district.categories, brought),
    units: unitNames(district),
    read: isRead(programme) ? await house.triage?.reader(districtCode) : undefined,
    searchFields: Object.fromEntries(
      Object.entries(programme.fields).filter(
        ([, field]) => field.searched && searchedKinds.test(field.kind),
      ),
    ),
  });
}

function unitNames({ units }: District): Map<string, string> {
  const names = new Map<string, string>();
  for (const { code, label } of units) {
    for (const name of [label.zh, label.en]) names.set(name.toLowerCase(), code);
  }
  for (const { code } of units) names.set(code.toLowerCase(), code);
  return names;
}

/** Columns that a rejected file carries for people; they are no data. */
export const ownColumns = { row: 'xianban_row', reasons: 'xianban_reasons' } as const;
const isOwn = (column: string) => column.startsWith('xianban_');

/** Required values none of whose columns the file has. */
export function columnProblems(source: Source, columns: readonly string[]): Problem[] {
  const needed = { id: source.id, openedAt: source.openedAt, title: source.title };
  return Object.entries(needed).flatMap(([name, map]) =>
    map.columns.some((column) => columns.includes(column))
      ? []
      : [
          problem('mapping.column', `source.${name}`, '文件缺少必需的列', 'A column is missing', {
            got: listed(columns),
            wanted: map.columns.join(' / '),
          }),
        ],
  );
}

/** Columns of the file that nobody mapped, and mapped ones that it does not have. */
export function compareColumns(source: Source, columns: readonly string[]) {
  const mapped = mappedColumns(source);
  return {
    unknown: columns.filter(
      (name) => !mapped.includes(name) && !source.ignored.includes(name) && !isOwn(name),
    ),
    missing: mapped.filter((name) => !columns.includes(name)),
  };
}

/** The context of `compileMapping` for a file with these columns. */
export function mapContext(
  setup: ImportSetup,
  columns: readonly string[],
  notes: Notes,
  now: Date,
): MapContext {
  const { source, district, places, categories, units } = setup;
  const { unknown, missing } = compareColumns(source, columns);
  for (const name of unknown) notes.set(`unknown-column:${name}`, { rows: 0, first: 0 });
  for (const name of missing) notes.set(`missing-column:${name}`, { rows: 0, first: 0 });
  return {
    source,
    columns,
    timeZone: district.timeZone,
    places,
    categories,
    units,
    now: now.getTime(),
    notes,
  };
}
