import { factProblems } from './count-check.ts';
import { detectorProblems } from './detector-check.ts';
import type { Detector } from './detector.ts';
import type { Catalogue, District, PlaceFile, WorkCalendar } from './district.ts';
import { ledgerProblems, type Measures } from './ledger-check.ts';
import { elsewhereProblems } from './elsewhere-check.ts';
import { duplicates, treeProblems, unknownName } from './name-check.ts';
import { crewProblems, inspectionProblems } from './plan-check.ts';
import { problem } from './problem.ts';
import type { Problem } from './problem.ts';
import { partProblems } from './parts-check.ts';
import { checkProgramme, ruleProblems } from './programme-check.ts';
import { seenProblems, watchedProblems } from './seen-check.ts';
import type { Programme } from './programme.ts';
import type { Registry } from './registry.ts';
import type { Rule } from './rule.ts';
import type { Source } from './source.ts';

type Declarations = Omit<Registry, 'checksum'>;

const WORD = {
  district: { zh: '区', en: 'district' },
  calendar: { zh: '工作日历', en: 'calendar' },
  places: { zh: '地点文件', en: 'file of places' },
  place: { zh: '地点', en: 'place' },
  programme: { zh: '专项', en: 'programme' },
  category: { zh: '类别', en: 'category' },
  unit: { zh: '单位', en: 'unit' },
  clock: { zh: '时限', en: 'clock' },
  field: { zh: '字段', en: 'field' },
} as const;

const below = (path: string, problems: Problem[]): Problem[] =>
  problems.map((p) => ({ ...p, path: `${path}.${p.path}` }));

function wants(
  path: string,
  what: keyof typeof WORD,
  got: string,
  known: Iterable<string>,
): Problem[] {
  const all = new Set(known);
  return all.has(got) ? [] : [unknownName(path, WORD[what], got, all)];
}

function zoneProblems(path: string, timeZone: string): Problem[] {
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return [];
  } catch {
    return [
      problem('declared.zone', path, '没有这个时区', 'there is no such time zone', {
        got: timeZone,
        wanted: 'an IANA zone such as Asia/Shanghai',
      }),
    ];
  }
}

function placeProblems({ places, cells }: PlaceFile): Problem[] {
  const at = (i: number) => `places[${i}]`;
  const roots = places.filter((place) => place.parent === null).map((place) => place.code);
  return [
    ...duplicates(
      places.map((place) => place.code),
      at,
    ),
    ...treeProblems(places, at, WORD.place),
    ...(roots.length === 1
      ? []
      : [
          problem('declared.root', 'places', '应当只有一个根', 'there must be one root', {
            got: roots.length === 0 ? 'none' : roots.join(', '),
            wanted: 'one place with parent: null',
          }),
        ]),
    ...places.flatMap((place, i) =>
      place.kind === 'cell' && (!cells || place.lat === null || place.lon === null)
        ? [
            problem(
              'declared.cell',
              at(i),
              '格子没有坐标或没有网格定义',
              'a cell without its grid',
              {
                got: place.code,
                wanted: 'lat and lon, and `cells` in the file',
              },
            ),
          ]
        : [],
    ),
  ];
}

const weekdayOf = (date: string) => ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1;

function calendarProblems({ hours, weekdays, years }: WorkCalendar): Problem[] {
  const wrong = (path: string, zh: string, en: string, got: string, wanted: string) =>
    problem('declared.calendar', path, zh, en, { got, wanted });
  let closed = 0;
  const hourProblems = hours.flatMap(([open, close], i) => {
    const fits = open >= closed && close > open && close <= 1440;
    closed = close;
    return fits
      ? []
      : [
          wrong(
            `hours[${i}]`,
            '工作时段重叠或超出一天',
            'hours overlap or leave the day',
            `${open}-${close}`,
            'minutes of the day, ascending, no overlap',
          ),
        ];
  });
  return [
    ...hourProblems,
    ...duplicates(
      years.map(({ year }) => String(year)),
      (i) => `years[${i}].year`,
    ),
    ...years.flatMap(({ year, holidays, makeUpDays }, i) => {
      const off = new Set(holidays.map(({ date }) => date));
      const outside = (date: string, path: string) =>
        date.startsWith(`${year}-`)
          ? []
          : [wrong(path, '日期不在该年', 'the date is in another year', date, `${year}-…`)];
      return [
        ...holidays.flatMap(({ date }, j) => outside(date, `years[${i}].holidays[${j}].date`)),
        ...makeUpDays.flatMap((date, j) => outside(date, `years[${i}].makeUpDays[${j}]`)),
        ...makeUpDays.flatMap((date, j) =>
          off.has(date) || weekdays.includes(weekdayOf(date))
            ? [
                wrong(
                  `years[${i}].makeUpDays[${j}]`,
                  '调休上班日应是周末且不是节假日',
                  'a make-up day is a day of the weekend and no holiday',
                  date,
                  'a day that would be off',
                ),
              ]
            : [],
        ),
      ];
    }),
  ];
}

