import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { applySheet, proposeSheet } from '../engines/ledger/sheet/service-sheets.ts';
import { findPeriod } from '../kernels/figures/period.ts';
import { ProblemError, problemLine } from '../model/problem.ts';
import { SheetMapping } from '../model/sheet-mapping.ts';
import { SheetApply, type FateCounts, type SheetProposal } from '../model/sheet-view.ts';
import { withLedger, wrongUse } from './open-book.ts';
import { personOf } from './person-of.ts';
import { answer, exitCodes, runCommand, say } from './run-command.ts';

interface ImportOptions {
  district: string;
  as: string;
  mapping?: string;
  sheet?: string;
  period?: string;
  reason?: string;
  accept: string[];
  leaveOut?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

const help = `
Finds the table in the sheet (captions, headers of several rows, merged cells, units, footnotes),
matches its words to indicators, territories and periods, and says the fate of every cell. Words that
are not the exact name of anything wait for a person: decide on the page, or in a mapping. A mapping
that was kept is used again for files with the same columns. What is doubtful is stood by with
--accept, what was said before is replaced with --reason; without --leave-out one cell that is refused
or undecided refuses the whole sheet. The file is kept with the figures that were read from it.

Exit codes: 0 done; 1 cells are refused or undecided, or the file cannot be read; 2 wrong use.

Examples:
  xianban figures import 月报.xlsx --district hongqi --as statistician --dry-run
  xianban figures import 月报.xlsx --district hongqi --as statistician --mapping fiscal-month
  xianban figures import gdp.csv --district hongqi --as statistician --mapping columns.json --period 2024
  xianban figures import 月报.xlsx --district hongqi --as statistician --accept doubt.jump=普查修订`;

/** A mapping in a file, or the code of one that is kept. */
async function mappingOf(named: string | undefined) {
  if (named === undefined) return { mapping: SheetMapping.parse({}) };
  if (!named.endsWith('.json')) return { kept: named, mapping: SheetMapping.parse({}) };
  const refuse = (got: string) =>
    wrongUse(
      '--mapping',
      '对应关系读不懂',
      'the mapping cannot be read',
      got,
      '{columns, rows, …}',
    );
  let raw: unknown;
  try {
    raw = JSON.parse(await readFile(named, 'utf8'));
  } catch (error) {
    throw refuse((error as Error).message);
  }
  const read = SheetMapping.safeParse(raw);
  if (read.success) return { mapping: read.data };
  const [issue] = read.error.issues;
  throw refuse(`${issue!.path.join('.')}: ${issue!.message}`);
}

function acceptOf(given: string): { code: string; reason: string } {
  const at = given.indexOf('=');
  const [code, reason] = [given.slice(0, at), given.slice(at + 1).trim()];
  if (at > 0 && reason !== '') return { code, reason };
  throw wrongUse(
    '--accept',
    '要写明理由',
    'a reason is needed',
    given,
    'doubt.jump=why it is right',
  );
}

async function askedOf(options: ImportOptions): Promise<SheetApply> {
  const { period, sheet, reason, mapping: named, leaveOut } = options;
  if (period !== undefined && !findPeriod(period))
    throw wrongUse('--period', '没有这个时期', 'no such period', period, '2024, 2024-Q3, 2024-03');
  const { mapping, kept } = await mappingOf(named);
  return SheetApply.parse({
    mapping: {
      ...mapping,
      ...(sheet === undefined ? {} : { sheet }),
      means: { ...mapping.means, ...(period === undefined ? {} : { period }) },
    },
    accept: options.accept.map(acceptOf),
    leaveOut: leaveOut ?? false,
    ...(kept === undefined ? {} : { kept }),
    ...(reason === undefined ? {} : { reason }),
  });
}

const order = [
  'new',
  'revised',
  'unchanged',
  'refused',
  'undecided',
  'not-stated',
  'header',
  'unit',
  'note',
  'ignored',
] as const;

const totalsOf = (counts: FateCounts): string =>
  order
    .filter((fate) => counts[fate] > 0)
    .map((fate) => `${counts[fate]} ${fate}`)
    .join(', ');

/** so many cells are told one by one */
const toldAtMost = 40;

function tell(proposal: Omit<SheetProposal, 'upload'>): void {
  const { sheet, kept, orientation, cells, problems, origin } = proposal;
  say(
    `sheet ${sheet}: ${orientation.en}${kept ? `, read as ${kept.code}` : ''}, origin ${origin.code}`,
  );
  for (const one of problems) say(problemLine(one));
  const open = cells.filter(({ fate }) => fate === 'refused' || fate === 'undecided');
  for (const { problems: found } of open.slice(0, toldAtMost))
    for (const one of found) say(problemLine(one));
  if (open.length > toldAtMost) say(`… and ${open.length - toldAtMost} more cells`);
  for (const { figure, cell, fate } of cells)
    if (figure && fate !== 'refused')
      process.stdout.write(
        `${[cell, figure.indicator, figure.territory, figure.period, figure.aspect, `${figure.value}${figure.unit}`, fate].join('\t')}\n`,
      );
  say(`${cells.length} cells: ${totalsOf(proposal.counts)}`);
}

const bringIn = (path: string, options: ImportOptions): Promise<void> =>
  withLedger(options.district, async (ledger, house) => {
    const asked = await askedOf(options);
    const viewer = await personOf(house, options.district, options.as);
    const desk = { store: house.store, ledger, now: () => new Date() };
    const file = { path, fileName: basename(path) };
    say(`reading ${file.fileName}`);
    const { leaveOut, ...how } = asked;
    const proposed = await proposeSheet(desk, viewer, file, how);
    if (!proposed.ok) throw new ProblemError(...proposed.problems.map(asFileUse));
    const { counts } = proposed.value;
    tell(proposed.value);
    const isWhole = counts.refused + counts.undecided === 0;
    if (!isWhole) process.exitCode = exitCodes.problems;
    const isStopped = options.dryRun === true || !(isWhole || leaveOut);
    const done = isStopped ? null : await applySheet(desk, viewer, file, asked);
    if (done && !done.ok) throw new ProblemError(...done.problems);
    if (done)
      say(`entered ${counts.new} new, ${counts.revised} revised under ${done.value.origin.code}`);
    else say('nothing was written');
    if (options.json) {
      const { cells, problems, origin } = proposed.value;
      answer({ counts, origin, problems, cells, written: done !== null });
    }
  });

/** A file that is not there is wrong use, as everywhere on the command line. */
const asFileUse = (one: ProblemError['problems'][number]) =>
  one.code === 'file.missing' ? { ...one, code: 'use.file', path: 'FILE' } : one;

const more = (value: string, before: string[]): string[] => [...before, value];

/** `xianban figures import` */
export function registerFiguresImport(figures: Command): void {
  figures
    .command('import')
    .description('enter the figures of a spreadsheet (XLSX, CSV), all or none')
    .argument('<file>', 'as the department sent it')
    .requiredOption('--district <code>', 'whose ledger')
    .requiredOption('--as <login>', 'in whose name')
    .option('--mapping <code or file>', 'a kept mapping by its code, or one in a .json file')
    .option('--sheet <name>', 'which sheet; the first that is shown when absent')
    .option('--period <period>', 'where the sheet does not say: 2024, 2024-Q3, 2024-01/2024-09')
    .option('--accept <code=reason>', 'stand by a kind of doubt; may be given again', more, [])
    .option('--reason <words>', 'why what the origin said before is replaced')
    .option('--leave-out', 'enter what can be entered without the rest')
    .option('--dry-run', 'say the fate of every cell, write nothing')
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((path: string, options: ImportOptions) =>
      runCommand(options.json ?? false, () => bringIn(path, options)),
    );
}
