import { unknownName } from './name-check.ts';
import { awaited, partColumns, type PartRow, type Parts } from './parts.ts';
import { problem, type Problem } from './problem.ts';
import type { ActType, Column, Programme } from './programme.ts';
import { fieldsOf } from './rule.ts';

const WORD = {
  programme: { zh: '专项', en: 'programme' },
  act: { zh: '动作', en: 'act' },
  field: { zh: '字段', en: 'field' },
  input: { zh: '表单字段', en: 'form field' },
  column: { zh: '列', en: 'column' },
  role: { zh: '角色', en: 'role' },
  state: { zh: '状态', en: 'state' },
  part: { zh: '部分', en: 'part' },
} as const;

const wants = (
  path: string,
  what: keyof typeof WORD,
  got: string,
  known: readonly string[],
): Problem[] => (known.includes(got) ? [] : [unknownName(path, WORD[what], got, known)]);

/** A whole, its parts' programme, and all acts of the whole that open parts. */
interface Whole {
  programme: Programme;
  parts: Parts;
  part: Programme;
  opening: [string, ActType][];
}

const isCell = ({ kind, options }: Column, value: unknown): boolean => {
  if (kind === 'choice') return typeof value === 'string' && value in (options ?? {});
  if (kind === 'number' || kind === 'money') return typeof value === 'number';
  return typeof value === (kind === 'boolean' ? 'boolean' : 'string');
};

/** Cells of declared rows that no column takes, columns left blank, and parts that wait for none above. */
function rowProblems({ acts, fields, parts }: Programme): Problem[] {
  return Object.entries(acts).flatMap(([type, { effects }]) =>
    effects.flatMap((effect, i) => {
      if (effect.do !== 'rows') return [];
      const path = `acts.${type}.effects[${i}]`;
      const columns = fields[effect.field]?.columns ?? {};
      const required = Object.keys(columns).filter((name) => columns[name]!.required);
      return effect.rows.flatMap(({ row }, j) => {
        const above = effect.rows.slice(0, j).map((other) => String(other.row['part']));
        const isPart = effect.field === parts?.table;
        return [
          ...Object.keys(row).flatMap((name) =>
            wants(`${path}.rows[${j}].row.${name}`, 'column', name, Object.keys(columns)),
          ),
          ...Object.entries(row).flatMap(([name, value]) =>
            columns[name] === undefined || isCell(columns[name], value)
              ? []
              : [
                  problem(
                    'declared.kind',
                    `${path}.rows[${j}].row.${name}`,
                    '这一格的值与列的类型不合',
                    'the cell does not fit the kind of its column',
                    {
                      got: String(value),
                      wanted:
                        Object.keys(columns[name].options ?? {}).join(', ') || columns[name].kind,
                    },
                  ),
                ],
          ),
          ...required.flatMap((name) =>
            wants(`${path}.rows[${j}].row`, 'column', name, Object.keys(row)),
          ),
          ...(isPart ? awaited(row as unknown as PartRow) : []).flatMap((part) =>
            wants(`${path}.rows[${j}].row.after`, 'part', part, above),
          ),
        ];
      });
    }),
  );
}

/** Names in the declaration of parts that nobody declares, and a part that would not know its whole. */
function nameProblems({ programme, parts, part }: Whole): Problem[] {
  const columns = Object.keys(programme.fields[parts.table]?.columns ?? {});
  const openers = Object.keys(part.acts).filter((type) => part.acts[type]!.from === 'new');
  const opens = part.acts[parts.act];
  if (opens?.from !== 'new') return wants('parts.act', 'act', parts.act, openers);
  const form = Object.keys(opens.form);
  const linked = opens.effects.some(
    (effect) => effect.do === 'link' && effect.field === part.partOf && 'input' in effect.from,
  );
  const needed = Object.entries(opens.form).filter(
    ([name, field]) => (field.required || field.minFiles) && !(name in parts.carry),
  );
  return [
    ...Object.keys(partColumns).flatMap((name) => wants('parts.table', 'column', name, columns)),
    ...Object.entries(parts.carry).flatMap(([name, from]) => [
      ...wants(`parts.carry.${name}`, 'input', name, form),
      ...('column' in from
        ? wants(`parts.carry.${name}.column`, 'column', from.column, Object.keys(partColumns))
        : []),
      ...('field' in from
        ? wants(`parts.carry.${name}.field`, 'field', from.field, Object.keys(programme.fields))
        : []),
      ...('input' in from ? wants(`parts.carry.${name}.input`, 'input', from.input, []) : []),
    ]),
    ...needed.map(([name]) =>
      problem(
        'declared.carry',
        'parts.carry',
        '那边的表单有必填项没有带过去',
        'the other form needs an answer that is not carried',
        { got: Object.keys(parts.carry).join(', ') || 'nothing', wanted: name },
      ),
    ),
    ...(linked
      ? []
      : [
          problem(
            'declared.one-sided',
            'parts.act',
            '各部分不知道自己属于哪条记录',
            'the parts do not know which record they belong to',
            {
              got: part.partOf ?? 'no partOf',
              wanted: `partOf in ${part.code}, linked by ${parts.act}`,
            },
          ),
        ]),
  ];
}

