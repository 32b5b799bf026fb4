import type { PhraseKind } from './reply-phrases.ts';
import type { Sentence } from './reply-sentences.ts';

/** What an answer is asked to do. */
export type ReplyAspect = 'answers' | 'action' | 'who' | 'when' | 'tone';

/** What words of a reply were taken for. */
export type MarkKind =
  | 'says'
  | 'forwards'
  | 'restates'
  | 'done'
  | 'planned'
  | 'for-you'
  | 'handed-on'
  | 'who'
  | 'vague-who'
  | 'when'
  | 'vague-when'
  | 'empty'
  | 'scolds'
  | 'officialese'
  | 'quoted'
  | 'long'
  | 'personal';

/** Words of a reply with what was seen in them. */
export interface ReplyMark {
  kind: MarkKind;
  reason: Words;
  text: string;
  /** UTF-16 offsets of the reply as given, [start, end) */
  start: number;
  end: number;
}

export interface Words {
  zh: string;
  en: string;
}

/** One part of the score. */
export interface ReplyPart {
  aspect: ReplyAspect;
  /** 0 to 1; the part holds from 0.5 on */
  value: number;
  weight: number;
  holds: boolean;
  reason: Words;
  /** the words that speak for the part, or for tone against it, in the order of the reply */
  marks: ReplyMark[];
}

/** What counts how much; sums to 1. Our own convention: an answer first. */
export const replyWeights: Readonly<Record<ReplyAspect, number>> = {
  answers: 0.35,
  action: 0.25,
  who: 0.1,
  when: 0.15,
  tone: 0.15,
};
export const holdsFrom = 0.5;

export const clamp = (value: number): number => Math.min(1, Math.max(0, value));

export interface Read {
  demand: string;
  reply: string;
  sentences: Sentence[];
}

function markOf(reply: string, sentence: Sentence, from: number, to: number) {
  const start = sentence.at[from]!;
  const end = sentence.at[to - 1]! + 1;
  return { text: reply.slice(start, end), start, end };
}

/** Where the words of a kind stand in the sentences, none inside another of the same kind. */
export function marksOf(
  reply: string,
  sentences: readonly Sentence[],
  kind: MarkKind,
  phrases: PhraseKind,
  keep: (text: string, after: string, before: string) => boolean = () => true,
): ReplyMark[] {
  return sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(phrases.said)]
      .filter((match) =>
        keep(
          match[0],
          sentence.text.slice(match.index + match[0].length),
          sentence.text.slice(0, match.index),
        ),
      )
      .map((match) => ({
        kind,
        reason: phrases.reason,
        ...markOf(reply, sentence, match.index, match.index + match[0].length),
      })),
  );
}

export const says = ({ role }: Sentence) => role === 'says' || role === 'forwards';
export const isSubstance = ({ role }: Sentence) => role === 'says';

export function wholeSentence(
  reply: string,
  { start, end }: Sentence,
  kind: MarkKind,
  reason: Words,
) {
  return { kind, reason, text: reply.slice(start, end), start, end };
}
