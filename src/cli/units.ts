import type { Command } from 'commander';
import { loadRegistry } from '../declared.ts';
import { guessUnits, trainUnits, type UnitModel } from '../kernels/units/unit-model.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnNames } from './classify-input.ts';
import { answer, runCommand, say } from './run-command.ts';
import { evaluateUnits, rulesWay, type UnitEvaluation } from './units-evaluate.ts';
import { readUnitCases, type UnitRow } from './units-input.ts';
import { loadUnitModel, saveUnitModel } from './units-model.ts';

interface Options {
  in: string;
  unit: string;
  from: string;
  time: string;
  closed: string;
  json?: boolean;
}
interface TrainOptions extends Options {
  before?: string;
  out: string;
}
interface EvalOptions extends Options {
  model?: string;
  split?: string;
  until?: string;
  district?: string;
}
interface PredictOptions extends Options {
  model: string;
}

const help = `
Which unit closes a case, learned from those that it closed in the end and not from where a case was
sent first. --from names the columns that are known when a case is opened, the category first; which of
the others help, and how fast the past is forgotten, is chosen on the latest quarter of what teaches.

Only cases that were closed before --before (train) or --split (eval) teach; eval judges those that
were opened from then on. With --model the cases opened since the model was made are judged, or all where
the file has none. Plain ways learn from the same cases as the model, where the file holds them. With --district the rules of its declared catalogue are held beside.

  top1, top3   cases whose unit is the first suggestion, or among three
  gain         top1 of the model minus that of the plain way, with its 95 % interval (weeks in blocks)
  ece          how far probabilities are from how often they are right

Examples:
  xianban units eval --in cases.csv.gz --unit QUEUE --from TYPE,REASON,neighborhood,Source \\
    --time OPEN_DT --closed CLOSED_DT --split 2015-07-01 --json
  xianban units train --in cases.csv.gz --unit QUEUE --from TYPE,neighborhood --out queues.units
  xianban units predict --model queues.units --in new.csv --unit QUEUE --from TYPE,neighborhood`;

const msPerDay = 86_400_000;
const mostNamed = 3;

/** The day of a date, or `otherwise`. @throws ProblemError for what is no date */
function dayOf(text: string | undefined, option: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  const at = Date.parse(`${text}T00:00:00`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at)) return at / msPerDay;
  throw new ProblemError(
    problem('use.units', option, '不是日期', 'this is no date', {
      got: text,
      wanted: 'such as 2015-07-01',
    }),
  );
}

const columnsOf = ({ unit, from, time, closed }: Options) => ({
  unit,
  time,
  closed,
  from: columnNames(from, '--from'),
});

const tooFew = (path: string, got: string, wanted: string) =>
  new ProblemError(problem('input.units', path, '可用的行太少', 'too few rows', { got, wanted }));

/** @throws ProblemError where the columns are not those that the model was trained on */
function checkColumns(model: UnitModel, from: readonly string[]): void {
  if (model.columns.join() === from.join()) return;
  throw new ProblemError(
    problem('use.columns', '--from', '列与模型不符', 'the model was trained on other columns', {
      got: from.join(','),
      wanted: model.columns.join(','),
    }),
  );
}

const dateOf = (day: number) => new Date(day * msPerDay).toISOString().slice(0, 10);

function learn(cases: readonly UnitRow[], columns: readonly string[], asOf: number): UnitModel {
  if (!cases.some(({ closed }) => closed < asOf))
    throw tooFew('--in', 'no case closed by then', 'cases that were closed before');
  const model = trainUnits(cases, columns, asOf);
  const { contexts, halfLifeDays } = model.settings;
  const shown = contexts.map((own) => own.map((k) => columns[k]).join(' × ')).join(', then ');
  say(`learned from ${model.cases} closed cases: ${shown}; half-life ${halfLifeDays} days`);
  return model;
}

