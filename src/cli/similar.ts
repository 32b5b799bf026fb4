import type { Command } from 'commander';
import {
  judgeDuplicates,
  type DuplicateFigures,
  type FirstCandidate,
  type JudgedDemand,
} from '../kernels/text/similar/judge-duplicates.ts';
import { likenessWeights, type SameProblemRule } from '../kernels/text/similar/likeness.ts';
import { createSimilarIndex } from '../kernels/text/similar/similar-index.ts';
import { trainPlaced } from '../kernels/text/similar/train-placed.ts';
import { SameProblem } from '../model/district.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { answer, runCommand, say } from './run-command.ts';
import { readComparedRows, type SimilarColumns } from './similar-input.ts';

interface RuleOptions {
  metres: string;
  days: string;
  likeness?: string;
  within: string;
}
interface EvalOptions extends Omit<SimilarColumns, 'id'>, RuleOptions {
  idColumn?: string;
  trainTo?: string;
  testTo?: string;
  json?: boolean;
}
interface FindOptions extends Omit<SimilarColumns, 'id'>, RuleOptions {
  idColumn?: string;
  id: string;
  json?: boolean;
}

const help = `
Files are CSV (UTF-8, GB18030, UTF-16), JSON Lines or XLSX, the first two also as .gz.

eval goes through the rows in the order of time: each is asked about before it is taken in, so
nothing is known of what comes later. Without --original the file says only that a row repeats
another, not which; then those are taken that were opened before, are no duplicates themselves, were not closed
yet (--closed), at the same place (10 m), at most 50 m and 30 days away; the same category and the newest first.
With --train-to (a day) the weights of place and time and the threshold are learned from the rows
before it and measured on those from it on.

Examples:
  xianban similar eval --in chicago.csv.gz --text Type,Street --time Creation_Date --lat Latitude --lon Longitude
    --category Type --status Status --duplicate Dup --closed Completion_Date --train-to 2013-01-01 --json
  xianban similar find --in demands.csv --text title,text --time opened --id-column number --id SQ-17`;

/** Where the file does not say which one is repeated. */
const truth = { metres: 50, days: 30 };
/** What is less alike is not told. */
const leastLikeness = 0.05;
const thresholds = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

function ruleOf({ metres, days, likeness, within }: RuleOptions): SameProblemRule {
  const read = SameProblem.safeParse({
    metres: Number(metres),
    days: Number(days),
    likeness: Number(likeness ?? 0.5),
    within,
  });
  if (read.success) return read.data;
  const wrong = read.error.issues[0]!;
  throw new ProblemError(
    problem('use.option', `--${wrong.path.join('.')}`, '选项的值不对', wrong.message, {
      wanted: 'metres up to 2000, days up to 366, likeness 0 to 1, within category or family',
    }),
  );
}

function dayOf(written: string, option: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new ProblemError(
    problem('use.option', option, '不是日期', 'this is no day', {
      got: written,
      wanted: 'YYYY-MM-DD',
    }),
  );
}

const columnsOf = ({ idColumn, ...columns }: EvalOptions | FindOptions): SimilarColumns => ({
  ...columns,
  ...(idColumn === undefined ? {} : { id: idColumn }),
});

/** What each threshold would suggest, from the first candidates. */
function curveOf(firsts: readonly FirstCandidate[], withOriginal: number) {
  return thresholds.map((likeness) => {
    const above = firsts.filter((first) => first.likeness >= likeness);
    const share = (n: number, of: number) => (of > 0 ? n / of : 0);
    const right = above.filter((first) => first.right).length;
    return {
      likeness,
      suggested: above.length,
      precision: share(above.filter(({ duplicate }) => duplicate).length, above.length),
      precisionOriginal: share(right, above.length),
      recallSuggested: share(right, withOriginal),
    };
  });
}

