import { z } from 'zod';
import { Carried, From } from './carried.ts';
import { Budget } from './clock.ts';
import { Expression } from './expression.ts';
import { Label } from './label.ts';
import { Parts } from './parts.ts';
import { Rule, Scalar } from './rule.ts';

/** The kinds of value a field can hold. Forms, tables, exports and checks all follow from the kind. */
export const FieldKind = z.enum([
  'text',
  'long-text',
  'number',
  'money', // fen, integer
  'date', // civil date in the district's time zone, YYYY-MM-DD
  'instant',
  'choice',
  'boolean',
  'person-name',
  'phone',
  'address',
  'unit',
  'units',
  'place',
  'point',
  'category',
  'files',
  'record', // the number of another record
  'table', // rows, each an object by column
  'organisation', // name and unified social credit code
  'computed', // follows from other fields, never typed
  'shape', // GeoJSON Polygon or MultiPolygon, WGS84, with its area
]);
export type FieldKind = z.infer<typeof FieldKind>;

/** Codes of the only roles that see something; absent: whoever sees what it is part of. */
const SeenBy = z.array(z.string()).min(1);

/** The kinds of value that a cell of a table, or a computed field, can hold. */
export const PlainKind = z.enum(['text', 'number', 'money', 'date', 'choice', 'boolean']);
export type PlainKind = z.infer<typeof PlainKind>;

/** One column of a table. */
export const Column = z
  .object({
    kind: PlainKind,
    label: Label,
    required: z.boolean().default(false),
    unit: Label.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    options: z.record(z.string(), Label).optional(),
    /** its sum stands below the rows */
    sum: z.boolean().default(false),
  })
  .strict();
export type Column = z.infer<typeof Column>;

export const Field = z
  .object({
    kind: FieldKind,
    label: Label,
    help: Label.optional(),
    required: z.boolean().default(false),
    /** personal data: masked everywhere, clear text only with a purpose and an audit entry */
    sensitive: z.boolean().default(false),
    /** for `text`: what the district itself gives out, such as an office's telephone; never masked */
    published: z.boolean().optional(),
    /** unit of a number: `公里`, `人` */
    unit: Label.optional(),
    /** bounds of a number, of the length of a text, or of how many rows a table has */
    min: z.number().optional(),
    max: z.number().optional(),
    /** for `choice`: code → label */
    options: z.record(z.string(), Label).optional(),
    /** for `files`: what the files show, and how many at least */
    fileRole: z.enum(['before', 'after', 'evidence', 'document']).optional(),
    minFiles: z.number().int().positive().optional(),
    /** for `record`: the programme whose records it names */
    programme: z.string().optional(),
    /** for `table`: the columns in order, and the field of the record that a column must sum to */
    columns: z.record(z.string(), Column).optional(),
    agrees: z.object({ column: z.string(), field: z.string() }).strict().optional(),
    /** for `shape`: the field that states its area in 亩 or 平方米, and how many percent they may differ */
    measures: z.object({ field: z.string(), percent: z.number().positive() }).strict().optional(),
    /** for `computed`: what follows from what, and how it is shown */
    computed: z.object({ as: PlainKind, by: Expression }).strict().optional(),
    /** shown in the table of records and in the export */
    listed: z.boolean().default(false),
    /** whether full-text search looks into a text; formulas that a machine wrote are not worth it */
    searched: z.boolean().default(true),
    /** whether the timeline tells it; what the record's own page shows better is not repeated */
    told: z.boolean().default(true),
    /** the only roles that see it, of those that see the record; it is then never searched */
    seenBy: SeenBy.optional(),
    /** the answer that a citizen reads: what it says and leaves out is told while it is written */
    reply: z.boolean().optional(),
  })
  .strict();
export type Field = z.infer<typeof Field>;

/** The kind by which a value of the field is shown: that of what it is computed as, else its own. */
export const shownKind = (field: Pick<Field, 'kind' | 'computed'>): FieldKind =>
  field.computed?.as ?? field.kind;

/** How a state is meant, for colour-plus-icon and for counting. */
export const Tone = z.enum(['waiting', 'working', 'paused', 'checking', 'done', 'void']);

export const State = z
  .object({
    label: Label,
    /** stage of the public flow that this state belongs to (what a citizen sees) */
    stage: Label,
    tone: Tone,
    /** a life ends here; clocks stop */
    end: z.boolean().default(false),
    /** the only roles that see a record while it is here, of those that see the programme */
    seenBy: SeenBy.optional(),
  })
  .strict();
export type State = z.infer<typeof State>;

export const Clock = z
  .object({
    label: Label,
    /** the budget when neither act nor category nor dispatch rule says otherwise */
    budget: Budget,
    /**
     * a date field of the record, computed ones too: while it holds a day, the clock runs to the end of
     * that day and moves with it, whatever the budget; it stops when the day is gone
     */
    follows: z.string().optional(),
    /** the category's own limit replaces the budget */
    byCategory: z.boolean().default(false),
    /** while the record bears a flag, this budget goes before that of category and programme */
    flagged: z.object({ flag: z.string(), budget: Budget, basis: Label }).strict().optional(),
    /** law, notice or service promise that the budget rests on */
    basis: Label,
  })
  .strict();
