import { foldText } from '../fold-text.ts';
import { findPersonal } from '../mask.ts';
import { readAnswer } from './read-answer.ts';
import {
  clamp,
  holdsFrom,
  isSubstance,
  marksOf,
  replyWeights,
  says,
  wholeSentence,
  type Read,
  type ReplyMark,
  type ReplyPart,
  type Words,
} from './reply-part.ts';
import {
  done,
  empty,
  event,
  forYou,
  handedOn,
  beforeName,
  concrete,
  named,
  nameless,
  noStep,
  ofAPaper,
  officialese,
  planned,
  quoted,
  scolds,
  vagueWhen,
  vagueWho,
  when,
} from './reply-phrases.ts';
import { replySentences } from './reply-sentences.ts';

export interface ReplyCheck {
  /** 0 to 1: the sum of weight × value */
  score: number;
  parts: ReplyPart[];
  /** the reply says the question again, or hands it on, and nothing else */
  restatesOnly: boolean;
  /** telephone numbers of people, identity numbers and the like that would be sent */
  personal: ReplyMark[];
  /** characters without blanks */
  length: number;
  /** share of the reply's characters that stand in the demand in runs, 0 to 1 */
  restating: number;
  /** dates and periods that can be checked; without the date of the letter */
  dates: number;
}

/** Characters that are read of demand and reply: the longest official answer seen has 8,000. */
const longestRead = 20_000;
function withoutOverlap(marks: readonly ReplyMark[]): ReplyMark[] {
  const kept: ReplyMark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (kept.length === 0 || kept.at(-1)!.end <= mark.start) kept.push(mark);
  return kept;
}

function readAction({ reply, sentences }: Read): ReplyPart {
  const told = sentences.filter(isSubstance);
  const isStep = (text: string) =>
    !noStep.test(text) && (text.search(empty.said) < 0 || concrete.test(text));
  const steps = withoutOverlap([
    ...marksOf(reply, told, 'done', done, isStep),
    ...marksOf(reply, told, 'planned', planned, isStep),
    ...marksOf(reply, told, 'for-you', forYou),
  ]);
  const part = (value: number, reason: Words, marks: ReplyMark[]): ReplyPart => ({
    aspect: 'action',
    weight: replyWeights.action,
    value,
    holds: value >= holdsFrom,
    reason,
    marks,
  });
  if (steps.some(({ kind }) => kind !== 'for-you'))
    return part(1, { zh: '写了做什么', en: 'Says what is done' }, steps);
  if (steps.length > 0)
    return part(0.7, { zh: '写了诉求人可以怎么做', en: 'Says what the person can do' }, steps);
  const handed = marksOf(reply, sentences.filter(says), 'handed-on', handedOn);
  if (handed.length > 0)
    return part(0.5, { zh: '写了转给谁办', en: 'Says to whom it was handed on' }, handed);
  return part(
    0,
    { zh: '没有写做了什么、将做什么', en: 'Does not say what was or will be done' },
    [],
  );
}

function readWho({ reply, sentences }: Read): ReplyPart {
  const told = sentences.filter((one) => one.role !== 'restates');
  const who = marksOf(reply, told, 'who', named)
    .map((mark) => {
      const lead = mark.text.length - mark.text.replace(beforeName, '').length;
      return { ...mark, start: mark.start + lead, text: mark.text.slice(lead) };
    })
    .filter(({ text }) => !nameless.test(foldText(text).text));
  const vague = marksOf(reply, sentences.filter(says), 'vague-who', vagueWho);
  return {
    aspect: 'who',
    weight: replyWeights.who,
    value: who.length > 0 ? 1 : 0,
    holds: who.length > 0,
    reason:
      who.length > 0
        ? named.reason
        : vague.length > 0
          ? vagueWho.reason
          : { zh: '没有写由谁办', en: 'Does not say who does it' },
    marks: [...who, ...vague],
  };
}

/** The date under a letter, where the name of the office runs into it. */
const isOfLetter = (date: string, after: string, before: string) =>
  /^\d{4}年.*[日号]$/u.test(date) && !/[\p{L}\d]/u.test(after) && !/[于在到至]$/u.test(before);

