import { z } from 'zod';
import { Decimal } from './indicator.ts';
import { Label } from './label.ts';

/** 2024, 2024-H1, 2024-Q3, 2024-03, 2024-01-15, or cumulative 2024-01/2024-09. */
export const Period = z
  .string()
  .regex(/^\d{4}(?:-(?:H[12]|Q[1-4]|\d{2}(?:-\d{2})?)(?:\/\d{4}-\d{2})?)?$/);

/** 预计, 初步核算, 核定, 修订 */
export const FigureStatus = z.enum(['estimated', 'preliminary', 'final', 'revised']);
export type FigureStatus = z.infer<typeof FigureStatus>;

/** The value itself, its growth against the year before, its part of a whole as published beside it. */
export const Aspect = z.enum(['level', 'growth']);
export type Aspect = z.infer<typeof Aspect>;

/** Where figures come from: a document, a table, a page, the district's own acts. */
export const Origin = z
  .object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    kind: z.enum(['document', 'table', 'page', 'acts', 'formula', 'entry']),
    title: Label,
    publisher: z.string().optional(),
    publishedOn: z.iso.date().optional(),
    url: z.string().optional(),
    retrievedOn: z.iso.date().optional(),
    licence: z.string().optional(),
    /** of the kept snapshot, where one is kept */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    /** a source that should not be leant on, and why */
    caution: Label.optional(),
  })
  .strict();
export type Origin = z.infer<typeof Origin>;

/** Where in its origin: code points of a text, a cell of a sheet, a row and column of a table. */
export const Locator = z.union([
  z
    .object({
      start: z.number().int().min(0),
      end: z.number().int(),
      quote: z.string().max(40).optional(),
    })
    .strict(),
  z.object({ sheet: z.string(), cell: z.string() }).strict(),
  z.object({ row: z.number().int().min(1), column: z.string() }).strict(),
]);
export type Locator = z.infer<typeof Locator>;

/** What names a figure: one indicator, one territory, one period, the level or its growth. */
export const FigureKey = z
  .object({
    indicator: z.string(),
    territory: z.string(),
    period: Period,
    aspect: Aspect.default('level'),
  })
  .strict();
export type FigureKey = z.infer<typeof FigureKey>;

const stated = {
  value: Decimal,
  /** as published: 亿元, 万元, %, 个百分点 */
  unit: z.string().min(1),
  /** 余, 超, 约: what the origin itself leaves open */
  qualifier: z.string().optional(),
  status: FigureStatus.default('final'),
  locator: Locator.optional(),
  note: z.string().optional(),
};

/** A figure as a file of declared/figures states it. */
export const StatedFigure = FigureKey.extend(stated).strict();
export type StatedFigure = z.infer<typeof StatedFigure>;

/** A rank as somebody published it. */
export const StatedRank = z
  .object({
    indicator: z.string(),
    territory: z.string(),
    period: Period,
    /** what is ranked */
    aspect: Aspect.default('level'),
    /** code of a rank set */
    set: z.string(),
    /** null where only a band is said (前列, 第二方阵) */
    n: z.number().int().positive().nullable(),
    band: z.string().optional(),
    tied: z.boolean().default(false),
    /** places won (positive) or lost (negative) against the period before */
    change: z.number().int().optional(),
    previous: z.number().int().positive().optional(),
    locator: Locator.optional(),
    note: z.string().optional(),
  })
  .strict();
export type StatedRank = z.infer<typeof StatedRank>;

export const StatedTarget = z
  .object({
    indicator: z.string(),
    territory: z.string(),
    period: Period,
    aspect: Aspect.default('level'),
    value: Decimal,
    unit: z.string().min(1),
    /** `at-least` 及以上, `at-most` 不超过 */
    meets: z.enum(['at-least', 'at-most']).default('at-least'),
    locator: Locator.optional(),
  })
  .strict();
export type StatedTarget = z.infer<typeof StatedTarget>;

/** One origin and what it states: one file of declared/figures (TypeScript or JSON). */
export const FigureFile = z
  .object({
    origin: Origin,
    districts: z.array(z.string()).min(1),
    figures: z.array(StatedFigure).default([]),
    ranks: z.array(StatedRank).default([]),
    targets: z.array(StatedTarget).default([]),
  })
  .strict();
export type FigureFile = z.infer<typeof FigureFile>;
export const defineFigures = (file: z.input<typeof FigureFile>) => file;

/** Who did something to a figure, and when. */
export interface Hand {
  person: string | null;
  name: string;
  at: string;
}

/** A figure as the ledger holds it: one revision of what one origin says. */
export interface Figure extends FigureKey {
  figure: string;
  value: Decimal;
  unit: string;
  qualifier: string | null;
  status: FigureStatus;
  origin: string;
  locator: Locator | null;
  note: string | null;
  /** 1, 2, …; the highest of the same key and origin holds */
  revision: number;
  /** why it was revised; null for the first */
  reason: string | null;
  entered: Hand;
  checked: Hand | null;
  signed: Hand | null;
}

/** A rank as the ledger holds it: stated by an origin. Computed ranks are never stored. */
export interface Rank extends Omit<
  StatedRank,
  'locator' | 'note' | 'change' | 'previous' | 'band'
> {
  rank: string;
  band: string | null;
  change: number | null;
  previous: number | null;
  origin: string;
  locator: Locator | null;
  note: string | null;
}
