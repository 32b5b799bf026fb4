import { z } from 'zod';
import { Instant, ClockChange } from './clock.ts';

/** Who acted. `person` is null for a source system, the simulator or the clock itself. */
export const Actor = z
  .object({
    person: z.uuid().nullable(),
    role: z.string(),
    unit: z.string().nullable(),
    name: z.string(),
  })
  .strict();
export type Actor = z.infer<typeof Actor>;

/** A file kept beside the database, named by the SHA-256 of its bytes. */
export const FileRef = z
  .object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string().max(255),
    mediaType: z.string(),
    bytes: z.number().int().nonnegative(),
    /** what it shows: `before`, `after`, `evidence`, `document` */
    role: z.string(),
  })
  .strict();
export type FileRef = z.infer<typeof FileRef>;

/**
 * What an act did, resolved when it was made: the declaration may change later, the change may not.
 * Absent means untouched; null means cleared.
 */
export const Change = z
  .object({
    state: z.string(),
    /** true when the record has reached an end, false when it was reopened */
    ended: z.boolean(),
    category: z.string().nullable(),
    place: z.string().nullable(),
    lat: z.number().min(-90).max(90).nullable(),
    lon: z.number().min(-180).max(180).nullable(),
    lead: z.string().nullable(),
    assist: z.array(z.string()),
    channel: z.string(),
    number: z.string(),
    title: z.string(),
    openedAt: Instant,
    /** field values by field name, masked where the field is sensitive */
    fields: z.record(z.string(), z.unknown()),
    /** names added to (true) or taken from (false) the record's flags */
    flags: z.record(z.string(), z.boolean()),
    /** counters to add, such as { returns: 1 } */
    counts: z.record(z.string(), z.number()),
    clocks: z.array(ClockChange),
    files: z.array(FileRef),
  })
  .partial()
  .strict();
export type Change = z.infer<typeof Change>;

/**
 * What one actor did to one record at one time. Append-only: a correction is another act.
 * `input` is what the actor gave, `change` what it did. Sensitive values stand masked in both;
 * their clear text lives in the act's private column and is read only with a purpose, audited.
 */
export const Act = z
  .object({
    seq: z.number().int().positive(),
    type: z.string(),
    actor: Actor,
    at: Instant,
    programmeVersion: z.number().int().positive(),
    input: z.record(z.string(), z.unknown()),
    change: Change,
  })
  .strict();
export type Act = z.infer<typeof Act>;
