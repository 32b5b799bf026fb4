import { computedProblems, fieldProblems } from './field-check.ts';
import { duplicates, unknownName } from './name-check.ts';
import { PART_STANDINGS } from './parts.ts';
import { problem } from './problem.ts';
import type { Problem } from './problem.ts';
import {
  shownKind,
  type ActType,
  type Effect,
  type FieldKind,
  type Programme,
} from './programme.ts';
import { fieldsOf } from './rule.ts';
import type { Rule } from './rule.ts';

const WORD = {
  state: { zh: '状态', en: 'state' },
  clock: { zh: '时限', en: 'clock' },
  role: { zh: '角色', en: 'role' },
  field: { zh: '字段', en: 'field' },
  input: { zh: '表单字段', en: 'form field' },
  flag: { zh: '标记', en: 'flag' },
  counter: { zh: '计数', en: 'counter' },
  act: { zh: '动作', en: 'act' },
  fact: { zh: '规则字段', en: 'fact of a rule' },
} as const;

/** Facts of every record that rules may ask about; see also the families of `factProblem`. */
export const RECORD_FACTS: readonly string[] = [
  'state',
  'ended',
  'number',
  'title',
  'text',
  'category',
  'categories',
  'urgent',
  'place',
  'placePath',
  'channel',
  'lead',
  'assist',
  'flags',
  'hour',
  'month',
  'day',
];

const CLOCK_FACTS = ['running', 'paused', 'overdue', 'round'];
const LAST_FACTS = ['person', 'role', 'done', 'mine'];
const ACTOR_FACTS = ['person', 'role', 'unit', 'name'];

/** A dotted fact name checked against the programme: `fields.x`, `counts.x`, `clock.x.running`, … */
function factProblem(
  name: string,
  path: string,
  programme: Programme,
  form: Readonly<Record<string, unknown>> | undefined,
): Problem[] {
  const [family = '', first = '', second = ''] = name.split('.');
  const among = (
    got: string,
    what: (typeof WORD)[keyof typeof WORD],
    known: readonly string[],
  ): Problem[] => (known.includes(got) ? [] : [unknownName(path, what, got, known)]);
  switch (family) {
    case 'fields':
      return among(first, WORD.field, Object.keys(programme.fields));
    case 'counts':
      return among(first, WORD.counter, Object.keys(programme.counters));
    case 'input':
      return among(first, WORD.input, Object.keys(form ?? {}));
    case 'actor':
      return among(first, WORD.fact, ACTOR_FACTS);
    case 'clock':
      return [
        ...among(first, WORD.clock, Object.keys(programme.clocks)),
        ...among(second, WORD.fact, CLOCK_FACTS),
      ];
    case 'last':
      return [
        ...among(first, WORD.act, Object.keys(programme.acts)),
        ...among(second, WORD.fact, LAST_FACTS),
      ];
    case 'since':
      return [
        ...among(first, WORD.act, Object.keys(programme.acts)),
        ...among(second, WORD.fact, ['workDays']),
      ];
    case 'parts':
      // the states that follow `in` are another programme's, and are checked with it
      return programme.parts
        ? among(first, WORD.fact, ['all', 'left', 'in', ...PART_STANDINGS])
        : among(name, WORD.fact, RECORD_FACTS);
    default:
      return among(name, WORD.fact, RECORD_FACTS);
  }
}

/** Values that a rule compares a state or flag with, as far as they can be wrong. */
function valueProblems(rule: Rule, path: string, programme: Programme): Problem[] {
  if ('rules' in rule) return rule.rules.flatMap((r) => valueProblems(r, path, programme));
  if ('rule' in rule) return valueProblems(rule.rule, path, programme);
  if (!('field' in rule)) return [];
  const values = 'values' in rule ? rule.values : 'value' in rule ? [rule.value] : [];
  const known =
    rule.field === 'state' ? programme.states : rule.field === 'flags' ? programme.flags : null;
  if (!known) return [];
  const what = rule.field === 'state' ? WORD.state : WORD.flag;
  return values.flatMap((value) =>
    String(value) in known ? [] : [unknownName(path, what, String(value), Object.keys(known))],
  );
}

/** What is wrong with a rule that is asked about records of this programme. */
export function ruleProblems(
  rule: Rule,
  path: string,
  programme: Programme,
  form?: Readonly<Record<string, unknown>>,
): Problem[] {
  return [
    ...fieldsOf(rule).flatMap((name) => factProblem(name, path, programme, form)),
    ...valueProblems(rule, path, programme),
  ];
}

/** The kinds of form field that an effect can take its value from. */
const EFFECT_KINDS: Partial<Record<Effect['do'], readonly FieldKind[]>> = {
  lead: ['unit'],
  assist: ['units', 'unit'],
  category: ['category'],
  place: ['place'],
  point: ['point'],
  files: ['files'],
  channel: ['choice', 'text'],
  link: ['text'],
};

