/** What the API answers and is asked about topics: problems that several demands speak of. */
import { z } from 'zod';

const Day = z.iso.date();

export const TopicLine = z.object({
  /** its most typical demand, by whose title it is called */
  anchor: z.uuid(),
  title: z.string(),
  /** the name of a place that most of them write */
  said: z.string().nullable(),
  /** codes of what most of them stand at */
  place: z.string().nullable(),
  category: z.string().nullable(),
  demands: z.number().int(),
  /** demands and those who said "me too" */
  people: z.number().int(),
  heat: z.object({
    total: z.number(),
    parts: z.object({
      people: z.number(),
      likes: z.number(),
      persistence: z.number(),
      spread: z.number(),
      growth: z.number(),
    }),
  }),
  from: Day,
  to: Day,
  /** demands a week, oldest first; the last is the week of today */
  weeks: z.array(z.number().int()),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** somebody has merged it or split something off */
  changed: z.boolean(),
});
export type TopicLine = z.infer<typeof TopicLine>;

export const TopicsView = z.object({
  days: z.number().int(),
  /** demands that were looked at, of so many: the newest */
  demands: z.number().int(),
  of: z.number().int(),
  /** hottest first */
  topics: z.array(TopicLine),
  changes: z.array(
    z.object({
      change: z.number().int(),
      kind: z.enum(['merge', 'split']),
      demands: z.number().int(),
      madeBy: z.string(),
      madeAt: z.string(),
    }),
  ),
  /** number of the last change, for whoever makes the next */
  seen: z.number().int(),
  mayChange: z.boolean(),
  simulated: z.boolean(),
});
export type TopicsView = z.infer<typeof TopicsView>;

/** Demands that belong together, or that belong to no other of their topic. */
export const TopicChangeAsked = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('merge'),
      seen: z.number().int(),
      records: z.array(z.uuid()).min(2).max(50),
    })
    .strict(),
  z
    .object({
      kind: z.literal('split'),
      seen: z.number().int(),
      records: z.array(z.uuid()).min(1).max(200),
    })
    .strict(),
  z.object({ kind: z.literal('undo'), seen: z.number().int(), change: z.number().int() }).strict(),
]);
export type TopicChangeAsked = z.infer<typeof TopicChangeAsked>;
