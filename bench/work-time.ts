/**
 * How many deadlines a second: `node scripts/ts.mjs bench/work-time.ts [calls]`. The peer, in the
 * same run, finds civil dates with Intl on every call, as code without the zone clock must.
 */
import { cn } from '../declared/calendars/cn.ts';
import { civilDate, compileWorkTime, dueOf } from '../src/kernels/workdays/work-time.ts';

const calls = Number(process.argv[2] ?? 100_000);
const zone = 'Asia/Shanghai';
const work = compileWorkTime(cn, zone);
const begin = Date.parse('2025-01-01T00:00:00Z');
const instants = Array.from({ length: calls }, (_, i) =>
  new Date(begin + ((i * 7919) % 525_600) * 60_000).toISOString(),
);

function seconds(run: (instant: string) => unknown, of: readonly string[]): number {
  const began = process.hrtime.bigint();
  for (const instant of of) run(instant);
  return Number(process.hrtime.bigint() - began) / 1e9;
}

const budgets = {
  'urgent 2 h': { kind: 'urgent', minutes: 120 },
  'working time 5 h': { kind: 'work-time', minutes: 300 },
  '5 working days': { kind: 'work-days', days: 5 },
  '15 working days': { kind: 'work-days', days: 15 },
} as const;
for (const [name, budget] of Object.entries(budgets)) {
  const due = (startedAt: string) =>
    dueOf({ startedAt, budgets: [{ budget, at: startedAt }], suspensions: [] }, work);
  seconds(due, instants.slice(0, 5000));
  console.log(`${name}: ${calls} due times in ${seconds(due, instants).toFixed(3)} s`);
}

const intl = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
const ours = seconds((instant) => civilDate(instant, zone), instants);
const peer = seconds((instant) => intl.format(Date.parse(instant)), instants);
console.log(
  `civil dates: ${ours.toFixed(3)} s for ${calls}; Intl ${peer.toFixed(3)} s; ratio ${(peer / ours).toFixed(1)}`,
);