/** Categories, places and units that a rule names by their codes. */
function ruleCodes(
  rule: Rule,
  path: string,
  categories: Set<string>,
  places: Set<string>,
): Problem[] {
  if ('rules' in rule) return rule.rules.flatMap((r) => ruleCodes(r, path, categories, places));
  if ('rule' in rule) return ruleCodes(rule.rule, path, categories, places);
  if (rule.op === 'within') return wants(path, 'place', rule.place, places);
  if (!('field' in rule) || !/^categor(?:y|ies)$/.test(rule.field)) return [];
  const values = 'values' in rule ? rule.values : 'value' in rule ? [rule.value] : [];
  return values.flatMap((value) => wants(path, 'category', String(value), categories));
}

interface Known {
  categories: Set<string>;
  units: Set<string>;
  places: Set<string>;
}

function catalogueProblems(catalogue: Catalogue, known: Known, all: Declarations): Problem[] {
  const programme = all.programmes[catalogue.programme];
  const last = catalogue.rules.findIndex(({ when }) => when.op === 'always');
  return [
    ...duplicates(
      catalogue.rules.map((rule) => rule.code),
      (i) => `rules[${i}].code`,
    ),
    ...catalogue.rules.flatMap(({ when, lead, assist }, i) => [
      ...wants(`rules[${i}].lead`, 'unit', lead, known.units),
      ...assist.flatMap((unit, j) => wants(`rules[${i}].assist[${j}]`, 'unit', unit, known.units)),
      ...(programme ? ruleProblems(when, `rules[${i}].when`, programme) : []),
      ...ruleCodes(when, `rules[${i}].when`, known.categories, known.places),
    ]),
    ...(last >= 0 && last < catalogue.rules.length - 1
      ? [
          problem(
            'declared.unreachable',
            `rules[${last + 1}]`,
            '前一条规则总是成立，后面的规则永远用不上',
            'the rule before always holds, so this one never does',
            { got: catalogue.rules[last + 1]!.code, wanted: '`always` in the last rule only' },
          ),
        ]
      : []),
  ];
}

function limitProblems(district: District, all: Declarations): Problem[] {
  const clocks = district.programmes.flatMap((code) =>
    Object.entries(all.programmes[code]?.clocks ?? {})
      .filter(([, clock]) => clock.byCategory)
      .map(([name]) => name),
  );
  return district.categories.flatMap((category, i) =>
    Object.keys(category.limits).flatMap((clock) =>
      wants(`categories[${i}].limits.${clock}`, 'clock', clock, clocks),
    ),
  );
}

/** Categories of the classes that triage knows which nobody declares. */
function triageProblems({ triage }: District, categories: ReadonlySet<string>): Problem[] {
  const classes = triage && 'classes' in triage ? triage.classes : {};
  return Object.entries(classes).flatMap(([name, codes]) =>
    codes.flatMap((code, i) =>
      wants(`triage.classes.${name}[${i}]`, 'category', code, [...categories]),
    ),
  );
}

function districtProblems(district: District, all: Declarations): Problem[] {
  const known: Known = {
    categories: new Set(district.categories.map((category) => category.code)),
    units: new Set(district.units.map((unit) => unit.code)),
    places: new Set(all.places[district.places]?.places.map((place) => place.code)),
  };
  return [
    ...triageProblems(district, known.categories),
    ...(district.holdOut?.never ?? []).flatMap((code, i) =>
      wants(`holdOut.never[${i}]`, 'category', code, known.categories),
    ),
    ...duplicates(
      (district.days ?? []).map(({ code }) => code),
      (i) => `days[${i}].code`,
    ),
    ...(district.days ?? []).flatMap(({ from }, i) =>
      from === 'entered'
        ? []
        : [
            ...wants(`days[${i}].from.open`, 'programme', from.open, district.programmes),
            ...factProblems(`days[${i}].from.where`, from.where),
          ],
    ),
    ...wants('calendar', 'calendar', district.calendar, Object.keys(all.calendars)),
    ...wants('places', 'places', district.places, Object.keys(all.places)),
    ...zoneProblems('timeZone', district.timeZone),
    ...district.programmes.flatMap((code, i) =>
      wants(`programmes[${i}]`, 'programme', code, Object.keys(all.programmes)),
    ),
    // numbers of records are theirs alone in the whole district
    ...duplicates(
      district.programmes.map((code) => all.programmes[code]?.numberPrefix ?? code),
      (i) => `programmes[${i}]`,
    ),
    ...duplicates(
      district.categories.map((category) => category.code),
      (i) => `categories[${i}].code`,
    ),
    ...treeProblems(district.categories, (i) => `categories[${i}]`, WORD.category),
    ...limitProblems(district, all),
    ...duplicates(
      district.units.map((unit) => unit.code),
      (i) => `units[${i}].code`,
    ),
    ...treeProblems(district.units, (i) => `units[${i}]`, WORD.unit),
    ...district.units.flatMap((unit, i) =>
      unit.place === undefined ? [] : wants(`units[${i}].place`, 'place', unit.place, known.places),
    ),
    ...district.catalogues.flatMap((catalogue, i) => [
      ...wants(`catalogues[${i}].programme`, 'programme', catalogue.programme, district.programmes),
      ...below(`catalogues[${i}]`, catalogueProblems(catalogue, known, all)),
    ]),
  ];
}

