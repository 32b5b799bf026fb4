import type { Command } from 'commander';
import { loadRegistry } from '../declared.ts';
import { findMentions } from '../kernels/text/mentions/find-mentions.ts';
import { compileGazetteer, type Gazetteer } from '../kernels/text/mentions/gazetteer.ts';
import type { PlaceMention } from '../kernels/text/mentions/mention.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnNames, readLabelledRows } from './classify-input.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Options {
  district: string;
  text?: string;
  in?: string;
  json?: boolean;
}

const help = `
With --in, --text names the columns that are read; each row gives one JSON object on stdout. A place is
given only where one is meant; where several may be, all are told with what speaks for each.

Examples:
  xianban places find --district hongqi --text "洪门镇和平社区3号楼停水"
  xianban places find --district hongqi --in demands.csv --text title,detail --json`;

async function gazetteerOf(district: string): Promise<Gazetteer> {
  const { districts, places } = await loadRegistry();
  const known = districts[district];
  const file = known && places[known.places];
  if (file) return compileGazetteer(file.places);
  const wanted = Object.keys(districts).join(', ');
  throw new ProblemError(
    problem('use.unknown', '--district', '没有这个区', 'no such district', {
      got: district,
      wanted,
    }),
  );
}

function sayMention({ text, kind, place, candidates }: PlaceMention): void {
  say(`${text} (${kind})${place === null ? '' : ` = ${place}`}`);
  for (const { place: code, label, why } of candidates) {
    say(`  ${code} ${label.zh} ${label.en}: ${why.zh} / ${why.en}`);
  }
}

async function findInFile(gazetteer: Gazetteer, options: Options, file: string): Promise<void> {
  const { rows, faulty } = await readLabelledRows(
    file,
    columnNames(options.text ?? '', '--text'),
    [],
  );
  const kinds: Record<string, number> = {};
  let mentioning = 0;
  let mentions = 0;
  for (const { row, fields } of rows) {
    const found = findMentions(gazetteer, fields.join('\n'));
    if (found.length > 0) mentioning += 1;
    mentions += found.length;
    for (const { kind } of found) kinds[kind] = (kinds[kind] ?? 0) + 1;
    process.stdout.write(`${JSON.stringify({ row, mentions: found })}\n`);
  }
  say(`${rows.length} texts, ${mentioning} with a mention, ${mentions} mentions`);
  if (options.json) answer({ texts: rows.length, mentioning, mentions, kinds, leftOut: faulty });
}

async function find(options: Options): Promise<void> {
  if (options.text === undefined) {
    throw new ProblemError(
      problem('use.text', '--text', '缺少文字', 'no text was given', {
        got: 'nothing',
        wanted: '--text WORDS, or --in FILE --text COLUMNS',
      }),
    );
  }
  const gazetteer = await gazetteerOf(options.district);
  if (options.in !== undefined) return findInFile(gazetteer, options, options.in);
  const mentions = findMentions(gazetteer, options.text);
  for (const mention of mentions) sayMention(mention);
  if (mentions.length === 0) say('no place is named');
  if (options.json) answer({ mentions });
}

export function registerPlaces(program: Command): void {
  program
    .command('places')
    .description('where a demand is: places that its words name')
    .addHelpText('after', help)
    .command('find')
    .description('places, roads, estates and buildings that a text or the rows of a file name')
    .requiredOption('--district <code>', 'whose places are known')
    .option('--text <words>', 'the text; with --in the columns of it')
    .option('--in <file>', 'CSV, JSON Lines or XLSX, the first two also as .gz')
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => find(options)));
}
