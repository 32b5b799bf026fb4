import { foldText, type FoldedText } from '../fold-text.ts';
import { forwards, frame } from './reply-phrases.ts';
import { restatedUnits } from './restating.ts';

/**
 * What a sentence of an answer does: greets, says that something was received, thanks or signs
 * (frame); says the question again (restates); hands the matter on (forwards); or says something.
 */
export type SentenceRole = 'frame' | 'restates' | 'forwards' | 'says';

export interface Sentence extends FoldedText {
  role: SentenceRole;
  /** UTF-16 offsets in the reply */
  start: number;
  end: number;
  /** share of its characters that stand in the demand too */
  restated: number;
}

const BREAK = /[。！？；!?;\n]+|\.(?=\s|$)/gu;
/** The date, and whoever signs, at the end of a letter. */
const SIGNED =
  /^[^。！？；，,\d]{0,40}(?:\d{4}|[○〇零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}[日号]?$/u;
/** Receipt of what was said, however much of it is said again. */
const RECEIPT =
  /(?:反映|咨询|提出|投诉|举报|提到|关于|来信|留言|针对).*(?:收悉|回复如下|答复如下|情况如下|问题[:：]?$|情况[:：]?$|收到|的留言|获悉)|^(?:您|你)(?:在|通过|反映|咨询|提出).{0,60}(?:留言|反映|咨询)$/u;
/** From this share on a sentence only says the question again. */
const MOSTLY = 0.7;

/** Characters before a handing-on from which the sentence says something itself. */
const AFTER = 24;

const blank = (text: string) => text.trim() === '';

function roleOf(text: string, restated: number, isLast: boolean): SentenceRole {
  if (SIGNED.test(text) && (isLast || text.length < 30)) return 'frame';
  if (RECEIPT.test(text)) return restated > 0.3 ? 'restates' : 'frame';
  if (frame.test(text) && text.length < 90) return 'frame';
  if (restated >= MOSTLY) return 'restates';
  // whom else to ask, after something was said, takes nothing from it
  const handsOn = forwards.exec(text);
  return handsOn && handsOn.index <= AFTER ? 'forwards' : 'says';
}

/** A long first sentence is cut where its greeting and receipt end: 现回复如下：… */
const HEAD =
  /(?:如下|收悉|您好|你好)[:：，,。！]|(?:网友|同志|朋友|市民)[^，。]{0,16}[:：]|closed date ?: ?[\d\s:.-]+|case (?:closed|resolved|noted|invalid)\b\.?/giu;

/**
 * The sentences of a reply with what each does. A colon after 回复如下 ends one too, as does
 * the status that a system puts before an answer (Case Closed). Only blanks and
 * marks between sentences are left out; sentences do not overlap.
 */
export function replySentences(demand: string, reply: string): Sentence[] {
  const again = restatedUnits(demand, reply);
  const ends = new Set([reply.length]);
  for (const pattern of [BREAK, HEAD])
    for (const match of reply.matchAll(pattern)) ends.add(match.index + match[0].length);
  const sentences: Sentence[] = [];
  const sorted = [...ends].sort((a, b) => a - b);
  let start = 0;
  for (const end of sorted) {
    const part = reply.slice(start, end);
    const from = start;
    start = end;
    if (blank(part.replace(/[\p{P}\p{S}]/gu, ''))) continue;
    const lead = part.length - part.trimStart().length;
    const length = part.trim().length;
    const { text, at } = foldText(part);
    let shared = 0;
    for (let i = from + lead; i < from + lead + length; i++) shared += again[i]!;
    const restated = shared / length;
    const bare = text.trimStart().replace(/[。！？；!?;.\s]+$/u, '');
    sentences.push({
      text,
      at: at.map((place) => place + from),
      role: roleOf(bare, restated, end === reply.length),
      start: from + lead,
      end: from + lead + length,
      restated,
    });
  }
  return sentences;
}
