import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { cellWorth } from './cell-worth.ts';
import type { PlanTask, PlanVisit } from './plan-task.ts';
import { planWeek, type WeekPlan } from './plan-week.ts';
import { Routes } from './routes.ts';

const middle = { lat: 35.3, lon: 113.9 };

/** A small task: `n` visits in a few kilometres, two short shifts. */
function taskOf(seed: number, n: number, more: Partial<PlanVisit> = {}): PlanTask {
  const random = streamOf(seed, 'task');
  return {
    shifts: [0, 1].map((k) => ({
      day: k,
      base: middle,
      startMinute: 480,
      endMinute: 480 + 130,
      skills: k === 0 ? ['drain'] : ['drain', 'gas'],
    })),
    visits: Array.from({ length: n }, () => ({
      point: {
        lat: middle.lat + (random.unit() - 0.5) * 0.08,
        lon: middle.lon + (random.unit() - 0.5) * 0.08,
      },
      cell: `cell ${random.below(n)}`,
      skill: random.pick(['drain', 'gas', null]),
      minutes: random.pick([20, 30, 45]),
      worth: Math.round(100 * random.unit()) / 10,
      ...(random.chance(0.3) ? { window: { from: 500, to: 540 } } : {}),
      ...more,
    })),
    detour: 1.3,
    metresPerMinute: 300,
    fade: 0.5,
    rounds: 60,
    seed: 1,
  };
}

function* permutations(items: readonly number[]): Generator<number[]> {
  if (items.length <= 1) yield [...items];
  for (const [i, item] of items.entries())
    for (const rest of permutations(items.toSpliced(i, 1))) yield [item, ...rest];
}

function worthOf({ visits, fade }: PlanTask, planned: readonly number[]): number {
  const cells = new Map<string, number[]>();
  for (const visit of planned) {
    const { cell, worth } = visits[visit]!;
    cells.set(cell, [...(cells.get(cell) ?? []), worth]);
  }
  return [...cells.values()].reduce((sum, worths) => sum + cellWorth(worths, fade), 0);
}

/** The best plan there is, by trying all of them. */
function tryAll(task: PlanTask): number {
  const routes = new Routes(task);
  const canDo = new Map<string, boolean>();
  const isPossible = (shift: number, visits: number[]): boolean => {
    const key = `${shift}:${visits.join(',')}`;
    let known = canDo.get(key);
    if (known === undefined) {
      known =
        visits.every((visit) => routes.suiting[visit]!.includes(shift)) &&
        [...permutations(visits)].some((order) => routes.backAt(shift, order) < Infinity);
      canDo.set(key, known);
    }
    return known;
  };
  let best = 0;
  const choices = task.shifts.length + 1;
  for (let code = 0; code < choices ** task.visits.length; code += 1) {
    const groups: number[][] = Array.from({ length: choices }, () => []);
    for (let visit = 0, left = code; visit < task.visits.length; visit += 1) {
      groups[left % choices]!.push(visit);
      left = Math.floor(left / choices);
    }
    const planned = groups.slice(1).flat();
    const worth = worthOf(task, planned);
    if (worth > best && groups.slice(1).every((group, k) => isPossible(k, group))) best = worth;
  }
  return best;
}

const plannedIn = (plan: WeekPlan) => plan.shifts.flatMap((stops) => stops.map((s) => s.visit));

/** What is wrong with a plan, in words; nothing when it can be carried out. */
function faultsOf(task: PlanTask, plan: WeekPlan): string[] {
  const faults: string[] = [];
  const routes = new Routes(task);
  const planned = plannedIn(plan);
  if (new Set(planned).size !== planned.length) faults.push('a visit stands twice');
  if (planned.length + plan.left.length !== task.visits.length) faults.push('a visit is lost');
  for (const [shift, stops] of plan.shifts.entries()) {
    const order = stops.map((stop) => stop.visit);
    if (routes.backAt(shift, order) === Infinity && order.length > 0)
      faults.push(`shift ${shift} is late`);
    for (const { visit, startMinute } of stops) {
      const { window } = task.visits[visit]!;
      if (!routes.suiting[visit]!.includes(shift)) faults.push(`${visit} does not suit ${shift}`);
      if (window && (startMinute < window.from - 1e-6 || startMinute > window.to + 1e-6))
        faults.push(`${visit} is outside its window`);
    }
  }
  if (Math.abs(plan.worth - worthOf(task, planned)) > 1e-6) faults.push('worth does not add up');
  return faults;
}

