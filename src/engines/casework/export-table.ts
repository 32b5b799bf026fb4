import type { Label, Language } from '../../model/label.ts';
import { shownKind, type Programme } from '../../model/programme.ts';
import { seesField } from '../../model/seen-by.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { StoredRecord } from '../../store/records.ts';
import { firstClock } from './clock-view.ts';
import type { Setup } from './setup.ts';
import { localTime, writeCell, type Cell } from './sheet/write-cell.ts';

/** Rows of an export with their headings. Cells are in the order of the columns. */
export interface ExportTable {
  /** without ending */
  fileName: string;
  columns: string[];
  /** batches of rows; reading on is what asks the database for more */
  batches: AsyncIterable<Cell[][]>;
}

/** How the cell of one column is got from a record. */
interface Column {
  key: string;
  label: Label;
  cell: (record: StoredRecord) => Cell;
}

interface Telling {
  setup: Setup;
  language: Language;
  /** ISO instant */
  now: string;
  /** roles for which the rows are told */
  roles: ReadonlySet<string>;
  /** those of them that see a record */
  rolesSeeing: (snapshot: Snapshot) => ReadonlySet<string>;
}

const named = (label: Label | undefined, code: string | null, { language }: Telling): Cell =>
  label?.[language] ?? code;

const label = (zh: string, en: string): Label => ({ zh, en });

function coreColumns(programme: Programme | undefined, of: Telling): Column[] {
  const { setup, now } = of;
  const programmeOf = (record: StoredRecord) =>
    programme ?? setup.programmes[record.snapshot.programme];
  const clockOf = (record: StoredRecord) => {
    const own = programmeOf(record);
    return own ? firstClock(setup, own, record.snapshot.clocks, now) : null;
  };
  return [
    { key: 'number', label: label('编号', 'Number'), cell: (r) => r.snapshot.number },
    { key: 'title', label: label('标题', 'Title'), cell: (r) => r.snapshot.title },
    {
      key: 'state',
      label: label('状态', 'State'),
      cell: (r) => named(programmeOf(r)?.states[r.snapshot.state]?.label, r.snapshot.state, of),
    },
    {
      key: 'category',
      label: label('类别', 'Category'),
      cell: ({ snapshot: { category } }) =>
        named(setup.categories.get(category ?? '')?.label, category, of),
    },
    {
      key: 'place',
      label: label('属地', 'Place'),
      cell: ({ snapshot: { place } }) => named(setup.places.get(place ?? '')?.label, place, of),
    },
    {
      key: 'lead',
      label: label('主办单位', 'Lead unit'),
      cell: ({ snapshot: { lead } }) => named(setup.units.get(lead ?? '')?.label, lead, of),
    },
    { key: 'channel', label: label('渠道', 'Channel'), cell: (r) => r.snapshot.channel },
    {
      key: 'openedAt',
      label: label('接诉时间', 'Opened'),
      cell: (r) => localTime(r.snapshot.openedAt, of),
    },
    {
      key: 'endedAt',
      label: label('办结时间', 'Ended'),
      cell: (r) => localTime(r.snapshot.endedAt, of),
    },
    {
      key: 'dueAt',
      label: label('到期时间', 'Due'),
      cell: (r) => localTime(clockOf(r)?.dueAt ?? null, of),
    },
    {
      key: 'overdue',
      label: label('是否超时', 'Overdue'),
      cell: (r) => clockOf(r)?.overdue ?? false,
    },
    {
      key: 'flags',
      label: label('标记', 'Flags'),
      cell: (r) =>
        r.snapshot.flags.map((flag) => named(programmeOf(r)?.flags[flag], flag, of)).join('; '),
    },
    { key: 'lat', label: label('纬度', 'Latitude'), cell: (r) => r.snapshot.lat },
    { key: 'lon', label: label('经度', 'Longitude'), cell: (r) => r.snapshot.lon },
    { key: 'source', label: label('来源', 'Source'), cell: (r) => r.source },
    { key: 'sourceId', label: label('来源编号', 'Source number'), cell: (r) => r.sourceId },
    { key: 'simulated', label: label('模拟', 'Simulated'), cell: (r) => r.simulated },
  ];
}

/** The columns of an export: what every record has, then the listed fields of the programme. */
export function exportColumns(programme: Programme | undefined, of: Telling): Column[] {
  const core = coreColumns(programme, of);
  const known = new Set(core.map((column) => column.key));
  const fields = Object.entries(programme?.fields ?? {}).filter(
    ([name, field]) =>
      field.listed &&
      !known.has(name) &&
      name !== programme?.titleField &&
      seesField(field, of.roles),
  );
  return [
    ...core,
    ...fields.map(([name, field]) => ({
      key: name,
      label:
        shownKind(field) === 'money'
          ? label(`${field.label.zh}（元）`, `${field.label.en} (yuan)`)
          : field.label,
      cell: ({ snapshot }: StoredRecord) =>
        seesField(field, of.rolesSeeing(snapshot))
          ? writeCell(field, snapshot.fields[name], of)
          : null,
    })),
  ];
}

/** Records as a table in words of the language. Sensitive values stay masked, as they are kept. */
export function exportTable(
  fileName: string,
  programme: Programme | undefined,
  records: AsyncIterable<StoredRecord[]>,
  of: Telling,
): ExportTable {
  const columns = exportColumns(programme, of);
  return {
    fileName,
    columns: columns.map((column) => column.label[of.language]),
    batches: (async function* () {
      for await (const batch of records) {
        yield batch.map((record) => columns.map((column) => column.cell(record)));
      }
    })(),
  };
}
