import { z } from 'zod';
import { Label } from './label.ts';
import { shownKind, type Programme } from './programme.ts';
import { Rule } from './rule.ts';

/** An exact number: digits, one point, a leading minus. Never a float. */
export const Decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/);
export type Decimal = string;

/** A value worked out from other indicators of the same territory and period. */
export type Formula =
  | { op: 'indicator'; indicator: string; /** years back */ yearsBack?: number }
  | { op: 'value'; value: Decimal }
  | { op: 'sum'; of: readonly Formula[] }
  | { op: 'minus' | 'times' | 'over'; of: readonly [Formula, Formula] }
  /** the first in percent of the second */
  | { op: 'percent'; of: readonly [Formula, Formula] };

export const Formula: z.ZodType<Formula> = z
  .lazy(() =>
    z.union([
      z
        .object({
          op: z.literal('indicator'),
          indicator: z.string(),
          yearsBack: z.number().int().min(0).max(20).optional(),
        })
        .strict(),
      z.object({ op: z.literal('value'), value: Decimal }).strict(),
      z.object({ op: z.literal('sum'), of: z.array(Formula).min(1) }).strict(),
      z
        .object({ op: z.enum(['minus', 'times', 'over']), of: z.tuple([Formula, Formula]) })
        .strict(),
      z.object({ op: z.literal('percent'), of: z.tuple([Formula, Formula]) }).strict(),
    ]),
  )
  .meta({ id: 'Formula' });

/**
 * Records counted under a programme: those opened or ended in the period, or on which an act was
 * done in it; `where` is asked of the snapshot, as the dispatch catalogue asks.
 */
export const RecordCount = z
  .object({
    programme: z.string(),
    /**
     * `standing`: begun and not ended when the period was over, as a stock is counted; `ended-so-far`:
     * ended in the period or ever before it, as a running total is
     */
    count: z.enum(['opened', 'ended', 'acted', 'standing', 'ended-so-far']),
    act: z.string().optional(),
    where: Rule.default({ op: 'always' }),
    /** what is added up over these records instead of their number: a number, money, or computed as one */
    sum: z.string().optional(),
    /** a field whose different values are counted instead of the records */
    distinct: z.string().optional(),
  })
  .strict();
export type RecordCount = z.infer<typeof RecordCount>;

/**
 * What a count adds up, as its records hold it: so many of them are one of the unit (100 fen are 元);
 * null where records are counted, or where the field is nothing that adds up.
 */
export function addedUnit(
  programme: Pick<Programme, 'fields'> | undefined,
  sum: string | undefined,
): { unit: string; per: number } | null {
  const field = sum === undefined ? undefined : programme?.fields[sum];
  if (!field) return null;
  const kind = shownKind(field);
  if (kind === 'money') return { unit: '元', per: 100 };
  return kind === 'number' && field.unit ? { unit: field.unit.zh, per: 1 } : null;
}

/** How a figure is defined. */
export const Indicator = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    /** other names that a text may use (GDP, 生产总值), both languages in one list */
    aliases: z.array(z.string()).default([]),
    /** section of the answer sheet: economy, industry, opening, livelihood, … */
    topic: z.string(),
    /** as figures are shown: 亿元, %, 家, 个百分点; others of the same dimension are converted exactly */
    unit: z.string().min(1),
    /** in an English sentence: `100 million yuan`, `%`, `enterprises` */
    unitEn: z.string().min(1),
    /** digits after the point when shown; absent = as published */
    decimals: z.number().int().min(0).max(6).optional(),
    /** which way is better */
    direction: z.enum(['up', 'down', 'neither']),
    frequency: z.enum(['year', 'quarter', 'month', 'day', 'once']),
    /** `flow` over the period, `stock` at its end, `rate` a part or ratio, `index` a score, `growth` only its growth is published */
    kind: z.enum(['flow', 'stock', 'rate', 'index', 'growth']),
    /** prices of the level; `none` where no money is counted */
    levelPrices: z.enum(['current', 'constant', 'none']).default('none'),
    /** prices of its growth: growth at constant prices is never computed from levels at current prices */
    growthPrices: z.enum(['current', 'constant', 'none']).default('none'),
    formula: Formula.optional(),
    counts: RecordCount.optional(),
    /** this is a part of that indicator: never more than it */
    partOf: z.string().optional(),
    /** these make it up: their sum is it */
    sumOf: z.array(z.string()).default([]),
    /** amounts of the territories below are parts of the one above: true of GDP, not of income a head */
    addsUp: z.boolean().optional(),
    min: Decimal.optional(),
    max: Decimal.optional(),
    /** a change against last year beyond so many percent is asked about */
    jumpPercent: z.number().positive().optional(),
    /** department or unit that answers for it */
    department: Label.optional(),
    /** law, notice or statistical method it rests on */
    basis: Label.optional(),
    /** first and last period it holds for */
    validFrom: z.string().optional(),
    validTo: z.string().optional(),
    /** the verb before its value in a Chinese sentence (实现, 完成, 达) and in an English one */
    phrase: Label.optional(),
  })
  .strict();
export type Indicator = z.infer<typeof Indicator>;
/** A family of indicators: one file of declared/indicators. */
export const IndicatorFile = z
  .object({
    family: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    districts: z.array(z.string()).min(1),
    indicators: z.array(Indicator).min(1),
  })
  .strict();
export type IndicatorFile = z.infer<typeof IndicatorFile>;
export const defineIndicators = (file: z.input<typeof IndicatorFile>) => file;