export type Clock = z.infer<typeof Clock>;

/** An act in another programme that belongs to this one: both are done, or neither. */
const elsewhere = {
  /** of this record: the number of the other one */
  field: z.string(),
  programme: z.string(),
  act: z.string(),
  /** by field of that act's form */
  carry: z.record(z.string(), Carried).default({}),
};

/**
 * What an act does besides moving the state. `set` writes a field of the record; `lead`/`assist`
 * give it to units; `channel`/`category`/`place`/`point` set these facts; `link` writes the number
 * of another record, which must exist, of the programme that it names, else of its own; `repeat` raises a flag when another record
 * opened within so many days holds the same clear text of a field; `suspend` and `extend` take their `why`
 * from the form field of that name, else as it stands. `open` opens a record in another programme
 * and notes its number; `tell` does an act to the record whose number a field holds, where that
 * record is in a state for it, and leaves it as it is where it is not. `rows` fills a table with
 * those declared rows whose rule holds; `parts` opens the parts that wait for nothing.
 */
export const Effect = z.discriminatedUnion('do', [
  z.object({ do: z.literal('set'), field: z.string(), from: From }).strict(),
  z
    .object({
      do: z.literal('link'),
      field: z.string(),
      from: From,
      programme: z.string().optional(),
      /** the other record must not have ended: what ends by the link leaves its work to that one */
      living: z.boolean().optional(),
    })
    .strict(),
  z
    .object({
      do: z.literal('repeat'),
      field: z.string(),
      days: z.number().int().positive(),
      flag: z.string(),
    })
    .strict(),
  z.object({ do: z.literal('channel'), from: From }).strict(),
  z.object({ do: z.literal('lead'), from: From }).strict(),
  z.object({ do: z.literal('assist'), from: From }).strict(),
  z.object({ do: z.literal('category'), from: From }).strict(),
  z.object({ do: z.literal('place'), from: From }).strict(),
  z.object({ do: z.literal('point'), from: From }).strict(),
  z.object({ do: z.literal('files'), from: From }).strict(),
  z.object({ do: z.literal('flag'), flag: z.string(), on: z.boolean() }).strict(),
  z.object({ do: z.literal('count'), counter: z.string() }).strict(),
  /** `due` names a form field whose instant, where given, is the due time instead of the budget */
  z
    .object({
      do: z.literal('start'),
      clock: z.string(),
      when: Rule.optional(),
      due: z.string().optional(),
      /** names a form field whose number, where given, is the budget in working days */
      days: z.string().optional(),
    })
    .strict(),
  z
    .object({
      do: z.literal('rows'),
      field: z.string(),
      rows: z
        .array(z.object({ when: Rule.optional(), row: z.record(z.string(), Scalar) }).strict())
        .min(1),
    })
    .strict(),
  z.object({ do: z.literal('parts') }).strict(),
  z.object({ do: z.literal('open'), ...elsewhere }).strict(),
  z.object({ do: z.literal('tell'), ...elsewhere }).strict(),
  z.object({ do: z.literal('stop'), clock: z.string() }).strict(),
  z.object({ do: z.literal('suspend'), clock: z.string(), why: z.string() }).strict(),
  z.object({ do: z.literal('resume'), clock: z.string() }).strict(),
  /** adds the days of a form field as working days to the running clock */
  z
    .object({ do: z.literal('extend'), clock: z.string(), days: z.string(), why: z.string() })
    .strict(),
]);
export type Effect = z.infer<typeof Effect>;

/** A guard with the words that a refused person reads. */
export const Guard = z.object({ rule: Rule, refusal: Label }).strict();
export type Guard = z.infer<typeof Guard>;

/**
 * Whose records an act may touch, besides the place scope of the role:
 * `lead` only the unit that leads, `party` the lead or an assisting unit, `any` no such limit.
 */
export const ActScope = z.enum(['any', 'lead', 'party']);

export const ActType = z
  .object({
    label: Label,
    /** states it can be done in; `*` for every state that is not an end; `new` opens a record */
    from: z.union([z.array(z.string()).min(1), z.literal('*'), z.literal('new')]),
    /** the state after; `stay` keeps it */
    to: z.string(),
    by: z.array(z.string()).min(1),
    scope: ActScope.default('any'),
    /** the form: fields that the actor is asked for */
    form: z.record(z.string(), Field).default({}),
    guards: z.array(Guard).default([]),
    effects: z.array(Effect).default([]),
    /** the act to offer first (bold button) in this state */
    primary: z.boolean().default(false),
    /** cannot be taken back: the page asks for confirmation in words */
    grave: z.boolean().default(false),
    /** false: done only with an act of another programme that reaches it by `open` or `tell` */
    byHand: z.boolean().default(true),
    /** may be done to many records at once */
    bulk: z.boolean().default(false),
    /** one key on the record page and in the table */
    key: z.string().length(1).optional(),
    /** what a citizen reads in the public history; absent = not public */
    publicLabel: Label.optional(),
  })
  .strict();