describe('a week plan', () => {
  const seeds = Array.from({ length: 24 }, (_, i) => i + 1);

  it.each(seeds)('finds the best plan of six visits, and bounds it (seed %i)', (seed) => {
    const task = taskOf(seed, 6);
    const plan = planWeek(task);
    const best = tryAll(task);
    expect(faultsOf(task, plan)).toEqual([]);
    expect(plan.worth).toBeCloseTo(best, 6);
    expect(plan.bound).toBeGreaterThanOrEqual(best - 1e-9);
  });

  it.each(seeds.slice(0, 8))(
    'can be carried out with 60 visits, below its bound (seed %i)',
    (seed) => {
      const task = { ...taskOf(seed, 60), rounds: 5 };
      const plan = planWeek(task);
      expect(faultsOf(task, plan)).toEqual([]);
      expect(plan.worth).toBeLessThanOrEqual(plan.bound + 1e-9);
      expect(planWeek(task)).toEqual(plan);
    },
  );

  it('never loses by more rounds', () => {
    const worths = [0, 5, 40].map((rounds) => planWeek({ ...taskOf(3, 40), rounds }).worth);
    expect(worths).toEqual(worths.toSorted((a, b) => a - b));
  });

  it('visits a second place of the same cell only when nothing better is near', () => {
    const task = taskOf(1, 3, { minutes: 50, skill: null, worth: 10, point: middle });
    task.shifts = task.shifts.slice(0, 1);
    task.visits = task.visits.map((visit, i) => ({
      ...visit,
      window: { from: 0, to: 1440 },
      cell: i < 2 ? 'same' : 'other',
      worth: [10, 10, 6][i]!,
    }));
    const plan = planWeek(task);
    expect(plannedIn(plan)).toContain(2);
    expect(plan.worth).toBe(16);
  });

  it('makes what has to be made, and says what does not fit', () => {
    const [poor, rich] = [
      { point: middle, cell: 'a', skill: null, minutes: 100, worth: 0, isMust: true },
      { point: middle, cell: 'b', skill: null, minutes: 100, worth: 50 },
    ];
    const base = { ...taskOf(1, 0), rounds: 20 };
    const shifts = base.shifts.slice(0, 1);
    const long = { ...rich, cell: 'c', minutes: 200 };
    const unskilled = { ...rich, cell: 'd', skill: 'roof' };
    const plan = planWeek({ ...base, shifts, visits: [rich, poor, long, unskilled] });
    expect(plannedIn(plan)).toEqual([1]);
    expect(plan.left).toEqual([
      { visit: 0, reason: 'no-time' },
      { visit: 2, reason: 'too-long' },
      { visit: 3, reason: 'no-crew' },
    ]);
  });

  it('leaves a locked visit in its shift', () => {
    const task = taskOf(5, 20);
    task.visits = task.visits.map((visit, i) =>
      i < 2 ? { ...visit, skill: null, window: { from: 480, to: 600 }, shift: i } : visit,
    );
    const plan = planWeek(task);
    expect(plan.shifts[0]!.map((s) => s.visit)).toContain(0);
    expect(plan.shifts[1]!.map((s) => s.visit)).toContain(1);
  });

  it('waits for a window to open', () => {
    const task = taskOf(1, 1, { point: middle, skill: null, window: { from: 520, to: 530 } });
    const stops = planWeek(task).shifts.find((of) => of.length > 0);
    expect(stops?.[0]?.startMinute).toBe(520);
  });

  it('plans nothing where there is nothing, or nobody', () => {
    const empty = { ...taskOf(1, 0) };
    expect(planWeek(empty)).toMatchObject({ worth: 0, bound: 0, left: [] });
    const nobody = { ...taskOf(1, 2), shifts: [] };
    expect(planWeek(nobody).left.map((of) => of.reason)).toEqual(['no-crew', 'no-crew']);
  });

  it.each([
    ['a detour below 1', { detour: 0.5 }],
    ['no speed', { metresPerMinute: 0 }],
    ['a fade above 1', { fade: 2 }],
    ['half a round', { rounds: 0.5 }],
    [
      'a shift that ends before it begins',
      { shifts: [{ ...taskOf(1, 0).shifts[0]!, endMinute: 1 }] },
    ],
    ['a visit of no time', { visits: taskOf(1, 1, { minutes: 0 }).visits }],
    ['a visit locked in no shift', { visits: taskOf(1, 1, { shift: 9 }).visits }],
    ['a window that ends early', { visits: taskOf(1, 1, { window: { from: 2, to: 1 } }).visits }],
  ])('refuses %s', (_, change) => {
    expect(() => planWeek({ ...taskOf(1, 2), ...change })).toThrow(RangeError);
  });
});
