import { expect, test } from 'vitest';
import { drawHoldOut, findWrongLots } from './draw-hold-out.ts';

const candidates = Array.from({ length: 40 }, (_, i) => ({
  id: `alert-${i}`,
  stratum: i % 4 === 0 ? 'drain' : 'light',
}));
const draw = { seed: 7, name: '2025-06-01', share: 0.15 };
const heldOf = (seed: number) =>
  drawHoldOut({ ...draw, seed }, candidates)
    .filter(({ isHeld }) => isHeld)
    .map(({ id }) => id);

test('the same draw in any order, another with another seed', () => {
  const there = drawHoldOut(draw, candidates);
  const back = drawHoldOut(draw, candidates.toReversed());
  expect(back.toReversed()).toEqual(there);
  expect(heldOf(8)).not.toEqual(heldOf(7));
});

test('of each stratum the share, up to a fraction, and everybody is held back as often', () => {
  const times = new Map(candidates.map(({ id }) => [id, 0]));
  const runs = 4000;
  for (let seed = 0; seed < runs; seed += 1) {
    const held = heldOf(seed);
    const drains = held.filter((id) => Number(id.slice(6)) % 4 === 0).length;
    expect([1, 2]).toContain(drains);
    expect([4, 5]).toContain(held.length - drains);
    for (const id of held) times.set(id, times.get(id)! + 1);
  }
  // five standard errors of a share of 0.15
  const most = 5 * Math.sqrt((0.15 * 0.85) / runs);
  for (const n of times.values()) expect(Math.abs(n / runs - 0.15)).toBeLessThan(most);
});

test('a log that somebody touched is found out', () => {
  const logged = drawHoldOut(draw, candidates);
  expect(findWrongLots(draw, logged)).toEqual([]);
  const at = logged.findIndex(({ isHeld }) => isHeld);
  const touched = logged.with(at, { ...logged[at]!, isHeld: false });
  expect(findWrongLots(draw, touched)).toEqual([logged[at]!.id]);
  expect(findWrongLots({ ...draw, seed: 9 }, logged).length).toBe(40);
});

test('none and all can be held back, and nobody twice', () => {
  expect(drawHoldOut({ ...draw, share: 0 }, candidates).some(({ isHeld }) => isHeld)).toBe(false);
  expect(drawHoldOut({ ...draw, share: 1 }, candidates).every(({ isHeld }) => isHeld)).toBe(true);
  expect(drawHoldOut(draw, [])).toEqual([]);
  expect(() => drawHoldOut({ ...draw, share: 1.1 }, candidates)).toThrow(RangeError);
  expect(() => drawHoldOut(draw, [candidates[0]!, candidates[0]!])).toThrow(RangeError);
});