async function train(options: TrainOptions): Promise<void> {
  const columns = columnsOf(options);
  const before = dayOf(options.before, '--before', Infinity);
  const { cases, left } = await readUnitCases(options.in, columns);
  const last = cases.reduce(
    (most, { closed }) => (closed < Infinity ? Math.max(most, closed) : most),
    0,
  );
  const model = learn(cases, columns.from, Math.min(before, last + 1));
  const bytes = await saveUnitModel(options.out, model);
  say(`${options.out}: ${(bytes / 1e6).toFixed(2)} MB`);
  if (options.json)
    answer({
      cases: model.cases,
      leftOut: left,
      bytes,
      columns: columns.from,
      settings: model.settings,
    });
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const points = (share: number) => (100 * share).toFixed(1);

function tell({ cases, top1, top3, ece, baselines }: UnitEvaluation): void {
  say(
    `${cases} cases: first ${percent(top1)}, among three ${percent(top3)}, calibration error ${ece.toFixed(3)}`,
  );
  for (const [name, way] of Object.entries(baselines)) {
    const span = way.gainInterval?.map(points).join(' … ') ?? 'too few weeks';
    say(
      `  ${name}: ${percent(way.top1)}, ${percent(way.top3)}; model gains ${points(way.gain)} (${span})`,
    );
  }
}

async function evaluateModel(options: EvalOptions): Promise<void> {
  const columns = columnsOf(options);
  if ((options.model === undefined) === (options.split === undefined))
    throw new ProblemError(
      problem('use.units', '--split', '须给出模型或日期之一', 'Either a model or a day is wanted', {
        got: options.model === undefined ? 'neither' : 'both',
        wanted: '--model FILE, or --split DATE',
      }),
    );
  const { districts } = await loadRegistry();
  const district = options.district === undefined ? undefined : districts[options.district];
  if (options.district !== undefined && !district)
    throw new ProblemError(
      problem('use.units', '--district', '没有这个区', 'there is no such district', {
        got: options.district,
        wanted: Object.keys(districts).join(', '),
      }),
    );
  const { cases, left } = await readUnitCases(options.in, columns);
  const given = options.model === undefined ? undefined : await loadUnitModel(options.model);
  const split = dayOf(options.split, '--split', given?.asOf ?? 0);
  const until = dayOf(options.until, '--until', Infinity);
  const model = given ?? learn(cases, columns.from, split);
  checkColumns(model, columns.from);
  const later = cases.filter(({ opened }) => opened >= split && opened < until);
  if (later.length === 0 && !given)
    throw tooFew('--split', 'no case opened from that day on', 'cases to judge by');
  // a file without later cases may hold others than the model learned from; nobody can tell here
  const judged = later.length > 0 ? later : cases;
  say(
    later.length > 0
      ? `judged by the ${later.length} of ${cases.length} cases opened from ${dateOf(split)} on`
      : `judged by all ${cases.length} cases, opened before the model was made: are they others than it learned from?`,
  );
  const taught = later.length > 0 ? cases.filter(({ closed }) => closed < split) : [];
  const rules: Parameters<typeof evaluateUnits>[3] = district ? { rules: rulesWay(district) } : {};
  const figures = evaluateUnits(model, judged, taught, rules);
  tell(figures);
  if (options.json)
    answer({
      ...figures,
      settings: model.settings,
      taught: model.cases,
      judgedLater: later.length > 0,
      leftOut: left,
    });
}

async function predict(options: PredictOptions): Promise<void> {
  const columns = columnsOf(options);
  const model = await loadUnitModel(options.model);
  checkColumns(model, columns.from);
  const { cases, left } = await readUnitCases(options.in, columns);
  const rows = cases.map(({ row, fields }) => ({
    row,
    units: guessUnits(model, fields, mostNamed).map(({ unit, probability, past, context }) => ({
      unit,
      probability: Math.round(1000 * probability) / 1000,
      reason: context === '' ? 'all cases' : `${past.toFixed(1)} past cases of ${context}`,
    })),
  }));
  for (const { row, units } of rows.slice(0, 20))
    process.stdout.write(
      `${row}\t${units.map(({ unit, probability }) => `${unit} ${percent(probability)}`).join(' | ')}\t${units[0]?.reason ?? 'nothing is known'}\n`,
    );
  if (options.json) answer({ rows, leftOut: left });
}

/** `xianban units`: which unit closes a case. */
export function registerUnits(program: Command): void {
  const units = program
    .command('units')
    .description('which unit closes a case')
    .addHelpText('after', help);
  const withColumns = (command: Command) =>
    command
      .requiredOption('--in <path>', 'CSV, JSON Lines or XLSX, also .gz')
      .requiredOption('--unit <column>', 'who closed the case in the end')
      .requiredOption('--from <columns>', 'known at opening, the category first: TYPE,neighborhood')
      .option('--time <column>', 'when it was opened', 'opened')
      .option('--closed <column>', 'when it was closed; empty while it is open', 'closed')
      .option('--json', 'the last line of stdout is one JSON object');
  withColumns(units.command('train'))
    .description('learn from closed cases')
    .option('--before <date>', 'only cases closed before this day teach')
    .requiredOption('--out <path>', 'the model')
    .action((options: TrainOptions) => runCommand(options.json ?? false, () => train(options)));
  withColumns(units.command('eval'))
    .description('hold it against later cases and plain ways')
    .option('--model <path>', 'a model that was trained before')
    .option('--split <date>', 'instead: learn before this day, judge from it on')
    .option('--until <date>', 'judge cases opened before this day')
    .option('--district <code>', 'hold the rules of its catalogue beside')
    .action((options: EvalOptions) =>
      runCommand(options.json ?? false, () => evaluateModel(options)),
    );
  withColumns(units.command('predict'))
    .description('the likeliest three for each row, with reasons')
    .requiredOption('--model <path>', 'a model that was trained before')
    .action((options: PredictOptions) => runCommand(options.json ?? false, () => predict(options)));
}
