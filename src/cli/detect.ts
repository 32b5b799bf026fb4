import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { createCasework } from '../engines/casework/service.ts';
import type { Setup } from '../engines/casework/setup.ts';
import type { DayAsked, Foresight, Replay, ReplayAlert } from '../engines/foresight/foresight.ts';
import { createForesight } from '../engines/foresight/service.ts';
import { detectAlone, type DetectedDay, type DetectingHouse } from '../flows/detect-day.ts';
import { judgeReplay, type Judgement, type PlantedOutbreak } from '../flows/judge-replay.ts';
import { lastNightsDay } from '../flows/nights.ts';
import {
  alertLines,
  judgeContextOf,
  judgementLines,
  replayLines,
  strongestFirst,
} from '../flows/replay-report.ts';
import { dateOfDay, dayOfDate } from '../kernels/workdays/zone-clock.ts';
import type { Detector } from '../model/detector.ts';
import { bad, ProblemError, problem, problemLine, type Outcome } from '../model/problem.ts';
import { lastOpenedDay } from '../store/opened-rows.ts';
import { openHouse } from './open-house.ts';
import { answer, exitCodes, runCommand, say } from './run-command.ts';
import { interruption, whileInterruptible } from './while-interruptible.ts';

interface RunOptions {
  district: string;
  day?: string;
  detector?: string;
  json?: boolean;
}

interface ReplayOptions {
  district: string;
  from: string;
  to: string;
  detector?: string[];
  truth?: string;
  top: string;
  write?: boolean;
  json?: boolean;
}

const help = `
A run looks at the demands of one day and those before it, raises alerts for what gathers, and lets
known alerts grow or expire. Run again it changes nothing. A replay runs the past day by day on what
was known on each day and writes nothing; with --write the alerts are raised on their own days.

Examples:
  xianban detect run --district hongqi
  xianban detect replay --district boston --from 2015-03-01 --to 2015-05-31 --top 20
  xianban simulate --district hongqi --truth truth.json
  xianban detect replay --district hongqi --from 2026-01-01 --to 2026-11-22 --truth truth.json`;

const wrongUse = (path: string, zh: string, en: string, got: string, wanted: string) =>
  new ProblemError(problem(`use.${path.replace(/^-+/, '')}`, path, zh, en, { got, wanted }));

function readDay(written: string, option: string): string {
  const valid = /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(written);
  if (valid && dateOfDay(dayOfDate(written)) === written) return written;
  throw wrongUse(option, '应为日期', 'should be a date', written, 'YYYY-MM-DD');
}

function readCount(written: string, option: string): number {
  const count = Number(written);
  if (Number.isInteger(count) && count >= 0 && count <= 10_000) return count;
  throw wrongUse(option, '应为整数', 'should be a whole number', written, '0 … 10000');
}

function orThrow<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new ProblemError(...outcome.problems);
  return outcome.value;
}

const interrupted = problem('run.interrupted', 'signal', '已中断', 'interrupted', {
  got: 'a signal',
  wanted: 'run it again',
});

interface OpenDesk extends DetectingHouse {
  foresight: Foresight;
  setup: Setup;
  /** those in force that watch the district */
  detectors: Detector[];
}

/** Opens the house for a district that has detectors, and closes it after the work. */
async function withDesk(district: string, work: (desk: OpenDesk) => Promise<void>): Promise<void> {
  const house = await openHouse(say);
  const now = () => new Date();
  const engines = { store: house.store, registry: house.registry, versions: house.versions, now };
  const foresight = createForesight(engines);
  try {
    const casework = createCasework(engines);
    const setup = await casework.findSetup(district);
    const known = Object.keys(house.registry.districts).join(', ');
    if (!setup) throw wrongUse('--district', '没有这个区', 'no such district', district, known);
    const detectors = Object.values(house.registry.detectors).filter((detector) =>
      detector.districts.includes(district),
    );
    await work({ store: house.store, casework, now, foresight, setup, detectors });
  } catch (error) {
    throw error === interruption ? new ProblemError(interrupted) : error;
  } finally {
    await foresight.close();
    await house.close();
  }
}