/** Acts that open or note parts and could not, or not by everybody who would. */
function actProblems({ programme, parts, part, opening }: Whole): Problem[] {
  const told = [parts.each, parts.last];
  const ending = Object.values(part.acts).filter(
    (act) => act.from !== 'new' && part.states[act.to]?.end === true,
  );
  const found = part.acts[parts.act];
  // what is no opening act is told once, by its name
  const opener = found?.from === 'new' ? found : undefined;
  const rolesOf = (type: string, act: ActType) => [
    ...(told.includes(type)
      ? ending.flatMap(({ by }) => by.flatMap((r) => wants(`acts.${type}.by`, 'role', r, act.by)))
      : []),
    ...act.by.flatMap((r) => wants(`acts.${type}.by`, 'role', r, opener?.by ?? act.by)),
  ];
  return [
    ...told.flatMap((type) => [
      ...wants('parts', 'act', type, Object.keys(programme.acts)),
      ...wants('parts', 'act', type, programme.acts[type] ? opening.map(([t]) => t) : [type]),
      ...Object.entries(programme.acts[type]?.form ?? {}).flatMap(([name, field]) =>
        field.required ? wants('parts.tells', 'input', name, Object.keys(parts.tells)) : [],
      ),
      ...Object.keys(parts.tells).flatMap((name) =>
        wants('parts.tells', 'input', name, Object.keys(programme.acts[type]?.form ?? {})),
      ),
    ]),
    ...Object.entries(parts.tells).flatMap(([name, from]) =>
      'field' in from
        ? wants(
            `parts.tells.${name}.field`,
            'field',
            from.field,
            Object.keys(part.fields).filter((field) => !part.fields[field]!.sensitive),
          )
        : [],
    ),
    ...opening.flatMap(([type, act]) => [
      ...rolesOf(type, act),
      ...(act.from === 'new' ||
      act.effects.some((effect) => 'field' in effect && effect.field === parts.table)
        ? [
            problem(
              'declared.parts',
              `acts.${type}`,
              '先有各部分的表，才能逐一建立：不能在登记时或改表的同时建立',
              'parts are opened from rows that stand: not by an opening act, nor by one that writes them',
              { got: type, wanted: `an act after the one that fills ${parts.table}` },
            ),
          ]
        : []),
    ]),
  ];
}

/** Guards that ask for an outcome which the parts' programme does not have. */
const outcomeProblems = ({ programme, part }: Whole): Problem[] =>
  Object.entries(programme.acts).flatMap(([type, { guards }]) =>
    guards.flatMap(({ rule }, i) =>
      fieldsOf(rule).flatMap((name) => {
        const [family, what, state = ''] = name.split('.');
        return family === 'parts' && what === 'in'
          ? wants(`acts.${type}.guards[${i}].rule`, 'state', state, Object.keys(part.states))
          : [];
      }),
    ),
  );

/** Acts elsewhere that would end a part without its whole being told. */
const toldEnds = (part: Programme, all: Readonly<Record<string, Programme>>): Problem[] =>
  part.partOf === undefined
    ? []
    : Object.values(all).flatMap(({ code, acts }) =>
        Object.entries(acts).flatMap(([type, { effects }]) =>
          effects.flatMap((effect) =>
            effect.do === 'tell' &&
            effect.programme === part.code &&
            part.states[part.acts[effect.act]?.to ?? '']?.end === true
              ? [
                  problem(
                    'declared.parts',
                    `acts.${effect.act}`,
                    '别的专项不能结束一个组成部分：整件不会得知',
                    'another programme may not end a part: its whole would not be told',
                    { got: `${code}.acts.${type}`, wanted: 'an end that people make' },
                  ),
                ]
              : [],
          ),
        ),
      );

/** What is wrong with the parts that a programme declares, and with rows it fills. Paths begin at it. */
export function partProblems(
  programme: Programme,
  all: Readonly<Record<string, Programme>>,
): Problem[] {
  const { parts, partOf } = programme;
  const opening = Object.entries(programme.acts).filter(([, { effects }]) =>
    effects.some((effect) => effect.do === 'parts'),
  );
  const own = [
    ...rowProblems(programme),
    ...toldEnds(programme, all),
    ...(partOf === undefined
      ? []
      : wants('partOf', 'field', partOf, Object.keys(programme.fields))),
  ];
  if (!parts)
    return [
      ...own,
      ...opening.map(([type]) =>
        problem(
          'declared.parts',
          `acts.${type}`,
          '没有声明各部分，不能建立',
          'no parts are declared that could be opened',
          { got: type, wanted: 'parts' },
        ),
      ),
    ];
  const part = all[parts.programme];
  if (!part)
    return [...own, ...wants('parts.programme', 'programme', parts.programme, Object.keys(all))];
  const whole = { programme, parts, part, opening };
  return [...own, ...nameProblems(whole), ...actProblems(whole), ...outcomeProblems(whole)];
}
