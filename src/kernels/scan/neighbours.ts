import type { Neighbours } from './scan-task.ts';

/** Kilometres; the sphere of published scan software, so that radii can be compared. */
export const SPHERE_RADIUS_KM = 6367;
/** More places than this are refused: the neighbour lists alone would fill the memory. */
export const MOST_PLACES = 100_000;

/** Where places are: `cartesian` in any unit, or `latlong` with x = longitude, y = latitude in degrees. */
export interface PlaceCoordinates {
  x: Float64Array;
  y: Float64Array;
  coords: 'cartesian' | 'latlong';
}

export interface NeighbourLimits {
  /** in the unit of the coordinates, km for degrees; a place at exactly this distance is in */
  maxRadius?: number;
  /** places of a zone, its centre included, ≥ 1 */
  maxPlaces?: number;
  /** a zone holds at most this share (0 < share ≤ 1) of the whole weight, a weight a place ≥ 0 */
  maxShare?: { share: number; weight: Float64Array };
}

/** Coordinates in two or three dimensions, whose straight distance orders places as wanted. */
interface Points {
  x: Float64Array;
  y: Float64Array;
  z?: Float64Array;
  /** distance from the square of the straight distance */
  distance(squared: number): number;
  /** square of the straight distance from a distance */
  squared(distance: number): number;
}

function checkInput({ x, y, coords }: PlaceCoordinates, limits: NeighbourLimits): void {
  const n = x.length;
  if (y.length !== n)
    throw new RangeError(`neighbours: got ${n} x and ${y.length} y, wanted pairs`);
  if (n > MOST_PLACES) {
    throw new RangeError(`neighbours: got ${n} places, wanted at most ${MOST_PLACES}`);
  }
  for (let i = 0; i < n; i++) {
    const inRange = coords === 'cartesian' || (Math.abs(y[i]!) <= 90 && Math.abs(x[i]!) <= 360);
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!) || !inRange) {
      throw new RangeError(
        `neighbours: place ${i}: got (${x[i]}, ${y[i]}), wanted ${coords === 'cartesian' ? 'finite numbers' : 'longitude and latitude in degrees'}`,
      );
    }
  }
  const { maxRadius, maxPlaces, maxShare } = limits;
  if (maxRadius !== undefined && !(maxRadius >= 0)) {
    throw new RangeError(`neighbours: got a radius of ${maxRadius}, wanted 0 or more`);
  }
  if (maxPlaces !== undefined && !(Number.isInteger(maxPlaces) && maxPlaces >= 1)) {
    throw new RangeError(
      `neighbours: got ${maxPlaces} places a zone, wanted a whole number from 1`,
    );
  }
  if (maxShare && !(maxShare.share > 0 && maxShare.share <= 1)) {
    throw new RangeError(
      `neighbours: got a share of ${maxShare.share}, wanted more than 0, at most 1`,
    );
  }
  if (maxShare && maxShare.weight.length !== n) {
    throw new RangeError(`neighbours: got ${maxShare.weight.length} weights, wanted ${n}`);
  }
}

/** Degrees become points on the unit sphere: the chord grows with the great circle. */
function pointsOf({ x, y, coords }: PlaceCoordinates): Points {
  if (coords === 'cartesian') return { x, y, distance: Math.sqrt, squared: (d) => d * d };
  const radians = Math.PI / 180;
  const cosLat = y.map((lat) => Math.cos(lat * radians));
  return {
    x: x.map((lon, i) => Math.cos(lon * radians) * cosLat[i]!),
    y: x.map((lon, i) => Math.sin(lon * radians) * cosLat[i]!),
    z: y.map((lat) => Math.sin(lat * radians)),
    distance: (squared) => 2 * SPHERE_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squared) / 2)),
    squared: (d) =>
      d >= Math.PI * SPHERE_RADIUS_KM ? 5 : (2 * Math.sin(d / 2 / SPHERE_RADIUS_KM)) ** 2,
  };
}

/**
 * Sorts places by their squared distance from one centre. Places spread over a plane have squared
 * distances that are spread evenly, so that as many buckets as places leave hardly anything to sort.
 */
class DistanceSorter {
  readonly order: Int32Array;
  readonly key: Float64Array;
  #squared: Float64Array;
  #bucket: Int32Array;
  #next: Int32Array;
  #points: Points;

  constructor(points: Points) {
    const n = points.x.length;
    this.#points = points;
    this.order = new Int32Array(n);
    this.key = new Float64Array(n);
    this.#squared = new Float64Array(n);
    this.#bucket = new Int32Array(n);
    this.#next = new Int32Array(n + 2);
  }

