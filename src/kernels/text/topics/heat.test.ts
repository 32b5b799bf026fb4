import { expect, it } from 'vitest';
import { heatOf } from './heat.ts';

const quiet = { people: 0, likes: 0, dislikes: 0, weeks: 0, places: 0, recent: 0, before: 0 };

it('is the sum of its parts', () => {
  const { total, parts } = heatOf({
    people: 7,
    likes: 2,
    dislikes: 1,
    weeks: 4,
    places: 2,
    recent: 7,
    before: 3,
  });
  expect(parts).toEqual({ people: 30, likes: 6, persistence: 8, spread: 3, growth: 5 });
  expect(total).toBe(52);
});

it('is nothing where nothing is', () => expect(heatOf(quiet).total).toBe(0));

it('does not cool below nothing where less comes than before', () =>
  expect(heatOf({ ...quiet, before: 9 }).parts.growth).toBe(0));

it('refuses what is no count', () =>
  expect(() => heatOf({ ...quiet, likes: -1 })).toThrow(RangeError));
