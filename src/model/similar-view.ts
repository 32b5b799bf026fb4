import { z } from 'zod';
import { Instant } from './clock.ts';

/** A demand that says the same or nearly the same, and in what the two are alike. */
export const SimilarDemand = z
  .object({
    record: z.uuid(),
    /** likeness of the two as one number, 0 to 1 */
    likeness: z.number().min(0).max(1),
    /** share of the words in common, 0 to 1 */
    words: z.number().min(0).max(1),
    /** null where one of the two has no point */
    metres: z.number().nullable(),
    hours: z.number(),
    /** true from the category's threshold on: the two are taken for one problem */
    sameProblem: z.boolean(),
  })
  .strict();
export type SimilarDemand = z.infer<typeof SimilarDemand>;

/** A demand that was said already, as the desk sees it. */
export const SimilarLine = SimilarDemand.extend({
  number: z.string(),
  title: z.string(),
  programme: z.string(),
  state: z.string(),
  ended: z.boolean(),
  lead: z.string().nullable(),
  openedAt: Instant,
});
export type SimilarLine = z.infer<typeof SimilarLine>;

/** What was said already. `building` while the index is read for the first time: ask again. */
export const SimilarAnswer = z.object({
  building: z.boolean(),
  similar: z.array(SimilarLine).max(5),
});
export type SimilarAnswer = z.infer<typeof SimilarAnswer>;

/** A demand as it is being typed. */
export const SaidDraft = z
  .object({
    text: z.string().max(25_000),
    category: z.string().max(200).nullable().default(null),
    lat: z.number().min(-90).max(90).nullable().default(null),
    lon: z.number().min(-180).max(180).nullable().default(null),
  })
  .strict();
export type SaidDraft = z.infer<typeof SaidDraft>;

/** A demand handled together with another. */
export const JoinedLine = z.object({
  record: z.uuid(),
  number: z.string(),
  title: z.string(),
  seq: z.number().int(),
  state: z.string(),
  openedAt: Instant,
  /** acts that the viewer may do to it */
  acts: z.array(z.string()),
});
export type JoinedLine = z.infer<typeof JoinedLine>;

/** The demands around one: what it was joined to, what was joined to it, and the public steps of what answers for it. */
export const JoinedView = z.object({
  /** null where it stands by itself, or where the viewer may not see what it was joined to */
  into: JoinedLine.nullable(),
  joined: z.array(JoinedLine),
  /** how many people say so: the demand itself, those joined to it, and everybody who said "me too" to any of them */
  people: z.number().int(),
  /** steps that the reporter is told, oldest first: its own, and from its joining on those of the target */
  told: z.array(
    z.object({
      number: z.string(),
      at: Instant,
      label: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
});
export type JoinedView = z.infer<typeof JoinedView>;