/** The detectors that were named, all where none was. */
function chosen({ detectors }: OpenDesk, codes: readonly string[] | undefined): Detector[] {
  if (!codes?.length) return detectors;
  return codes.map((code) => {
    const found = detectors.find((detector) => detector.code === code);
    if (found) return found;
    const known = detectors.map((detector) => detector.code).join(', ');
    throw wrongUse('--detector', '没有这个探测器', 'no such detector', code, known);
  });
}

/** How far it is, on stderr: over itself on a terminal, now and then elsewhere. */
function progressOf(unit: string) {
  const isTerminal = process.stderr.isTTY;
  const begun = performance.now();
  let last = 0;
  return {
    show: (done: number, of: number) => {
      const now = performance.now();
      if (now - last < (isTerminal ? 100 : 5000)) return;
      last = now;
      const rate = done / Math.max(0.001, (now - begun) / 1000);
      const left = rate > 0 ? `${Math.round((of - done) / rate)} s left` : '';
      const line = `${done} of ${of} ${unit}, ${rate.toFixed(1)}/s, ${left}`;
      process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end: () => {
      if (isTerminal && last > 0) process.stderr.write('\n');
    },
  };
}

/** The last day that ended, or the last one with demands where those stopped earlier. */
async function defaultDay({ store, now, setup, detectors }: OpenDesk): Promise<string> {
  const ended = lastNightsDay(now(), setup.district.timeZone);
  const programmes = [...new Set(detectors.map((detector) => detector.programme))];
  const days = await Promise.all(
    programmes.map((code) => lastOpenedDay(store.db, setup.district.code, code)),
  );
  const last = days
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
  return last !== undefined && last < ended ? last : ended;
}

async function detectHere(desk: OpenDesk, asked: DayAsked): Promise<Outcome<DetectedDay>> {
  const done = await detectAlone(desk, asked);
  if (done) return done;
  const wanted = 'run it again when that is done';
  return bad(
    problem(
      'conflict.run',
      'detectors',
      '本区的探测器正在运行',
      'the detectors are running already',
      {
        got: asked.district,
        wanted,
      },
    ),
  );
}

const run = (options: RunOptions): Promise<void> =>
  withDesk(options.district, async (desk) => {
    const { district, detector } = options;
    chosen(desk, detector === undefined ? undefined : [detector]);
    const day = options.day ? readDay(options.day, '--day') : await defaultDay(desk);
    const progress = progressOf('series');
    const done = orThrow(
      await whileInterruptible('what was found stays, run again to go on', (signal) =>
        detectHere(desk, {
          district,
          day,
          kind: 'asked',
          ...(detector === undefined ? {} : { detector }),
          signal,
          progress: progress.show,
        }),
      ).finally(progress.end),
    );
    const { runs, said } = done;
    for (const one of runs) {
      say(
        `${one.detector} ${one.day}: ${one.state}, ${one.finished} of ${one.series} series, ` +
          `${one.detections} detections, ${one.seconds.toFixed(1)} s`,
      );
    }
    say(`${said.raised} alerts raised, ${said.grew} grew, ${said.expired} expired`);
    const problems = [...runs.flatMap((one) => one.problems), ...said.problems];
    for (const one of problems) say(problemLine(one));
    if (options.json) answer({ day, runs, ...said, problems });
    if (said.problems.length || runs.some((one) => one.state !== 'done')) {
      process.exitCode = exitCodes.problems;
    }
  });

/** What the simulator planted, as far as the judgement needs it. */
const Truth = z.object({
  district: z.string(),
  outbreaks: z.array(
    z.object({
      id: z.string(),
      category: z.string(),
      centre: z.object({ place: z.string(), zh: z.string(), lat: z.number(), lon: z.number() }),
      places: z.array(z.string()),
      from: z.iso.date(),
      to: z.iso.date(),
      expectedExcess: z.number(),
      demands: z.array(z.string()),
    }),
  ),
});

async function readTruth(path: string, district: string): Promise<PlantedOutbreak[]> {
  const wanted = 'the file that `xianban simulate --truth` wrote';
  let read: unknown;
  try {
    read = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw wrongUse('--truth', '读不了', 'cannot be read', (error as Error).message, wanted);
  }
  const truth = Truth.safeParse(read);
  if (!truth.success) {
    const [issue] = truth.error.issues;
    const got = `${issue?.path.join('.')}: ${issue?.message}`;
    throw wrongUse('--truth', '不是模拟器的真值文件', 'is no truth file', got, wanted);
  }
  if (truth.data.district !== district) {
    throw wrongUse(
      '--truth',
      '属于另一个区',
      'is of another district',
      truth.data.district,
      district,
    );
  }
  return truth.data.outbreaks;
}

/** Raises the alerts of the past days on their own days. */
async function write(
  desk: OpenDesk,
  days: { from: string; to: string },
  detectors: readonly (string | undefined)[],
): Promise<number> {
  const progress = progressOf('days written');
  const [first, last] = [dayOfDate(days.from), dayOfDate(days.to)];
  let raised = 0;
  await whileInterruptible('the days so far stay, write again to go on', async (signal) => {
    for (let day = first; day <= last && !signal.aborted; day++) {
      const asked = { district: desk.setup.district.code, day: dateOfDay(day), signal };
      for (const detector of detectors) {
        const only = detector === undefined ? {} : { detector };
        const { said } = orThrow(await detectHere(desk, { ...asked, ...only, kind: 'past' }));
        for (const one of said.problems) say(problemLine(one));
        raised += said.raised;
      }
      progress.show(day - first + 1, last - first + 1);
    }
  }).finally(progress.end);
  return raised;
}

interface Told {
  replay: Replay;
  top: ReplayAlert[];
  judged: Judgement | null;
  written: number | null;
}

function tell(setup: Setup, { replay, top, judged, written }: Told): void {
  const { language } = setup.district;
  for (const line of replayLines(replay)) say(line);
  if (judged) for (const line of judgementLines(judged, setup, language)) say(line);
  if (top.length) say(`the strongest ${top.length}:`);
  for (const alert of top) for (const line of alertLines(setup, alert, [], language)) say(line);
  if (written !== null) say(`${written} alerts written`);
}

const replay = (options: ReplayOptions): Promise<void> =>
  withDesk(options.district, async (desk) => {
    const { district } = options;
    const days = { from: readDay(options.from, '--from'), to: readDay(options.to, '--to') };
    if (days.from > days.to) {
      throw wrongUse(
        '--to',
        '早于起始日期',
        'lies before --from',
        days.to,
        `${days.from} or later`,
      );
    }
    const top = readCount(options.top, '--top');
    const detectors = chosen(desk, options.detector);
    const truth = options.truth === undefined ? null : await readTruth(options.truth, district);
    const progress = progressOf('days');
    const done = orThrow(
      await whileInterruptible('nothing was written', (signal) =>
        desk.foresight.replay({ district, ...days, detectors, signal, progress: progress.show }),
      ).finally(progress.end),
    );
    const context = judgeContextOf(desk.setup, detectors);
    const judged = truth && judgeReplay(done, truth, days, context);
    const written = options.write ? await write(desk, days, options.detector ?? [undefined]) : null;
    tell(desk.setup, {
      replay: done,
      top: strongestFirst(done.alerts).slice(0, judged ? 0 : top),
      judged,
      written,
    });
    if (options.json) {
      const { alerts, ...figures } = done;
      answer({
        ...days,
        ...figures,
        alerts: strongestFirst(alerts).slice(0, top),
        judged,
        written,
      });
    }
  });

const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** `xianban detect run` and `detect replay`: the detectors of a district, today or over the past. */
export function registerDetect(program: Command): void {
  const detect = program
    .command('detect')
    .description('find what gathers in place and time, and raise alerts')
    .addHelpText('after', help);
  detect
    .command('run')
    .description("run a district's detectors over one day and raise what they find")
    .requiredOption('--district <code>', 'a district with detectors')
    .option('--day <date>', 'civil day, the last whose demands count (the last that ended)')
    .option('--detector <code>', 'only this one')
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: RunOptions) => runCommand(options.json ?? false, () => run(options)));
  detect
    .command('replay')
    .description('run past days on what was known on each of them; writes nothing without --write')
    .requiredOption('--district <code>', 'a district with detectors')
    .requiredOption('--from <date>', 'first civil day')
    .requiredOption('--to <date>', 'last civil day')
    .option('--detector <code>', 'only this one; may be given again', collect)
    .option('--truth <file>', 'judge by what `xianban simulate --truth` planted')
    .option('--top <n>', 'the strongest alerts to tell', '20')
    .option('--write', 'raise the alerts of the past on their own days')
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: ReplayOptions) => runCommand(options.json ?? false, () => replay(options)));
}
