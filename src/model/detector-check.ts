import type { Detector } from './detector.ts';
import { unknownName } from './name-check.ts';
import type { Problem } from './problem.ts';

/** The names of a district that a detector may use. */
export interface DetectorNames {
  units: readonly string[];
  categories: readonly string[];
  placeKinds: readonly string[];
  programmes: readonly string[];
}

const WORD = {
  unit: { zh: '单位', en: 'unit' },
  category: { zh: '类别', en: 'category' },
  kind: { zh: '地点类型', en: 'kind of place' },
  programme: { zh: '专项', en: 'programme' },
} as const;

/**
 * Whether everything that a detector names is there in a district; paths such as `categories[2]`.
 */
export function detectorProblems(detector: Detector, names: DetectorNames): Problem[] {
  const wants = (path: string, what: keyof typeof WORD, got: string, known: readonly string[]) =>
    known.includes(got) ? [] : [unknownName(path, WORD[what], got, new Set(known))];
  const { owner, categories, except = [], placeKind, programme, orders } = detector;
  return [
    ...wants('owner', 'unit', owner, names.units),
    ...categories.flatMap((c, i) => wants(`categories[${i}]`, 'category', c, names.categories)),
    ...except.flatMap((c, i) => wants(`except[${i}]`, 'category', c, names.categories)),
    ...(placeKind === undefined ? [] : wants('placeKind', 'kind', placeKind, names.placeKinds)),
    ...wants('programme', 'programme', programme, names.programmes),
    ...wants('orders', 'programme', orders, names.programmes),
  ];
}
