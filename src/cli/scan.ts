import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { dateText, findDate, type DateSpan } from '../connectors/satscan/read-date.ts';
import {
  studyPeriod,
  type StudyPeriod,
  type TimeUnit,
} from '../connectors/satscan/study-period.ts';
import { createScanPool, type ScanAnswer } from '../engines/foresight/scan-pool.ts';
import type { ScanModel } from '../kernels/scan/scan-task.ts';
import { ProblemError, problem } from '../model/problem.ts';
import { answer, runCommand, say } from './run-command.ts';
import { readScanInput, type ScanAsked, type ScanInput } from './scan-input.ts';

interface Options {
  cases: string;
  geo: string;
  pop?: string;
  ctl?: string;
  baseline?: string;
  model: ScanModel;
  coords: ScanAsked['coords'];
  start?: string;
  end?: string;
  timeUnit: TimeUnit;
  prospective?: boolean;
  retrospective?: boolean;
  spatial?: boolean;
  maxWindow?: number;
  minWindow: number;
  maxRadius?: number;
  maxShare: number;
  maxPlaces?: number;
  minCases: number;
  dow?: boolean;
  mc: number;
  stopAt?: number;
  seed: number;
  threads: number;
  json?: boolean;
}

const help = `
Reads the files of scan software as they are: words between blanks or tabs, plain or gzip, rows that
begin with # are comments.
  cases, controls   id count date [covariates]    no date under --spatial without --start
  geo               id latitude longitude, or id x y under --coords cartesian
  population        id date people [covariates]   straight lines between dates, a year is its 1 July
  baseline          id expected date              poisson: in proportion; eb-poisson: as it is

Models:
  permutation   cases only: more here and now than places and dates apart would have it
  poisson       more cases than people (--pop) or a --baseline would have it, given their total
  eb-poisson    more cases than --baseline expects
  bernoulli     more cases among cases and controls (--ctl)

Defaults are those of SaTScan: zones hold at most half of all cases (permutation) or people, windows
at most half of the period, a cluster at least 2 cases, 999 replicates. Told are clusters without a
place in common, strongest first. Under --prospective the
recurrence interval takes one analysis a time unit for granted. Clusters that chance always surpasses
are told under --json only.

Exit codes: 0 scanned; 1 the files have problems; 2 wrong use. Under --json the last line of stdout is
one JSON object.

Examples:
  xianban scan --cases NYCfever.cas --geo NYCfever.geo --model permutation --coords latlong \\
    --start 2001/11/1 --end 2001/11/24 --time-unit day --prospective --max-window 7 --max-radius 3
  xianban scan --cases nm.cas --geo nm.geo --pop nm.pop --model poisson --coords latlong \\
    --start 1973 --end 1991 --time-unit year --retrospective --json`;

function number(wanted: string, fits: (value: number) => boolean) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !fits(value))
      throw new InvalidArgumentError(`got ${text}, wanted ${wanted}`);
    return value;
  };
}

const whole = (from: number, to = 2 ** 31 - 1) =>
  number(`a whole number from ${from}`, (v) => Number.isInteger(v) && v >= from && v <= to);

const wrongUse = (path: string, zh: string, en: string, got: string, wanted: string) =>
  new ProblemError(problem('use.scan', path, zh, en, { got, wanted }));

function dateOf(option: string, text: string): DateSpan {
  const span = findDate(text, 2000);
  if (span) return span;
  const wanted = 'a date such as 2025/6/29, 2025-06-29 or 2025';
  throw wrongUse(option, '看不懂这个日期', 'This date cannot be read', text, wanted);
}

/** Slots at most: a matrix of places × slots must fit in memory. */
const MOST_SLOTS = 20_000;

function periodOf({ start, end, timeUnit, spatial }: Options): StudyPeriod | undefined {
  if (start === undefined || end === undefined) {
    if (spatial && start === end) return undefined;
    const missing = start === undefined ? '--start' : '--end';
    throw wrongUse(missing, '缺少研究期', 'The period is missing', 'nothing', `${missing} DATE`);
  }
  const [from, to] = [dateOf('--start', start).first, dateOf('--end', end).last];
  if (to < from || (to - from) / unitDays[timeUnit] > MOST_SLOTS) {
    const [zh, en] = ['研究期不对', 'This is no period'];
    const wanted = `start ≤ end, at most ${MOST_SLOTS} time units`;
    throw wrongUse('--end', zh, en, `${dateText(from)} to ${dateText(to)}`, wanted);
  }
  return studyPeriod(from, to, timeUnit);
}

/** Days between two analyses, one a time unit. */
const unitDays = { day: 1, month: 365.25 / 12, year: 365.25 } satisfies Record<TimeUnit, number>;

