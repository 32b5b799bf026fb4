import { describe, expect, it } from 'vitest';
import approvalDeclared from '../../declared/programmes/approval.ts';
import oneThingDeclared from '../../declared/programmes/one-thing.ts';
import { partProblems } from './parts-check.ts';
import { Programme } from './programme.ts';

/** Problems of the whole, and of the part's programme, when they say something else. */
function found(change: (whole: Programme, part: Programme) => void): string[] {
  const whole = structuredClone(Programme.parse(oneThingDeclared));
  const part = structuredClone(Programme.parse(approvalDeclared));
  change(whole, part);
  const all = { 'one-thing': whole, approval: part };
  return [...partProblems(whole, all), ...partProblems(part, all)].map(
    ({ code, path }) => `${code} ${path}`,
  );
}

/** The rows of the parts that the first item plans. */
function plannedRows(whole: Programme) {
  const { effects } = whole.acts['begin-newborn']!;
  const fill = effects.find((effect) => effect.do === 'rows' && effect.field === 'approvals');
  return (fill as Extract<(typeof effects)[number], { do: 'rows' }>).rows;
}
const rowsPath = 'acts.begin-newborn.effects[11]';

describe('the parts of a programme', () => {
  it('fit as declared', () => {
    expect(found(() => {})).toEqual([]);
  });

  it.each<[string, Parameters<typeof found>[0], string[]]>([
    [
      'an unknown programme',
      (w) => (w.parts!.programme = 'court'),
      ['declared.unknown parts.programme'],
    ],
    [
      'a table without the columns of parts',
      (w) => delete w.fields['approvals']!.columns!['state'],
      ['declared.unknown parts.table'],
    ],
    ['an act that opens nothing', (w) => (w.parts!.act = 'extend'), ['declared.unknown parts.act']],
    [
      'an answer that the part needs and is not given',
      (w) => delete w.parts!.carry['lead'],
      ['declared.carry parts.carry'],
    ],
    [
      'a column that rows do not have',
      (w) => (w.parts!.carry['days'] = { column: 'colour' }),
      ['declared.unknown parts.carry.days.column'],
    ],
    [
      'a part that does not know its whole',
      (_, p) => delete p.partOf,
      ['declared.one-sided parts.act'],
    ],
    [
      'a role that ends parts and may not tell the whole',
      (_, p) => p.acts['approve']!.by.push('leader'),
      ['declared.unknown acts.part-decided.by', 'declared.unknown acts.all-decided.by'],
    ],
    [
      'a role that may not open parts',
      (w) => w.acts['accept']!.by.push('leader'),
      ['declared.unknown acts.accept.by'],
    ],
    [
      'a last act that opens nothing',
      (w) => (w.parts!.last = 'deliver'),
      [
        'declared.unknown parts',
        'declared.unknown parts.tells',
        'declared.unknown parts.tells',
        'declared.unknown parts.tells',
      ],
    ],
    [
      'personal data told to the whole',
      (w) => (w.parts!.tells['part'] = { field: 'applicantPhone' }),
      ['declared.unknown parts.tells.part.field'],
    ],
    [
      'parts that are opened with the record itself',
      (w) => w.acts['begin-newborn']!.effects.push({ do: 'parts' }),
      [
        'declared.unknown acts.begin-newborn.by',
        'declared.unknown acts.begin-newborn.by',
        'declared.parts acts.begin-newborn',
      ],
    ],
    [
      'an outcome that parts do not have',
      (w) => (w.acts['deliver']!.guards[0]!.rule = { op: 'eq', field: 'parts.in.lost', value: 0 }),
      ['declared.unknown acts.deliver.guards[0].rule'],
    ],
    [
      'a row that waits for a later one',
      (w) => (plannedRows(w)[0]!.row['after'] = 'household'),
      [`declared.unknown ${rowsPath}.rows[0].row.after`],
    ],
    [
      'an act elsewhere that ends one',
      (w) =>
        w.acts['deliver']!.effects.push({
          do: 'tell',
          field: 'name',
          programme: 'approval',
          act: 'refuse',
          carry: {},
        }),
      ['declared.parts acts.refuse'],
    ],
    [
      'a cell of another kind',
      (w) => (plannedRows(w)[0]!.row['days'] = '3'),
      [`declared.kind ${rowsPath}.rows[0].row.days`],
    ],
    [
      'a cell that no column takes',
      (w) => (plannedRows(w)[0]!.row['colour'] = 'red'),
      [`declared.unknown ${rowsPath}.rows[0].row.colour`],
    ],
  ])('are refused with %s', (_, change, problems) => {
    expect(found(change)).toEqual(problems);
  });

  it('are refused where an act opens parts and none are declared', () => {
    const problems = found((whole) => delete whole.parts);
    expect(problems).toContain('declared.parts acts.accept');
  });
});
