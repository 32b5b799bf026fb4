import { z } from 'zod';
import { Label } from './label.ts';

/**
 * A place as statistics know it, by its division code: a province, a city, a county. It may be larger
 * than any district that runs here, and one district may be counted in two ways (with or without a
 * development zone): each way is a territory of its own.
 */
export const Territory = z
  .object({
    /** six-digit division code (GB/T 2260), with a suffix where it is counted in another way: `410702+jkq` */
    code: z.string().regex(/^\d{6}(?:\+[a-z][a-z0-9-]*)?$/),
    parent: z.string().optional(),
    kind: z.enum(['country', 'province', 'city', 'county', 'district', 'zone']),
    label: Label,
    /** other names that a text may use */
    aliases: z.array(z.string()).default([]),
    /** the other way of counting the same place */
    variantOf: z.string().optional(),
    /** what is counted in, where that is not plain */
    note: Label.optional(),
  })
  .strict();
export type Territory = z.infer<typeof Territory>;

/** Among whom a rank counts: all of the city, the four main urban districts, … */
export const RankSet = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    label: Label,
    /** other names that a text may use: 四个主城区, 主城区 */
    aliases: z.array(z.string()).default([]),
    /** codes of territories; empty where nobody has said who they are */
    members: z.array(z.string()).default([]),
    /** out of how many; null where nobody has said */
    size: z.number().int().positive().nullable(),
    note: Label.optional(),
  })
  .strict();
export type RankSet = z.infer<typeof RankSet>;

/** A file of territories and rank sets, used by some districts of this installation. */
export const Atlas = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    /** district of this installation → its own territory */
    districts: z.record(z.string(), z.string()),
    territories: z.array(Territory).min(1),
    sets: z.array(RankSet).default([]),
  })
  .strict();
export type Atlas = z.infer<typeof Atlas>;
export const defineAtlas = (atlas: z.input<typeof Atlas>) => atlas;
