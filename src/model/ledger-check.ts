import type { FigureFile } from './figure.ts';
import type { Goal, GoalFile } from './goal.ts';
import { countProblems } from './count-check.ts';
import type { Formula, Indicator, IndicatorFile } from './indicator.ts';
import { duplicates, sameName, treeProblems, unknownName } from './name-check.ts';
import { problem, type Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import type { Atlas } from './territory.ts';

type Declarations = Pick<
  Registry,
  'districts' | 'programmes' | 'atlases' | 'indicators' | 'goals' | 'figures'
>;

/** What is known of units and periods; the arithmetic stands in kernels. */
export interface Measures {
  /** whether amounts in these units can be compared */
  isConvertible(a: string, b: string): boolean;
  isPeriod(text: string): boolean;
}

const WORD = {
  district: { zh: '区', en: 'district' },
  territory: { zh: '地区', en: 'territory' },
  indicator: { zh: '指标', en: 'indicator' },
  set: { zh: '排名范围', en: 'rank set' },
  goal: { zh: '目标', en: 'goal' },
} as const;

const wants = (
  path: string,
  what: keyof typeof WORD,
  got: string,
  known: { has(name: string): boolean; keys(): Iterable<string> },
): Problem[] => (known.has(got) ? [] : [unknownName(path, WORD[what], got, known.keys())]);

const below = (path: string, problems: readonly Problem[]): Problem[] =>
  problems.map((p) => ({ ...p, path: `${path}.${p.path}` }));

/** The names that hold in one district. */
interface Names {
  indicators: Map<string, Indicator>;
  territories: Set<string>;
  sets: Set<string>;
}

function namesOf(all: Declarations, district: string): Names {
  const atlases = Object.values(all.atlases).filter((atlas) => district in atlas.districts);
  const files = Object.values(all.indicators).filter((file) => file.districts.includes(district));
  return {
    indicators: new Map(files.flatMap((file) => file.indicators.map((i) => [i.code, i] as const))),
    territories: new Set(atlases.flatMap((atlas) => atlas.territories.map((t) => t.code))),
    sets: new Set(atlases.flatMap((atlas) => atlas.sets.map((s) => s.code))),
  };
}

function atlasProblems(atlas: Atlas, all: Declarations): Problem[] {
  const territories = new Set(atlas.territories.map((t) => t.code));
  const at = (i: number) => `territories[${i}]`;
  return [
    ...Object.entries(atlas.districts).flatMap(([district, territory]) => [
      ...wants(
        `districts.${district}`,
        'district',
        district,
        new Map(Object.entries(all.districts)),
      ),
      ...wants(`districts.${district}`, 'territory', territory, territories),
    ]),
    ...duplicates(
      atlas.territories.map((t) => t.code),
      (i) => `${at(i)}.code`,
    ),
    ...treeProblems(atlas.territories, at, WORD.territory),
    ...atlas.territories.flatMap((t, i) =>
      t.variantOf === undefined
        ? []
        : wants(`${at(i)}.variantOf`, 'territory', t.variantOf, territories),
    ),
    ...duplicates(
      atlas.sets.map((s) => s.code),
      (i) => `sets[${i}].code`,
    ),
    ...atlas.sets.flatMap((set, i) => setProblems(set, `sets[${i}]`, territories)),
  ];
}

function setProblems(
  { members, size }: Atlas['sets'][number],
  path: string,
  territories: ReadonlySet<string>,
): Problem[] {
  const found = members.flatMap((code, i) =>
    wants(`${path}.members[${i}]`, 'territory', code, territories),
  );
  found.push(...duplicates(members, (i) => `${path}.members[${i}]`));
  if (size !== null && size < members.length)
    found.push(
      problem('declared.size', `${path}.size`, '个数少于成员数', 'smaller than its members', {
        got: size,
        wanted: `≥ ${members.length}`,
      }),
    );
  return found;
}

/** Indicators that a formula asks for, with the path to each. */
function asked(formula: Formula, path: string): { code: string; path: string }[] {
  if (formula.op === 'value') return [];
  if (formula.op === 'indicator') return [{ code: formula.indicator, path: `${path}.indicator` }];
  return formula.of.flatMap((part, i) => asked(part, `${path}.of[${i}]`));
}

/** Everything an indicator is worked out from. */
const madeOf = (indicator: Indicator): { code: string; path: string }[] => [
  ...(indicator.formula ? asked(indicator.formula, 'formula') : []),
  ...indicator.sumOf.map((code, i) => ({ code, path: `sumOf[${i}]` })),
];

/** The way from an indicator back to itself; undefined where there is none. */
function circleOf(start: string, indicators: ReadonlyMap<string, Indicator>): string[] | undefined {
  const seen = new Set<string>();
  function walk(code: string, way: readonly string[]): string[] | undefined {
    const indicator = indicators.get(code);
    for (const next of indicator ? madeOf(indicator) : []) {
      if (next.code === start) return [...way, start];
      if (seen.has(next.code)) continue;
      seen.add(next.code);
      const found = walk(next.code, [...way, next.code]);
      if (found) return found;
    }
    return undefined;
  }
  return walk(start, [start]);
}

function spanProblems(indicator: Indicator, { isPeriod }: Measures): Problem[] {
  return (['validFrom', 'validTo'] as const).flatMap((name) => {
    const text = indicator[name];
    return text === undefined || isPeriod(text) ? [] : [noPeriod(name, text)];
  });
}

const noPeriod = (path: string, got: string): Problem =>
  problem('declared.period', path, '没有这个时期', 'there is no such period', {
    got,
    wanted: '2024, 2024-H1, 2024-Q3, 2024-03, 2024-01/2024-09',
  });

const noUnit = (path: string, got: string, wanted: string): Problem =>
  problem('declared.unit', path, '单位不能换算', 'the unit does not convert', { got, wanted });

/** Parts and wholes are counted in units that convert. */
function relatedProblems(
  indicator: Indicator,
  known: ReadonlyMap<string, Indicator>,
  { isConvertible }: Measures,
): Problem[] {
  const related = [
    ...(indicator.partOf === undefined ? [] : [{ code: indicator.partOf, path: 'partOf' }]),
    ...indicator.sumOf.map((code, i) => ({ code, path: `sumOf[${i}]` })),
  ];
  return related.flatMap(({ code, path }) => {
    const other = known.get(code);
    if (!other) return wants(path, 'indicator', code, known);
    if (code === indicator.code) return [sameName(path, code)];
    return isConvertible(other.unit, indicator.unit)
      ? []
      : [noUnit(path, other.unit, indicator.unit)];
  });
}

function indicatorProblems(
  indicator: Indicator,
  known: ReadonlyMap<string, Indicator>,
  all: Declarations,
  measures: Measures,
): Problem[] {
  const formula = indicator.formula ? asked(indicator.formula, 'formula') : [];
  const circle = circleOf(indicator.code, known);
  return [
    ...formula.flatMap(({ code, path }) => wants(path, 'indicator', code, known)),
    ...relatedProblems(indicator, known, measures),
    ...countProblems(indicator, all.programmes, measures),
    ...spanProblems(indicator, measures),
    ...(circle
      ? [
          problem('declared.circle', 'formula', '公式循环引用', 'the formula goes in a circle', {
            got: circle.join(' → '),
            wanted: 'figures to begin with',
          }),
        ]
      : []),
  ];
}

/** What a file of a kind says of the districts it is for, once however many of them it fails in. */
function eachDistrict(
  districts: readonly string[],
  all: Declarations,
  check: (names: Names) => Problem[],
): Problem[] {
  const found = districts.flatMap((district, i) =>
    all.districts[district]
      ? check(namesOf(all, district))
      : wants(`districts[${i}]`, 'district', district, new Map(Object.entries(all.districts))),
  );
  return [...new Map(found.map((p) => [`${p.path} ${p.code} ${p.got}`, p])).values()];
}

const familyProblems = (file: IndicatorFile, all: Declarations, measures: Measures): Problem[] =>
  eachDistrict(file.districts, all, ({ indicators }) =>
    file.indicators.flatMap((indicator, i) =>
      below(`indicators[${i}]`, indicatorProblems(indicator, indicators, all, measures)),
    ),
  );

/** The same code in two families of one district. */
function twiceDeclared(all: Declarations): Problem[] {
  return Object.keys(all.districts).flatMap((district) => {
    const seen = new Set<string>();
    return Object.values(all.indicators)
      .filter((file) => file.districts.includes(district))
      .flatMap((file) =>
        file.indicators.flatMap(({ code }, i) => {
          if (seen.has(code)) return [sameName(`indicators.${file.family}.indicators[${i}]`, code)];
          seen.add(code);
          return [];
        }),
      );
  });
}

function goalTimes({ from, due }: Goal, path: string): Problem[] {
  if (from === undefined || due === undefined || from <= due) return [];
  return [
    problem('declared.time', path, '期限早于开始', 'it is due before it begins', {
      got: due,
      wanted: `≥ ${from}`,
    }),
  ];
}

const goalProblems = (file: GoalFile, all: Declarations): Problem[] => {
  const at = (i: number) => `goals[${i}]`;
  return [
    ...duplicates(
      file.goals.map((goal) => goal.code),
      (i) => `${at(i)}.code`,
    ),
    ...treeProblems(file.goals, at, WORD.goal),
    ...file.goals.flatMap((goal, i) => goalTimes(goal, `${at(i)}.due`)),
    ...eachDistrict(file.districts, all, ({ indicators }) =>
      file.goals.flatMap((goal, i) =>
        goal.indicators.flatMap((code, k) =>
          wants(`${at(i)}.indicators[${k}]`, 'indicator', code, indicators),
        ),
      ),
    ),
  ];
};

interface Stated {
  indicator: string;
  territory: string;
  period: string;
  aspect: 'level' | 'growth';
  unit?: string;
  set?: string;
}

function unitProblems(stated: Stated, indicator: Indicator, measures: Measures): Problem[] {
  if (stated.unit === undefined) return [];
  const { unit } = stated;
  const wanted = stated.aspect === 'growth' ? ['%', '个百分点'] : [indicator.unit];
  return wanted.some((other) => measures.isConvertible(unit, other))
    ? []
    : [noUnit('unit', unit, wanted.join(', '))];
}

/** Names, period and unit of one thing that an origin states. */
function statedProblems(stated: Stated, names: Names, measures: Measures): Problem[] {
  const indicator = names.indicators.get(stated.indicator);
  return [
    ...wants('indicator', 'indicator', stated.indicator, names.indicators),
    ...wants('territory', 'territory', stated.territory, names.territories),
    ...(stated.set === undefined ? [] : wants('set', 'set', stated.set, names.sets)),
    ...(measures.isPeriod(stated.period) ? [] : [noPeriod('period', stated.period)]),
    ...(indicator ? unitProblems(stated, indicator, measures) : []),
  ];
}

const nameOf = ({ indicator, territory, period, aspect, set = '' }: Stated) =>
  `${indicator} ${territory} ${period} ${aspect} ${set}`.trim();

/** One origin states a thing once. */
const twiceStated = (all: readonly Stated[], kind: string): Problem[] =>
  duplicates(all.map(nameOf), (i) => `${kind}[${i}]`);

function figureProblems(file: FigureFile, all: Declarations, measures: Measures): Problem[] {
  const kinds = {
    figures: file.figures as readonly Stated[],
    ranks: file.ranks as readonly Stated[],
    targets: file.targets as readonly Stated[],
  };
  return [
    ...Object.entries(kinds).flatMap(([kind, list]) => twiceStated(list, kind)),
    ...eachDistrict(file.districts, all, (names) =>
      Object.entries(kinds).flatMap(([kind, list]) =>
        list.flatMap((stated, i) =>
          below(`${kind}[${i}]`, statedProblems(stated, names, measures)),
        ),
      ),
    ),
  ];
}

/**
 * Whether the declarations of the ledger fit together: names that others use are declared, formulas
 * do not go in circles, units convert, periods exist. Paths begin with kind and code:
 * `figures.press-2024.figures[3].unit`.
 */
export function ledgerProblems(all: Declarations, measures: Measures): Problem[] {
  const each = <T>(kind: string, files: Readonly<Record<string, T>>, check: (f: T) => Problem[]) =>
    Object.entries(files).flatMap(([code, file]) => below(`${kind}.${code}`, check(file)));
  return [
    ...each('atlases', all.atlases, (atlas) => atlasProblems(atlas, all)),
    ...each('indicators', all.indicators, (file) => familyProblems(file, all, measures)),
    ...twiceDeclared(all),
    ...each('goals', all.goals, (file) => goalProblems(file, all)),
    ...each('figures', all.figures, (file) => figureProblems(file, all, measures)),
  ];
}
