/** Orders that an alert suggests: one for each part of the district that its places lie in. */

export interface MemberCount {
  place: string;
  cases: number;
  expected: number;
}

/** Places of an alert that one unit can go and look at together. */
export interface MemberGroup {
  /** the place that holds them all, or the only one */
  place: string;
  /** with demands first */
  members: MemberCount[];
  cases: number;
}

/** The most orders that can be opened at once. */
export const mostOrders = 20;

/**
 * Members gathered by the part of the district they lie in: the place just below the root. A part
 * with a single member is that member. Parts without a demand are left out, unless all are; the
 * ones with most demands come first, at most 20.
 *
 * @param parentOf code of the place above; null at the root, undefined where a place is not known
 */
export function groupMembers(
  members: readonly MemberCount[],
  parentOf: (place: string) => string | null | undefined,
): MemberGroup[] {
  const groups = new Map<string, MemberCount[]>();
  for (const member of members) {
    const part = partOf(member.place, parentOf);
    groups.set(part, [...(groups.get(part) ?? []), member]);
  }
  const all = [...groups].map(([part, inside]): MemberGroup => {
    const sorted = inside.toSorted((a, b) => b.cases - a.cases);
    const cases = inside.reduce((sum, member) => sum + member.cases, 0);
    return { place: sorted.length === 1 ? sorted[0]!.place : part, members: sorted, cases };
  });
  const some = all.filter(({ cases }) => cases > 0);
  return (some.length ? some : all).toSorted((a, b) => b.cases - a.cases).slice(0, mostOrders);
}

function partOf(place: string, parentOf: (place: string) => string | null | undefined): string {
  let at = place;
  for (let steps = 0; steps < 8; steps++) {
    const parent = parentOf(at);
    if (parent === null || parent === undefined) return at;
    // the root has no parent: what lies just below it is a part
    if (parentOf(parent) === null) return at;
    at = parent;
  }
  return at;
}

/**
 * The unit that leads at least half of the demands at or below a place; undefined where none does.
 * Equal counts: the first by code, so that the suggestion does not depend on the order of rows.
 */
export function usualLead(
  place: string,
  demands: readonly { place: string | null; lead: string | null }[],
  parentOf: (place: string) => string | null | undefined,
): { lead: string; n: number; of: number } | undefined {
  const lies = (at: string | null | undefined): boolean => {
    for (let code = at, steps = 0; code && steps < 8; code = parentOf(code), steps++)
      if (code === place) return true;
    return false;
  };
  const counts = new Map<string, number>();
  let of = 0;
  for (const demand of demands) {
    if (demand.lead === null || !lies(demand.place)) continue;
    of++;
    counts.set(demand.lead, (counts.get(demand.lead) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best && best[1] * 2 >= of ? { lead: best[0], n: best[1], of } : undefined;
}
