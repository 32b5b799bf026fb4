import type { Found } from './shaped-mentions.ts';
import type { Reading } from './read-hits.ts';

const JOINS = /^(?:与|和|及|跟|同|、|\/|-|—|—|~|&|,|，|交|到)?$/u;
const MEET =
  /^(?:的)?(?:相交|交叉|交汇|交会)?(?:的)?(?:十字路口|丁字路口|三岔路口|交叉路口|交叉口|交汇处|交汇口|交界处|交接处|交会处|交口|路口|转角处?|拐角处?|红绿灯|口(?![岸碑罩述头感]))(?:[东西南北]{1,2}角)?/u;
/** How far from a crossing or along a road, and on which side. */
const OFFSET =
  /^(?:往|向)?(?:东北|东南|西北|西南|东|西|南|北|前)(?:侧|边|面|方向)?(?:大?约|大概|近)?[\d一二三四五六七八九十百两几]+(?:多|余|来)?(?:米|m)(?:处|左右)?/u;

const LOOK_AHEAD = 16;

const textAt = ({ form: { units, length } }: Reading, from: number, to = from + LOOK_AHEAD) =>
  String.fromCharCode(...units.subarray(from, Math.min(to, length)));

/** Two roads that meet, one with its crossing, and a stretch from there: 平原路与新中大道交叉口东200米. */
export function joinCrossings(reading: Reading, found: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (let i = 0; i < found.length; i++) {
    const one = found[i]!;
    if (one.kind !== 'road') {
      joined.push(one);
      continue;
    }
    const second = found[i + 1];
    const gap = second?.kind === 'road' ? textAt(reading, one.end, second.start) : undefined;
    const meets = gap !== undefined && gap.length <= 1 && JOINS.test(gap);
    const meet = meets ? MEET.exec(textAt(reading, second!.end)) : null;
    const alone = meet ? null : MEET.exec(textAt(reading, one.end));
    if (!meet && !alone) {
      const along = OFFSET.exec(textAt(reading, one.end));
      joined.push(along ? { ...one, end: one.end + along[0].length } : one);
      continue;
    }
    const parts = meet ? [one, second!] : [one];
    const end = parts.at(-1)!.end + (meet ?? alone)![0].length;
    const offset = OFFSET.exec(textAt(reading, end))?.[0].length ?? 0;
    joined.push({ kind: 'crossing', start: one.start, end: end + offset, hits: [], parts });
    i += parts.length - 1;
  }
  return joined;
}
