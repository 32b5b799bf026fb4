import { streamOf } from '../simulate/random.ts';

/** What may be held back. */
export interface HoldOutCandidate {
  /** that of the alert or visit */
  id: string;
  /** like is drawn among like: category and strength */
  stratum: string;
}

export interface HoldOutDraw {
  seed: number;
  /** of the draw, such as the day it was made for: one seed may serve many draws */
  name: string;
  /** share held back, 0 … 1 */
  share: number;
}

export interface DrawnLot extends HoldOutCandidate {
  /** 0 … 1, from seed and id alone; the smallest of a stratum are held back */
  lot: number;
  isHeld: boolean;
}

/** The lot of one candidate, 0 ≤ lot < 1: of seed and id alone, so that anybody can draw it again. */
export const lotOf = (seed: number, id: string): number => streamOf(seed, 'hold-out', id).unit();

/**
 * Draws which candidates are not acted on. In each stratum share × candidates are held back, the
 * fraction left over being rounded up or down by a lot of its own, so that everyone is held back with
 * the same chance, and the ones with the smallest lots are. The order of the candidates does not
 * matter; the same seed, name and candidates give the same draw on every machine.
 *
 * @returns the lots in the order of the candidates
 * @throws RangeError for a share outside 0 … 1, or an id that stands twice
 */
export function drawHoldOut(
  { seed, name, share }: HoldOutDraw,
  candidates: readonly HoldOutCandidate[],
): DrawnLot[] {
  if (!(share >= 0 && share <= 1))
    throw new RangeError(`drawHoldOut: got share ${share}, wanted 0 … 1`);
  if (new Set(candidates.map(({ id }) => id)).size < candidates.length)
    throw new RangeError('drawHoldOut: got an id twice, wanted each once');
  const lots = candidates.map((one) => ({ ...one, lot: lotOf(seed, one.id) }));
  const held = new Set<string>();
  for (const stratum of new Set(candidates.map((one) => one.stratum))) {
    const among = lots
      .filter((one) => one.stratum === stratum)
      .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1));
    const rounding = streamOf(seed, 'hold-out-rounding', name, stratum).unit();
    const count = Math.floor(among.length * share + rounding);
    for (const { id } of among.slice(0, count)) held.add(id);
  }
  return lots.map((one) => ({ ...one, isHeld: held.has(one.id) }));
}

/**
 * Ids whose logged fate is not what the draw gives: empty where the log is true.
 *
 * @throws RangeError as drawHoldOut
 */
export function findWrongLots(draw: HoldOutDraw, logged: readonly DrawnLot[]): string[] {
  const again = drawHoldOut(draw, logged);
  return logged
    .filter((one, i) => one.isHeld !== again[i]!.isHeld || one.lot !== again[i]!.lot)
    .map(({ id }) => id);
}