export type ActType = z.infer<typeof ActType>;

/**
 * One section of Today (what waits for me): which roles see it and the filter that fills it.
 * Roles without a section get one per state in which they may act.
 */
export const TodayDeclared = z
  .object({
    code: z.string(),
    label: Label,
    roles: z.array(z.string()).min(1),
    /** a part of RecordFilter */
    filter: z
      .object({
        state: z.array(z.string()),
        flag: z.array(z.string()),
        ended: z.boolean(),
        due: z.enum(['overdue', 'overdue-1x', 'overdue-2x', 'today', 'week', 'paused']),
      })
      .partial()
      .strict(),
  })
  .strict();
export type TodayDeclared = z.infer<typeof TodayDeclared>;

export const Programme = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    /** what one record is called: 诉求, 项目 */
    recordLabel: Label,
    /** first letters of record numbers, before the district's own */
    numberPrefix: z.string().regex(/^[A-Z]{1,4}$/),
    /** law, notice or standard that the life cycle follows */
    basis: Label,
    /** the only roles that see its records */
    seenBy: SeenBy.optional(),
    /** roles that see of these records only how many there are, five or more at a time */
    countedBy: SeenBy.optional(),
    fields: z.record(z.string(), Field),
    /** which field is the title line of a record */
    titleField: z.string(),
    states: z.record(z.string(), State),
    clocks: z.record(z.string(), Clock).default({}),
    /** names of the flags and counters that acts set */
    flags: z.record(z.string(), Label).default({}),
    counters: z.record(z.string(), Label).default({}),
    acts: z.record(z.string(), ActType),
    /** the records that one of these is made of */
    parts: Parts.optional(),
    /** the field that holds the number of the record that one of these is a part of */
    partOf: z.string().optional(),
    /** the order of a healthy life, for the progress line of a record */
    path: z.array(z.string()).min(2),
    /** sections of Today, in order */
    today: z.array(TodayDeclared).default([]),
  })
  .strict();
export type Programme = z.infer<typeof Programme>;

type FieldInput = z.input<typeof Field>;

/**
 * In a form: the record's own field of the same name. It is asked for as the record declares it,
 * but for what is said here, and the answer is set on the record.
 */
type SameField = { same: true } & Partial<FieldInput>;
type FormInput = Record<string, FieldInput | SameField>;

type ActInput<S extends string, C extends string> = Omit<
  z.input<typeof ActType>,
  'from' | 'to' | 'effects' | 'form'
> & {
  from: readonly S[] | '*' | 'new';
  to: S | 'stay';
  form?: FormInput;
  effects?: readonly (
    | Exclude<z.input<typeof Effect>, { clock: string }>
    | (Extract<z.input<typeof Effect>, { clock: string }> & { clock: C })
  )[];
};

/** The form with its `same` fields written out, and the effects that set their answers. */
function writtenOut(fields: Record<string, FieldInput>, form: FormInput) {
  const effects: z.input<typeof Effect>[] = [];
  const written = Object.entries(form).map(([name, asked]) => {
    if (!('same' in asked)) return [name, asked] as const;
    effects.push({ do: 'set', field: name, from: { input: name } });
    const { same: _, ...said } = asked;
    const { listed: __, ...own } = fields[name] ?? {};
    return [name, { ...own, ...said } as FieldInput] as const;
  });
  return { form: Object.fromEntries(written), effects };
}

/**
 * Declares a programme. State and clock names are checked by the compiler; everything else when
 * the registry is loaded, with the path of what is wrong. What comes back is plain data, with the
 * `same` fields of forms written out.
 *
 * @example defineProgramme({ code: 'demand', states: { received: … }, acts: { file: { from: ['received'], … } }, … })
 */
export function defineProgramme<const S extends string, const C extends string>(
  programme: Omit<z.input<typeof Programme>, 'states' | 'clocks' | 'acts' | 'fields' | 'path'> & {
    fields: Record<string, FieldInput>;
    states: Record<S, z.input<typeof State>>;
    clocks: Record<C, z.input<typeof Clock>>;
    acts: Record<string, ActInput<NoInfer<S>, NoInfer<C>>>;
    path: readonly NoInfer<S>[];
  },
): z.input<typeof Programme> {
  const acts = Object.entries(programme.acts).map(([type, act]) => {
    if (!act.form) return [type, act] as const;
    const { form, effects } = writtenOut(programme.fields, act.form);
    return [type, { ...act, form, effects: [...effects, ...(act.effects ?? [])] }] as const;
  });
  return { ...programme, acts: Object.fromEntries(acts) } as unknown as z.input<typeof Programme>;
}
