import { foldText } from '../fold-text.ts';
import { searchTokens } from '../search-tokens.ts';
import { questions } from './reply-phrases.ts';
import type { Sentence } from './reply-sentences.ts';
import {
  clamp,
  holdsFrom,
  isSubstance,
  replyWeights,
  wholeSentence,
  type MarkKind,
  type Read,
  type ReplyPart,
  type Words,
} from './reply-part.ts';

/** Characters of substance from which an answer counts in full. */
const fullSubstance = 40;

/** Pairs of characters and words of more than one character. */
const termsOf = (text: string) => searchTokens(text).filter((token) => [...token].length > 1);

const HAN = /\p{Script=Han}/u;
/** Terms in common from which an answer speaks of the matter. */
const fullTouch = 4;

const inOtherScript = (demand: string, text: string) => HAN.test(demand) !== HAN.test(text);

/** How much an answer has in common with the demand, 0 to 1; 1 where that cannot be known. */
function touchOf(demand: string, text: string): number {
  const known = new Set(termsOf(demand));
  // an answer in another script shares no words with what it answers
  if (known.size === 0 || inOtherScript(demand, text)) return 1;
  const shared = termsOf(text).filter((term) => known.has(term)).length;
  return clamp(shared / Math.min(fullTouch, known.size));
}

/** Substance beside the frame, terms in common with the demand, and the kind of question met. */
export function readAnswer({ demand, reply, sentences }: Read): ReplyPart {
  const substance = sentences.filter(isSubstance);
  const text = substance.map((one) => one.text).join('');
  const size = clamp([...text].length / fullSubstance);
  const touch = touchOf(demand, text);
  const asked = foldText(demand).text;
  const unmet = questions.filter((one) => one.asked.test(asked) && !one.met.test(text));
  const value = size * (0.4 + 0.6 * touch) * (unmet.length > 0 ? 0.45 : 1);
  const part = (reason: Words, kind: MarkKind, from: readonly Sentence[]): ReplyPart => ({
    aspect: 'answers',
    weight: replyWeights.answers,
    value,
    holds: value >= holdsFrom,
    reason,
    marks: from.map((one) => wholeSentence(reply, one, kind, reason)),
  });
  const handedOn = sentences.filter(({ role }) => role === 'forwards');
  const restating = sentences.filter(({ role }) => role === 'restates');
  if (size < holdsFrom && handedOn.length > 0)
    return part(
      { zh: '只说转办或让诉求人另问，没有答复', en: 'Hands the matter on and does not answer' },
      'forwards',
      handedOn,
    );
  if (size < holdsFrom)
    return part(
      restating.length > 0
        ? { zh: '只是重复了诉求，没有答复', en: 'Says the question again and does not answer' }
        : { zh: '除了客套，没有说到事情', en: 'Says nothing of the matter beside greetings' },
      'restates',
      restating,
    );
  const [first] = unmet;
  if (first)
    return part(
      {
        zh: `${first.reason.zh}，答复里没有看到`,
        en: `${first.reason.en}; the reply does not seem to say`,
      },
      'says',
      substance,
    );
  if (value < holdsFrom)
    return part(
      { zh: '几乎没有提到诉求所说的事', en: 'Hardly speaks of what was asked' },
      'says',
      substance,
    );
  if (demand.trim() !== '' && inOtherScript(demand, text))
    return part(
      {
        zh: '说到了事情；与诉求不是同一种文字，是否切题请自行判断',
        en: 'Says something, in another script than the question: whether it fits is for you to see',
      },
      'says',
      substance,
    );
  return part({ zh: '说到了所问的事', en: 'Speaks of what was asked' }, 'says', substance);
}
