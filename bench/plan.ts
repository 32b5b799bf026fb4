/**
 * Planning a week: `node scripts/ts.mjs bench/plan.ts [crews] [days] [candidates] [rounds]`.
 * CPU time of one thread, and how many demands the plan forestalls as a share of what no plan can
 * surpass. The peers, in the same run: each crew drives to the spot worth most that it can still
 * reach (a list sorted by forecast), and greedy insertion alone.
 */
import type { PlanTask } from '../src/kernels/plan/plan-task.ts';
import { cellWorth } from '../src/kernels/plan/cell-worth.ts';
import { planWeek } from '../src/kernels/plan/plan-week.ts';
import { Routes } from '../src/kernels/plan/routes.ts';
import { streamOf } from '../src/kernels/simulate/random.ts';

const [crews = 5, days = 5, candidates = 400, rounds = 40] = process.argv.slice(2).map(Number);
const random = streamOf(7, 'plan bench');
const skills = ['a', 'b', 'c'];

const task: PlanTask = {
  shifts: Array.from({ length: crews * days }, (_, i) => ({
    day: i % days,
    base: { lat: 35.3 + 0.01 * Math.floor(i / days), lon: 113.9 },
    startMinute: 540,
    endMinute: 990,
    skills: skills.slice(0, 1 + (Math.floor(i / days) % 3)),
  })),
  visits: Array.from({ length: candidates }, (_, i) => ({
    point: { lat: 35.25 + 0.12 * random.unit(), lon: 113.83 + 0.15 * random.unit() },
    cell: `cell ${i % Math.ceil(candidates * 0.75)}`,
    skill: random.pick([null, null, ...skills]),
    minutes: random.pick([20, 30, 40, 60]),
    worth: Math.exp(random.normal()),
  })),
  detour: 1.35,
  metresPerMinute: 22_000 / 60,
  fade: 0.3,
  rounds,
  seed: 1,
};

/** Crews take turns: each appends the visit worth most that it can still make. */
function sortedList(): number {
  const routes = new Routes(task);
  const open = new Set(task.visits.keys());
  for (let moved = true; moved;) {
    moved = false;
    for (const [shift, order] of routes.orders.entries()) {
      const next = [...open]
        .filter((visit) => routes.suiting[visit]!.includes(shift))
        .sort((a, b) => task.visits[b]!.worth - task.visits[a]!.worth)
        .find((visit) => routes.backAt(shift, [...order, visit]) < Infinity);
      if (next === undefined) continue;
      order.push(next);
      open.delete(next);
      moved = true;
    }
  }
  const cells = new Map<string, number[]>();
  for (const visit of routes.orders.flat()) {
    const { cell, worth } = task.visits[visit]!;
    cells.set(cell, [...(cells.get(cell) ?? []), worth]);
  }
  return [...cells.values()].reduce((sum, worths) => sum + cellWorth(worths, task.fade), 0);
}

function timed<T>(work: () => T): [T, number] {
  const began = process.cpuUsage();
  const done = work();
  const { user, system } = process.cpuUsage(began);
  return [done, (user + system) / 1e6];
}

const [list, listSeconds] = timed(sortedList);
const [greedy, greedySeconds] = timed(() => planWeek({ ...task, rounds: 0 }));
const [plan, seconds] = timed(() => planWeek(task));
const line = (name: string, worth: number, cpu: number) =>
  console.log(
    `${name.padEnd(28)}${worth.toFixed(1).padStart(8)}${((100 * worth) / plan.bound).toFixed(1).padStart(8)} %${cpu.toFixed(2).padStart(9)} s`,
  );
console.log(`${crews} crews × ${days} days, ${candidates} candidates, ${rounds} rounds`);
console.log(
  `${''.padEnd(28)}${'worth'.padStart(8)}${'of bound'.padStart(10)}${'CPU'.padStart(11)}`,
);
line('sorted list', list, listSeconds);
line('greedy and local search', greedy.worth, greedySeconds);
line('plan', plan.worth, seconds);
console.log(
  `visits ${plan.shifts.flat().length}; the plan forestalls ${(plan.worth / list).toFixed(2)} times what the sorted list does`,
);
