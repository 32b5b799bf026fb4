import type { Detector } from '../../model/detector.ts';
import type { District } from '../../model/district.ts';
import type { Label } from '../../model/label.ts';
import type { Programme } from '../../model/programme.ts';
import type { Role } from '../../model/role.ts';

export interface WatchPlace {
  code: string;
  parent: string | null;
  /** codes from the root, joined by `/` */
  path: string;
  label: Label;
  lat: number | null;
  lon: number | null;
}

export interface WatchCategory {
  code: string;
  parent: string | null;
  label: Label;
}

/** What foresight knows of a district under one version of its declarations. */
export interface Watch {
  version: number;
  district: District;
  programmes: Record<string, Programme>;
  roles: ReadonlyMap<string, Role>;
  detectors: Record<string, Detector>;
  places: ReadonlyMap<string, WatchPlace>;
  /** kind of each place, as its file declares it */
  kinds: ReadonlyMap<string, string>;
  /** declared ones and those that sources brought */
  categories: ReadonlyMap<string, WatchCategory>;
}

/** A category with all above it, nearest first; just its code where nobody knows it. */
export function categoryLine(watch: Pick<Watch, 'categories'>, code: string): string[] {
  const line: string[] = [code];
  for (let at = watch.categories.get(code); at?.parent; at = watch.categories.get(at.parent)) {
    if (line.includes(at.parent)) break;
    line.push(at.parent);
  }
  return line;
}

/** Codes of a category and of all below it; undefined for '', which means everything. */
export function categoriesBelow(
  watch: Pick<Watch, 'categories'>,
  code: string,
): string[] | undefined {
  if (code === '') return undefined;
  const below = [...watch.categories.keys()].filter((c) => categoryLine(watch, c).includes(code));
  return below.includes(code) ? below : [code, ...below];
}

/** Whether one of the two is the other or lies above it. '' lies above everything. */
export const sameLine = (watch: Pick<Watch, 'categories'>, a: string, b: string): boolean =>
  a === '' || b === '' || categoryLine(watch, a).includes(b) || categoryLine(watch, b).includes(a);

/** Detectors that watch this district, by code. */
export const detectorsOf = (watch: Watch): Detector[] =>
  Object.values(watch.detectors)
    .filter((d) => d.districts.includes(watch.district.code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
