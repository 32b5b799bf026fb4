/** What people send to the ledger, and what comes back. */
import { z } from 'zod';
import { FigureStatus, Origin } from './figure.ts';
import { FigureCard } from './ledger-view.ts';
import { Problem } from './problem-schema.ts';

/** Doubts that somebody has looked at and stands by: codes of problems such as `doubt.jump`. */
const accept = z.array(z.string()).max(20).default([]);

/**
 * A figure to be entered. Period and value are plain text here, so that one that does not exist
 * comes back as a problem with what would be right.
 */
export const FigureDraft = z
  .object({
    indicator: z.string().max(80),
    territory: z.string().max(40),
    period: z.string().max(20),
    aspect: z.enum(['level', 'growth']).default('level'),
    value: z.string().max(60),
    unit: z.string().max(20),
    qualifier: z.string().max(10).optional(),
    status: FigureStatus.default('preliminary'),
    /** code of an origin that is there, or a new one */
    origin: z.union([z.string().max(80), Origin]),
    /** cell, row or code points; says where in the origin */
    locator: z.unknown().optional(),
    note: z.string().max(2_000).optional(),
    accept,
  })
  .strict();
export type FigureDraft = z.infer<typeof FigureDraft>;

/** Replaces the revision that holds. Nothing is overwritten; the reason stays with it. */
export const FigureRevision = z
  .object({
    value: z.string().max(60),
    unit: z.string().max(20),
    qualifier: z.string().max(10).optional(),
    status: FigureStatus.default('revised'),
    note: z.string().max(2_000).optional(),
    reason: z.string().max(2_000),
    accept,
  })
  .strict();
export type FigureRevision = z.infer<typeof FigureRevision>;

const stated = {
  indicator: z.string().max(80),
  territory: z.string().max(40),
  period: z.string().max(20),
  aspect: z.enum(['level', 'growth']).default('level'),
  /** code of an origin that is there, or a new one */
  origin: z.union([z.string().max(80), Origin]),
  locator: z.unknown().optional(),
  /** needed where the origin said something else before; that stays, with the reason */
  reason: z.string().max(2_000).optional(),
};

/** A rank as an origin states it. One of `n`, `band` and `change` is there. */
export const RankDraft = z
  .object({
    ...stated,
    set: z.string().max(80),
    n: z.number().int().positive().optional(),
    /** 前列, 第二方阵, 500强 */
    band: z.string().trim().min(1).max(40).optional(),
    tied: z.boolean().default(false),
    /** places won (positive) or lost (negative) */
    change: z.number().int().optional(),
    previous: z.number().int().positive().optional(),
    note: z.string().max(2_000).optional(),
  })
  .strict();
export type RankDraft = z.infer<typeof RankDraft>;

/** A target as an origin sets it. */
export const TargetDraft = z
  .object({
    ...stated,
    value: z.string().max(60),
    unit: z.string().max(20),
    meets: z.enum(['at-least', 'at-most']).default('at-least'),
  })
  .strict();
export type TargetDraft = z.infer<typeof TargetDraft>;

/** The figure as it now stands, and the doubts that were accepted. */
export const FigureDone = z.object({ card: FigureCard, accepted: z.array(Problem) });
export type FigureDone = z.infer<typeof FigureDone>;

/** What becomes, or would become, of one of many figures that come together. */
export const DraftFate = z.object({
  fate: z.enum(['new', 'revised', 'unchanged', 'refused']),
  /** why it is refused: what is impossible, or doubts that nobody accepted */
  problems: z.array(Problem),
  /** doubts that were accepted */
  accepted: z.array(Problem),
});
export type DraftFate = z.infer<typeof DraftFate>;
