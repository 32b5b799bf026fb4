import { COMPUTED_FACTS } from './compute-fields.ts';
import { factsOf, partsOf, type Expression } from './expression.ts';
import { unknownName } from './name-check.ts';
import { problem, type Problem } from './problem.ts';
import type { Column, Field, Programme } from './programme.ts';
import { fieldsOf } from './rule.ts';

const WORD = {
  field: { zh: '字段', en: 'field' },
  column: { zh: '列', en: 'column' },
  fact: { zh: '可供计算的事实', en: 'fact that can be computed with' },
  counter: { zh: '计数', en: 'counter' },
} as const;

/** Square metres of the units in which a field may state the area of a shape, by their Chinese name. */
export const AREA_UNITS: ReadonlyMap<string, number> = new Map([
  ['亩', 10_000 / 15],
  ['平方米', 1],
]);

type Fields = Readonly<Record<string, Field>>;

const wrong = (code: string, path: string, zh: string, en: string, got: string, wanted: string) =>
  problem(`declared.${code}`, path, zh, en, { got, wanted });

const noOptions = (path: string) =>
  wrong(
    'options',
    path,
    '选择字段没有选项',
    'a choice has no options',
    'none',
    'at least one option',
  );

const lacksOptions = (kind: string | undefined, of: { options?: Field['options'] | undefined }) =>
  kind === 'choice' && Object.keys(of.options ?? {}).length === 0;

/** What belongs to one kind alone: said without it, or missing with it. */
function ownedProblems(field: Field, path: string): Problem[] {
  const owned = [
    ['record', 'programme', field.programme],
    ['table', 'columns', field.columns],
    ['computed', 'computed', field.computed],
  ] as const;
  return owned.flatMap(([kind, key, value]) => {
    if ((field.kind === kind) === (value !== undefined)) return [];
    return value === undefined
      ? [
          wrong(
            'lacking',
            `${path}.${key}`,
            `“${kind}”字段须有“${key}”`,
            `a field of the kind "${kind}" needs "${key}"`,
            'none',
            key,
          ),
        ]
      : [
          wrong(
            'kind',
            `${path}.${key}`,
            `只有“${kind}”字段可以有“${key}”`,
            `only a field of the kind "${kind}" has "${key}"`,
            field.kind,
            kind,
          ),
        ];
  });
}

const isAmount = (kind: string | undefined) => kind === 'number' || kind === 'money';
const kindOf = (field: Field | undefined) =>
  field?.kind === 'computed' ? field.computed?.as : field?.kind;

/** A column and the field that it must sum to: both there, amounts, and of one unit. */
function agreeProblems(field: Field, path: string, fields: Fields): Problem[] {
  if (!field.agrees) return [];
  const { column: name, field: with_ } = field.agrees;
  const at = `${path}.agrees`;
  const column: Column | undefined = field.columns?.[name];
  const other = fields[with_];
  if (!column)
    return [unknownName(`${at}.column`, WORD.column, name, Object.keys(field.columns ?? {}))];
  if (!other) return [unknownName(`${at}.field`, WORD.field, with_, Object.keys(fields))];
  const fits = isAmount(column.kind) && column.kind === kindOf(other);
  return fits && column.unit?.en === other.unit?.en
    ? []
    : [
        wrong(
          'agrees',
          at,
          '合计只能与同类、同单位的数相等',
          'a sum can only agree with an amount of the same kind and unit',
          `${name}: ${column.kind}, ${with_}: ${kindOf(other)}`,
          'two numbers of one unit, or two amounts of money',
        ),
      ];
}

/** A shape and the field that states its area: a number, in a unit of area that is known. */
function measureProblems(field: Field, path: string, fields: Fields): Problem[] {
  if (!field.measures) return [];
  const at = `${path}.measures`;
  const other = fields[field.measures.field];
  if (field.kind !== 'shape')
    return [
      wrong(
        'kind',
        at,
        '只有“shape”字段可以有“measures”',
        'only a field of the kind "shape" has "measures"',
        field.kind,
        'shape',
      ),
    ];
  if (!other)
    return [unknownName(`${at}.field`, WORD.field, field.measures.field, Object.keys(fields))];
  const unit = other.unit?.zh ?? 'none';
  return kindOf(other) === 'number' && AREA_UNITS.has(unit)
    ? []
    : [
        wrong(
          'measures',
          `${at}.field`,
          '面积只能与以亩或平方米计的数相比',
          'an area can only be compared with a number in mu or square metres',
          `${kindOf(other)}, ${unit}`,
          'a number in 亩 or 平方米',
        ),
      ];
}

/**
 * What is wrong with fields one by one: choices without options, tables without columns, a kind that
 * lacks what it needs or has what belongs to another.
 *
 * @param own fields of the record, with which sums agree; a form's fields stand for themselves otherwise
 */
export function fieldProblems(fields: Fields, path: string, own: Fields = fields): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const at = `${path}.${name}`;
    return [
      ...(lacksOptions(kindOf(field), field) ? [noOptions(`${at}.options`)] : []),
      ...Object.entries(field.columns ?? {}).flatMap(([code, column]) =>
        lacksOptions(column.kind, column) ? [noOptions(`${at}.columns.${code}.options`)] : [],
      ),
      ...(field.reply && field.kind !== 'long-text'
        ? [
            wrong(
              'reply',
              `${at}.reply`,
              '只有长文本字段可以是给群众的答复',
              'only a long text can be the answer to a citizen',
              field.kind,
              'long-text',
            ),
          ]
        : []),
      ...ownedProblems(field, at),
      ...agreeProblems(field, at, own),
      ...measureProblems(field, at, own),
      ...publishedProblems(field, at),
    ];
  });
}

