import type { CrewFile } from './crew.ts';
import type { District, PlaceFile } from './district.ts';
import type { Inspection } from './inspection.ts';
import { duplicates, unknownName } from './name-check.ts';
import { problem, type Problem } from './problem.ts';

interface Declared {
  districts: Readonly<Record<string, District>>;
  places: Readonly<Record<string, PlaceFile>>;
  crews: Readonly<Record<string, CrewFile>>;
}

const WORD = {
  district: { zh: '区', en: 'district' },
  category: { zh: '类别', en: 'category' },
  unit: { zh: '单位', en: 'unit' },
  place: { zh: '地点', en: 'place' },
  skill: { zh: '技能', en: 'skill' },
  kind: { zh: '走访种类', en: 'kind of visit' },
} as const;

const wants = (path: string, what: keyof typeof WORD, got: string, known: Iterable<string>) => {
  const all = new Set(known);
  return all.has(got) ? [] : [unknownName(path, WORD[what], got, all)];
};

/** Whether a district's crews fit to its units, places and categories. */
export function crewProblems(file: CrewFile, all: Declared): Problem[] {
  const district = all.districts[file.district];
  if (!district) return wants('district', 'district', file.district, Object.keys(all.districts));
  const places = all.places[district.places]?.places ?? [];
  const skills = Object.keys(file.skills);
  const kindCodes = file.kinds.map((kind) => kind.code);
  return [
    ...duplicates(kindCodes, (i) => `kinds[${i}].code`),
    ...duplicates(
      file.crews.map((crew) => crew.code),
      (i) => `crews[${i}].code`,
    ),
    ...file.kinds.flatMap(({ categories, skill }, i) => [
      ...categories.flatMap((category, k) =>
        wants(
          `kinds[${i}].categories[${k}]`,
          'category',
          category,
          district.categories.map((c) => c.code),
        ),
      ),
      ...(skill === undefined ? [] : wants(`kinds[${i}].skill`, 'skill', skill, skills)),
    ]),
    ...file.crews.flatMap(({ unit, base, skills: has, from, to }, i) => [
      ...wants(
        `crews[${i}].unit`,
        'unit',
        unit,
        district.units.map((u) => u.code),
      ),
      ...wants(
        `crews[${i}].base`,
        'place',
        base,
        places.filter((place) => place.lat !== null).map((place) => place.code),
      ),
      ...has.flatMap((skill, k) => wants(`crews[${i}].skills[${k}]`, 'skill', skill, skills)),
      ...(from < to
        ? []
        : [
            problem('declared.hours', `crews[${i}].to`, '收工早于出工', 'ends before it begins', {
              got: `${from}–${to}`,
              wanted: 'a time after `from`',
            }),
          ]),
    ]),
  ];
}

/** Whether an inspection can be carried out in its districts. */
export function inspectionProblems(inspection: Inspection, all: Declared): Problem[] {
  return inspection.districts.flatMap((code, i) => {
    const district = all.districts[code];
    if (!district) return wants(`districts[${i}]`, 'district', code, Object.keys(all.districts));
    const kinds = all.crews[code]?.kinds.map((kind) => kind.code) ?? [];
    const places = all.places[district.places]?.places ?? [];
    return [
      ...wants('kind', 'kind', inspection.kind, kinds),
      ...(inspection.places ?? []).flatMap((place, k) =>
        wants(
          `places[${k}]`,
          'place',
          place,
          places.map((one) => one.code),
        ),
      ),
    ];
  });
}
