import { unknownName } from './name-check.ts';
import { problem } from './problem.ts';
import type { Problem } from './problem.ts';
import type { ActType, Field, Programme } from './programme.ts';
import type { Role } from './role.ts';
import { hiddenFrom, isHidden, seesField } from './seen-by.ts';
import { isRead } from './triage-act.ts';

const ROLE = { zh: '角色', en: 'role' };

interface Judged {
  programme: Programme;
  /** codes of all roles */
  roles: readonly string[];
  /** codes of those that people hold: machines act on what they do not look at */
  people: ReadonlySet<string>;
}

/** Every list of roles that a programme writes down, with its path. */
function listsOf({ seenBy, countedBy, states, fields, acts }: Programme) {
  const ofFields = (of: Readonly<Record<string, Field>>, path: string) =>
    Object.entries(of).map(([name, field]) => [`${path}.${name}.seenBy`, field.seenBy] as const);
  return [
    ['seenBy', seenBy] as const,
    ['countedBy', countedBy] as const,
    ...Object.entries(states).map(([code, s]) => [`states.${code}.seenBy`, s.seenBy] as const),
    ...ofFields(fields, 'fields'),
    ...Object.entries(acts).flatMap(([type, { form }]) => ofFields(form, `acts.${type}.form`)),
  ];
}

/** Roles that do not exist, and those that a part is opened to though the whole is shut to them. */
const roleProblems = ({ programme, roles }: Judged): Problem[] =>
  listsOf(programme).flatMap(([path, list]) =>
    (list ?? []).flatMap((role, i) => {
      if (!roles.includes(role)) return [unknownName(`${path}[${i}]`, ROLE, role, roles)];
      const isPart = path !== 'seenBy' && path !== 'countedBy';
      if (!isPart || programme.seenBy?.includes(role) !== false) return [];
      return [
        problem(
          'declared.seen-part',
          `${path}[${i}]`,
          '这个角色看不到本专项的记录，也就看不到其中一部分',
          'this role sees none of the records, so it cannot see a part of them',
          { got: role, wanted: `one of ${programme.seenBy?.join(', ')}` },
        ),
      ];
    }),
  );

const cannotHide = (path: string, zh: string, en: string): Problem =>
  problem('declared.seen-open', path, zh, en, { got: 'seenBy', wanted: 'no seenBy' });

/** What everybody who sees the record must see: its title, its files, its links to others. */
function openProblems({ programme }: Judged): Problem[] {
  const { fields, titleField, acts } = programme;
  const linking = Object.values(acts).flatMap(({ effects }) =>
    effects.flatMap((effect) =>
      effect.do === 'link' || effect.do === 'open' ? [effect.field] : [],
    ),
  );
  const files = (of: Readonly<Record<string, Field>>, path: string): Problem[] =>
    Object.entries(of).flatMap(([name, { kind, seenBy }]) =>
      kind === 'files' && seenBy
        ? [
            cannotHide(
              `${path}.${name}.seenBy`,
              '文件属于整条记录，不能单独保密；请限制记录或状态',
              'files belong to the record and cannot be hidden alone: limit the record or its state',
            ),
          ]
        : [],
    );
  const named = [titleField, ...linking].filter((name) => fields[name]?.seenBy);
  return [
    ...[...new Set(named)].map((name) =>
      cannotHide(
        `fields.${name}.seenBy`,
        '看得到记录的人都看得到标题和关联编号',
        'whoever sees the record sees its title and the numbers that it is linked to',
      ),
    ),
    ...files(fields, 'fields'),
    ...Object.entries(acts).flatMap(([type, { form }]) => files(form, `acts.${type}.form`)),
  ];
}

/** What is read by machines for everybody cannot be kept from anybody. */
function readProblems({ programme }: Judged): Problem[] {
  if (!isRead(programme)) return [];
  const zh = '智能研判与相似诉求会引用这里的文字，不能保密';
  const en = 'triage and similar demands quote these words, so they cannot be hidden';
  return [
    ...(programme.seenBy ? [cannotHide('seenBy', zh, en)] : []),
    ...Object.entries(programme.states).flatMap(([state, { seenBy }]) =>
      seenBy ? [cannotHide(`states.${state}.seenBy`, zh, en)] : [],
    ),
    ...['text', 'address'].flatMap((name) =>
      programme.fields[name]?.seenBy ? [cannotHide(`fields.${name}.seenBy`, zh, en)] : [],
    ),
  ];
}

const blind = (path: string, zh: string, en: string, role: string, wanted: string): Problem =>
  problem('declared.seen-blind', path, zh, en, { got: role, wanted });

