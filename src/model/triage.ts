import { z } from 'zod';
import { Label } from './label.ts';

/** Where something stands in a text as given: UTF-16 offsets, `end` exclusive. */
const Span = { text: z.string(), start: z.number().int(), end: z.number().int() };

/** A reason that a page can show beside a suggestion: which kind of evidence, and its words. */
export const TriageReason = z
  .object({
    /** `words` of the text, a `rule` of the catalogue, `past` demands of the same kind */
    kind: z.enum(['words', 'rule', 'past']),
    label: Label,
  })
  .strict();
export type TriageReason = z.infer<typeof TriageReason>;

/** A category that the text may belong to; probabilities are calibrated and sum to at most one. */
export const SuggestedCategory = z
  .object({
    category: z.string(),
    probability: z.number().min(0).max(1),
    reasons: z.array(TriageReason),
  })
  .strict();
export type SuggestedCategory = z.infer<typeof SuggestedCategory>;

/** A unit that may close the demand; shares are calibrated and sum to at most one. */
export const SuggestedUnit = z
  .object({
    unit: z.string(),
    share: z.number().min(0).max(1),
    reasons: z.array(TriageReason),
  })
  .strict();
export type SuggestedUnit = z.infer<typeof SuggestedUnit>;

/**
 * Words of the text that name a place, with every place of the district that they may mean. Never
 * guessed: `place` is set only where one candidate is left.
 */
export const PlaceMention = z
  .object({
    ...Span,
    /** street, community, estate, road, crossing, building, code, village */
    kind: z.string(),
    candidates: z.array(z.object({ place: z.string(), label: Label, why: Label }).strict()),
    place: z.string().nullable(),
  })
  .strict();
export type PlaceMention = z.infer<typeof PlaceMention>;

/** A sign of an emergency, as `kernels/text/urgency` finds it. */
export const EmergencySign = z
  .object({ ...Span, kind: z.string(), when: z.enum(['now', 'feared', 'past']), reason: Label })
  .strict();
export type EmergencySign = z.infer<typeof EmergencySign>;

/**
 * What triage says of one demand: the input of its act `triage`. An empty list means "unknown",
 * said as such; all that it changes is the flag of an emergency and the clocks that run faster for it.
 */
export const TriageReading = z
  .object({
    /** what was asked: code and version of each model, such as `{ category: 'urban-zh 3' }` */
    models: z.record(z.string(), z.string()),
    categories: z.array(SuggestedCategory).max(3),
    units: z.array(SuggestedUnit).max(3),
    places: z.array(PlaceMention).max(20),
    emergencies: z.array(EmergencySign).max(10),
  })
  .strict();
export type TriageReading = z.infer<typeof TriageReading>;

/** What is read of a demand: its words as stored, personal data masked, and what is known of it already. */
export interface DemandText {
  title: string;
  text: string;
  category: string | null;
  place: string | null;
}

/** Reads a demand; pure, over models that were made ready before. */
export type ReadDemand = (demand: DemandText) => TriageReading;

/** Gives the reader of a district as it stands, or none where nothing is read there. Never rejects. */
export interface TriagePort {
  reader(district: string): Promise<ReadDemand | undefined>;
}

/** How a model did that a district learned from its own demands. */
export interface LearnedFigures {
  /** texts that had settled, and those of them that it learned from: one that comes often counts a few times */
  settled: number;
  examples: number;
  classes: number;
  /** on texts that it had not seen, by fifths that share no text */
  accuracy: number;
  macroF1: number;
  ece: number;
}