/** The threshold at which precision and recall are together best. */
function bestThreshold(curve: ReturnType<typeof curveOf>): number {
  const harmonic = ({ precisionOriginal: p, recallSuggested: r }: (typeof curve)[number]) =>
    p + r > 0 ? (2 * p * r) / (p + r) : 0;
  return curve.reduce((best, one) => (harmonic(one) > harmonic(best) ? one : best)).likeness;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function sayFigures(figures: DuplicateFigures, likeness: number): void {
  const f = figures;
  say(
    `${f.demands} demands, ${f.duplicates} said to repeat another, of ${f.withOriginal} the original can be told (of ${f.ambiguous} there are several)`,
  );
  if (f.withOriginal > 0) {
    say(
      `  original first ${percent(f.recallFirst)}, among the first five ${percent(f.recallFive)}`,
    );
    say(
      `  from likeness ${likeness} on: ${f.suggested} suggested, ${percent(f.precision)} said to repeat another, ${percent(f.precisionOriginal)} with a right original, ${percent(f.recallSuggested)} of all found`,
    );
  }
  if (f.reposts > 0)
    say(`  ${f.reposts} word for word as before, found ${percent(f.repostRecall)}`);
}

function evaluate(rows: readonly JudgedDemand[], options: EvalOptions) {
  const rule = ruleOf(options);
  const kindOf = () => ({ rule, family: 'file' });
  const begin = rows[0]!.at;
  const from = options.trainTo === undefined ? begin : dayOf(options.trainTo, '--train-to');
  const to = options.testTo === undefined ? Infinity : dayOf(options.testTo, '--test-to');
  const base = { kindOf, truth, bits: 20 };
  const past = { ...base, from: begin, to: from };
  const trained =
    from > begin ? trainPlaced(rows, { ...past, weights: likenessWeights }) : undefined;
  const weights = trained?.weights ?? likenessWeights;
  if (trained && options.likeness === undefined) {
    const firsts: FirstCandidate[] = [];
    const seen = judgeDuplicates(rows, { ...past, weights, first: (one) => firsts.push(one) });
    rule.likeness = bestThreshold(curveOf(firsts, seen.withOriginal));
  }
  const firsts: FirstCandidate[] = [];
  const judged = { ...base, weights, from, to, first: (one: FirstCandidate) => firsts.push(one) };
  const figures = judgeDuplicates(rows, judged);
  const curve = curveOf(firsts, figures.withOriginal);
  return { figures, rule, weights, trainedOn: trained?.pairs ?? 0, curve };
}

async function runEval(options: EvalOptions): Promise<void> {
  const rows = await readComparedRows(columnsOf(options));
  const started = process.cpuUsage();
  const { figures, rule, ...rest } = evaluate(rows, options);
  const { user, system } = process.cpuUsage(started);
  sayFigures(figures, rule.likeness);
  for (const one of rest.curve) {
    say(
      `  ${one.likeness}: ${one.suggested} suggested, precision ${percent(one.precision)}, right original ${percent(one.precisionOriginal)}, found ${percent(one.recallSuggested)}`,
    );
  }
  if (options.json) answer({ ...figures, rule, ...rest, cpuSeconds: (user + system) / 1e6 });
}

async function runFind(options: FindOptions): Promise<void> {
  const rows = await readComparedRows(columnsOf(options));
  const rule = ruleOf(options);
  const asked = rows.find(({ id }) => id === options.id);
  if (!asked) {
    throw new ProblemError(
      problem('missing.record', '--id', '文件里没有这个编号', 'the file has no row of this id', {
        got: options.id,
        wanted: `such as ${rows[0]!.id}`,
      }),
    );
  }
  const index = createSimilarIndex({
    kindOf: () => ({ rule, family: 'file' }),
    weights: likenessWeights,
    bits: 20,
  });
  for (const row of rows) index.add(row);
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  const similar = index
    .find(asked, 5)
    .filter(({ likeness }) => likeness >= leastLikeness)
    .map(({ record, likeness, words, metres, hours, sameProblem }) => ({
      record,
      likeness,
      words,
      metres,
      hours,
      sameProblem,
    }));
  say(asked.text.slice(0, 120));
  for (const one of similar) {
    const apart = one.metres === null ? '' : `, ${Math.round(one.metres)} m`;
    say(
      `  ${one.likeness.toFixed(2)} ${one.sameProblem ? 'same problem' : 'alike'}: ${one.record}, ${percent(one.words)} of the words${apart}, ${(one.hours / 24).toFixed(1)} days: ${(texts.get(one.record) ?? '').slice(0, 80)}`,
    );
  }
  if (similar.length === 0) say('nothing is like it');
  if (options.json) answer({ id: asked.id, similar });
}

const withColumns = (command: Command): Command =>
  command
    .requiredOption('--in <file>', 'demands')
    .requiredOption('--text <columns>', 'columns of the text, with commas between them')
    .requiredOption('--time <column>', 'when it was opened')
    .option('--format <format>', 'how times are written, such as MM/dd/yyyy', 'iso')
    .option('--zone <zone>', 'time zone of the file', 'UTC')
    .option('--id-column <column>', 'the name of a row; the number of the row when absent')
    .option('--lat <column>', 'latitude, WGS84')
    .option('--lon <column>', 'longitude, WGS84')
    .option('--category <column>', 'what it is about')
    .option('--metres <n>', 'within which distance two may be one problem', '50')
    .option('--days <n>', 'within how many days', '14')
    .option('--likeness <n>', 'from where on two are taken for one problem')
    .option('--within <kind>', 'category: only of one category; family: of any', 'category')
    .option('--json', 'the last line of stdout is one JSON object');

export function registerSimilar(program: Command): void {
  const similar = program
    .command('similar')
    .description('whether somebody has said it already: measure, find')
    .addHelpText('after', help);
  withColumns(similar.command('eval'))
    .description('how many repeated demands find what they repeat')
    .option('--status <column>', 'says which rows repeat another')
    .option('--duplicate <regex>', 'what it says of these', 'dup')
    .option('--original <column>', 'id of the row that is repeated')
    .option('--closed <column>', 'when it was closed')
    .option('--train-to <day>', 'learn from what was opened before, measure from then on')
    .option('--test-to <day>', 'measure only what was opened before')
    .action((options: EvalOptions) => runCommand(options.json ?? false, () => runEval(options)));
  withColumns(similar.command('find'))
    .description('the five rows that are most like one')
    .requiredOption('--id <id>', 'the row that is asked about')
    .action((options: FindOptions) => runCommand(options.json ?? false, () => runFind(options)));
}
