import { InvalidArgumentError, Option, type Command } from 'commander';
import { findDate } from '../connectors/satscan/read-date.ts';
import { loadRegistry } from '../declared.ts';
import {
  backtest,
  testOrigins,
  trainingOrigins,
  type BacktestTask,
} from '../kernels/forecast/backtest.ts';
import {
  buildCellHistory,
  keepEvents,
  type CellHistory,
} from '../kernels/forecast/cell-history.ts';
import { findHistoryFaults } from '../kernels/forecast/history-faults.ts';
import { ProblemError, problem } from '../model/problem.ts';
import type { ColumnMap, Source } from '../model/source.ts';
import {
  middleOf,
  onPlane,
  readCases,
  withoutPiles,
  type CaseColumns,
  type Cases,
  type CoordinateUnit,
} from './backtest-input.ts';
import { readCovariates, type CovariateOptions } from './backtest-covariates.ts';
import { readDistrict } from './backtest-district.ts';
import { keepBacktest } from './backtest-keep.ts';
import { expertCells, faultLine, partsOf } from './backtest-parts.ts';
import { tellBacktest, toldBacktest, type ToldBacktest } from './backtest-report.ts';
import { answer, runCommand, say } from './run-command.ts';

export interface BacktestOptions extends CovariateOptions {
  cases?: string;
  district?: string;
  source?: string;
  time?: string;
  x?: string;
  y?: string;
  unit: CoordinateUnit;
  known?: string;
  category?: string;
  largest?: number;
  part?: string;
  expert?: string;
  from: string;
  to: string;
  horizon: number;
  budget: number;
  cell: Length;
  area?: number;
  keepPiles?: boolean;
  keep?: boolean;
  seed: number;
  json?: boolean;
}

interface Length {
  amount: number;
  unit: 'm' | 'km' | 'ft';
}

const metresOf = { m: 1, km: 1000, ft: 0.3048 } as const;

const help = `
Takes each period of --horizon days from --from to --to in turn, lets the forecast and every baseline
name the --budget cells in which most is expected, and counts what came. At each origin only what was
known then is used; all parameters are fitted to what was known before --from.

  hitRate   share of all cases that fell into the listed cells
  pai       hit rate over the share of the area; the area is --area, else all cells with a case
  peiStar   hits over those of the best list that could have been chosen afterwards
  logScore, rps   means over cells and origins of the distribution that was forecast; smaller is better
  interval  95 %, blocks of origins drawn anew; none for fewer than 8 origins
  gain      hit rate of the model minus that of the baseline
  log skill 1 - log score of the model over that of the baseline

endemicEpidemic is a part of the model, shown by itself; it takes part where a year of history and 200
cases are there to fit it to.

--covariates and --calendar enter the regression. A column that is known ahead (works, holidays) counts
for the days that are forecast, any other (weather) for those of the period before.

With --district the demands of that district are read from the database; --category category and
--part place name what a record has. With --keep what comes out is kept as the district's scorecard:
periods of 7 days, cells of 500 m, parts below the district, the largest categories.

Cases at one exact point that holds a hundredth of them all, and ten times what any busy place has,
are left out and told: that is where forms put what nobody located.

Exit codes: 0 done; 1 the file has problems; 2 wrong use. Under --json the last line of stdout is one
JSON object.

Examples:
  xianban backtest --cases chicago.csv.gz --source chicago-311 --from 2013-01-01 --to 2013-12-31
  xianban backtest --cases thefts.csv --time occ_date --x x_coordina --y y_coordina --unit feet \\
    --cell 600ft --area 382.57 --from 2016-12-01 --to 2017-02-28 --horizon 30d --json`;

const wrongUse = (path: string, zh: string, en: string, got: string, wanted: string) =>
  new ProblemError(problem('use.backtest', path, zh, en, { got, wanted }));

const whole = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new InvalidArgumentError(`got ${text}, wanted a whole number from ${from} to ${to}`);
};

const above = (text: string): number => {
  const value = Number(text);
  if (value > 0 && value < Infinity) return value;
  throw new InvalidArgumentError(`got ${text}, wanted a number above 0`);
};

function days(text: string): number {
  const match = /^(\d+)([dw])$/.exec(text);
  const value = match ? Number(match[1]) * (match[2] === 'w' ? 7 : 1) : 0;
  if (value >= 1 && value <= 366) return value;
  throw new InvalidArgumentError(`got ${text}, wanted days or weeks such as 7d, 30d, 2w`);
}

function length(text: string): Length {
  const match = /^(\d+(?:\.\d+)?)(m|km|ft)$/.exec(text);
  if (match && Number(match[1]) > 0)
    return { amount: Number(match[1]), unit: match[2] as Length['unit'] };
  throw new InvalidArgumentError(`got ${text}, wanted a length such as 500m, 0.5km, 600ft`);
}

function dayOption(option: string, text: string): number {
  const span = findDate(text, 2000);
  if (span?.precision === 'day') return span.first;
  throw wrongUse(option, '看不懂这个日期', 'This is no date', text, 'a date such as 2013-01-31');
}

