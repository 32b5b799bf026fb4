/** What the API answers and is asked about the effect of acting first. */
import { z } from 'zod';
import { Label } from './label.ts';

const Day = z.iso.date();

/** Alerts and visits that lots gave to one arm, counted to their end. */
export const EffectArm = z.object({
  units: z.number().int(),
  /** demands at their places in the days after the draw, and in as many days before */
  cases: z.number().int(),
  before: z.number().int(),
});
export type EffectArm = z.infer<typeof EffectArm>;

/** Demands where was acted over demands where was not; below 1, acting first prevented some. */
export const EffectRatio = z.object({
  acted: EffectArm,
  held: EffectArm,
  /** null where it cannot be told; `faults` says why */
  ratio: z.number().nullable(),
  /** 95 %; null = without an upper end */
  interval: z.tuple([z.number(), z.number().nullable()]),
  /** what the interval rests on */
  by: z.enum(['over-dispersed', 'exact', 'none']),
  faults: z.array(z.enum(['one-arm', 'no-shared-stratum', 'no-cases', 'few-cases'])),
  /** of a test over all the ways in which the lots could have fallen; null where there are none */
  p: z.number().nullable(),
});
export type EffectRatio = z.infer<typeof EffectRatio>;

const Stratum = z.object({
  stratum: z.string(),
  /** the family of categories */
  category: z.string(),
  strength: z.enum(['strong', 'plain']),
  acted: EffectArm,
  held: EffectArm,
  ratio: z.number().nullable(),
  interval: z.tuple([z.number(), z.number().nullable()]),
});

/** A lot that has been watched to its end. */
const ShownLot = z.object({
  kind: z.enum(['alert', 'visit']),
  id: z.string(),
  title: Label,
  isHeld: z.boolean(),
  fromDay: Day,
  category: z.string(),
  places: z.array(z.string()),
  categories: z.array(z.string()).nullable(),
  cases: z.number().int(),
  before: z.number().int(),
  /** the alert or order it became */
  record: z.uuid().nullable(),
  number: z.string().nullable(),
});
export type ShownLot = z.infer<typeof ShownLot>;

const Step = z.object({
  step: z.number().int(),
  isOn: z.boolean(),
  seed: z.number().int(),
  share: z.number(),
  days: z.number().int(),
  reason: z.string().nullable(),
  /** null: the house, when it drew for the first time */
  madeBy: z.string().nullable(),
  madeAt: z.string(),
});

export const EffectView = z.object({
  /** null where the district declares no hold-out: then nothing here can be known */
  holdOut: z
    .object({
      share: z.number(),
      days: z.number().int(),
      ringMetres: z.number(),
      never: z.array(z.string()),
      basis: Label,
    })
    .nullable(),
  /** newest first */
  steps: z.array(Step),
  maySwitch: z.boolean(),
  lots: z.object({
    drawn: z.number().int(),
    held: z.number().int(),
    /** watched to their end: these are counted */
    complete: z.number().int(),
    /** day on which the next one is */
    nextDay: Day.nullable(),
    /** lots whose log is not what their seed draws: 0, or somebody has touched them */
    wrong: z.number().int(),
  }),
  /** at the same places and in the same categories */
  main: EffectRatio,
  /** around them */
  ring: EffectRatio,
  /** demands before and after, where nothing was held back to compare with: wrong, and shown to be */
  beforeAfter: z.object({ acted: z.number().nullable(), held: z.number().nullable() }),
  strata: z.array(Stratum),
  /** what was done where the lot was to act */
  acted: z.object({
    units: z.number().int(),
    /** alerts confirmed or ordered and visits opened */
    taken: z.number().int(),
    orders: z.number().int(),
    visited: z.number().int(),
    found: z.number().int(),
  }),
  /** when an effect can be told from none; null before anything was drawn to judge by */
  outlook: z
    .object({
      unitsPerWeek: z.number(),
      casesPerUnit: z.number(),
      dispersion: z.number(),
      /** the smallest share of prevented demands that what is complete would show */
      detectable: z.number().nullable(),
      answers: z.array(z.object({ effect: z.number(), units: z.number(), weeks: z.number() })),
    })
    .nullable(),
  /** complete ones, newest first, at most 200 */
  shown: z.array(ShownLot),
  /** the demands are made up */
  simulated: z.boolean(),
});
export type EffectView = z.infer<typeof EffectView>;

export const HoldOutSwitch = z
  .object({
    isOn: z.boolean(),
    reason: z.string().trim().min(4).max(500),
    /** the step that the person saw; 0 before there was one */
    step: z.number().int().min(0),
  })
  .strict();
export type HoldOutSwitch = z.infer<typeof HoldOutSwitch>;
