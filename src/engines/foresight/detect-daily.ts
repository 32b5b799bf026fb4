import { detectSeries } from '../../kernels/stats/series-detector.ts';
import type { Detector } from '../../model/detector.ts';
import {
  historyDays,
  keptShare,
  longestRecurrence,
  mostClusters,
  type Found,
  type Look,
} from './detect-series.ts';
import { casesOf, type Series } from './series.ts';

type Daily = Extract<Detector['method'], { kind: 'ears' | 'farrington' | 'cusum' }>;

/** A week of some is the least that a place must have for its series to be asked about. */
const recentDays = 7;

/** Daily counts of each point that had cases within the last week; unknown days are NaN. */
function countsByPoint(look: Look, series: Series, from: number) {
  const days = look.day - from + 1;
  const { place, slot, count } = casesOf(look.cube, series, look.pointOf, { from, to: look.day });
  const byPoint = new Map<number, Float64Array>();
  const recent = new Map<number, number>();
  for (let i = 0; i < place.length; i++) {
    let counts = byPoint.get(place[i]!);
    if (!counts) byPoint.set(place[i]!, (counts = new Float64Array(days)));
    counts[slot[i]!]! += count[i]!;
    if (slot[i]! >= days - recentDays) {
      recent.set(place[i]!, (recent.get(place[i]!) ?? 0) + count[i]!);
    }
  }
  for (const counts of byPoint.values()) {
    for (const day of look.silent) if (day >= from) counts[day - from] = Number.NaN;
  }
  return { byPoint, recent };
}

/**
 * Places whose own series stands out on the last day, rarest first. One series is asked about
 * several places, so that its p is that of the place times their number (Bonferroni). Undefined
 * where no place had enough cases lately.
 */
export function detectDaily(look: Look, series: Series, method: Daily): Found[] | undefined {
  const { detector, day } = look;
  const from = Math.max(0, day - historyDays(detector) + 1);
  const { byPoint, recent } = countsByPoint(look, series, from);
  const asked = [...recent].filter(([, n]) => n >= method.minCases).map(([point]) => point);
  if (asked.length === 0) return undefined;
  const alpha = 1 / Math.max(1.5, detector.speaksAtDays);
  const found = asked.flatMap((point): Found[] => {
    const said = detectSeries(byPoint.get(point)!, method, alpha);
    if (said.state === 'silent' || said.observed < method.minCases) return [];
    if (said.observed <= said.expected) return [];
    const p = Math.min(1, said.p * byPoint.size);
    return [
      {
        members: Int32Array.of(point),
        radiusMetres: 0,
        from: from + said.from,
        to: from + said.to,
        cases: said.observed,
        expected: said.expected,
        statistic: -Math.log(Math.max(said.p, Number.MIN_VALUE)),
        p,
        recurrenceDays: Math.min(longestRecurrence, 1 / Math.max(p, 1 / longestRecurrence)),
      },
    ];
  });
  return found
    .filter((f) => f.recurrenceDays >= detector.speaksAtDays * keptShare)
    .sort((a, b) => b.recurrenceDays - a.recurrenceDays || a.members[0]! - b.members[0]!)
    .slice(0, mostClusters);
}
