import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { simulateInto } from '../flows/simulate-district.ts';
import type { SimulationPlan } from '../kernels/simulate/simulated-demand.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import { dateOfDay, dayOfDate } from '../kernels/workdays/zone-clock.ts';
import { ProblemError, problem } from '../model/problem.ts';
import { openHouse } from './open-house.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Options {
  district: string;
  days: string;
  perDay: string;
  seed: string;
  start?: string;
  truth?: string;
  json?: boolean;
}

function wholeNumber(written: string, option: string, least: number, most: number): number {
  const number = Number(written);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new ProblemError(
    problem('use.number', option, '应为整数', 'should be a whole number', {
      got: written,
      wanted: `${least} … ${most}`,
    }),
  );
}

function startOf(written: string | undefined, days: number, today: string): string {
  if (written === undefined) return dateOfDay(dayOfDate(today) - days + 1);
  const valid = /^20\d\d-\d\d-\d\d$/.test(written) && dateOfDay(dayOfDate(written)) === written;
  if (valid && written <= today) return written;
  throw new ProblemError(
    problem('use.date', '--start', '应为不晚于今天的日期', 'should be a date, not after today', {
      got: written,
      wanted: `YYYY-MM-DD, ${today} at the latest`,
    }),
  );
}

/** The plan that the options ask for; a span without a start ends today. */
function planOf(options: Options, timeZone: string): SimulationPlan {
  const days = wholeNumber(options.days, '--days', 1, 3660);
  const perDay = wholeNumber(options.perDay, '--per-day', 1, 20_000);
  const seed = wholeNumber(options.seed, '--seed', 0, 2 ** 31 - 1);
  const start = startOf(options.start, days, civilDate(Date.now(), timeZone));
  return { seed, start, days, perDay };
}

async function simulate(options: Options): Promise<void> {
  const house = await openHouse(say);
  try {
    const declared = house.registry.districts[options.district];
    const plan = planOf(options, declared?.timeZone ?? 'Asia/Shanghai');
    const began = performance.now();
    const done = await simulateInto(
      { ...house, now: () => new Date() },
      options.district,
      plan,
      ({ day, demands }) => {
        const rate = Math.round((demands / (performance.now() - began)) * 1000);
        say(`${day}: ${demands} demands, ${rate}/s`);
      },
    );
    if (!done.ok) throw new ProblemError(...done.problems);
    const { truth, ...figures } = done.value;
    if (options.truth) {
      await writeFile(options.truth, `${JSON.stringify(truth, null, 1)}\n`);
      say(`truth of ${truth.outbreaks.length} outbreaks in ${options.truth}`);
    }
    say(
      `${figures.demands} simulated demands with ${figures.acts} acts written in ${figures.seconds} s, ` +
        `${figures.unchanged} were there; ${figures.open} are open`,
    );
    if (options.json) {
      answer({
        ...figures,
        ...plan,
        outbreaks: truth.outbreaks.length,
        truth: options.truth ?? null,
      });
    }
  } finally {
    await house.close();
  }
}

/** `xianban simulate`: a seeded span of made-up demands with their whole lives, marked 模拟. */
export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .description('write simulated demands with their whole lives, marked 模拟')
    .requiredOption('--district <code>', 'a district with communities: hongqi, fengquan')
    .option('--days <n>', 'how many days', '365')
    .option('--per-day <n>', 'demands on an average day', '60')
    .option('--seed <n>', 'the same seed gives the same demands', '1')
    .option('--start <date>', 'first day, YYYY-MM-DD (the span ends today when absent)')
    .option('--truth <file>', 'write what was planted: outbreaks, duplicates, callers, weather')
    .option('--json', 'last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => simulate(options)));
}
