import type { LineMapping, SheetMapping } from '../../../model/sheet-mapping.ts';

/** From this share of common columns on, a sheet is of the same kind as the one before. */
const alike = 0.8;

/** The share of columns that two sheets have in common, 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  if (all.size === 0) return 0;
  const other = new Set(b);
  return new Set(a.filter((key) => other.has(key))).size / all.size;
}

/** The kept mapping whose columns a sheet has, the nearest first; undefined where none is near. */
export function recogniseMapping<T extends { mapping: SheetMapping }>(
  kept: readonly T[],
  shape: readonly string[],
): T | undefined {
  let best: { one: T; share: number } | undefined;
  for (const one of kept) {
    const share = likeness(one.mapping.shape, shape);
    if (share >= alike && share > (best?.share ?? 0)) best = { one, share };
  }
  return best?.one;
}

/** Lines of both; what is decided now goes before what was decided then. */
function withLines(kept: readonly LineMapping[], now: readonly LineMapping[]): LineMapping[] {
  const keys = new Set(now.map((line) => line.key));
  return [...kept.filter((line) => !keys.has(line.key)), ...now];
}

/** A kept mapping with the decisions that were made about this file. */
export const withDecisions = (kept: SheetMapping, now: SheetMapping): SheetMapping => ({
  ...kept,
  ...now,
  means: { ...kept.means, ...now.means },
  columns: withLines(kept.columns, now.columns),
  rows: withLines(kept.rows, now.rows),
  shape: now.shape.length > 0 ? now.shape : kept.shape,
});

const undated = (line: LineMapping): LineMapping => {
  const { period: _of, ...means } = line.means;
  return { ...line, means };
};

/** What of a mapping holds for the next file too: everything but the dates of this one. */
export function keptPart(mapping: SheetMapping): SheetMapping {
  const { period: _of, ...means } = mapping.means;
  return {
    ...mapping,
    means,
    columns: mapping.columns.map(undated),
    rows: mapping.rows.map(undated),
  };
}
