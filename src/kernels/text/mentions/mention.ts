import type { MentionKind } from './place-words.ts';

/** Words of a text that name a place, with every place of the district that they may mean. */
export interface PlaceMention {
  text: string;
  /** UTF-16 offsets of the text as given, end exclusive */
  start: number;
  end: number;
  kind: MentionKind;
  candidates: MentionCandidate[];
  /** set only where one candidate is left */
  place: string | null;
}

export interface MentionCandidate {
  place: string;
  label: { zh: string; en: string };
  /** why it may be meant, and what speaks for it */
  why: { zh: string; en: string };
}

/** What is known of a demand besides its text. */
export interface MentionContext {
  place?: string | null | undefined;
  /** WGS84 degrees */
  point?: { lat: number; lon: number } | null | undefined;
}
