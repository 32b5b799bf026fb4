import { z } from 'zod';
import { Tone } from '../model/programme.ts';
import { RecordFilter, RecordSort } from '../model/view.ts';

/** One value or several of the same name: `state=filed&state=dispatched`. */
export const many = <T extends z.ZodType<string>>(item: T) =>
  z
    .union([item, z.array(item).max(200)])
    .transform((value) => (Array.isArray(value) ? value : [value]));
const text = z.string().max(200);
const yesOrNo = z.enum(['true', 'false']).transform((value) => value === 'true');
const box = z
  .string()
  .regex(/^-?[\d.]+(,-?[\d.]+){3}$/)
  .transform((value) => value.split(',').map(Number))
  .pipe(RecordFilter.shape.bbox.unwrap());

/** The names of RecordFilter as they stand in an address. */
const names = {
  programme: text,
  q: text,
  state: many(text),
  tone: many(Tone),
  ended: yesOrNo,
  category: many(text),
  place: many(text),
  lead: many(text),
  channel: many(text),
  source: many(text),
  flag: many(text),
  openedFrom: z.iso.date(),
  openedTo: z.iso.date(),
  due: RecordFilter.shape.due.unwrap(),
  located: yesOrNo,
  simulated: yesOrNo,
  /** south,west,north,east */
  bbox: box,
} satisfies Record<keyof RecordFilter, z.ZodType>;

export const FilterQuery = z.object(names).partial().strict();

export const PageQuery = FilterQuery.extend({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
  sort: RecordSort.default('due'),
});

export const CountQuery = FilterQuery.extend({
  by: z.enum(['state', 'category', 'place', 'lead', 'channel', 'source']),
});

export const BoardQuery = FilterQuery.extend({ programme: text });

/** Days of one programme, both included; a year and a month at most. */
export const CalendarQuery = BoardQuery.extend({
  from: z.iso.date(),
  to: z.iso.date(),
  /** entries told of a day */
  perDay: z.coerce.number().int().min(1).max(200).default(4),
}).refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, {
  path: ['to'],
});

export const ExportQuery = FilterQuery.extend({
  format: z.enum(['csv', 'xlsx', 'jsonl']).default('csv'),
  sort: RecordSort.default('-opened'),
});