function windowsOf(options: Options): ScanAsked['windows'] {
  const modes = ['prospective', 'retrospective', 'spatial'] as const;
  const chosen = modes.filter((mode) => options[mode]);
  if (chosen.length !== 1) {
    throw wrongUse(
      '--prospective',
      '须选一种',
      'One way to look at time is wanted',
      chosen.map((mode) => `--${mode}`).join(' ') || 'none',
      'one of --prospective, --retrospective, --spatial',
    );
  }
  return ({ prospective: 'alive', retrospective: 'all', spatial: 'none' } as const)[chosen[0]!];
}

/** Files that a model needs or has no use for. */
const files = {
  permutation: { wants: [], takes: [] },
  poisson: { wants: ['pop', 'baseline'], takes: ['pop', 'baseline'] },
  'eb-poisson': { wants: ['baseline'], takes: ['baseline'] },
  bernoulli: { wants: ['ctl'], takes: ['ctl'] },
} satisfies Record<ScanModel, Record<'wants' | 'takes', readonly ('pop' | 'baseline' | 'ctl')[]>>;

function checkUse(options: Options): void {
  const { model, spatial, dow, timeUnit } = options;
  const { wants, takes }: { wants: readonly string[]; takes: readonly string[] } = files[model];
  const given = (['pop', 'baseline', 'ctl'] as const).filter((file) => options[file] !== undefined);
  const list = (names: readonly string[]) => names.map((name) => `--${name}`).join(' or ');
  if (wants.length > 0 && given.filter((file) => wants.includes(file)).length !== 1) {
    const [zh, en] = ['模型需要的文件不对', `${model} needs one more file`];
    throw wrongUse('--model', zh, en, list(given) || 'none', list(wants));
  }
  const odd = given.filter((file) => !takes.includes(file));
  if (odd.length > 0) {
    const [zh, en] = ['模型用不到这个文件', `${model} has no use for this file`];
    throw wrongUse(`--${odd[0]}`, zh, en, list(odd), list(takes) || 'cases and geo only');
  }
  if (spatial && model === 'permutation') {
    const [zh, en] = ['排列模型须有时间', 'permutation needs time'];
    throw wrongUse('--spatial', zh, en, '--spatial', '--prospective or --retrospective');
  }
  if (dow && (model !== 'permutation' || timeUnit !== 'day')) {
    const [zh, en] = ['星期修正不适用', 'Weekdays are adjusted for in permutation by day only'];
    throw wrongUse('--dow', zh, en, `${model}, ${timeUnit}`, 'permutation, day');
  }
}

function askedOf(options: Options): ScanAsked {
  checkUse(options);
  const windows = windowsOf(options);
  const period = periodOf(options);
  return { ...options, windows, period, dow: options.dow ?? false };
}

/** A cluster in the words of the files. */
interface ToldCluster {
  center: string;
  locations: string[];
  radius: number;
  start: string | null;
  end: string | null;
  cases: number;
  expected: number;
  relativeRisk: number | null;
  statistic: number;
  p: number;
  gumbelP: number | null;
  recurrenceDays: number | null;
}

function toldClusters(
  { clusters }: ScanAnswer,
  asked: ScanAsked,
  { places }: ScanInput,
): ToldCluster[] {
  const { period, windows } = asked;
  return clusters.map((c) => ({
    center: places.ids[c.centre]!,
    locations: Array.from(c.members, (place) => places.ids[place]!),
    radius: c.radius,
    start: period ? dateText(period.bounds[c.from]!) : null,
    end: period ? dateText(period.bounds[c.to + 1]! - 1) : null,
    cases: c.cases,
    expected: c.expected,
    relativeRisk: c.relativeRisk,
    statistic: c.statistic,
    p: c.p,
    gumbelP: c.gumbelP,
    recurrenceDays: windows === 'alive' ? c.recurrenceDays : null,
  }));
}

const span = (days: number): string =>
  days < 2
    ? 'a day'
    : days < 365
      ? `${Math.round(days)} days`
      : `${(days / 365.25).toFixed(1)} years`;

function tellCluster(c: ToldCluster, rank: number, unit: string): string {
  const when =
    c.start === null ? '' : c.start === c.end ? `, ${c.start}` : `, ${c.start} to ${c.end}`;
  const where =
    c.locations.length === 1
      ? c.center
      : `${c.locations.length} places within ${c.radius.toFixed(2)}${unit} of ${c.center}`;
  const risk =
    c.relativeRisk === null ? '' : `, ${c.relativeRisk.toFixed(2)} times as many as elsewhere`;
  const often =
    c.recurrenceDays === null ? '' : `; chance alone does this once in ${span(c.recurrenceDays)}`;
  const tail = c.gumbelP === null ? '' : `, by the Gumbel tail ${c.gumbelP.toPrecision(2)}`;
  return `${rank}. ${where}${when}
   ${c.cases} cases, expected ${c.expected.toFixed(2)}${risk}
   statistic ${c.statistic.toFixed(6)}, p ${c.p.toFixed(3)}${tail}${often}
   ${c.locations.join(', ')}
`;
}

