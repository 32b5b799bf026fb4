import { z } from 'zod';
import { Aspect } from './figure.ts';
import { Label, Language } from './label.ts';

/** Prose whose numbers are bound: Markdown with a head (YAML) and bindings in double braces. */
export const BriefingHead = z.object({
  code: z.string(),
  title: z.string(),
  /** the words above and below the title, where the layout has them */
  kicker: z.string().optional(),
  /** who gives the account, as printed */
  issuer: z.string().optional(),
  district: z.string(),
  /** territory that a binding means when it names none */
  territory: z.string(),
  /** period that a binding means when it names none */
  period: z.string(),
  language: Language,
  /** civil day printed on it */
  date: z.string().optional(),
  /** code of the briefing that says the same in the other language */
  translates: z.string().optional(),
});
export type BriefingHead = z.infer<typeof BriefingHead>;

/** What a number of a bound text opens: the figures or ranks behind it. */
export const NumberSource = z.object({
  indicator: z.string(),
  territory: z.string(),
  period: z.string(),
  aspect: Aspect,
  /** code of the rank set, where the number is a rank */
  set: z.string().optional(),
  /** ids of figures (several when origins agree), or of stated ranks */
  figures: z.array(z.string()),
  /** `stated` by an origin, `computed` from other figures */
  how: z.enum(['stated', 'computed']),
});
export type NumberSource = z.infer<typeof NumberSource>;

const styled = { strong: z.boolean().optional(), em: z.boolean().optional() };

/** A stretch of a bound text. Emphasis nests no deeper than Markdown's strong and em. */
export const Span = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), ...styled }),
  /** a bound number with the words that belong to it, e.g. 增长5.5% */
  z.object({
    kind: z.literal('number'),
    text: z.string(),
    ...styled,
    source: NumberSource,
    /** the note of its source */
    note: z.number().int(),
  }),
]);
export type Span = z.infer<typeof Span>;

export const Block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    spans: z.array(Span),
  }),
  z.object({ kind: z.literal('paragraph'), spans: z.array(Span) }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(Span)) }),
  z.object({
    kind: z.literal('table'),
    head: z.array(z.array(Span)),
    rows: z.array(z.array(z.array(Span))),
  }),
]);
export type Block = z.infer<typeof Block>;

/** A note of source, numbered in order of first use. */
export const SourceNote = z.object({ n: z.number().int(), origin: z.string(), text: Label });
export type SourceNote = z.infer<typeof SourceNote>;

/** A briefing with every binding filled in; what pages, PDF, Word and data packages are made of. */
export const BoundBriefing = z.object({
  head: BriefingHead,
  blocks: z.array(Block),
  notes: z.array(SourceNote),
});
export type BoundBriefing = z.infer<typeof BoundBriefing>;

/** Something the check of a briefing says. Offsets count code points of the text that was checked. */
export const Finding = z.object({
  /** unbound-number, changed, unsigned, qualifier, rank-against-values, … */
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  start: z.number().int(),
  end: z.number().int(),
  detail: Label,
  got: z.string().optional(),
  wanted: z.string().optional(),
  /** one key mends it: this text instead of start..end */
  mend: z.object({ start: z.number().int(), end: z.number().int(), text: z.string() }).optional(),
  /** figures it rests on */
  figures: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

/** What becomes of one claim of a finished text against the ledger. */
export const Verdict = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  verdict: z.enum(['confirmed', 'contradicted', 'not-in-ledger', 'ambiguous']),
  /** what part was compared: value, growth, rank, rank change, … */
  part: z.string(),
  indicator: z.string().optional(),
  territory: z.string().optional(),
  period: z.string().optional(),
  got: z.string().optional(),
  wanted: z.string().optional(),
  detail: Label,
  figures: z.array(z.string()),
});
export type Verdict = z.infer<typeof Verdict>;
