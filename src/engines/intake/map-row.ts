import { hash } from 'node:crypto';
import { maskName, maskPhone, maskText } from '../../kernels/text/mask.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { ColumnMap } from '../../model/source.ts';
import { hasMarkup, plainText } from './clean-text.ts';
import { readColumns, readMapped } from './column-reader.ts';
import {
  mappedColumns,
  note,
  type MapContext,
  type MapRow,
  type Notes,
} from './mapping-context.ts';
import { settleEnd, timesReader } from './read-times.ts';

const longestTitle = 200;

/** Texts of a row without markup, personal data masked. What was hidden goes to `hidden`. */
function textReader(map: ColumnMap | undefined, columns: readonly string[], notes: Notes) {
  const read = readColumns(map, columns);
  return (cells: readonly string[], row: number): string => {
    const raw = read(cells);
    if (!hasMarkup(raw)) return raw;
    note(notes, 'markup', row);
    return plainText(raw);
  };
}

/** A number where the text is one, so that counts can be summed; else the text. */
const fieldValue = (text: string): string | number =>
  /^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : text;

type Cells = readonly string[];

/** Finds the leading unit; one that nobody knows is kept as a field and noted. */
function unitFinder({ source, columns, units, notes }: MapContext) {
  const read = readMapped(source.unit, columns);
  return (cells: Cells, row: number, fields: Record<string, unknown>): string | null => {
    const { value } = read(cells);
    if (value === null || value === '') return null;
    const name = String(value);
    const code = units.get(name.toLowerCase());
    if (code !== undefined) return code;
    fields['sourceUnit'] = name;
    note(notes, `unknown-unit:${name.slice(0, 60)}`, row);
    return null;
  };
}

/** Finds point and place: by the point, by the place column, by what the texts speak of. */
function placeOfRow({ source, columns, places, notes }: MapContext) {
  const readLat = readColumns(source.lat, columns);
  const readLon = readColumns(source.lon, columns);
  const readPlace = readColumns(source.place, columns);
  return (cells: Cells, row: number, texts: readonly string[]) => {
    const point = places.readPoint(readLat(cells), readLon(cells));
    if (point.note !== null) note(notes, point.note, row);
    const { lat, lon } = point;
    let place = lat === null || lon === null ? null : places.byPoint(lon, lat);
    if (place === null) {
      const name = readPlace(cells);
      if (name !== '') place = places.byName(name);
    }
    for (let i = 0; place === null && i < texts.length; i++) place = places.byText(texts[i]!);
    if (place === null) note(notes, 'not-placed', row);
    else if (lat === null) note(notes, 'placed-by-text', row);
    return { lat, lon, place };
  };
}

/** Finds the category by its levels, else by the words that declared categories are known by. */
function categoryFinder({ source, columns, categories, notes }: MapContext) {
  const readLevels = source.category.map((level) => readMapped(level, columns));
  return (cells: Cells, row: number, texts: readonly string[]): string | null => {
    const code = categories.resolve(readLevels.map((read) => String(read(cells).value ?? '')));
    if (code !== null) return code;
    const guessed = categories.byWords(texts);
    note(notes, guessed === null ? 'no-category' : 'category-by-words', row);
    return guessed;
  };
}

/** Reads the fields of the record, personal data masked; what was hidden goes to `hidden`. */
function fieldsReader({ source, columns }: MapContext) {
  const readAddress = readColumns(source.address, columns);
  const readName = readColumns(source.reporterName, columns);
  const readPhone = readColumns(source.reporterPhone, columns);
  const readFields = Object.entries(source.fields).map(
    ([name, map]) => [name, readMapped(map, columns)] as const,
  );
  return (cells: Cells, text: string, hidden: Record<string, unknown>) => {
    const fields: Record<string, unknown> = {};
    const put = (name: string, clear: string, mask: (text: string) => string) => {
      if (clear === '') return;
      const masked = mask(clear);
      fields[name] = masked;
      if (masked !== clear) hidden[name] = clear;
    };
    const address = readAddress(cells);
    put('text', text, maskText);
    put('address', address, maskText);
    put('reporterName', readName(cells), maskName);
    put('reporterPhone', readPhone(cells), maskPhone);
    for (const [name, read] of readFields) {
      const { value } = read(cells);
      if (value !== null && value !== '') {
        fields[name] = typeof value === 'string' ? fieldValue(value) : value;
      }
    }
    return { fields, address };
  };
}