function readWhen({ reply, sentences }: Read, steps: readonly ReplyMark[]): ReplyPart {
  const told = sentences.filter(says);
  const dated = marksOf(
    reply,
    told,
    'when',
    when,
    (date, after, before) => !ofAPaper.test(after) && !isOfLetter(date, after, before),
  );
  const withStep = told.some(({ start, end }) => {
    const stands = (mark: ReplyMark) => start <= mark.start && mark.end <= end;
    return steps.some(stands) && dated.some(stands);
  });
  const ofAnEvent = told.some(
    ({ text, start, end }) =>
      event.test(text) && dated.some((mark) => start <= mark.start && mark.end <= end),
  );
  const vague = marksOf(reply, told, 'vague-when', vagueWhen);
  const value = withStep ? 1 : ofAnEvent ? 0.6 : dated.length > 0 ? 0.4 : 0;
  return {
    aspect: 'when',
    weight: replyWeights.when,
    value,
    holds: value >= holdsFrom,
    reason:
      withStep || ofAnEvent
        ? when.reason
        : vague.length > 0
          ? vagueWhen.reason
          : dated.length > 0
            ? { zh: '有日期，但不是办理的时间', en: 'Has dates, but not of a step' }
            : { zh: '没有写时间', en: 'Says no time' },
    marks: [...dated, ...vague],
  };
}

/** Characters of a sentence from which it is hard to read. */
const longSentence = 130;
const tooLong: Words = { zh: '一句话太长', en: 'A very long sentence' };

/** Papers that may be quoted before they are told as too many. */
const fewPapers = 2;

const distinct = (marks: readonly ReplyMark[]) => new Set(marks.map(({ text }) => text)).size;

function readTone({ reply, sentences }: Read): ReplyPart {
  const told = sentences.filter(({ role }) => role !== 'restates');
  const scolding = marksOf(reply, told, 'scolds', scolds);
  const phrases = marksOf(reply, told, 'empty', empty);
  const stiff = marksOf(reply, told, 'officialese', officialese);
  const cited = marksOf(reply, sentences.filter(says), 'quoted', quoted);
  const papers = distinct(cited) > fewPapers ? cited : [];
  const long = sentences
    .filter((one) => says(one) && one.text.length > longSentence)
    .map((one) => wholeSentence(reply, one, 'long', tooLong));
  const value = clamp(
    1 -
      0.6 * scolding.length -
      0.2 * distinct(phrases) -
      0.15 * distinct(stiff) -
      0.15 * Math.max(0, distinct(papers) - 1) -
      0.2 * long.length,
  );
  const marks = [...scolding, ...phrases, ...stiff, ...papers, ...long];
  const reason =
    scolding.length > 0
      ? scolds.reason
      : marks.length === 0
        ? { zh: '话说得明白', en: 'Plain words' }
        : value >= holdsFrom
          ? { zh: '大体明白，有几处可以更直白', en: 'Mostly plain; some words can be plainer' }
          : {
              zh: '套话、公文腔或长句较多',
              en: 'Many empty phrases, stiff words or long sentences',
            };
  return {
    aspect: 'tone',
    weight: replyWeights.tone,
    value,
    holds: value >= holdsFrom,
    reason,
    marks: marks.sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

const mayBeSent: Words = {
  zh: '个人信息，发出前请确认',
  en: 'Personal data: make sure that it may be sent',
};

/**
 * What an answer to a citizen says and leaves out: whether it speaks of what was asked, what is done,
 * by whom, by when, and whether it is plainly said, each with the words that show it. Advice, by words
 * and shapes alone: it cannot know whether what is said is true.
 *
 * @example checkReply({ demand: '路灯不亮', reply: '城管局已于3月2日修好路灯。' }).parts
 */
export function checkReply(given: { demand: string; reply: string }): ReplyCheck {
  const demand = given.demand.slice(0, longestRead);
  const reply = given.reply.slice(0, longestRead);
  const sentences = replySentences(demand, reply);
  const read: Read = { demand, reply, sentences };
  const action = readAction(read);
  const whenPart = readWhen(read, action.marks);
  const parts = [readAnswer(read), action, readWho(read), whenPart, readTone(read)];
  const length = [...given.reply.replace(/\s/gu, '')].length;
  const shared = sentences.reduce((sum, one) => sum + one.restated * (one.end - one.start), 0);
  const total = sentences.reduce((sum, one) => sum + one.end - one.start, 0);
  return {
    score: parts.reduce((sum, { weight, value }) => sum + weight * value, 0),
    parts,
    restatesOnly: length > 0 && !sentences.some(isSubstance),
    // the telephone of an office is meant to be sent
    personal: findPersonal(reply)
      .filter(({ kind }) => kind !== 'landline')
      .map(({ start, end, text }) => ({
        kind: 'personal',
        reason: mayBeSent,
        text,
        start,
        end,
      })),
    length,
    restating: total === 0 ? 0 : shared / total,
    dates: whenPart.marks.filter(({ kind }) => kind === 'when').length,
  };
}
