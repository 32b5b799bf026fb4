import type { TopicMessage, TopicSettings } from './message.ts';
import type { WeighedTerms } from './weigh-terms.ts';

/** A message that resembles another. */
export interface Link {
  to: number;
  /** 0 to 1 */
  likeness: number;
}

const dayMs = 86_400_000;

/** Rows of each term, one list after the other. */
function postings({ start, term, weight, rows }: WeighedTerms) {
  const begin = new Int32Array(rows.length + 1);
  for (let t = 0; t < rows.length; t++) begin[t + 1] = begin[t]! + rows[t]!;
  const next = begin.slice(0, rows.length);
  const row = new Int32Array(term.length);
  const heavy = new Float32Array(term.length);
  for (let r = 0; r + 1 < start.length; r++) {
    for (let e = start[r]!; e < start[r + 1]!; e++) {
      const at = next[term[e]!]!++;
      row[at] = r;
      heavy[at] = weight[e]!;
    }
  }
  return { begin, row, heavy };
}

/**
 * The messages most like each, strongest first: cosine of their terms, fading with the days between
 * them. Only messages with a term in common are looked at.
 */
export function linkMessages(
  messages: readonly TopicMessage[],
  weighed: WeighedTerms,
  { mostLinks, fadeDays, linkFloor }: TopicSettings,
): Link[][] {
  const { begin, row, heavy } = postings(weighed);
  const { start, term, weight } = weighed;
  const sums = new Float64Array(messages.length);
  const fade = (a: number, b: number) =>
    Number.isNaN(a - b) ? 1 : Math.exp(-Math.abs(a - b) / (fadeDays * dayMs));
  return messages.map(({ at }, m) => {
    const met: number[] = [];
    for (let e = start[m]!; e < start[m + 1]!; e++) {
      const end = begin[term[e]! + 1]!;
      const mine = weight[e]!;
      for (let p = begin[term[e]!]!; p < end; p++) {
        const other = row[p]!;
        if (sums[other] === 0) met.push(other);
        sums[other]! += mine * heavy[p]!;
      }
    }
    const links: Link[] = [];
    for (const to of met) {
      const likeness = to === m ? 0 : Math.min(1, sums[to]! * fade(at, messages[to]!.at));
      sums[to] = 0;
      if (likeness >= linkFloor) links.push({ to, likeness });
    }
    return links.sort((a, b) => b.likeness - a.likeness || a.to - b.to).slice(0, mostLinks);
  });
}