const missing = (line: number, column: string) =>
  problem('row.missing', `line ${line}, column ${column}`, '缺少必填的值', 'The value is missing', {
    got: '',
    wanted: 'a value',
  });

/** Reads the id of a row; what is wrong with it goes to `faults`. */
function idReader({ source, columns }: MapContext) {
  const read = readColumns(source.id, columns);
  const column = source.id.columns[0] ?? '';
  return (cells: Cells, line: number, faults: Problem[]): string => {
    const id = read(cells);
    if (id === '') faults.push(missing(line, column));
    if (id.length > 200) {
      faults.push(
        problem('row.id', `line ${line}, column ${column}`, '编号过长', 'The id is too long', {
          got: id,
          wanted: 'at most 200 characters',
        }),
      );
    }
    return id;
  };
}

/** The hash of everything that the mapping reads of a row. */
function rowHasher({ source, columns }: MapContext) {
  const used = mappedColumns(source)
    .map((name) => columns.indexOf(name))
    .filter((at) => at >= 0);
  return (cells: Cells): string => {
    let said = '';
    for (const at of used) said += `${cells[at] ?? ''}\u001f`;
    return hash('sha256', said, 'hex').slice(0, 32);
  };
}

/**
 * Compiles the mapping of a source for the columns of a file. The function it returns turns a row
 * into our words, or into every reason why it cannot: nothing is thrown, nothing written. What was
 * repaired or left out is counted in `context.notes`.
 */
export function compileMapping(context: MapContext): MapRow {
  const { source, columns, notes } = context;
  const readId = idReader(context);
  const readTimes = timesReader(context);
  const readTitle = textReader(source.title, columns, notes);
  const readText = textReader(source.text, columns, notes);
  const readFields = fieldsReader(context);
  const readOutcome = textReader(source.outcome, columns, notes);
  const readChannel = readMapped(source.channel, columns);
  const readStatus = readMapped(source.status, columns);
  const findUnit = unitFinder(context);
  const findPlace = placeOfRow(context);
  const findCategory = categoryFinder(context);
  const hashOf = rowHasher(context);
  const hasStatus = source.status !== undefined;
  const readFlags = Object.entries(source.flags).map(
    ([flag, map]) => [flag, readMapped(map, columns)] as const,
  );
  return ({ row, line, cells }) => {
    const faults: Problem[] = [];
    const sourceId = readId(cells, line, faults);
    const times = readTimes(cells, line, faults);
    const text = readText(cells, row);
    const fullTitle = oneLine(readTitle(cells, row));
    if (fullTitle === '') faults.push(missing(line, source.title.columns.join(' / ')));
    if (faults.length > 0) return faults;

    const flags: string[] = [];
    for (const [flag, read] of readFlags) if (read(cells).value === true) flags.push(flag);
    const status = readStatus(cells);
    if (!status.known) note(notes, 'unknown-status', row);
    const { end, closedAt } = settleEnd(status, hasStatus, times, { row, notes, flags });
    const hidden: Record<string, unknown> = {};
    const clearTitle =
      fullTitle.length > longestTitle ? `${fullTitle.slice(0, longestTitle - 1)}…` : fullTitle;
    const title = maskText(clearTitle);
    if (title !== clearTitle) hidden['title'] = clearTitle;
    // a title that had to be cut stays whole in the text
    const story = text === '' && clearTitle !== fullTitle ? fullTitle : text;
    const { fields, address } = readFields(cells, story, hidden);
    const channel = readChannel(cells).value;
    return {
      row,
      sourceId,
      hash: hashOf(cells),
      openedAt: times.openedAt,
      closedAt,
      dueAt: times.dueAt,
      end,
      title,
      category: findCategory(cells, row, [title, text]),
      ...findPlace(cells, row, [address, title, text]),
      lead: findUnit(cells, row, fields),
      channel: typeof channel === 'string' ? channel : 'import',
      outcome: readOutcome(cells, row),
      fields,
      flags,
      hidden: Object.keys(hidden).length > 0 ? hidden : null,
    };
  };
}

const lineBreaks = /\s{2,}|[\t\n\r]/;
const oneLine = (text: string) =>
  lineBreaks.test(text) ? text.replaceAll(/\s+/g, ' ').trim() : text;
