import type { Carried } from './carried.ts';
import { unknownName } from './name-check.ts';
import { problem } from './problem.ts';
import type { Problem } from './problem.ts';
import type { ActType, Effect, Programme } from './programme.ts';

const WORD = {
  programme: { zh: '专项', en: 'programme' },
  act: { zh: '动作', en: 'act' },
  field: { zh: '字段', en: 'field' },
  input: { zh: '表单字段', en: 'form field' },
  role: { zh: '角色', en: 'role' },
} as const;

type Elsewhere = Extract<Effect, { do: 'open' | 'tell' }>;

const wants = (
  path: string,
  what: keyof typeof WORD,
  got: string,
  known: readonly string[],
): Problem[] => (known.includes(got) ? [] : [unknownName(path, WORD[what], got, known)]);

/** Names that are carried from nowhere or into nothing, and answers that the other form misses. */
function carryProblems(
  effect: Elsewhere,
  path: string,
  of: { programme: Programme; act: ActType; other: ActType },
): Problem[] {
  const source = (carried: Carried, at: string): Problem[] => {
    if ('field' in carried)
      return wants(`${at}.field`, 'field', carried.field, Object.keys(of.programme.fields));
    if ('input' in carried)
      return wants(`${at}.input`, 'input', carried.input, Object.keys(of.act.form));
    return [];
  };
  const missing = Object.entries(of.other.form).filter(
    ([name, field]) => (field.required || field.minFiles) && !(name in effect.carry),
  );
  return [
    ...Object.entries(effect.carry).flatMap(([name, carried]) => [
      ...wants(`${path}.carry.${name}`, 'input', name, Object.keys(of.other.form)),
      ...source(carried, `${path}.carry.${name}`),
    ]),
    ...missing.map(([name]) =>
      problem(
        'declared.carry',
        `${path}.carry`,
        '那边的表单有必填项没有带过去',
        'the other form needs an answer that is not carried',
        { got: Object.keys(effect.carry).join(', ') || 'nothing', wanted: name },
      ),
    ),
  ];
}

/** Whether the opening act links its record to the number that is carried into it. */
const linksBack = (effect: Elsewhere, other: ActType): boolean =>
  other.effects.some((e) => {
    if (e.do !== 'link' || !('input' in e.from)) return false;
    const carried = effect.carry[e.from.input];
    return carried !== undefined && 'fact' in carried && carried.fact === 'number';
  });

function effectProblems(
  effect: Elsewhere,
  path: string,
  of: { programme: Programme; act: ActType; all: Readonly<Record<string, Programme>> },
): Problem[] {
  const target = of.all[effect.programme];
  if (!target)
    return wants(`${path}.programme`, 'programme', effect.programme, Object.keys(of.all));
  const opens = effect.do === 'open';
  const fitting = Object.entries(target.acts).filter(([, act]) => (act.from === 'new') === opens);
  const other = Object.fromEntries(fitting)[effect.act];
  if (!other)
    return wants(
      `${path}.act`,
      'act',
      effect.act,
      fitting.map(([type]) => type),
    );
  const isOneSided = opens && !linksBack(effect, other);
  const goesOn =
    of.act.from === 'new' ||
    other.effects.some((e) => e.do === 'open' || e.do === 'tell' || e.do === 'parts');
  return [
    ...of.act.by.flatMap((role, i) => wants(`${path}.act.by[${i}]`, 'role', role, other.by)),
    ...carryProblems(effect, path, { ...of, other }),
    ...(isOneSided
      ? [
          problem(
            'declared.one-sided',
            `${path}.carry`,
            '建立的记录不知道自己从哪里来',
            'the record that is opened does not know where it came from',
            { got: 'no link', wanted: 'a link effect of its opening act with { fact: "number" }' },
          ),
        ]
      : []),
    ...(goesOn
      ? [
          problem(
            'declared.open-chain',
            `${path}.act`,
            '一个动作只牵动一层：登记动作不能牵动，被牵动的动作也不能再牵动',
            'an act reaches one record far: neither an opening act nor one that was reached reaches on',
            {
              got: effect.act,
              wanted: 'an act on a record that is there, to one without open and tell',
            },
          ),
        ]
      : []),
  ];
}

/** Acts that nobody does by hand and that no other programme reaches. */
const unreached = (programme: Programme, all: Readonly<Record<string, Programme>>): Problem[] => {
  const reached = new Set([
    ...(programme.parts ? [programme.parts.each, programme.parts.last] : []),
    ...Object.values(all).flatMap(({ parts }) =>
      parts?.programme === programme.code ? [parts.act] : [],
    ),
    ...Object.values(all).flatMap(({ acts }) =>
      Object.values(acts).flatMap(({ effects }) =>
        effects.flatMap((effect) =>
          (effect.do === 'open' || effect.do === 'tell') && effect.programme === programme.code
            ? [effect.act]
            : [],
        ),
      ),
    ),
  ]);
  return Object.entries(programme.acts).flatMap(([type, { byHand }]) =>
    byHand || reached.has(type)
      ? []
      : [
          problem(
            'declared.unreached',
            `acts.${type}.byHand`,
            '没有人能做这个动作，也没有别的专项牵动它',
            'nobody does this act by hand, and no other programme reaches it',
            { got: 'false', wanted: `an act elsewhere that opens or tells ${type}` },
          ),
        ],
  );
};

/**
 * What is wrong with acts that reach into other programmes: names that nobody declares, roles that
 * may not do the other act, answers it would miss, records that would not know where they came
 * from, acts that nobody could do. Paths begin at the programme.
 */
export const elsewhereProblems = (
  programme: Programme,
  all: Readonly<Record<string, Programme>>,
): Problem[] => [
  ...Object.entries(programme.acts).flatMap(([type, act]) =>
    act.effects.flatMap((effect, i) =>
      effect.do === 'open' || effect.do === 'tell'
        ? effectProblems(effect, `acts.${type}.effects[${i}]`, { programme, act, all })
        : [],
    ),
  ),
  ...unreached(programme, all),
];