/** What an expression names that is not there, table by table and fact by fact. */
function expressionProblems(expression: Expression, path: string, of: Programme): Problem[] {
  const { parts, rules } = partsOf(expression);
  const table = 'table' in expression ? of.fields[expression.table] : undefined;
  const columns = Object.keys(table?.columns ?? {});
  const columnAt = (name: string) =>
    columns.includes(name) ? [] : [unknownName(path, WORD.column, name, columns)];
  const factAt = (name: string): Problem[] => {
    if (name.startsWith('row.') && table) return columnAt(name.slice(4));
    const [family, first = ''] = name.split('.');
    const known = {
      fields: [WORD.field, Object.keys(of.fields)] as const,
      counts: [WORD.counter, Object.keys(of.counters)] as const,
    }[family ?? ''];
    if (known)
      return known[1].includes(first) ? [] : [unknownName(path, known[0], first, known[1])];
    return COMPUTED_FACTS.includes(name)
      ? []
      : [unknownName(path, WORD.fact, name, COMPUTED_FACTS)];
  };
  const ofKind = (kind: string) =>
    Object.keys(of.fields).filter((name) => of.fields[name]!.kind === kind);
  return [
    ...('field' in expression ? factAt(expression.field) : []),
    ...('table' in expression && table?.kind !== 'table'
      ? [unknownName(path, WORD.field, expression.table, ofKind('table'))]
      : []),
    ...('shape' in expression && !ofKind('shape').includes(expression.shape)
      ? [unknownName(path, WORD.field, expression.shape, ofKind('shape'))]
      : []),
    ...('column' in expression && table ? columnAt(expression.column) : []),
    ...rules.flatMap(fieldsOf).flatMap(factAt),
    ...parts.flatMap((part) => expressionProblems(part, path, of)),
  ];
}

/** Names of the fields that a computed field follows from directly. */
const fieldsUsed = (field: Field | undefined): string[] =>
  field?.computed
    ? factsOf(field.computed.by).flatMap((name) =>
        name.startsWith('fields.') ? [name.slice('fields.'.length)] : [],
      )
    : [];

/** Computed fields that follow from themselves, each circle once and by name. */
function circleProblems(fields: Fields): Problem[] {
  const done = new Set<string>();
  const problems: Problem[] = [];
  const follow = (name: string, line: readonly string[]): void => {
    const from = line.indexOf(name);
    if (from >= 0) {
      const circle = [...line.slice(from), name].join(' → ');
      problems.push(
        wrong(
          'circle',
          `fields.${name}.computed.by`,
          `计算字段互相引用，成环：${circle}`,
          `computed fields follow from each other in a circle: ${circle}`,
          circle,
          'a way to fields that people fill in',
        ),
      );
      return;
    }
    if (done.has(name)) return;
    for (const used of fieldsUsed(fields[name])) follow(used, [...line, name]);
    done.add(name);
  };
  for (const name of Object.keys(fields)) follow(name, []);
  return problems;
}

/** What is given out is a text of the district's own, and nobody's secret. */
function publishedProblems(field: Field, path: string): Problem[] {
  if (field.published !== true) return [];
  const hides = field.sensitive || field.seenBy !== undefined;
  return field.kind === 'text' && !hides
    ? []
    : [
        wrong(
          'published',
          `${path}.published`,
          '只有不涉及个人信息的“text”字段可以公布',
          'only a text that is no personal data is given out',
          hides ? 'a field that hides something' : field.kind,
          'text',
        ),
      ];
}

/** A computed field must not tell what the fields it follows from keep to themselves. */
function tellingProblems(name: string, field: Field, fields: Fields): Problem[] {
  return fieldsUsed(field).flatMap((used) => {
    const from = fields[used];
    const hides =
      from?.sensitive === true ||
      (from?.seenBy !== undefined &&
        !(field.seenBy ?? ['*']).every((role) => from.seenBy!.includes(role)));
    return hides
      ? [
          wrong(
            'telling',
            `fields.${name}.computed.by`,
            '计算字段会透露只供部分角色查看的内容',
            'the computed field would tell what only some may see',
            used,
            'fields that everybody sees who sees this one',
          ),
        ]
      : [];
  });
}

/** What is wrong with the computed fields of a programme, and with acts that would write them by hand. */
export function computedProblems(of: Programme): Problem[] {
  const isComputed = (name: string) => of.fields[name]?.kind === 'computed';
  const typed = Object.entries(of.acts).flatMap(([type, act]) => [
    ...Object.entries(act.form).flatMap(([name, field]) =>
      field.kind === 'computed' ? [`acts.${type}.form.${name}`] : [],
    ),
    ...act.effects.flatMap((effect, i) =>
      'field' in effect && effect.do !== 'repeat' && isComputed(effect.field)
        ? [`acts.${type}.effects[${i}].field`]
        : [],
    ),
  ]);
  return [
    ...Object.entries(of.fields).flatMap(([name, field]) =>
      field.computed
        ? [
            ...expressionProblems(field.computed.by, `fields.${name}.computed.by`, of),
            ...tellingProblems(name, field, of.fields),
          ]
        : [],
    ),
    ...circleProblems(of.fields),
    ...(isComputed(of.titleField) ? ['titleField'] : typed).map((path) =>
      wrong(
        'computed',
        path,
        '计算字段由系统算出，不能填写',
        'a computed field is worked out, never filled in',
        'computed',
        'a field of another kind',
      ),
    ),
  ];
}
