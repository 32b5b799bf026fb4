import type { CellFate } from '../../../src/model/sheet-view.ts';

/** Fates in the order in which they are told: figures first, then what is none. */
export const fateOrder = [
  'new',
  'revised',
  'unchanged',
  'refused',
  'undecided',
  'not-stated',
  'header',
  'unit',
  'note',
  'ignored',
] as const satisfies readonly CellFate[];

/** A sign for every fate, so that none is told by colour alone. */
export const fateSigns: Record<CellFate, string> = {
  new: '＋',
  revised: '↻',
  unchanged: '＝',
  refused: '✕',
  undecided: '？',
  'not-stated': '∅',
  header: '▤',
  unit: '¤',
  note: '✎',
  ignored: '–',
};