const named = (name: string): ColumnMap => ({ columns: [name], required: false });
const dayNumberOf = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / 864e5);

function columnsOfSource(source: Source): CaseColumns {
  const { openedAt, lat, lon, channel, defaultPoints, span } = source;
  if (!lat || !lon)
    throw wrongUse(
      '--source',
      '该来源没有坐标',
      'This source has no coordinates',
      source.code,
      'a source with lat and lon',
    );
  return {
    time: openedAt,
    x: lon,
    y: lat,
    unit: 'degrees',
    channel,
    defaultPoints,
    span: span
      ? { from: dayNumberOf(span.from), to: dayNumberOf(span.to) }
      : { from: -Infinity, to: Infinity },
  };
}

/** Columns as the declared source names them, or as the options do. */
async function columnsOf(options: BacktestOptions): Promise<CaseColumns> {
  const { source: code, time, x, y, unit, known, category, part } = options;
  const more = {
    ...(known === undefined ? {} : { known: named(known) }),
    ...(category === undefined ? {} : { category: named(category) }),
    ...(part === undefined ? {} : { part: named(part) }),
  };
  if (code === undefined) {
    if (time === undefined || x === undefined || y === undefined)
      throw wrongUse(
        '--source',
        '未说明各列含义',
        'It is not said which columns hold time and place',
        'neither',
        '--source CODE, or --time, --x and --y',
      );
    const span = { from: -Infinity, to: Infinity };
    return { time: named(time), x: named(x), y: named(y), unit, defaultPoints: [], span, ...more };
  }
  const { sources } = await loadRegistry();
  const source = Object.hasOwn(sources, code) ? sources[code] : undefined;
  if (!source)
    throw wrongUse(
      '--source',
      '没有这个来源',
      'There is no such source',
      code,
      Object.keys(sources).join(', '),
    );
  return { ...columnsOfSource(source), ...more };
}

/** The edge of a cell in the unit of the coordinates, and its area in km². */
function edgeOf({ cell }: BacktestOptions, unit: CoordinateUnit) {
  const metres = cell.amount * metresOf[cell.unit];
  const edge = unit !== 'feet' ? metres : cell.unit === 'ft' ? cell.amount : metres / metresOf.ft;
  return { edge, km2: (metres / 1000) ** 2 };
}

/** The `largest` categories by what was known before `from`; all where none are asked for. */
function largestOf({ category, known }: Cases, from: number, largest: number): string[] {
  const counts = new Map<string, number>();
  for (const [i, name] of category.entries())
    if (known[i]! < from) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, largest)
    .map(([name]) => name);
}

function checkSpan(task: BacktestTask, cases: Cases): void {
  const last = cases.day.reduce((most, day) => Math.max(most, day), -Infinity);
  const text = (day: number) => new Date(day * 864e5).toISOString().slice(0, 10);
  const span = `${text(task.history.firstDay)} to ${text(last)}`;
  if (testOrigins(task).length === 0)
    throw wrongUse(
      '--to',
      '检验期不足一个预测期',
      'The span holds no whole horizon',
      `${text(task.from)} to ${text(task.to)}`,
      `${task.horizon} days or more`,
    );
  if (trainingOrigins(task).length === 0)
    throw new ProblemError(
      problem(
        'input.history',
        '--from',
        '此前的历史太短，无法拟合',
        'The history before is too short to fit anything',
        {
          got: `cases of ${span}, test from ${text(task.from)}`,
          wanted: 'some horizons of history before --from',
        },
      ),
    );
  if (last < task.to)
    say(`note: the last case is of ${text(last)}, before --to: days without cases count as quiet`);
}

interface Ready {
  cases: Cases;
  history: CellHistory;
  task: BacktestTask;
  partNames: string[];
  categories: string[];
}

/** The cases of a table, or of a district's own records. */
async function readAsked(options: BacktestOptions): Promise<{ columns: CaseColumns; read: Cases }> {
  const { cases: path, district, source, time } = options;
  if ((path === undefined) === (district === undefined))
    throw wrongUse(
      '--cases',
      '须给出文件或区，二者之一',
      'Either a table of cases or a district is wanted',
      path === undefined ? 'neither' : 'both',
      '--cases FILE, or --district CODE',
    );
  if (district !== undefined) {
    if (source === undefined && time === undefined) return readDistrict(district, options);
    const [zh, en] = ['区的记录无需说明列', 'The records of a district need no columns'];
    throw wrongUse('--district', zh, en, source ?? time ?? '', '--district alone');
  }
  const columns = await columnsOf(options);
  let quarter = 0;
  const read = await readCases(path!, columns, (share) => {
    if (Math.floor(4 * share) > quarter) {
      quarter = Math.floor(4 * share);
      say(`reading ${25 * quarter} %`);
    }
  });
  return { columns, read };
}

