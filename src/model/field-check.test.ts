import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { checkProgramme } from './programme-check.ts';
import { defineProgramme, Programme, type Field } from './programme.ts';

type Fields = Record<string, z.input<typeof Field>>;
const label = { zh: '某项', en: 'Something' };

/** A small programme with these fields besides its name. */
function problemsOf(fields: Fields, form: Record<string, { same: true }> = {}) {
  const programme = defineProgramme({
    code: 'trial',
    label,
    recordLabel: label,
    numberPrefix: 'T',
    basis: label,
    titleField: 'name',
    fields: { name: { kind: 'text', label }, ...fields },
    states: {
      open: { label, stage: label, tone: 'working' },
      shut: { label, stage: label, tone: 'done', end: true },
    },
    clocks: {},
    acts: {
      open: { label, from: 'new', to: 'open', by: ['clerk'], form },
      shut: { label, from: ['open'], to: 'shut', by: ['clerk'] },
    },
    path: ['open', 'shut'],
  });
  return checkProgramme(Programme.parse(programme), ['clerk']).map(
    ({ code, path, got }) => [code, path, got] as const,
  );
}

const computed = (field: string) =>
  ({ kind: 'computed', label, computed: { as: 'number', by: { field } } }) as const;
const rows = {
  kind: 'table',
  label,
  columns: { mu: { kind: 'number', label, unit: { zh: '亩', en: 'mu' } } },
} as const;

describe('the check of fields', () => {
  it('takes what fits together', () => {
    const area = { kind: 'number', label, unit: { zh: '亩', en: 'mu' } } as const;
    expect(
      problemsOf({
        area,
        parcels: { ...rows, agrees: { column: 'mu', field: 'area' } },
        twice: {
          kind: 'computed',
          label,
          computed: { as: 'number', by: { op: 'sum', table: 'parcels', column: 'mu' } },
        },
        other: { kind: 'record', programme: 'trial', label },
      }),
    ).toEqual([]);
  });

  it('takes a drawn shape with the field that states its area, and its area in 亩', () => {
    const drawn = (shape: string) =>
      ({
        kind: 'computed',
        label,
        computed: { as: 'number', by: { op: 'area', shape, in: 'mu' } },
      }) as const;
    const area = { kind: 'number', label, unit: { zh: '亩', en: 'mu' } } as const;
    const outline = { kind: 'shape', label, measures: { field: 'area', percent: 5 } } as const;
    expect(problemsOf({ area, outline, drawn: drawn('outline') })).toEqual([]);
    expect(
      problemsOf({
        area: { kind: 'number', label },
        outline,
        wrongly: { ...area, measures: { field: 'area', percent: 5 } },
        drawn: drawn('area'),
      }),
    ).toEqual([
      ['declared.measures', 'fields.outline.measures.field', 'number, none'],
      ['declared.kind', 'fields.wrongly.measures', 'number'],
      ['declared.unknown', 'fields.drawn.computed.by', 'area'],
    ]);
  });

  it('gives out only texts that hide nothing', () => {
    const published = { kind: 'text', label, published: true } as const;
    expect(problemsOf({ published })).toEqual([]);
    expect(
      problemsOf({
        number: { ...published, kind: 'phone' },
        secret: { ...published, sensitive: true },
        few: { ...published, seenBy: ['clerk'] },
      }),
    ).toEqual([
      ['declared.published', 'fields.number.published', 'phone'],
      ['declared.published', 'fields.secret.published', 'a field that hides something'],
      ['declared.published', 'fields.few.published', 'a field that hides something'],
    ]);
  });

  it('names the circle of computed fields', () => {
    const fields = { a: computed('fields.b'), b: computed('fields.c'), c: computed('fields.a') };
    expect(problemsOf(fields)).toEqual([
      ['declared.circle', 'fields.a.computed.by', 'a → b → c → a'],
    ]);
    expect(problemsOf({ a: computed('fields.a') })).toEqual([
      ['declared.circle', 'fields.a.computed.by', 'a → a'],
    ]);
  });

  it('knows what an expression may ask about', () => {
    expect(problemsOf({ a: computed('fields.none') })).toEqual([
      ['declared.unknown', 'fields.a.computed.by', 'none'],
    ]);
    expect(problemsOf({ a: computed('hour') })).toEqual([
      ['declared.unknown', 'fields.a.computed.by', 'hour'],
    ]);
    const sum = { as: 'number', by: { op: 'sum', table: 'rows', column: 'no' } } as const;
    expect(problemsOf({ rows, a: { kind: 'computed', label, computed: sum } })).toEqual([
      ['declared.unknown', 'fields.a.computed.by', 'no'],
    ]);
  });

  it('lets nobody type a computed field, nor read by one what is hidden', () => {
    expect(
      problemsOf({ a: computed('counts.none') }, { a: { same: true } }).map((p) => p[1]),
    ).toEqual(['fields.a.computed.by', 'acts.open.form.a', 'acts.open.effects[0].field']);
    const hidden = { kind: 'number', label, sensitive: true } as const;
    expect(problemsOf({ hidden, a: computed('fields.hidden') })).toEqual([
      ['declared.telling', 'fields.a.computed.by', 'hidden'],
    ]);
  });

  it('wants what a kind needs, and no more', () => {
    expect(problemsOf({ a: { kind: 'record', label }, b: { kind: 'table', label } })).toEqual([
      ['declared.lacking', 'fields.a.programme', 'none'],
      ['declared.lacking', 'fields.b.columns', 'none'],
    ]);
    expect(problemsOf({ a: { kind: 'text', label, programme: 'trial' } })).toEqual([
      ['declared.kind', 'fields.a.programme', 'text'],
    ]);
  });

  it('lets only a long text be the answer to a citizen', () => {
    expect(problemsOf({ a: { kind: 'long-text', label, reply: true } })).toEqual([]);
    expect(problemsOf({ a: { kind: 'text', label, reply: true } }).map((p) => p[1])).toEqual([
      'fields.a.reply',
    ]);
  });

  it('lets a sum agree only with an amount of its kind and unit', () => {
    const money = { kind: 'money', label } as const;
    expect(
      problemsOf({ money, rows: { ...rows, agrees: { column: 'mu', field: 'money' } } }),
    ).toEqual([['declared.agrees', 'fields.rows.agrees', 'mu: number, money: money']]);
    expect(problemsOf({ rows: { ...rows, agrees: { column: 'mu', field: 'none' } } })).toEqual([
      ['declared.unknown', 'fields.rows.agrees.field', 'none'],
    ]);
  });
});