/** Roles that would act on, or ask for, what they may not see. */
function actProblems({ programme, people }: Judged): Problem[] {
  return Object.entries(programme.acts).flatMap(([type, act]) =>
    act.by.flatMap((role, i) => {
      if (!people.has(role)) return [];
      const path = `acts.${type}.by[${i}]`;
      const hidden = hiddenFrom([programme], role);
      const from = Array.isArray(act.from) ? act.from : [];
      const states = [...from, ...(act.to === 'stay' ? [] : [act.to])];
      const unseen = states.filter((state) =>
        isHidden(hidden, { programme: programme.code, state }),
      );
      const asked = Object.entries(act.form).filter(
        ([, field]) => !seesField(field, new Set([role])),
      );
      return [
        ...(unseen.length > 0
          ? [
              blind(
                path,
                '这个角色看不到办理前后的记录',
                'this role does not see the record before and after the act',
                role,
                `a role that sees ${[...new Set(unseen)].join(', ')}`,
              ),
            ]
          : []),
        ...asked.map(([name, { seenBy }]) =>
          blind(
            `acts.${type}.form.${name}`,
            '表单要求这个角色填写它看不到的字段',
            'the form asks this role for a field that it does not see',
            role,
            `roles among ${seenBy?.join(', ')}`,
          ),
        ),
      ];
    }),
  );
}

const isWithin = (inner: readonly string[] | undefined, outer: readonly string[]) =>
  inner !== undefined && inner.every((role) => outer.includes(role));

/** Form fields from which a hidden value would be told on: by the timeline, or by a clock's reason. */
function toldProblems(programme: Programme): Problem[] {
  const told = (type: string, act: ActType): Problem[] =>
    act.effects.flatMap((effect, i) => {
      if (effect.do === 'set' && 'input' in effect.from) {
        const outer = programme.fields[effect.field]?.seenBy;
        const inner = act.form[effect.from.input]?.seenBy;
        if (!outer || isWithin(inner, outer)) return [];
        return [
          problem(
            'declared.seen-told',
            `acts.${type}.form.${effect.from.input}.seenBy`,
            '字段保密，填写它的表单项也须保密，否则办理经过会把它说出来',
            'the field is hidden, so what fills it must be hidden too, or the history tells it',
            { got: inner?.join(', ') ?? 'no seenBy', wanted: `seenBy within ${outer.join(', ')}` },
          ),
        ];
      }
      if ((effect.do !== 'suspend' && effect.do !== 'extend') || !act.form[effect.why]?.seenBy)
        return [];
      return [
        cannotHide(
          `acts.${type}.effects[${i}].why`,
          '时限的理由人人可见',
          'the reason of a clock is seen by all',
        ),
      ];
    });
  return Object.entries(programme.acts).flatMap(([type, act]) => told(type, act));
}

const todayProblems = ({ programme }: Judged): Problem[] =>
  programme.today.flatMap(({ roles, filter }, i) =>
    roles.flatMap((role, j) => {
      const hidden = hiddenFrom([programme], role);
      const states = filter.state ?? Object.keys(programme.states);
      const isBlind = states.every((state) =>
        isHidden(hidden, { programme: programme.code, state }),
      );
      return isBlind
        ? [
            blind(
              `today[${i}].roles[${j}]`,
              '这个角色看不到这一栏的任何记录',
              'this role sees none of the records of this section',
              role,
              'a role that sees them',
            ),
          ]
        : [];
    }),
  );

/**
 * What is wrong with who may see a programme's records and fields: roles that do not exist, parts
 * that cannot be hidden, roles that would act or be asked blindly, and ways by which a hidden
 * value would be told after all. Paths begin at the programme.
 */
export function seenProblems(programme: Programme, roles: readonly Role[]): Problem[] {
  const judged = {
    programme,
    roles: roles.map(({ code }) => code),
    people: new Set(roles.flatMap(({ code, machine }) => (machine ? [] : [code]))),
  };
  const names = roleProblems(judged);
  if (names.length > 0) return names;
  return [
    ...openProblems(judged),
    ...readProblems(judged),
    ...actProblems(judged),
    ...toldProblems(programme),
    ...todayProblems(judged),
  ];
}

/** The problem that a detector would tell everybody of records that not everybody may see. */
export const watchedProblems = (programme: Programme | undefined): Problem[] =>
  programme && (programme.seenBy || Object.values(programme.states).some(({ seenBy }) => seenBy))
    ? [
        problem(
          'declared.seen-watched',
          'programme',
          '探测器的预警人人可见，不能用于限定可见的专项',
          'alerts are seen by all, so a detector cannot watch a programme that is not',
          { got: programme.code, wanted: 'a programme without seenBy' },
        ),
      ]
    : [];
