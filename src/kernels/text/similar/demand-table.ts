import { grown } from './posting-lists.ts';
import type { TextSketch } from './text-sketch.ts';

/** What is kept of one demand beside its terms. */
export interface DemandFacts {
  /** degrees, WGS84; null where nobody knows the place */
  point: { lat: number; lon: number } | null;
  /** slot of the category in the caller's list */
  category: number;
  /** instant in milliseconds since 1970 */
  at: number;
}

/** Demands by slot, in typed arrays. */
export interface DemandTable {
  /** the new slot */
  push(id: string, facts: DemandFacts, sketch: TextSketch): number;
  remove(slot: number): void;
  isThere(slot: number): boolean;
  idOf(slot: number): string;
  facts(slot: number): DemandFacts;
  /** single facts, for going through thousands */
  at(slot: number): number;
  category(slot: number): number;
  /** terms, ascending, without copying */
  terms(slot: number): Uint32Array;
  upTo(slot: number): number;
  readonly slots: number;
  readonly bytes: number;
}

/** Integers of 1e-7 degrees: a centimetre. Nobody reports from this one. */
const NOWHERE = -2_147_483_648;
const scale = 1e7;

export function createDemandTable(): DemandTable {
  let room = 1024;
  const ids: (string | undefined)[] = [];
  let lat = new Int32Array(room);
  let lon = new Int32Array(room);
  let category = new Int32Array(room);
  let at = new Float64Array(room);
  let start = new Uint32Array(room + 1);
  let upTo = new Uint32Array(room);
  let pool = new Uint32Array(room * 16);

  const makeRoom = (terms: number) => {
    if (ids.length + 1 >= room) {
      room = Math.ceil(room * 1.5);
      [lat, lon, category] = [grown(lat, room), grown(lon, room), grown(category, room)];
      [at, start, upTo] = [grown(at, room), grown(start, room + 1), grown(upTo, room)];
    }
    const used = start[ids.length]!;
    if (used + terms > pool.length) pool = grown(pool, Math.ceil((used + terms) * 1.5));
  };

  return {
    push(id, facts, sketch) {
      makeRoom(sketch.terms.length);
      const slot = ids.length;
      ids.push(id);
      lat[slot] = facts.point ? Math.round(facts.point.lat * scale) : NOWHERE;
      lon[slot] = facts.point ? Math.round(facts.point.lon * scale) : NOWHERE;
      category[slot] = facts.category;
      at[slot] = facts.at;
      upTo[slot] = sketch.upTo;
      pool.set(sketch.terms, start[slot]);
      start[slot + 1] = start[slot]! + sketch.terms.length;
      return slot;
    },
    remove(slot) {
      ids[slot] = undefined;
    },
    isThere: (slot) => ids[slot] !== undefined,
    idOf: (slot) => ids[slot] ?? '',
    facts: (slot) => ({
      point: lat[slot] === NOWHERE ? null : { lat: lat[slot]! / scale, lon: lon[slot]! / scale },
      category: category[slot]!,
      at: at[slot]!,
    }),
    at: (slot) => at[slot]!,
    category: (slot) => category[slot]!,
    terms: (slot) => pool.subarray(start[slot], start[slot + 1]),
    upTo: (slot) => upTo[slot]!,
    get slots() {
      return ids.length;
    },
    get bytes() {
      return [lat, lon, category, at, start, upTo, pool].reduce((sum, a) => sum + a.byteLength, 0);
    },
  };
}
