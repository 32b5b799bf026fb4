import { z } from 'zod';
import { Aspect, FigureStatus, Period } from './figure.ts';

/** What a row, a column or a whole sheet says of its figures; what is absent is said elsewhere. */
export const SheetMeaning = z
  .object({
    indicator: z.string().max(80),
    aspect: Aspect,
    territory: z.string().max(40),
    /** of this file alone: a mapping that is kept says no dates, the next file has its own */
    period: Period,
    /** the same period so many years before: 上年同期 is 1 */
    yearsBack: z.number().int().min(0).max(20),
    /** of the months that the caption names: the last alone (本月) or from January on (累计) */
    span: z.enum(['month', 'to-date']),
    unit: z.string().max(20),
    status: FigureStatus,
  })
  .partial()
  .strict();
export type SheetMeaning = z.infer<typeof SheetMeaning>;

/** What a row or a column is for. */
export const LineUse = z.enum(['figures', 'label', 'unit', 'note', 'ignored']);
export type LineUse = z.infer<typeof LineUse>;

/** What somebody decided about a row or a column; it is found again by its words. */
export const LineMapping = z
  .object({
    /** its words with dates blanked, and which of several alike it is */
    key: z.string().max(400),
    use: LineUse.optional(),
    means: SheetMeaning.default({}),
  })
  .strict();
export type LineMapping = z.infer<typeof LineMapping>;

/**
 * How the sheets of a department are read: only what a person decided. What the words of the sheet
 * say by themselves is read anew from every file, so that next month's is dated next month.
 */
export const SheetMapping = z
  .object({
    /** name of the sheet; the first that is shown when absent */
    sheet: z.string().max(200).optional(),
    /** first and last row of the header, counted from 1; found by itself when absent */
    headerRows: z
      .object({ from: z.number().int().min(1), to: z.number().int().min(1) })
      .strict()
      .refine(({ from, to }) => from <= to)
      .optional(),
    /** also what stands in hidden rows and columns */
    takeHidden: z.boolean().optional(),
    /** of the whole sheet */
    means: SheetMeaning.default({}),
    columns: z.array(LineMapping).max(2_000).default([]),
    rows: z.array(LineMapping).max(20_000).default([]),
    /** keys of all columns: by these the next file of the same kind is known */
    shape: z.array(z.string().max(400)).max(2_000).default([]),
    /** who publishes tables of this kind */
    publisher: z.string().max(200).optional(),
  })
  .strict();
export type SheetMapping = z.infer<typeof SheetMapping>;

/** A mapping that is kept for the next file. */
export const KeptMapping = z
  .object({
    code: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/)
      .max(60),
    name: z.string().min(1).max(100),
    mapping: SheetMapping,
  })
  .strict();
export type KeptMapping = z.infer<typeof KeptMapping>;
