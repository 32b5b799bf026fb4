import type { Aspect } from './figure.ts';
import type { Label } from './label.ts';

/** Prose whose numbers are bound: Markdown with a head (YAML) and bindings in double braces. */
export interface BriefingHead {
  code: string;
  title: string;
  /** the words above and below the title, where the layout has them */
  kicker?: string;
  /** who gives the account, as printed */
  issuer?: string;
  district: string;
  /** territory that a binding means when it names none */
  territory: string;
  /** period that a binding means when it names none */
  period: string;
  language: 'zh' | 'en';
  /** civil day printed on it */
  date?: string;
}

/** What a number of a bound text opens: the figures or ranks behind it. */
export interface NumberSource {
  indicator: string;
  territory: string;
  period: string;
  aspect: Aspect;
  /** code of the rank set, where the number is a rank */
  set?: string;
  /** ids of figures (several when origins agree), or of stated ranks */
  figures: string[];
  /** `stated` by an origin, `computed` from other figures */
  how: 'stated' | 'computed';
}

/** A stretch of a bound text. Emphasis nests no deeper than Markdown's strong and em. */
export type Span =
  | { kind: 'text'; text: string; strong?: boolean; em?: boolean }
  /** a bound number with the words that belong to it, e.g. 增长5.5% */
  | {
      kind: 'number';
      text: string;
      strong?: boolean;
      em?: boolean;
      source: NumberSource;
      note: number;
    };

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'table'; head: Span[][]; rows: Span[][][] };

/** A note of source, numbered in order of first use. */
export interface SourceNote {
  n: number;
  origin: string;
  text: Label;
}

/** A briefing with every binding filled in; what pages, PDF, Word and data packages are made of. */
export interface BoundBriefing {
  head: BriefingHead;
  blocks: Block[];
  notes: SourceNote[];
}

/** Something the check of a briefing says. Offsets count code points of the text that was checked. */
export interface Finding {
  /** unbound-number, changed, unsigned, qualifier, rank-against-values, … */
  rule: string;
  severity: 'error' | 'warning';
  start: number;
  end: number;
  detail: Label;
  got?: string;
  wanted?: string;
  /** one key mends it: this text instead of start..end */
  mend?: { start: number; end: number; text: string };
  /** figures it rests on */
  figures: string[];
}

/** What becomes of one claim of a finished text against the ledger. */
export interface Verdict {
  start: number;
  end: number;
  text: string;
  verdict: 'confirmed' | 'contradicted' | 'not-in-ledger' | 'ambiguous';
  /** what part was compared: value, growth, rank, rank change, … */
  part: string;
  indicator?: string;
  territory?: string;
  period?: string;
  got?: string;
  wanted?: string;
  detail: Label;
  figures: string[];
}
