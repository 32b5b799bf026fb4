import { z } from 'zod';
import { Label } from './label.ts';
import { Scalar } from './rule.ts';

/**
 * How one value is got from a row. Steps run left to right over the text of the column(s).
 * - `columns`: the first that is not empty, or all joined with `join`
 * - `map`: replaces whole values; `otherwise` for the rest
 */
export const ColumnMap = z
  .object({
    columns: z.array(z.string()).min(1),
    join: z.string().optional(),
    map: z.record(z.string(), Scalar).optional(),
    otherwise: Scalar.optional(),
    /**
     * Instants: the format of the column, `MM/dd/yyyy hh:mm:ss a`, `yyyy/M/d H:mm:ss`, `yyyy-MM-dd`,
     * `iso`. It gives the order of the parts; separators and leading zeros may differ, the time may
     * be missing. `yyyy-MM-dd` is read whatever the format says.
     */
    format: z.string().optional(),
    required: z.boolean().default(false),
  })
  .strict();
export type ColumnMap = z.infer<typeof ColumnMap>;

/** A data source: where rows come from and how a row becomes acts. */
export const Source = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    origin: z.string(),
    licence: z.string(),
    cadence: z.string(),
    programme: z.string(),
    format: z.enum(['csv', 'xlsx', 'jsonl']),
    /** IANA zone of the file's times; the district's own when absent */
    timeZone: z.string().optional(),
    /** coordinate system of the file */
    datum: z.enum(['wgs84', 'gcj02']).default('wgs84'),
    /** points that mean "not located", degrees, with the tolerance in degrees */
    defaultPoints: z
      .array(z.object({ lat: z.number(), lon: z.number(), within: z.number() }).strict())
      .default([]),
    /** civil dates outside are rejected as stray */
    span: z.object({ from: z.iso.date(), to: z.iso.date() }).strict().optional(),
    id: ColumnMap,
    openedAt: ColumnMap,
    closedAt: ColumnMap.optional(),
    dueAt: ColumnMap.optional(),
    title: ColumnMap,
    text: ColumnMap.optional(),
    /** levels, coarse to fine; unknown ones become new categories below the last known */
    category: z.array(ColumnMap).default([]),
    unit: ColumnMap.optional(),
    channel: ColumnMap.optional(),
    lat: ColumnMap.optional(),
    lon: ColumnMap.optional(),
    /** a place named in words or by code */
    place: ColumnMap.optional(),
    address: ColumnMap.optional(),
    reporterName: ColumnMap.optional(),
    reporterPhone: ColumnMap.optional(),
    /** what the source says of the end: `closed`, `void`, `duplicate`, `open` */
    status: ColumnMap.optional(),
    outcome: ColumnMap.optional(),
    /** flags of the record: set where the mapped value is true */
    flags: z.record(z.string(), ColumnMap).default({}),
    /** more columns that are kept as fields of the record */
    fields: z.record(z.string(), ColumnMap).default({}),
    /** columns that are known and not needed; others that are not mapped are reported as unknown */
    ignored: z.array(z.string()).default([]),
  })
  .strict();
export type Source = z.infer<typeof Source>;
export const defineSource = (source: z.input<typeof Source>) => source;
