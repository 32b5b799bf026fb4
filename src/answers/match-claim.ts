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

/** Finds the indicators that claims are about, by their names in both languages. Never looks at values. */
export function makeMatcher(book: Book): Matcher {
  const all = book.indicators.map(namedOf);
  return {
    match(placed, governed) {
      const { claim, before, after } = placed;
      const subject = claim.subject ?? '';
      // 41个村产业、环境全面提升: one character names nothing, what follows does
      const subjectGrams = gramsOf(subject.length > 1 ? subject : subject + after);
      if (subjectGrams.size === 0) return [];
      const inText = foldName(before).includes(foldName(subject).slice(-4)) ? before : '';
      const classed = claim.kind === 'count' ? after : '';
      const grams = gramsOf(`${subject} ${inText} ${classed}`);
      const near = gramsOf(before.slice(-12));
      const words = {
        subject: foldName(subject),
        subjectGrams,
        grams,
        near,
        own: foldName(before),
      };
      const said = governed || newWords.test(before) || newWords.test(subject);
      const scored = all.map(({ indicator, names }) => ({
        indicator,
        score:
          Math.max(...names.map((n) => likeness(n, words) - novelty(n.isNew, said))) -
          unitFault(placed, indicator),
      }));
      const best = Math.max(0, ...scored.map(({ score }) => score));
      if (best < least) return [];
      return scored
        .filter(({ score }) => score >= best - margin && score >= least)
        .sort((a, b) => b.score - a.score);
    },
  };
}