function inputProblems(
  name: string,
  path: string,
  act: ActType,
  kinds: readonly FieldKind[] | undefined,
): Problem[] {
  const field = act.form[name];
  if (!field) return [unknownName(path, WORD.input, name, Object.keys(act.form))];
  if (!kinds || kinds.includes(field.kind)) return [];
  return [
    problem('declared.kind', path, '表单字段的类型不合适', 'the form field is of another kind', {
      got: `${name}: ${field.kind}`,
      wanted: kinds.join(' or '),
    }),
  ];
}

function effectProblems(effect: Effect, path: string, act: ActType, of: Programme): Problem[] {
  const problems: Problem[] = [];
  const known = (name: string, key: string, what: keyof typeof WORD, all: object) => {
    if (!(name in all))
      problems.push(unknownName(`${path}.${key}`, WORD[what], name, Object.keys(all)));
  };
  if ('clock' in effect) known(effect.clock, 'clock', 'clock', of.clocks);
  if ('field' in effect) known(effect.field, 'field', 'field', of.fields);
  if ('flag' in effect) known(effect.flag, 'flag', 'flag', of.flags);
  if ('counter' in effect) known(effect.counter, 'counter', 'counter', of.counters);
  if ('from' in effect && 'input' in effect.from) {
    const kinds = EFFECT_KINDS[effect.do];
    problems.push(...inputProblems(effect.from.input, `${path}.from.input`, act, kinds));
  }
  if (effect.do === 'extend') {
    problems.push(...inputProblems(effect.days, `${path}.days`, act, ['number']));
  }
  if (effect.do === 'rows') {
    for (const [i, { when }] of effect.rows.entries())
      if (when) problems.push(...ruleProblems(when, `${path}.rows[${i}].when`, of, act.form));
  }
  if (effect.do === 'start') {
    if (effect.due) problems.push(...inputProblems(effect.due, `${path}.due`, act, ['instant']));
    if (effect.days) problems.push(...inputProblems(effect.days, `${path}.days`, act, ['number']));
    if (effect.when) problems.push(...ruleProblems(effect.when, `${path}.when`, of, act.form));
  }
  return problems;
}

function actProblems(
  name: string,
  act: ActType,
  of: Programme,
  roles: readonly string[],
): Problem[] {
  const path = `acts.${name}`;
  const states = Object.keys(of.states);
  const stateProblem = (state: string, at: string) =>
    state in of.states ? [] : [unknownName(`${path}.${at}`, WORD.state, state, states)];
  return [
    ...(Array.isArray(act.from) ? act.from : []).flatMap((s, i) => stateProblem(s, `from[${i}]`)),
    ...(act.to === 'stay' && act.from !== 'new' ? [] : stateProblem(act.to, 'to')),
    ...act.by.flatMap((role, i) =>
      roles.includes(role) ? [] : [unknownName(`${path}.by[${i}]`, WORD.role, role, roles)],
    ),
    ...act.guards.flatMap(({ rule }, i) =>
      ruleProblems(rule, `${path}.guards[${i}].rule`, of, act.form),
    ),
    ...act.effects.flatMap((effect, i) => effectProblems(effect, `${path}.effects[${i}]`, act, of)),
    ...fieldProblems(act.form, `${path}.form`, of.fields),
  ];
}

/** States that an act can be done in, those that have ended only where it names them. */
function sourcesOf(act: ActType, of: Programme): string[] {
  if (act.from === 'new') return [];
  if (act.from !== '*') return act.from;
  return Object.keys(of.states).filter((state) => !of.states[state]!.end);
}

/** All states that records can come to from these, themselves included. */
function reachable(begin: Iterable<string>, of: Programme): Set<string> {
  const seen = new Set(begin);
  for (let before = -1; before !== seen.size;) {
    before = seen.size;
    for (const act of Object.values(of.acts)) {
      if (act.to !== 'stay' && sourcesOf(act, of).some((state) => seen.has(state)))
        seen.add(act.to);
    }
  }
  return seen;
}

const isEnd = (state: string, of: Programme) => of.states[state]?.end === true;

/** States nobody comes to, and states from which no record ever ends. */
function lifeProblems(of: Programme): Problem[] {
  const acts = Object.values(of.acts);
  const born = acts.filter((act) => act.from === 'new').map((act) => act.to);
  if (born.length === 0) {
    return [
      problem('declared.life', 'acts', '没有建立记录的动作', 'no act opens a record', {
        got: 'none',
        wanted: "an act with from: 'new'",
      }),
    ];
  }
  const alive = reachable(born, of);
  return Object.keys(of.states).flatMap((state) => {
    if (!alive.has(state)) {
      return [
        problem(
          'declared.unreachable',
          `states.${state}`,
          '没有动作能到达这个状态',
          'no act leads to this state',
          { got: state, wanted: 'an act whose `to` is this state' },
        ),
      ];
    }
    return [...reachable([state], of)].some((s) => isEnd(s, of))
      ? []
      : [
          problem(
            'declared.endless',
            `states.${state}`,
            '从这个状态到不了任何终止状态',
            'no end can be reached from this state',
            { got: state, wanted: 'a way to a state with end: true' },
          ),
        ];
  });
}