  #measure(centre: number): number {
    const { x, y, z } = this.#points;
    const squared = this.#squared;
    const [cx, cy, cz] = [x[centre]!, y[centre]!, z ? z[centre]! : 0];
    let farthest = 0;
    for (let i = 0; i < squared.length; i++) {
      const [dx, dy, dz] = [x[i]! - cx, y[i]! - cy, z ? z[i]! - cz : 0];
      const d = dx * dx + dy * dy + dz * dz;
      squared[i] = d;
      if (d > farthest) farthest = d;
    }
    return farthest;
  }

  /**
   * Fills `order` and `key` (squared distances) for places no farther than `limit` (squared), the
   * centre first, ties by index; returns how many.
   */
  sort(centre: number, limit: number): number {
    const { order, key } = this;
    const [squared, bucket, next] = [this.#squared, this.#bucket, this.#next];
    const n = squared.length;
    const span = Math.min(this.#measure(centre), limit);
    const scale = span > 0 ? (n - 1) / span : 0;
    next.fill(0);
    for (let i = 0; i < n; i++) {
      // the centre comes before places that share its point
      const b = squared[i]! > limit ? -1 : i === centre ? 0 : 1 + Math.floor(squared[i]! * scale);
      bucket[i] = b;
      if (b >= 0 && b < n) next[b + 1]!++;
    }
    for (let b = 1; b <= n; b++) next[b]! += next[b - 1]!;
    const count = next[n]!;
    let last = count;
    for (let i = 0; i < n; i++) {
      const b = bucket[i]!;
      if (b < 0) continue;
      const at = b < n ? next[b]!++ : last++;
      order[at] = i;
      key[at] = squared[i]!;
    }
    this.#insertionSort(last);
    return last;
  }

  #insertionSort(count: number): void {
    const { order, key } = this;
    for (let i = 2; i < count; i++) {
      const [k, place] = [key[i]!, order[i]!];
      let j = i - 1;
      for (; j >= 1 && key[j]! > k; j--) {
        key[j + 1] = key[j]!;
        order[j + 1] = order[j]!;
      }
      key[j + 1] = k;
      order[j + 1] = place;
    }
  }
}

/** Lists that grow: how many neighbours there are is known only at the end. */
class GrowingLists {
  members = new Int32Array(1024);
  keys = new Float64Array(1024);
  length = 0;

  append(order: Int32Array, key: Float64Array, count: number): void {
    if (this.length + count > this.members.length) {
      const capacity = Math.max(this.members.length * 2, this.length + count);
      const [members, keys] = [new Int32Array(capacity), new Float64Array(capacity)];
      members.set(this.members.subarray(0, this.length));
      keys.set(this.keys.subarray(0, this.length));
      [this.members, this.keys] = [members, keys];
    }
    this.members.set(order.subarray(0, count), this.length);
    this.keys.set(key.subarray(0, count), this.length);
    this.length += count;
  }
}

/**
 * The places around every place, itself first, nearest first, ties by index. Places may share a
 * point. The answer holds for every category over the same places: keep it.
 *
 * @throws RangeError on coordinates that are no numbers, wrong limits, more than 100,000 places
 * @example nearestPlaces({ x: Float64Array.of(0, 1, 5), y: Float64Array.of(0, 0, 0), coords: 'cartesian' }, { maxRadius: 4 }).members
 * // 0 1 | 1 0 2 | 2 1
 */
export function nearestPlaces(places: PlaceCoordinates, limits: NeighbourLimits = {}): Neighbours {
  checkInput(places, limits);
  const n = places.x.length;
  const points = pointsOf(places);
  const sorter = new DistanceSorter(points);
  const maxSquared =
    limits.maxRadius === undefined ? Infinity : points.squared(limits.maxRadius) * (1 + 1e-12);
  const maxPlaces = limits.maxPlaces ?? n;
  const weight = limits.maxShare?.weight;
  // sums in another order differ in their last digits: exactly the share is within it
  const share = (limits.maxShare?.share ?? 0) * (1 + 1e-12);
  const maxWeight = weight ? weight.reduce((sum, w) => sum + w, 0) * share : 0;
  const lists = new GrowingLists();
  const starts = new Int32Array(n + 1);
  for (let c = 0; c < n; c++) {
    let count = Math.min(maxPlaces, sorter.sort(c, maxSquared));
    if (weight) {
      let held = 0;
      let k = 0;
      while (k < count && (held += weight[sorter.order[k]!]!) <= maxWeight) k++;
      count = k;
    }
    lists.append(sorter.order, sorter.key, count);
    starts[c + 1] = lists.length;
  }
  const members = lists.members.subarray(0, lists.length);
  const distances = lists.keys.subarray(0, lists.length);
  for (let i = 0; i < distances.length; i++) distances[i] = points.distance(distances[i]!);
  return { places: n, starts, members, distances };
}
