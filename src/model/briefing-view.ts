/** What the API answers, and what it is asked, about briefings. Offsets count code points. */
import { z } from 'zod';
import { BoundBriefing, BriefingHead, Finding, Verdict } from './briefing.ts';
import { Period } from './figure.ts';

/** Longer than any year's account; a text of this size is checked while somebody types. */
const longestText = 500_000;
const Text = z.string().max(longestText);

/** Version 0 is the text of the declared file. */
const Version = z.number().int().min(0);

/** A saved state of a briefing, without its text. */
export const BriefingVersionLine = z.object({
  version: Version,
  note: z.string().nullable(),
  /** null for the declared file */
  savedBy: z.string().nullable(),
  savedAt: z.string().nullable(),
});
export type BriefingVersionLine = z.infer<typeof BriefingVersionLine>;

/** What the check says, in numbers. */
export const BriefingState = z.object({
  errors: z.number().int(),
  warnings: z.number().int(),
  /** bound numbers */
  numbers: z.number().int(),
});
export type BriefingState = z.infer<typeof BriefingState>;

/** One briefing in the list of a district. */
export const BriefingLine = z.object({
  code: z.string(),
  /** null where its head cannot be read */
  head: BriefingHead.nullable(),
  version: BriefingVersionLine,
  state: BriefingState,
});
export type BriefingLine = z.infer<typeof BriefingLine>;

/** A text held against the ledger. */
export const CheckedBriefing = z.object({
  /** null where the head cannot be read */
  bound: BoundBriefing.nullable(),
  findings: z.array(Finding),
  state: BriefingState,
});
export type CheckedBriefing = z.infer<typeof CheckedBriefing>;

export const BriefingView = z.object({
  code: z.string(),
  version: Version,
  body: z.string(),
  checked: CheckedBriefing,
  /** newest first */
  versions: z.array(BriefingVersionLine),
  may: z.object({ edit: z.boolean() }),
});
export type BriefingView = z.infer<typeof BriefingView>;

export const BriefingDraft = z.object({ body: Text }).strict();
export type BriefingDraft = z.infer<typeof BriefingDraft>;

export const BriefingSave = z
  .object({
    body: Text,
    /** what was changed, in a few words */
    note: z.string().trim().max(500).optional(),
    /** the version that was worked on; 0 for the declared file or a new briefing */
    seen: Version,
  })
  .strict();
export type BriefingSave = z.infer<typeof BriefingSave>;

/** A finished text without bindings. */
export const VerifyAsked = z
  .object({
    text: Text,
    /** what the text is about where it names none; the district's own when absent */
    territory: z.string().optional(),
    period: Period,
  })
  .strict();
export type VerifyAsked = z.infer<typeof VerifyAsked>;

export const Verified = z.object({ verdicts: z.array(Verdict) });
export type Verified = z.infer<typeof Verified>;

export const DraftNumber = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  subject: z.string().nullable(),
});
export type DraftNumber = z.infer<typeof DraftNumber>;

export const DraftSentence = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  numbers: z.array(DraftNumber),
});
export type DraftSentence = z.infer<typeof DraftSentence>;

export const NumberChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), before: DraftNumber, after: DraftNumber }),
  z.object({ kind: z.literal('added'), after: DraftNumber }),
  z.object({ kind: z.literal('removed'), before: DraftNumber }),
]);
export type NumberChange = z.infer<typeof NumberChange>;

/** One sentence of either draft, and what became of it. */
export const SentenceChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), before: DraftSentence, after: DraftSentence }),
  /** the same words elsewhere */
  z.object({ kind: z.literal('moved'), before: DraftSentence, after: DraftSentence }),
  /** other words or other numbers; `numbers` is empty where only words changed */
  z.object({
    kind: z.literal('changed'),
    before: DraftSentence,
    after: DraftSentence,
    numbers: z.array(NumberChange),
  }),
  z.object({ kind: z.literal('added'), after: DraftSentence }),
  z.object({ kind: z.literal('removed'), before: DraftSentence }),
]);
export type SentenceChange = z.infer<typeof SentenceChange>;

/** The texts as readers get them, sentence by sentence. */
export const BriefingDiff = z.object({
  before: z.object({ code: z.string(), version: Version }),
  after: z.object({ code: z.string(), version: Version }),
  changes: z.array(SentenceChange),
});
export type BriefingDiff = z.infer<typeof BriefingDiff>;

/** Sentences of briefings that rest on certain figures. */
export const TouchedBriefing = z.object({
  code: z.string(),
  title: z.string(),
  sentences: z.array(z.object({ text: z.string(), numbers: z.array(z.string()) })),
});
export type TouchedBriefing = z.infer<typeof TouchedBriefing>;