/** Reads everything and makes it one task; says what was left out and what is doubtful. */
async function prepare(options: BacktestOptions): Promise<Ready> {
  const [from, to] = [dayOption('--from', options.from), dayOption('--to', options.to)];
  const { columns, read } = await readAsked(options);
  for (const [reason, n] of Object.entries(read.left)) say(`left out: ${n} rows, ${reason}`);
  const { cases: whole, piles } = options.keepPiles
    ? { cases: read, piles: [] }
    : withoutPiles(read, from);
  for (const pile of piles) say(`left out: ${pile}: nothing happened so often there`);
  const middle = columns.unit === 'degrees' ? middleOf(whole, from) : undefined;
  const placed = onPlane(whole, middle);
  for (const fault of findHistoryFaults(
    {
      day: placed.day,
      x: placed.x,
      y: placed.y,
      category: placed.category,
      channel: placed.channel,
    },
    from,
  ))
    say(`history: ${faultLine(fault)}`);
  const { edge, km2 } = edgeOf(options, columns.unit);
  const wanted = columns.category ? largestOf(placed, from, options.largest ?? Infinity) : [];
  const isWanted = new Set(wanted);
  const all = buildCellHistory(placed, edge);
  const history =
    options.largest === undefined ? all : keepEvents(all, (i) => isWanted.has(placed.category[i]!));
  const { parts, names } = partsOf(history, placed, from, columns.part !== undefined);
  const known = history.knownSince.filter((day) => day < from).length;
  const expert =
    options.expert === undefined
      ? undefined
      : await expertCells(options.expert, columns, history, edge, (listed) =>
          onPlane(listed, middle),
        );
  const covariates = await readCovariates(options);
  const task: BacktestTask = {
    history,
    covariates,
    from,
    to,
    horizon: options.horizon,
    budget: options.budget,
    cellShare: km2 / (options.area ?? Math.max(1, known) * km2),
    parts,
    seed: options.seed,
    ...(expert ? { expert } : {}),
  };
  checkSpan(task, placed);
  return { cases: placed, history, task, partNames: names, categories: wanted };
}

async function run(options: BacktestOptions): Promise<void> {
  if (options.keep) return keepBacktest(options);
  const began = process.cpuUsage();
  const { cases, task, partNames, categories } = await prepare(options);
  const progress = (done: number, all: number) => {
    if (done % 13 === 0 || done === all) say(`origin ${done} of ${all}`);
  };
  const total = toldBacktest(backtest({ ...task, progress }), partNames);
  const byCategory: Record<string, ToldBacktest> = {};
  for (const name of categories) {
    const history = keepEvents(task.history, (i) => cases.category[i] === name);
    byCategory[name] = toldBacktest(backtest({ ...task, history }), partNames);
    say(`category ${name || '(none)'}`);
  }
  const { user, system } = process.cpuUsage(began);
  say(`CPU ${((user + system) / 1e6).toFixed(1)} s`);
  if (options.json) answer({ ...total, ...(categories.length > 0 ? { byCategory } : {}) });
  else process.stdout.write(tellBacktest(total, byCategory));
}

export function registerBacktest(program: Command): void {
  program
    .command('backtest')
    .description('what a forecast would have caught, origin by origin, against every baseline')
    .option('--cases <path>', 'table of cases: CSV, XLSX or JSON Lines; .gz too')
    .option('--district <code>', "the district's own demands, instead of a table")
    .option('--source <code>', 'the declared source that says what the columns mean')
    .option('--time <column>', 'column of the date')
    .option('--x <column>', 'column of the longitude, or the way to the east')
    .option('--y <column>', 'column of the latitude, or the way to the north')
    .addOption(
      new Option('--unit <unit>', 'of --x and --y')
        .choices(['metres', 'feet', 'degrees'])
        .default('degrees'),
    )
    .option('--known <column>', 'column of the date on which a case was known (as --time)')
    .option('--category <column>', 'column of the category: each is tested by itself too')
    .option('--largest <n>', 'only the categories with most cases before --from', whole(1, 10_000))
    .option('--part <column>', 'column of the part of the district (quarters of the map)')
    .option('--covariates <path>', 'table by day of what days were like: weather, works, events')
    .option('--known-ahead <columns>', 'of it: those that are known before the day comes')
    .option('--calendar <code>', 'a declared work calendar: how many days of a period are off')
    .option('--expert <path>', 'a list of places, best first, in the columns of the cases')
    .requiredOption('--from <date>', 'first day that is forecast')
    .requiredOption('--to <date>', 'last day that is forecast')
    .option('--horizon <days>', 'days of one forecast', days, 7)
    .option('--budget <n>', 'cells that can be visited in that time', whole(1, 100_000), 20)
    .option('--cell <length>', 'edge of a cell', length, { amount: 500, unit: 'm' } as Length)
    .option('--area <km2>', 'area of the whole district (all cells with a case)', above)
    .option('--keep-piles', 'keep cases at points that no place can be')
    .option('--keep', 'with --district: keep the result as the scorecard that the page shows')
    .option('--seed <n>', 'of the intervals; the same seed, the same answer', whole(0, 2 ** 31), 1)
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((options: BacktestOptions) => runCommand(options.json ?? false, () => run(options)));
}
