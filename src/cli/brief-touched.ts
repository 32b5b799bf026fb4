import { basename } from 'node:path';
import type { Command } from 'commander';
import { checkBriefing } from '../answers/check-briefing.ts';
import { readBriefing } from '../answers/read-briefing.ts';
import { touchedBriefing, type RevisedFigure } from '../answers/touched-briefing.ts';
import type { Book } from '../engines/ledger/book.ts';
import type { BriefingHead } from '../model/briefing.ts';
import { ProblemError } from '../model/problem.ts';
import { readText } from './claims.ts';
import { bookOf, wrongUse } from './open-book.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Asked {
  declared?: string | true;
  store?: boolean;
  json?: boolean;
}

const help = `
Before a figure is revised: the sentences that would have to be read again. They are those with a
number that rests on the figure, or on the same indicator, territory and period (a rank among them,
since ranks move with values). The code of an indicator means all of its figures.

Exit codes: 0 done, also where nothing is touched; 2 wrong use.

Examples:
  xianban brief touched gdp declared/briefings/*.md
  xianban brief touched xinxiang-answers-2025-03-20:1 declared/briefings/hongqi-2024.md`;

/** The figure of that id, or all figures of that indicator. */
function figuresNamed(named: string, book: Book, head: BriefingHead): RevisedFigure[] {
  const figure = book.findFigure(named);
  if (figure) return [figure];
  if (!book.indicatorOf(named))
    throw wrongUse(
      'FIGURE',
      '没有这个数字或指标',
      'neither a figure nor an indicator',
      named,
      'gdp, xinxiang-answers-2025-03-20:1',
    );
  // an indicator of which only a rank is known has no figure
  const { territory, period } = head;
  const ranked: RevisedFigure = { indicator: named, territory, period, figure: '' };
  return [ranked, ...book.currentFigures().filter(({ indicator }) => indicator === named)];
}

async function touched(named: string, files: readonly string[], asked: Asked): Promise<void> {
  const all = [];
  for (const file of files) {
    const text = await readText(file, 'FILE');
    const read = readBriefing(text);
    if (!read.ok) throw new ProblemError(...read.problems);
    const { district } = read.value.head;
    const { book } = await bookOf({
      district,
      ...(asked.store ? {} : { declared: asked.declared ?? true }),
    });
    const { bound } = checkBriefing(text, book);
    const revised = figuresNamed(named, book, read.value.head);
    all.push({ file, sentences: bound ? touchedBriefing(bound, revised) : [] });
  }
  if (asked.json) answer({ files: all });
  else {
    for (const { file, sentences } of all)
      for (const { text, numbers } of sentences)
        process.stdout.write(`${basename(file)}\t${numbers.join(', ')}\t${text}\n`);
  }
  say(`${all.reduce((sum, { sentences }) => sum + sentences.length, 0)} sentences`);
}

/** `brief touched`, below the command `brief`. */
export function registerBriefTouched(brief: Command): void {
  brief
    .command('touched')
    .description('which sentences of briefings rest on a figure or an indicator')
    .argument('<figure>', 'id of a figure, or code of an indicator')
    .argument('<files...>', 'briefings')
    .option('--declared [folder]', 'declared files of another folder')
    .option('--store', 'the ledger of the house instead of the declared files')
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((figure: string, files: string[], asked: Asked) =>
      runCommand(asked.json ?? false, () => touched(figure, files, asked)),
    );
}