function tell(
  clusters: ToldCluster[],
  result: ScanAnswer,
  input: ScanInput,
  asked: ScanAsked,
): void {
  const cases = input.task.cases.count.reduce((sum, n) => sum + n, 0);
  const { null: chance, windows } = result;
  // what chance always does as well is left out, but the strongest never is
  const worthTelling = clusters.filter((c, i) => i === 0 || c.p < 1);
  const lines = [
    `${cases} cases at ${input.places.ids.length} places; ${windows} zones and windows.`,
    `Strongest by chance in ${chance.replicates} replicates: ${chance.mean.toFixed(2)} in mean, ` +
      `${chance.q95.toFixed(2)} or more once in 20.`,
    clusters.length === 0 ? 'No window holds more cases than expected.' : '',
    ...worthTelling.map((c, i) => tellCluster(c, i + 1, asked.coords === 'latlong' ? ' km' : '')),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function run(options: Options): Promise<void> {
  const began = performance.now();
  const asked = askedOf(options);
  const input = await readScanInput(asked);
  const pool = createScanPool({ threads: options.threads });
  try {
    const result = await pool.scan(input.task, {
      replicates: options.mc,
      seed: options.seed,
      ...(options.stopAt === undefined ? {} : { stopAt: options.stopAt }),
      analysisDays: unitDays[options.timeUnit],
    });
    const clusters = toldClusters(result, asked, input);
    if (!options.json) return tell(clusters, result, input, asked);
    const ms = { ...input.ms, ...result.ms, total: performance.now() - began };
    answer({ clusters, null: result.null, windows: result.windows, ms });
  } catch (error) {
    // what the readers could not see: sizes that no memory holds
    if (!(error instanceof RangeError)) throw error;
    say(error.message);
    throw new ProblemError(
      problem('input.scan', options.cases, '无法扫描', error.message, { got: error.message }),
    );
  } finally {
    await pool.close();
  }
}

/** A file that is not there is wrong use, as everywhere on the command line. */
function asWrongUse(error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  return new ProblemError(
    ...error.problems.map((one) =>
      one.code === 'file.missing' ? { ...one, code: 'use.file' } : one,
    ),
  );
}

export function registerScan(program: Command): void {
  program
    .command('scan')
    .description('find clusters of cases in space and time, from files')
    .requiredOption('--cases <file>', 'cases by place and date')
    .requiredOption('--geo <file>', 'places and their coordinates')
    .option('--pop <file>', 'people by place and date (poisson)')
    .option('--ctl <file>', 'controls by place and date (bernoulli)')
    .option('--baseline <file>', 'expected cases by place and date (eb-poisson, poisson)')
    .addOption(
      new Option('--model <model>', 'what is expected')
        .choices(['permutation', 'poisson', 'bernoulli', 'eb-poisson'])
        .default('permutation'),
    )
    .addOption(
      new Option('--coords <kind>', 'kind of coordinates')
        .choices(['cartesian', 'latlong'])
        .default('latlong'),
    )
    .option('--start <date>', 'first day of the period, such as 2025-01-31, 2025/1/31 or 2025')
    .option('--end <date>', 'last day of the period')
    .addOption(
      new Option('--time-unit <unit>', 'slots of time')
        .choices(['day', 'month', 'year'])
        .default('day'),
    )
    .option('--prospective', 'windows that end with the period: what is under way now')
    .option('--retrospective', 'windows anywhere in the period')
    .option('--spatial', 'the whole period at once')
    .option('--max-window <n>', 'time units of a window at most (half of the period)', whole(1))
    .option('--min-window <n>', 'time units of a window at least', whole(1), 1)
    .option(
      '--max-radius <km>',
      'radius of a zone at most; in units of the coordinates if cartesian',
      number('a number from 0', (v) => v >= 0 && v < Infinity),
    )
    .option(
      '--max-share <share>',
      'share of cases or people in a zone at most',
      number('more than 0, at most 1', (v) => v > 0 && v <= 1),
      0.5,
    )
    .option('--max-places <n>', 'places of a zone at most', whole(1))
    .option('--min-cases <n>', 'cases of a cluster at least', whole(1), 2)
    .option('--dow', 'shuffle dates within weekdays only (permutation)')
    .option('--mc <n>', 'replicates under the null hypothesis', whole(1, 10_000_000), 999)
    .option('--stop-at <n>', 'stop once so many replicates reach the strongest cluster', whole(1))
    .option('--seed <n>', 'of the replicates; the same seed, the same answer', whole(0), 1)
    .option(
      '--threads <n>',
      'threads; the answer is the same',
      whole(1, 256),
      availableParallelism(),
    )
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((options: Options) =>
      runCommand(options.json ?? false, async () => {
        try {
          await run(options);
        } catch (error) {
          throw asWrongUse(error);
        }
      }),
    );
}
