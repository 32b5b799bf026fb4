/** One report: where, what and when. */
export interface Reports {
  day: Int32Array;
  /** the spot and kind of each: reports with the same one may be of one problem */
  spot: readonly string[];
}

export interface ReportingEstimate {
  /** problems that were reported at all, once, and twice */
  problems: number;
  once: number;
  twice: number;
  /** share of problems that anybody reports: an upper bound, with its 95 % interval */
  rate: number;
  interval: [number, number];
}

/** below so many problems that were reported twice nothing is said */
const leastTwice = 5;

/** How often each problem was reported: reports of one spot follow each other within `days`. */
export function reportsPerProblem({ day, spot }: Reports, days: number): number[] {
  const order = [...day.keys()].sort((a, b) => day[a]! - day[b]! || a - b);
  const open = new Map<string, { last: number; n: number }>();
  const counts: number[] = [];
  for (const i of order) {
    const now = open.get(spot[i]!);
    if (now && day[i]! - now.last <= days) {
      now.last = day[i]!;
      now.n += 1;
      continue;
    }
    if (now) counts.push(now.n);
    open.set(spot[i]!, { last: day[i]!, n: 1 });
  }
  for (const { n } of open.values()) counts.push(n);
  return counts;
}

/**
 * How many of the problems somebody reports, from those reported once and twice: at least
 * once² / (2 twice) were never reported (Chao 1987), with the interval of Chao's log-normal
 * approximation. Undefined where too few were reported twice.
 */
export function estimateReporting(counts: readonly number[]): ReportingEstimate | undefined {
  const of = (n: number) => counts.reduce((sum, count) => sum + (count === n ? 1 : 0), 0);
  const [once, twice, problems] = [of(1), of(2), counts.length];
  if (twice < leastTwice || once === 0) return undefined;
  const unseen = once ** 2 / (2 * twice);
  const ratio = once / twice;
  const variance = twice * (0.25 * ratio ** 4 + ratio ** 3 + 0.5 * ratio ** 2);
  const spread = Math.exp(1.96 * Math.sqrt(Math.log(1 + variance / unseen ** 2)));
  const rate = (missing: number) => problems / (problems + missing);
  return {
    problems,
    once,
    twice,
    rate: rate(unseen),
    interval: [rate(unseen * spread), rate(unseen / spread)],
  };
}
