import { buildPlaceIndex, type PlacesInput } from '../../kernels/space/place-index.ts';
import { flattenPolygon, type FlatPolygon } from '../../kernels/space/polygon.ts';
import { buildPlaceNames, type NamedPlace } from '../../kernels/text/place-names.ts';
import { compileWorkTime, type WorkTime } from '../../kernels/workdays/work-time.ts';
import type { Budget } from '../../model/clock.ts';
import type { District, Unit, WorkCalendar } from '../../model/district.ts';
import type { Label } from '../../model/label.ts';
import type { EndsWell } from '../../model/parts.ts';
import type { Programme } from '../../model/programme.ts';
import type { Role } from '../../model/role.ts';

export interface SetupPlace {
  code: string;
  parent: string | null;
  /** codes from the root, joined by `/` */
  path: string;
  label: Label;
  lat: number | null;
  lon: number | null;
}

export interface SetupCategory {
  code: string;
  parent: string | null;
  label: Label;
  limits: Record<string, Budget>;
  urgent: boolean;
  /** words that point to it */
  words: readonly string[];
}

/** What casework knows of a district under one version of its declarations, ready for lookups. */
export interface Setup {
  version: number;
  district: District;
  programmes: Record<string, Programme>;
  roles: Map<string, Role>;
  work: WorkTime;
  units: Map<string, Unit>;
  categories: Map<string, SetupCategory>;
  places: Map<string, SetupPlace>;
  root: SetupPlace | undefined;
  /** west, south, east, north of the district's boundary; undefined where none is declared */
  box: FlatPolygon['box'] | undefined;
  /** the place of a point (WGS84 degrees) or of a text that names one */
  locate: {
    point(lon: number, lat: number): string | undefined;
    text(text: string): string | undefined;
  };
}

export interface SetupInput {
  version: number;
  district: District;
  programmes: Record<string, Programme>;
  roles: readonly Role[];
  calendar: WorkCalendar;
  places: readonly SetupPlace[];
  /** categories that sources brought, besides the declared ones */
  categories: readonly { code: string; parent: string | null; label: Label }[];
  /** the declared tree with boundaries and names */
  placeFile: PlacesInput & { places: readonly NamedPlace[] };
}

type BroughtCategories = SetupInput['categories'];

function categoryMap(district: District, brought: BroughtCategories): Map<string, SetupCategory> {
  const categories = new Map<string, SetupCategory>();
  for (const { code, parent, label } of brought) {
    categories.set(code, { code, parent, label, limits: {}, urgent: false, words: [] });
  }
  for (const { code, parent, label, limits, urgent, words } of district.categories) {
    categories.set(code, { code, parent: parent ?? null, label, limits, urgent, words });
  }
  return categories;
}

/** The same setup with the categories that sources have brought by now. */
export const withCategories = (setup: Setup, brought: BroughtCategories): Setup => ({
  ...setup,
  categories: categoryMap(setup.district, brought),
});

/** Whether a part of this programme's records ended in a state that the others may build on. */
export const endsWellOf =
  (setup: Pick<Setup, 'programmes'>, whole: Programme): EndsWell =>
  (state) =>
    setup.programmes[whole.parts?.programme ?? '']?.states[state]?.tone === 'done';

/** Acts that open a record in a programme that the district does not run are no acts here. */
const actsHere = (programmes: Record<string, Programme>): Record<string, Programme> =>
  Object.fromEntries(
    Object.entries(programmes).map(([code, programme]) => {
      const acts = Object.entries(programme.acts);
      const here = acts.filter(([, { effects }]) =>
        effects.every((effect) =>
          effect.do === 'parts'
            ? programme.parts !== undefined && programme.parts.programme in programmes
            : effect.do !== 'open' || effect.programme in programmes,
        ),
      );
      const isWhole = here.length === acts.length;
      return [code, isWhole ? programme : { ...programme, acts: Object.fromEntries(here) }];
    }),
  );

/** The box of what the district's own boundary encloses. */
function boxOf({ places }: PlacesInput): Setup['box'] {
  const boundary = places.find(({ parent }) => parent === null)?.boundary;
  return boundary?.length ? flattenPolygon(boundary).box : undefined;
}

/** Compiles the declarations of a district. Pure; made once per version. */
export function buildSetup(input: SetupInput): Setup {
  const { district } = input;
  const places = new Map(input.places.map((place) => [place.code, place]));
  const index = buildPlaceIndex(input.placeFile);
  const names = buildPlaceNames(input.placeFile.places);
  return {
    version: input.version,
    district,
    programmes: actsHere(input.programmes),
    roles: new Map(input.roles.map((role) => [role.code, role])),
    work: compileWorkTime(input.calendar, district.timeZone),
    units: new Map(district.units.map((unit) => [unit.code, unit])),
    categories: categoryMap(district, input.categories),
    places,
    root: input.places.find((place) => place.parent === null),
    box: boxOf(input.placeFile),
    locate: {
      point: (lon, lat) => known(places, index.find(lon, lat)),
      text: (text) => known(places, names.find(text)),
    },
  };
}

const known = (places: Map<string, SetupPlace>, code: string | undefined) =>
  code !== undefined && places.has(code) ? code : undefined;

/** A category with its ancestors, nearest first. Unknown codes have none. */
export function categoryLine(setup: Setup, code: string | null): SetupCategory[] {
  const line: SetupCategory[] = [];
  let at = code === null ? undefined : setup.categories.get(code);
  while (at && !line.includes(at)) {
    line.push(at);
    at = at.parent === null ? undefined : setup.categories.get(at.parent);
  }
  return line;
}

/** The category whose word stands in the text; the longest word decides. Null when none does. */
export function categoryOfWords(setup: Setup, text: string): string | null {
  const lower = text.toLowerCase();
  let found: string | null = null;
  let length = 0;
  for (const { code, words } of setup.categories.values()) {
    for (const word of words) {
      if (word.length <= length || !lower.includes(word.toLowerCase())) continue;
      found = code;
      length = word.length;
    }
  }
  return found;
}

/** Codes of these categories and of all below them. */
export function categoriesBelow(setup: Setup, codes: readonly string[]): string[] {
  const wanted = new Set(codes);
  const below = [...setup.categories.values()]
    .filter((c) => categoryLine(setup, c.code).some((above) => wanted.has(above.code)))
    .map((c) => c.code);
  return [...new Set([...codes, ...below])];
}

/** Path of a place; null when there is none. */
export const pathOf = (setup: Setup, place: string | null): string | null =>
  (place === null ? undefined : setup.places.get(place)?.path) ?? null;
