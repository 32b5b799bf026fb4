import { addedUnit, type Indicator } from './indicator.ts';
import { unknownName } from './name-check.ts';
import { problem, type Problem } from './problem.ts';
import type { Programme } from './programme.ts';
import type { Registry } from './registry.ts';
import { fieldsOf, type Rule } from './rule.ts';

/** What is known of units; the arithmetic stands in kernels. */
interface Measures {
  /** whether amounts in these units can be compared */
  isConvertible(a: string, b: string): boolean;
}

const WORD = {
  programme: { zh: '专项', en: 'programme' },
  act: { zh: '动作', en: 'act' },
  field: { zh: '字段', en: 'field' },
} as const;

const wants = (
  path: string,
  what: keyof typeof WORD,
  got: string,
  known: ReadonlyMap<string, unknown>,
): Problem[] => (known.has(got) ? [] : [unknownName(path, WORD[what], got, known.keys())]);

/** Facts of a record that a count can ask for: those that its row holds. */
const facts = new Set(
  'state ended number title category place placePath channel lead simulated assist flags'.split(
    ' ',
  ),
);

/** Whether a count may ask for this field: a fact of the record's row, `fields.x` or `counts.x`. */
export const isCountedFact = (field: string): boolean =>
  facts.has(field) || /^(?:fields|counts)\.\w+$/.test(field);

/** What records cannot be asked when they are counted. */
export const factProblems = (path: string, where: Rule): Problem[] =>
  fieldsOf(where)
    .filter((field) => !isCountedFact(field))
    .map((field) =>
      problem('declared.unknown', path, '计数不能用这个条件', 'a count cannot ask this', {
        got: field,
        wanted: `one of ${[...facts].join(', ')}, fields.x, counts.x`,
      }),
    );

/** What is wrong with what a count adds up or tells apart. */
function sumProblems(
  { unit, counts }: Indicator,
  programme: Programme,
  { isConvertible }: Measures,
): Problem[] {
  const fields = new Map(Object.entries(programme.fields));
  if (counts?.distinct !== undefined)
    return [
      ...wants('counts.distinct', 'field', counts.distinct, fields),
      ...(counts.sum === undefined
        ? []
        : [
            problem(
              'declared.sum',
              'counts.distinct',
              '相加和数不同的值只能选一样',
              'a count either adds up or tells different values',
              { got: 'sum and distinct', wanted: 'one of them' },
            ),
          ]),
    ];
  if (counts?.sum === undefined) return [];
  const unknown = wants('counts.sum', 'field', counts.sum, fields);
  if (unknown.length > 0) return unknown;
  const added = addedUnit(programme, counts.sum);
  if (added && isConvertible(added.unit, unit)) return [];
  return [
    problem(
      'declared.sum',
      'counts.sum',
      '只有金额和带单位的数能相加，单位要能换算',
      'only money and numbers with a unit add up, in a unit that converts',
      { got: added?.unit ?? counts.sum, wanted: unit },
    ),
  ];
}

/** What is wrong with how an indicator counts records; paths begin at the indicator. */
export function countProblems(
  indicator: Indicator,
  programmes: Registry['programmes'],
  measures: Measures,
): Problem[] {
  const { counts } = indicator;
  if (!counts) return [];
  const programme = programmes[counts.programme];
  if (!programme)
    return wants(
      'counts.programme',
      'programme',
      counts.programme,
      new Map(Object.entries(programmes)),
    );
  return [
    ...(counts.act === undefined
      ? []
      : wants('counts.act', 'act', counts.act, new Map(Object.entries(programme.acts)))),
    ...factProblems('counts.where', counts.where),
    ...sumProblems(indicator, programme, measures),
  ];
}
