import { saySame } from './agreement.ts';
import type { Claim, Decimal } from './claim.ts';
import { compareQuantities, isConvertible } from './quantity.ts';
import { isAttribute } from './subject.ts';

/** Two claims of one text about the same thing that cannot both be true, in order of place. */
export interface Disagreement {
  first: Claim;
  second: Claim;
  part: 'value' | 'growth' | 'rank';
}

export interface DisagreementOptions {
  /**
   * What a claim is about, where the caller knows better than its words (the code of an indicator,
   * so that GDP and 地区生产总值 meet); null leaves a claim out. Its subject by default.
   */
  nameOf?: (claim: Claim) => string | null;
}

/** A claim with what the words around it say about how it may be compared. */
interface Heard {
  claim: Claim;
  /** which sentence it stands in: 由9亿元降到8亿元 is no disagreement */
  sentence: number;
}

interface Said {
  value: Decimal;
  to: Decimal | undefined;
  unit: string;
  qualifier: string | null;
}

const ends = new Set('。;；!！?？\n\r');
/** Words after which an amount is of another stage or another base; the last one in the sentence counts. */
const stages =
  /新增|净增|新认定|新引进|新培育|计划|目标|预计|预期|力争|其中|环比|年均|当月|当季|上年|去年|planned|target|expected|new(?:ly)?\b|of which|month.on.month|总数|总量|累计|同比/g;
const plainStages = new Set(['总数', '总量', '累计', '同比']);

/** How far back a sentence is searched for such a word. */
const reach = 300;

/** Sentence numbers and stage words of claims; code points, as claims count. */
function hear(claims: readonly Claim[], text: string): (Heard & { stage: string })[] {
  const points = Array.from(text);
  let sentence = 0;
  let from = 0;
  let at = 0;
  return [...claims]
    .sort((a, b) => a.start - b.start)
    .map((claim) => {
      for (; at < claim.start && at < points.length; at++) {
        const point = points[at]!;
        const stop = point === '.' && /\s/.test(points[at + 1] ?? ' ');
        if (!stop && !ends.has(point)) continue;
        sentence += 1;
        from = at + 1;
      }
      const words = points.slice(Math.max(from, claim.start - reach), claim.start).join('');
      const last = [...words.matchAll(stages)].at(-1)?.[0] ?? '';
      return { claim, sentence, stage: plainStages.has(last) ? '' : last };
    });
}

/** A word or two alone (项目, projects) name no one thing: two sentences may count different ones. */
function isGeneric(name: string, { kind }: Claim): boolean {
  if (isAttribute(name)) return true;
  return kind === 'count' && (name.length < 3 || /^[a-z]+$/i.test(name));
}

function nameOf(claim: Claim): string | null {
  const name = claim.subject?.replaceAll(/[\s“”"‘’《》]/g, (mark) => (mark === ' ' ? mark : ''));
  return name && !isGeneric(name, claim) ? name.toLowerCase() : null;
}

const partOf = ({ kind }: Claim): Disagreement['part'] | null =>
  kind === 'level' || kind === 'count' || kind === 'share'
    ? 'value'
    : kind === 'growth' || kind === 'rank'
      ? kind
      : null;

function saidBy(claim: Claim): Said | null {
  const value = claim.kind === 'growth' ? (claim.growth?.value ?? null) : claim.value;
  if (value === null || claim.unit === null || value.includes('/')) return null;
  return { value, to: claim.to, unit: claim.unit, qualifier: claim.qualifier };
}

/** Whether two amounts leave no room for each other; false where their units do not meet. */
function amountsDiffer(a: Said, b: Said): boolean {
  if (!isConvertible(a.unit, b.unit)) return false;
  if (a.to === undefined && b.to === undefined) return saySame(a, b) === false;
  const below = compareQuantities({ value: a.to ?? a.value, unit: a.unit }, b);
  const above = compareQuantities(a, { value: b.to ?? b.value, unit: b.unit });
  return below === -1 || above === 1;
}

function ranksDiffer(a: Claim, b: Claim): boolean {
  // 前10 and 第4位 can both be true
  if (a.qualifier !== null || b.qualifier !== null || a.unit !== b.unit) return false;
  return a.value !== null && b.value !== null && a.value !== b.value;
}

function differ(a: Claim, b: Claim): boolean {
  if (a.kind === 'rank') return ranksDiffer(a, b);
  const left = saidBy(a);
  const right = saidBy(b);
  return left !== null && right !== null && amountsDiffer(left, right);
}

/** What two claims must share before their values are compared. */
function keyOf({ claim, stage }: { claim: Claim; stage: string }, name: string): string | null {
  const { kind, period, place, rank } = claim;
  if (kind === 'rank' && !rank?.scope) return null;
  const set = kind === 'rank' ? [rank?.scope, rank?.basis] : [];
  return JSON.stringify([name, kind, period, place, stage, ...set]);
}

/**
 * Sentences of one text that contradict each other: claims of the same subject, period, place and
 * kind (ranks: also the same set) whose values differ by more than rounding and qualifiers allow.
 * 5.3万余 agrees with 53421, 297.6亿元 with 298亿元; a plan is not held against a result, nor 新增
 * against a total. Each claim is paired with the first one before it that it contradicts.
 *
 * `claims` are those of `text`, as `readClaims` gives them; without the text, stages and sentences
 * are unknown and everything is compared.
 */
export function findDisagreements(
  claims: readonly Claim[],
  text = '',
  options: DisagreementOptions = {},
): Disagreement[] {
  const name = options.nameOf ?? nameOf;
  const groups = new Map<string, Heard[]>();
  const found: Disagreement[] = [];
  for (const heard of hear(claims, text)) {
    const { claim: second, sentence } = heard;
    const part = partOf(second);
    const about = part && name(second);
    const key = about && keyOf(heard, about);
    if (!part || !key) continue;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const against = group.find(
      (one) => (text === '' || one.sentence !== sentence) && differ(one.claim, second),
    );
    if (against) found.push({ first: against.claim, second, part });
    const known = group.some(
      ({ claim, sentence: at }) => at === sentence && claim.text === second.text,
    );
    if (!known) group.push({ claim: second, sentence });
  }
  return found;
}
