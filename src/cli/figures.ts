import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Book } from '../engines/ledger/book.ts';
import { figureDoubts } from '../engines/ledger/doubt-figure.ts';
import { findInconsistencies } from '../engines/ledger/find-inconsistencies.ts';
import type { ManyFigures } from '../engines/ledger/ledger.ts';
import { loadLedger } from '../flows/load-ledger.ts';
import { Origin, type Figure } from '../model/figure.ts';
import { FigureDraft } from '../model/figure-input.ts';
import { ProblemError, problemLine } from '../model/problem.ts';
import { registerFiguresImport } from './figures-import.ts';
import { bookOf, withLedger, wrongUse, type BookAsked } from './open-book.ts';
import { openHouse } from './open-house.ts';
import { personOf } from './person-of.ts';
import { answer, exitCodes, runCommand, say } from './run-command.ts';

interface Chosen extends BookAsked {
  indicator?: string;
  territory?: string;
  period?: string;
  json?: boolean;
}

interface CountOptions {
  district: string;
  period: string;
  indicator?: string;
  json?: boolean;
}

interface EnterOptions {
  district: string;
  in: string;
  as: string;
  dryRun?: boolean;
  json?: boolean;
}

const help = `
Figures are what the ledger of a district holds: one value of one indicator, for one territory and
period, as one origin states it. With --declared they are read from the declared files alone (of the
folder named, or of this package), without a database. A check tells what cannot be true together (ranks against values, origins that
differ, parts above wholes, sums, growth against levels) and figures that are doubtful by themselves
(off by ten thousand, a percent written as a fraction, an unusual jump). Entering needs somebody
who may; a doubt is stood by with its code in "accept" of the figure. Figures that the origin has
stated before are revised where the file gives a reason.

Exit codes: 0 done; 1 something is wrong or doubtful; 2 wrong use.

Examples:
  xianban figures load
  xianban figures list --district hongqi --indicator gdp
  xianban figures check --district hongqi --declared
  xianban figures count --district hongqi --period 2026-Q3
  xianban figures enter --district hongqi --as statistician --in letter.json --dry-run`;

/** Names that were given must be there: a typing error must not look like an empty ledger. */
function knowNames(book: Book, { indicator, territory }: Chosen): void {
  if (indicator !== undefined && !book.indicatorOf(indicator)) {
    const known = book.indicators.map(({ code }) => code).join(', ');
    throw wrongUse('--indicator', '没有这个指标', 'no such indicator', indicator, known);
  }
  if (territory !== undefined && !book.territoryOf(territory)) {
    const known = book.territories.map(({ code }) => code).join(', ');
    throw wrongUse('--territory', '没有这个地区', 'no such territory', territory, known);
  }
}

const chosenFigures = (book: Book, { indicator, territory, period }: Chosen): Figure[] =>
  book
    .currentFigures()
    .filter(
      (figure) =>
        (indicator === undefined || figure.indicator === indicator) &&
        (territory === undefined || figure.territory === territory) &&
        (period === undefined || figure.period === period),
    );

const handsOf = ({ checked, signed }: Figure) =>
  signed ? 'signed' : checked ? 'checked' : 'unchecked';

const lineOf = (book: Book, figure: Figure): string =>
  [
    figure.indicator,
    book.territoryOf(figure.territory)?.label.zh ?? figure.territory,
    figure.period,
    figure.aspect,
    `${figure.value}${figure.unit}${figure.qualifier ?? ''}`,
    figure.status,
    handsOf(figure),
    figure.origin,
  ].join('\t');

async function list(options: Chosen): Promise<void> {
  const { book } = await bookOf(options);
  knowNames(book, options);
  const figures = chosenFigures(book, options);
  if (options.json) answer({ figures });
  else for (const figure of figures) process.stdout.write(`${lineOf(book, figure)}\n`);
  say(`${figures.length} figures`);
}

async function check(options: Chosen): Promise<void> {
  const { book, today } = await bookOf(options);
  knowNames(book, options);
  const { indicator, territory, period } = options;
  const inconsistencies = findInconsistencies(book, { indicator, territory, period });
  // what contradicts other figures is among the findings; here only what is odd by itself
  const alone = new Set(['doubt.ten-thousand', 'doubt.jump', 'doubt.percent', 'doubt.sign']);
  const doubts = chosenFigures(book, options).flatMap((figure) =>
    figureDoubts(book, figure, today)
      .filter(({ code }) => alone.has(code))
      .map((doubt) => ({ figure, doubt })),
  );
  if (options.json) {
    answer({
      inconsistencies,
      doubts: doubts.map(({ figure, doubt }) => ({ figure: figure.figure, ...doubt })),
    });
  } else {
    for (const one of inconsistencies) {
      const set = one.set ? ` · ${one.set}` : '';
      const places = one.territories.map((code) => book.territoryOf(code)?.label.zh ?? code);
      const where = `${one.indicator} ${places.join('、')} ${one.period} ${one.aspect}${set}`;
      process.stdout.write(`${one.rule}\t${where}\t${one.got.zh}\t${one.wanted.zh}\n`);
    }
    for (const { figure, doubt } of doubts)
      process.stdout.write(`${problemLine(doubt)}\t${lineOf(book, figure)}\n`);
  }
  say(`${inconsistencies.length} inconsistencies, ${doubts.length} doubts`);
  if (inconsistencies.length + doubts.length > 0) process.exitCode = exitCodes.problems;
}

