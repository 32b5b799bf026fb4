import type { Scalar } from '../../model/rule.ts';
import type { ColumnMap } from '../../model/source.ts';

/** Takes one value from the cells of a row, as trimmed text. */
export type ReadText = (cells: readonly string[]) => string;

/** Positions of the columns of a mapping that the file has. */
const positions = (map: ColumnMap, columns: readonly string[]) =>
  map.columns.map((name) => columns.indexOf(name)).filter((at) => at >= 0);

const nothing: ReadText = () => '';

/**
 * A reader for one mapped value: the first of its columns that is not empty, or all of them joined.
 * Columns that the file does not have count as empty.
 */
export function readColumns(map: ColumnMap | undefined, columns: readonly string[]): ReadText {
  if (!map) return nothing;
  const at = positions(map, columns);
  const { join } = map;
  if (at.length === 0) return nothing;
  if (at.length === 1) {
    const only = at[0]!;
    return (cells) => (cells[only] ?? '').trim();
  }
  if (join !== undefined) {
    return (cells) =>
      at
        .map((i) => (cells[i] ?? '').trim())
        .filter((text) => text !== '')
        .join(join);
  }
  return (cells) => {
    for (const i of at) {
      const text = (cells[i] ?? '').trim();
      if (text !== '') return text;
    }
    return '';
  };
}

/** A reader that also replaces whole values. `known` is false where the map has no such value. */
export function readMapped(
  map: ColumnMap | undefined,
  columns: readonly string[],
): (cells: readonly string[]) => { value: Scalar; known: boolean } {
  const read = readColumns(map, columns);
  const values = new Map(Object.entries(map?.map ?? {}));
  const hasMap = map?.map !== undefined;
  const otherwise = map?.otherwise;
  const seen = new Map<string, { value: Scalar; known: boolean }>();
  return (cells) => {
    const text = read(cells);
    let found = seen.get(text);
    if (!found) {
      const known = !hasMap || values.has(text) || text === '';
      const value = values.get(text) ?? otherwise ?? (hasMap ? null : text === '' ? null : text);
      found = { value, known };
      if (seen.size < 10_000) seen.set(text, found);
    }
    return found;
  };
}
