import { describe, expect, it } from 'vitest';
import { criticalPath, type PathTask } from './critical-path.ts';

const task = (id: string, days: number, ...after: string[]): PathTask => ({ id, days, after });

const criticalOf = (tasks: readonly PathTask[]) =>
  [...criticalPath(tasks).spans].flatMap(([id, { isCritical }]) => (isCritical ? [id] : []));

/** The longest chain by trying every chain. */
function longest(tasks: readonly PathTask[], id: string): number {
  const { days, after } = tasks.find((one) => one.id === id)!;
  return days + Math.max(0, ...after.map((other) => longest(tasks, other)));
}

describe('criticalPath', () => {
  it('is the longest of those that run side by side', () => {
    const tasks = [task('a', 3), task('b', 7), task('c', 5)];
    expect(criticalPath(tasks).days).toBe(7);
    expect(criticalOf(tasks)).toEqual(['b']);
  });

  it('is the chain where one waits for another, not their sum', () => {
    const tasks = [task('a', 3), task('b', 7), task('c', 5, 'a'), task('d', 1, 'b', 'c')];
    expect(criticalPath(tasks).days).toBe(9);
    expect(criticalOf(tasks)).toEqual(['a', 'c', 'd']);
    expect(criticalPath(tasks).spans.get('b')).toEqual({ begins: 0, ends: 7, isCritical: false });
  });

  it('has nothing to say about nothing, and waits for no stranger', () => {
    expect(criticalPath([]).days).toBe(0);
    expect(criticalPath([task('a', 2, 'stranger')]).days).toBe(2);
  });

  it('refuses what waits for a later one, or for itself', () => {
    expect(() => criticalPath([task('a', 1, 'b'), task('b', 1)])).toThrow(RangeError);
    expect(() => criticalPath([task('a', 1, 'a')])).toThrow('a after a');
  });

  it('is as long as the longest chain, whatever the tasks', () => {
    let state = 7;
    const below = (n: number) => (state = (state * 48_271) % 2_147_483_647) % n;
    for (let round = 0; round < 200; round++) {
      const tasks: PathTask[] = [];
      for (let i = 0; i <= below(7); i++) {
        const after = tasks.filter(() => below(3) === 0).map(({ id }) => id);
        tasks.push(task(`t${i}`, below(10), ...after));
      }
      const { days, spans } = criticalPath(tasks);
      expect(days).toBe(Math.max(0, ...tasks.map(({ id }) => longest(tasks, id))));
      for (const { id } of tasks) expect(spans.get(id)!.ends).toBe(longest(tasks, id));
    }
  });
});