/** Brings what the declared files state into the ledgers of their districts. */
async function load({ json }: { json?: boolean }): Promise<void> {
  const house = await openHouse(say);
  try {
    const loaded = await loadLedger({ ...house, now: () => new Date() });
    for (const { district, figures, ranks, targets } of loaded)
      say(`${district}: ${figures} figures, ${ranks} ranks, ${targets} targets came in`);
    if (json) answer({ loaded });
  } finally {
    await house.close();
  }
}

const count = ({ district, period, indicator, json }: CountOptions): Promise<void> =>
  withLedger(district, async (ledger) => {
    const asked = { district, period, person: null, ...(indicator ? { indicator } : {}) };
    const done = await ledger.count(asked);
    if (!done.ok) throw new ProblemError(...done.problems);
    if (json) answer({ counted: done.value });
    else
      for (const one of done.value)
        process.stdout.write(`${one.indicator}\t${one.value}\t${one.fate}\n`);
  });

/** What a file of figures to be entered says: one origin, and why its earlier figures are replaced. */
const DraftFile = z
  .object({
    origin: Origin,
    reason: z.string().optional(),
    figures: z.array(FigureDraft.omit({ origin: true })).min(1),
  })
  .strict();

async function readDrafts(path: string): Promise<ManyFigures> {
  const refuse = (got: string) =>
    wrongUse('--in', '文件读不懂', 'the file cannot be read', got, '{origin, reason?, figures}');
  let raw: unknown;
  try {
    raw = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw refuse((error as Error).message);
  }
  const read = DraftFile.safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw refuse(`${issue!.path.join('.')}: ${issue!.message}`);
  }
  const { origin, reason, figures } = read.data;
  const drafts = figures.map((figure) => ({ ...figure, origin: origin.code }));
  return { origin, drafts, ...(reason === undefined ? {} : { reason }) };
}

const enter = ({ district, as, json, dryRun, ...options }: EnterOptions): Promise<void> =>
  withLedger(district, async (ledger, house) => {
    const asked = await readDrafts(options.in);
    const viewer = await personOf(house, district, as);
    const outcome = await (dryRun ? ledger.tryAll(viewer, asked) : ledger.enterAll(viewer, asked));
    if (!outcome.ok) throw new ProblemError(...outcome.problems);
    const fates = outcome.value;
    for (const [i, { problems }] of fates.entries())
      for (const p of problems) say(problemLine({ ...p, path: `[${i}].${p.path}` }));
    const n = (fate: string) => fates.filter((one) => one.fate === fate).length;
    const totals = ['new', 'revised', 'unchanged', 'refused'].map((fate) => `${n(fate)} ${fate}`);
    say(`${totals.join(', ')}${dryRun ? '; nothing was written' : ''}`);
    if (json) answer({ fates });
    if (n('refused') > 0) process.exitCode = exitCodes.problems;
  });

const chosen = (command: Command): Command =>
  command
    .requiredOption('--district <code>', 'whose ledger')
    .option('--indicator <code>', 'only of this indicator')
    .option('--territory <code>', 'only of this territory')
    .option('--period <period>', 'only of this period: 2024, 2024-Q3')
    .option('--declared [folder]', 'from declared files alone, without a database')
    .option('--json', 'the last line of stdout is one JSON object');

export function registerFigures(program: Command): void {
  const figures = program
    .command('figures')
    .description('the ledger: figures with their origin, and what contradicts itself in them')
    .addHelpText('after', help);
  chosen(figures.command('list').description('the figures that hold')).action((options: Chosen) =>
    runCommand(options.json ?? false, () => list(options)),
  );
  chosen(
    figures.command('check').description('what cannot be true together, and what is doubtful'),
  ).action((options: Chosen) => runCommand(options.json ?? false, () => check(options)));
  figures
    .command('load')
    .description('bring the declared figures into the ledgers of their districts')
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: { json?: boolean }) =>
      runCommand(options.json ?? false, () => load(options)),
    );
  figures
    .command('count')
    .description('count records for the indicators that are defined so')
    .requiredOption('--district <code>', 'whose records')
    .requiredOption('--period <period>', '2024, 2024-Q3, 2024-03')
    .option('--indicator <code>', 'only this one')
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: CountOptions) => runCommand(options.json ?? false, () => count(options)));
  figures
    .command('enter')
    .description('enter figures of one origin from a JSON file, all or none')
    .requiredOption('--district <code>', 'whose ledger')
    .requiredOption('--as <login>', 'in whose name')
    .requiredOption('--in <path>', 'JSON: {origin, reason?, figures}')
    .option('--dry-run', 'say what would become of each, write nothing')
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: EnterOptions) => runCommand(options.json ?? false, () => enter(options)));
  registerFiguresImport(figures);
}