/** What a detector names must be there in each of its districts. */
function detectorFits(detector: Detector, all: Declarations): Problem[] {
  const found = detector.districts.flatMap((code, i) => {
    const district = all.districts[code];
    if (!district) return wants(`districts[${i}]`, 'district', code, Object.keys(all.districts));
    return [
      ...watchedProblems(all.programmes[detector.programme]),
      ...detectorProblems(detector, {
        units: district.units.map((unit) => unit.code),
        categories: district.categories.map((category) => category.code),
        placeKinds: all.places[district.places]?.places.map((place) => place.kind) ?? [],
        programmes: district.programmes,
      }),
    ];
  });
  // several districts that lack the same name are one problem
  return [...new Map(found.map((p) => [`${p.path} ${p.wanted}`, p])).values()];
}

/** Programmes that `link` effects name. */
/** Records that are named must be of a programme that there is. */
function namedProblems(fields: Programme['fields'], path: string, all: Declarations): Problem[] {
  return Object.entries(fields).flatMap(([name, { programme }]) =>
    programme === undefined
      ? []
      : wants(`${path}.${name}.programme`, 'programme', programme, Object.keys(all.programmes)),
  );
}

function linkProblems(programme: Programme, all: Declarations): Problem[] {
  const forms = Object.entries(programme.acts).flatMap(([name, act]) =>
    namedProblems(act.form, `acts.${name}.form`, all),
  );
  const links = Object.entries(programme.acts).flatMap(([name, act]) =>
    act.effects.flatMap((effect, i) =>
      effect.do === 'link' && effect.programme !== undefined
        ? wants(
            `acts.${name}.effects[${i}].programme`,
            'programme',
            effect.programme,
            Object.keys(all.programmes),
          )
        : [],
    ),
  );
  return [...namedProblems(programme.fields, 'fields', all), ...forms, ...links];
}

/** Kinds whose values no single cell of a sheet holds, or that follow from others. */
const notImported: ReadonlySet<string> = new Set(['table', 'computed', 'record', 'files', 'shape']);

function sourceProblems(source: Source, all: Declarations): Problem[] {
  const programme = all.programmes[source.programme];
  if (!programme) {
    return wants('programme', 'programme', source.programme, Object.keys(all.programmes));
  }
  return [
    ...(source.timeZone === undefined ? [] : zoneProblems('timeZone', source.timeZone)),
    ...Object.keys(source.fields).flatMap((name) =>
      wants(`fields.${name}`, 'field', name, Object.keys(programme.fields)),
    ),
    ...Object.keys(source.fields).flatMap((name) => {
      const kind = programme.fields[name]?.kind ?? '';
      return notImported.has(kind)
        ? [
            problem(
              'declared.import',
              `fields.${name}`,
              '这类字段不能从一列导入',
              'a field of this kind cannot be imported from a column',
              { got: kind, wanted: 'a field of one plain value' },
            ),
          ]
        : [];
    }),
  ];
}

/**
 * Whether the declarations of a registry fit together: every name that one uses another declares,
 * trees have roots, calendars are possible, lives can be lived to their end. Empty when they do.
 * Paths begin with kind and code: `programmes.demand.acts.file.to`.
 */
export function checkRegistry(all: Declarations, measures: Measures): Problem[] {
  const roles = all.roles.map((role) => role.code);
  const each = <T>(kind: string, values: Readonly<Record<string, T>>, check: (v: T) => Problem[]) =>
    Object.entries(values).flatMap(([code, value]) => below(`${kind}.${code}`, check(value)));
  const districts = Object.values(all.districts);
  return [
    ...duplicates(roles, (i) => `roles[${i}].code`),
    ...each('calendars', all.calendars, calendarProblems),
    ...each('places', all.places, placeProblems),
    ...each('programmes', all.programmes, (programme) => [
      ...checkProgramme(programme, roles),
      ...linkProblems(programme, all),
      ...elsewhereProblems(programme, all.programmes),
      ...partProblems(programme, all.programmes),
      ...seenProblems(programme, all.roles),
    ]),
    ...each('sources', all.sources, (source) => sourceProblems(source, all)),
    ...each('districts', all.districts, (district) => districtProblems(district, all)),
    ...each('detectors', all.detectors, (detector) => detectorFits(detector, all)),
    ...each('crews', all.crews, (file) => crewProblems(file, all)),
    ...each('inspections', all.inspections, (one) => inspectionProblems(one, all)),
    ...duplicates(
      districts.map((district) => district.numberPrefix),
      (i) => `districts.${districts[i]!.code}.numberPrefix`,
    ),
    ...ledgerProblems(all, measures),
  ];
}
