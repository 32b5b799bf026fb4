import type { DispatchRule } from '../../../src/model/district.ts';

/** How a rule of the draft stands to the catalogue in force. */
export type RuleChange = 'new' | 'changed' | 'moved' | 'same';

/** What a draft changes: by rule code, and the rules that it leaves out. */
export interface DraftChanges {
  byCode: ReadonlyMap<string, RuleChange>;
  removed: DispatchRule[];
  count: number;
}

/**
 * Compares a draft with the rules in force. A rule counts as moved when it left the order of those
 * that both have: the fewest rules that explain the new order, so that one rule dragged to the top
 * is one change and not a hundred.
 */
export function changesOf(
  rules: readonly DispatchRule[],
  draft: readonly DispatchRule[],
): DraftChanges {
  const before = new Map(rules.map((rule, i) => [rule.code, { i, text: JSON.stringify(rule) }]));
  const kept = draft.filter((rule) => before.has(rule.code));
  const stayed = longestRising(kept.map((rule) => before.get(rule.code)!.i));
  const byCode = new Map<string, RuleChange>(draft.map((rule) => [rule.code, 'new']));
  kept.forEach((rule, i) => {
    const isSame = before.get(rule.code)!.text === JSON.stringify(rule);
    byCode.set(rule.code, !isSame ? 'changed' : stayed.has(i) ? 'same' : 'moved');
  });
  const removed = rules.filter((rule) => !byCode.has(rule.code));
  const changed = [...byCode.values()].filter((change) => change !== 'same').length;
  return { byCode, removed, count: changed + removed.length };
}

/** Indices of a longest rising subsequence (patience sorting). */
function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let low = tails.findIndex((t) => values[t]! >= value);
    if (low < 0) low = tails.length;
    before[i] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = i;
  });
  const found = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) found.add(at);
  return found;
}

/** The list with the rule at `from` standing at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}

/** A code that no rule has: `rule-7`. */
export function freeCode(rules: readonly DispatchRule[]): string {
  const taken = new Set(rules.map((rule) => rule.code));
  let n = rules.length + 1;
  while (taken.has(`rule-${n}`)) n++;
  return `rule-${n}`;
}
