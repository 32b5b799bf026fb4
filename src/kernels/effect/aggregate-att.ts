import { errorOf, type GroupTimeAtt } from './group-time-att.ts';

/** How effects of groups and periods are told together. */
export type AttAggregation = 'simple' | 'dynamic' | 'group' | 'calendar';

export interface AggregatedEffect {
  /** periods since treatment, group, or period */
  at: number;
  att: number;
  standardError: number | null;
  influence: Float64Array;
}

export interface AggregatedAtt {
  overall: Omit<AggregatedEffect, 'at'>;
  /** empty for the simple one */
  parts: AggregatedEffect[];
}

interface Part {
  att: number;
  influence: Float64Array;
}

/** Parts weighted by the sizes of groups, which are estimates themselves. */
function bySize(parts: readonly Part[], group: readonly number[], groupOf: Float64Array): Part {
  const n = groupOf.length;
  const size = group.map((g) => groupOf.filter((one) => one === g).length / n);
  const all = size.reduce((sum, s) => sum + s, 0);
  const att = parts.reduce((sum, part, k) => sum + (part.att * size[k]!) / all, 0);
  const influence = groupOf.map((own, i) => {
    let [direct, counted, ofWeights] = [0, 0, 0];
    parts.forEach((part, k) => {
      direct += (part.influence[i]! * size[k]!) / all;
      const off = Number(own === group[k]) - size[k]!;
      counted += off;
      ofWeights += (part.att * off) / all;
    });
    return direct + ofWeights - (att * counted) / all;
  });
  return { att, influence };
}

/** Parts that all weigh the same. */
function evenly(parts: readonly Part[]): Part {
  const share = 1 / parts.length;
  return {
    att: parts.reduce((sum, part) => sum + part.att * share, 0),
    influence: parts[0]!.influence.map((_, i) =>
      parts.reduce((sum, part) => sum + part.influence[i]! * share, 0),
    ),
  };
}

const withError = (part: Part) => ({ ...part, standardError: errorOf(part.influence) });
const distinct = (list: number[]) => [...new Set(list)].sort((a, b) => a - b);

/**
 * Effects told together: all after treatment at once (simple), by the time since treatment (dynamic),
 * by group, or by period (calendar); the errors count with the weights being estimated. Undefined where
 * no group was seen after its treatment.
 */
export function aggregateAtt(
  { effects, influence, groupOf, groups }: GroupTimeAtt,
  how: AttAggregation,
): AggregatedAtt | undefined {
  const all = effects.map((effect, k) => ({ ...effect, influence: influence[k]! }));
  const after = all.filter(({ group, period }) => period >= group);
  if (after.length === 0) return undefined;
  const sized = (parts: typeof all): Part =>
    bySize(
      parts,
      parts.map(({ group }) => group),
      groupOf,
    );
  if (how === 'simple') return { overall: withError(sized(after)), parts: [] };
  if (how === 'group') {
    const told = groups.filter((g) => after.some(({ group }) => group === g));
    const parts = told.map((g) => ({ at: g, ...evenly(after.filter(({ group }) => group === g)) }));
    return {
      overall: withError(bySize(parts, told, groupOf)),
      parts: parts.map((part) => ({ at: part.at, ...withError(part) })),
    };
  }
  // time since treatment goes below 0, periods begin with the first treated group
  const told = how === 'dynamic' ? all : after;
  const keyOf = ({ group, period }: { group: number; period: number }) =>
    how === 'dynamic' ? period - group : period;
  const parts = distinct(told.map(keyOf)).map((at) => ({
    at,
    ...withError(sized(told.filter((one) => keyOf(one) === at))),
  }));
  const counted = how === 'dynamic' ? parts.filter(({ at }) => at >= 0) : parts;
  return { overall: withError(evenly(counted)), parts };
}
