/** What is shown of a spreadsheet before and after its figures are entered. */
import { z } from 'zod';
import { Aspect, FigureStatus, Origin } from './figure.ts';
import { Label } from './label.ts';
import { Problem } from './problem-schema.ts';
import { KeptMapping, LineUse, SheetMapping, SheetMeaning } from './sheet-mapping.ts';

/** What becomes of a cell; every cell that holds something has exactly one. */
export const CellFate = z.enum([
  'new',
  'revised',
  'unchanged',
  'refused',
  'undecided',
  'header',
  'unit',
  'note',
  'not-stated',
  'ignored',
]);
export type CellFate = z.infer<typeof CellFate>;

/** The figure that a cell states. */
export const CellFigure = z.object({
  indicator: z.string(),
  territory: z.string(),
  period: z.string(),
  aspect: Aspect,
  value: z.string(),
  unit: z.string(),
  status: FigureStatus,
});
export type CellFigure = z.infer<typeof CellFigure>;

export const CellView = z.object({
  /** B5 */
  cell: z.string(),
  row: z.number().int(),
  column: z.number().int(),
  text: z.string(),
  fate: CellFate,
  /** merged over so many */
  rows: z.number().int().optional(),
  columns: z.number().int().optional(),
  figure: CellFigure.optional(),
  /** what its origin said before */
  before: z.string().optional(),
  /** why it is ignored, refused or left open, and what was noticed about it */
  problems: z.array(Problem),
  /** doubts that somebody stands by */
  accepted: z.array(Problem),
});
export type CellView = z.infer<typeof CellView>;

/** A row or column as it was understood. */
export const LineView = z.object({
  /** 7 or C */
  at: z.string(),
  key: z.string(),
  /** as the sheet has it, outer words first */
  words: z.string(),
  use: LineUse,
  /** what holds: what was read, and what somebody decided in its place */
  means: SheetMeaning,
  /** found, but not by its exact name: a person has to say yes */
  unsure: z.array(z.enum(['indicator', 'territory'])),
  /** the words name something, and nothing that is known */
  unknown: z.boolean(),
  hidden: z.boolean(),
  figures: z.number().int(),
  why: Label.optional(),
});
export type LineView = z.infer<typeof LineView>;

export const SheetLine = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** cells that hold something */
  cells: z.number().int(),
});
export type SheetLine = z.infer<typeof SheetLine>;

/** How somebody wants a sheet read, and what he stands by. */
export const SheetAsked = z
  .object({
    mapping: SheetMapping.default({ means: {}, columns: [], rows: [], shape: [] }),
    /** of a kept mapping; the decisions in `mapping` are added to it */
    kept: z.string().max(60).optional(),
    /** a mapping that is known by its columns is used unless this is false */
    recognise: z.boolean().default(true),
    /** doubts that somebody stands by, with the reason; of one cell, or of all where none is named */
    accept: z
      .array(
        z
          .object({
            code: z.string().max(60),
            cell: z.string().max(20).optional(),
            reason: z.string().trim().min(1).max(500),
          })
          .strict(),
      )
      .max(2_000)
      .default([]),
    origin: z
      .object({
        code: z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]*$/)
          .max(80)
          .optional(),
        title: z.string().trim().min(1).max(200).optional(),
      })
      .strict()
      .default({}),
    /** why what the origin said before is replaced */
    reason: z.string().max(500).optional(),
  })
  .strict();
export type SheetAsked = z.infer<typeof SheetAsked>;

/** The same, to be entered. */
export const SheetApply = SheetAsked.extend({
  /** enters what can be entered and leaves out the rest; without it the rest refuses all */
  leaveOut: z.boolean().default(false),
}).strict();
export type SheetApply = z.infer<typeof SheetApply>;

export const FateCounts = z.record(CellFate, z.number().int());
export type FateCounts = z.infer<typeof FateCounts>;

/** What would become of every cell; nothing is written. */
export const SheetProposal = z.object({
  /** names the uploaded file in later requests; null where the file is on the machine */
  upload: z.string().nullable(),
  fileName: z.string(),
  sheets: z.array(SheetLine),
  sheet: z.string(),
  /** what runs along rows and columns: territories, indicators, periods */
  orientation: Label,
  header: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  /** of the whole sheet, from its caption and from what was decided */
  means: SheetMeaning,
  /** units that the caption names: 亿元, % */
  units: z.array(z.string()),
  columns: z.array(LineView),
  rows: z.array(LineView),
  hiddenRows: z.array(z.number().int()),
  hiddenColumns: z.array(z.string()),
  cells: z.array(CellView),
  counts: FateCounts,
  /** of the sheet as a whole; those of cells stand with their cells */
  problems: z.array(Problem),
  /** decisions that hold: those sent, added to those of the kept mapping */
  mapping: SheetMapping,
  kept: KeptMapping.pick({ code: true, name: true }).nullable(),
  origin: Origin,
});
export type SheetProposal = z.infer<typeof SheetProposal>;

export const SheetDone = z.object({
  origin: Origin,
  counts: FateCounts,
  /** with figures that were written */
  indicators: z.array(z.object({ code: z.string(), label: Label, figures: z.number().int() })),
});
export type SheetDone = z.infer<typeof SheetDone>;

/** What a sheet can be mapped to. */
export const SheetDesk = z.object({
  mappings: z.array(KeptMapping.extend({ savedAt: z.string(), savedBy: z.string().nullable() })),
  indicators: z.array(
    z.object({ code: z.string(), label: Label, unit: z.string(), growthOnly: z.boolean() }),
  ),
  territories: z.array(z.object({ code: z.string(), label: Label })),
});
export type SheetDesk = z.infer<typeof SheetDesk>;