/** Clocks that an act starts or suspends and that nothing afterwards stops, resumes or ends. */
function clockProblems(of: Programme): Problem[] {
  const ending = { start: ['stop'], suspend: ['resume', 'stop', 'start'] } as const;
  return Object.entries(of.acts).flatMap(([name, act]) =>
    act.effects.flatMap((effect, i) => {
      if (effect.do !== 'start' && effect.do !== 'suspend') return [];
      const after = reachable(act.to === 'stay' ? sourcesOf(act, of) : [act.to], of);
      const ends = [...after].some((state) => isEnd(state, of));
      const stops = Object.values(of.acts).some(
        (other) =>
          sourcesOf(other, of).some((state) => after.has(state)) &&
          other.effects.some(
            (e) =>
              'clock' in e &&
              e.clock === effect.clock &&
              (ending[effect.do] as readonly string[]).includes(e.do),
          ),
      );
      return ends || stops
        ? []
        : [
            problem(
              'declared.clock-endless',
              `acts.${name}.effects[${i}]`,
              '这个时限一旦开始（或中止）就永远不会停止（或恢复）',
              `this clock is never ${effect.do === 'start' ? 'stopped' : 'resumed'} once it ${effect.do}s`,
              {
                got: effect.clock,
                wanted: `an act afterwards with ${ending[effect.do].join(' or ')}, or an end`,
              },
            ),
          ];
    }),
  );
}

/** Clocks that follow a field which is not there, or is no date. */
function followProblems({ clocks, fields }: Programme): Problem[] {
  const dates = Object.keys(fields).filter((name) => shownKind(fields[name]!) === 'date');
  return Object.entries(clocks).flatMap(([name, { follows }]) =>
    follows === undefined || dates.includes(follows)
      ? []
      : [unknownName(`clocks.${name}.follows`, WORD.field, follows, dates)],
  );
}

/**
 * What does not fit together inside a programme: names of states, clocks, roles, fields, form
 * fields, flags, counters and facts that nobody declares, kinds that do not match, states that
 * cannot be reached or left, clocks that can never stop. Paths begin at the programme.
 *
 * @param roles codes of the declared roles
 */
export function checkProgramme(programme: Programme, roles: readonly string[]): Problem[] {
  const states = Object.keys(programme.states);
  const stateIn = (state: string, path: string) =>
    state in programme.states ? [] : [unknownName(path, WORD.state, state, states)];
  const names = [
    ...(programme.titleField in programme.fields
      ? []
      : [
          unknownName(
            'titleField',
            WORD.field,
            programme.titleField,
            Object.keys(programme.fields),
          ),
        ]),
    ...fieldProblems(programme.fields, 'fields'),
    ...computedProblems(programme),
    ...programme.path.flatMap((state, i) => stateIn(state, `path[${i}]`)),
    ...Object.entries(programme.acts).flatMap(([name, act]) =>
      actProblems(name, act, programme, roles),
    ),
    ...Object.entries(programme.clocks).flatMap(([name, { flagged }]) =>
      flagged && !(flagged.flag in programme.flags)
        ? [
            unknownName(
              `clocks.${name}.flagged.flag`,
              WORD.flag,
              flagged.flag,
              Object.keys(programme.flags),
            ),
          ]
        : [],
    ),
    ...followProblems(programme),
    ...programme.today.flatMap((section, i) => [
      ...(section.filter.state ?? []).flatMap((s, j) =>
        stateIn(s, `today[${i}].filter.state[${j}]`),
      ),
      ...(section.filter.flag ?? []).flatMap((flag, j) =>
        flag in programme.flags
          ? []
          : [
              unknownName(
                `today[${i}].filter.flag[${j}]`,
                WORD.flag,
                flag,
                Object.keys(programme.flags),
              ),
            ],
      ),
      ...section.roles.flatMap((role, j) =>
        roles.includes(role)
          ? []
          : [unknownName(`today[${i}].roles[${j}]`, WORD.role, role, roles)],
      ),
    ]),
    ...duplicates(
      programme.today.map((section) => section.code),
      (i) => `today[${i}].code`,
    ),
  ];
  // a life drawn with unknown names would only repeat their problems
  return names.length > 0 ? names : [...lifeProblems(programme), ...clockProblems(programme)];
}
