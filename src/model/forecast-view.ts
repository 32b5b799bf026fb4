import { z } from 'zod';

/**
 * What was wrong with a district's history before something was forecast from it, and what was done
 * about it. Days are civil days.
 */
export const HistoryDoubt = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('too-short'), days: z.number(), wanted: z.number() }),
  z.object({ kind: z.literal('gap'), from: z.string(), to: z.string(), expected: z.number() }),
  z.object({ kind: z.literal('stopped'), from: z.string(), expected: z.number() }),
  z.object({ kind: z.literal('repeated-day'), day: z.string(), repeated: z.number() }),
  z.object({
    kind: z.literal('jump'),
    day: z.string(),
    factor: z.number(),
    channel: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('new-category'),
    category: z.string(),
    since: z.string(),
    events: z.number(),
  }),
  z.object({ kind: z.literal('pile'), lat: z.number(), lon: z.number(), events: z.number() }),
]);
export type HistoryDoubt = z.infer<typeof HistoryDoubt>;

/** A square of the district that forecasts speak of. */
export const ForecastCell = z.object({
  /** column and row: `12,-3` */
  cell: z.string(),
  /** the middle of what happened in it, WGS84 */
  lat: z.number(),
  lon: z.number(),
  /** the place to which most of it belongs; '' where nobody said */
  place: z.string(),
});
export type ForecastCell = z.infer<typeof ForecastCell>;

/** What all forecasts of one night have in common. */
export const ForecastBody = z.object({
  cells: z.array(ForecastCell),
  doubts: z.array(HistoryDoubt),
  cellMetres: z.number(),
  /** demands with a point, and those of them that are made up */
  demands: z.number(),
  seconds: z.number(),
});
export type ForecastBody = z.infer<typeof ForecastBody>;
