import { isConvertible } from '../kernels/figures/quantity.ts';
import { findUnit } from '../kernels/figures/unit-table.ts';
import type { Book } from '../engines/ledger/book.ts';
import type { Indicator } from '../model/indicator.ts';
import type { PlacedClaim } from './claim-setting.ts';
import { coverage, foldName, gramsOf } from './name-likeness.ts';

interface Name {
  folded: string;
  grams: Set<string>;
  isNew: boolean;
}

interface Named {
  indicator: Indicator;
  names: Name[];
}

/** An indicator that a claim may be about. */
export interface Match {
  indicator: Indicator;
  /** 0 to 1.1 */
  score: number;
}

export interface Matcher {
  /** the best and those that come close to it, best first; empty where none is near enough */
  match(placed: PlacedClaim, governed: boolean): Match[];
}

/** Below this a name is too far off; within `margin` of the best nobody can say which is meant. */
const least = 0.55;
const margin = 0.06;
const newWords = /新增|净增|新建|新认定|\bnew(?:ly)?\b/i;

const generic = (unit: string) => (/^个(?!百分|月|基|工作|小时|星期)./.test(unit) ? '个' : unit);

/** Counters that count times, phases or grades, not things. */
const notThings = new Set('期 次 批 批次 人次 届次 场次 班次 轮 环 大 级 星 星级 天 代'.split(' '));
const bareUnit = (unit: string) => unit.replace(/^[万亿]/, '');

function countsThings(unit: string): boolean {
  const bare = bareUnit(unit);
  const found = findUnit(bare, 0);
  return found?.name === bare && found.sort === 'count' && !notThings.has(bare);
}

/** Whether amounts in these units can be held against each other: convertible, or both count things. */
export function unitsMeet(a: string, b: string): boolean {
  const [left, right] = [generic(a), generic(b)];
  if (isConvertible(left, right)) return true;
  return countsThings(left) && countsThings(right);
}

function namedOf(indicator: Indicator): Named {
  const all = new Set([indicator.label.zh, indicator.label.en, ...indicator.aliases]);
  const isNew = newWords.test(indicator.label.zh) || newWords.test(indicator.label.en);
  return {
    indicator,
    names: [...all].map((name) => ({ folded: foldName(name), grams: gramsOf(name), isNew })),
  };
}

interface Words {
  subject: string;
  subjectGrams: Set<string>;
  grams: Set<string>;
  /** of the words right before the number */
  near: Set<string>;
  /** all that stands between the number before and this one */
  own: string;
}

/** How well a name says what a claim is about, 0 to 1.1: its own words found, and little else beside them. */
function likeness(name: Name, words: Words): number {
  if (name.folded === words.subject || name.folded === words.own) return 1.1;
  const own = coverage(name.grams, words.subjectGrams);
  const around = coverage(name.grams, words.grams);
  const rest = coverage(words.subjectGrams, name.grams);
  return own + rest === 0
    ? 0
    : 0.6 * around + 0.2 * own + 0.2 * rest + 0.1 * coverage(words.near, name.grams);
}

/** Points off where a claim speaks of what was added and a name of all there is, or the other way. */
const novelty = (isNew: boolean, said: boolean) => (isNew === said ? 0 : isNew ? 0.3 : 0.12);

function unitFault(placed: PlacedClaim, indicator: Indicator): number {
  const { claim } = placed;
  if (claim.kind === 'growth' || claim.kind === 'multiple' || claim.unit === null) return 0;
  if (claim.kind === 'rank' || claim.kind === 'rank-change') return 0;
  if (indicator.kind === 'growth') return 0.1;
  if (claim.unit === indicator.unit || isConvertible(claim.unit, indicator.unit)) return 0;
  return unitsMeet(claim.unit, indicator.unit) ? 0.04 : 0.2;
}

interface NameGrams {
  /** those that are called exactly so or have something of the subject in a name */
  near(words: Words): Iterable<Named>;
}

/** Indicators by the words of their names, so that a claim is held against few of them. */
function indexNames(all: readonly Named[]): NameGrams {
  const byWord = new Map<string, Set<Named>>();
  const put = (word: string, named: Named) => {
    const known = byWord.get(word);
    if (known) known.add(named);
    else byWord.set(word, new Set([named]));
  };
  for (const named of all) {
    for (const { grams, folded } of named.names) {
      put(`=${folded}`, named);
      for (const gram of grams) put(gram, named);
    }
  }
  return {
    near: ({ subjectGrams, own }) =>
      new Set([`=${own}`, ...subjectGrams].flatMap((word) => [...(byWord.get(word) ?? [])])),
  };
}

/** The words that tell what a claim is about, its subject taken to be `subject`. */
function wordsAbout({ claim, before, after }: PlacedClaim, subject: string): Words {
  // 41个村产业、环境全面提升: one character names nothing, what follows does
  const subjectGrams = gramsOf(subject.length > 1 ? subject : subject + after);
  const inText = foldName(before).includes(foldName(subject).slice(-4)) ? before : '';
  const counted = claim.kind === 'count' ? after : '';
  return {
    subject: foldName(subject),
    subjectGrams,
    grams: gramsOf(`${subject} ${inText} ${counted}`),
    near: gramsOf(before.slice(-12)),
    own: foldName(before),
  };
}

/** Those near enough to the best, best first. */
function nearBest(matches: readonly Match[]): Match[] {
  const best = Math.max(0, ...matches.map(({ score }) => score));
  return matches
    .filter(({ score }) => score >= least && score >= best - margin)
    .sort((a, b) => b.score - a.score);
}

const isLatin = (words: string) => /^[\x20-\x7e’]+$/.test(words);

/** Finds the indicators that claims are about, by their names in both languages. Never looks at values. */
export function makeMatcher(book: Book): Matcher {
  const index = indexNames(book.indicators.map(namedOf));
  const rate = (placed: PlacedClaim, governed: boolean, subject: string): Match[] => {
    const words = wordsAbout(placed, subject);
    if (words.subjectGrams.size === 0) return [];
    const said = governed || newWords.test(placed.before) || newWords.test(subject);
    const all = [...index.near(words)].map(({ indicator, names }) => ({
      indicator,
      score:
        Math.max(...names.map((name) => likeness(name, words) - novelty(name.isNew, said))) -
        unitFault(placed, indicator),
    }));
    const { unit } = placed.claim;
    // 4期“三个一批”项目33个: phases of a thing are not the thing
    const phases =
      unit === null || !notThings.has(unit)
        ? []
        : nearBest(all.filter(({ indicator }) => unitsMeet(unit, indicator.unit)));
    return phases.length > 0 ? phases : nearBest(all);
  };
  return {
    match(placed, governed) {
      const subject = placed.claim.subject ?? '';
      const found = rate(placed, governed, subject);
      // Hongqi reached a GDP of 29.76 billion yuan: the district is the subject, the object is measured
      const latin = found.length === 0 && isLatin(subject + placed.before);
      return latin ? rate(placed, governed, placed.before) : found;
    },
  };
}
