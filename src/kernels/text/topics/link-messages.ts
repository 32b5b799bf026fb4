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

type Rows = Pick<WeighedTerms, 'start' | 'term' | 'weight' | 'rows'>;

/** Cosines of one row with others: the row is laid out once, each other walks its own entries. */
function cosinesOf({ start, term, weight, rows }: Rows) {
  const laid = new Float64Array(rows.length);
  const lay = (m: number, by: 0 | 1) => {
    for (let e = start[m]!; e < start[m + 1]!; e++) laid[term[e]!] = by * weight[e]!;
  };
  const withRow = (other: number) => {
    let sum = 0;
    for (let e = start[other]!; e < start[other + 1]!; e++) sum += laid[term[e]!]! * weight[e]!;
    return sum;
  };
  return { lay, withRow };
}

/** Both name places or bodies, and none of them is the same. */
const namesApart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  if (a.size === 0 || b.size === 0) return false;
  for (const name of a) if (b.has(name)) return false;
  return true;
};

/**
 * The messages most like each, strongest first: cosine of their terms, less where what they say
 * without names is hardly alike, fading with the days between them. Messages that name different
 * places have no link. Only messages with a term in common are looked at.
 */
export function linkMessages(
  messages: readonly TopicMessage[],
  { said, causes }: { said: WeighedTerms; causes: Rows },
  { mostLinks, fadeDays, linkFloor, causeFrom }: TopicSettings,
): Link[][] {
  const { begin, row, heavy } = postings(said);
  const { start, term, weight, names } = said;
  const cosines = cosinesOf(causes);
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
    cosines.lay(m, 1);
    for (const to of met) {
      const whole = to === m ? 0 : Math.min(1, sums[to]! * fade(at, messages[to]!.at));
      sums[to] = 0;
      if (whole < linkFloor || namesApart(names[m]!, names[to]!)) continue;
      const likeness = whole * Math.min(1, cosines.withRow(to) / causeFrom);
      if (likeness >= linkFloor) links.push({ to, likeness });
    }
    cosines.lay(m, 0);
    return links.sort((a, b) => b.likeness - a.likeness || a.to - b.to).slice(0, mostLinks);
  });
}
