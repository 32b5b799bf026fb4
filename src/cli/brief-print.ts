import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { checkBriefing } from '../answers/check-briefing.ts';
import { printBriefing, printFormats, type PrintFormat } from '../answers/print/print-briefing.ts';
import { readBriefing } from '../answers/read-briefing.ts';
import type { Finding } from '../model/briefing.ts';
import { ProblemError, problem, type Problem } from '../model/problem.ts';
import { readText } from './claims.ts';
import { bookOf, wrongUse } from './open-book.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Chosen {
  format: string;
  out?: string;
  draft?: boolean;
  district?: string;
  /** a folder, or the package's own where none is named */
  declared?: string | true;
  /** the ledger of the house instead of declared files */
  store?: boolean;
  json?: boolean;
}

const printHelp = `
pdf and docx in the layout of official documents, fonts embedded, with notes of sources; json and
csv (a data package, zipped) hold the figures behind every number. The same briefing and ledger give
the same bytes. What the check finds wrong is not printed, unless it is a draft: then every page says
so. Without --out the file is named as the briefing: hongqi-2024.pdf.

Exit codes: 0 printed; 1 something is wrong with the briefing; 2 wrong use.

Examples:
  xianban brief print declared/briefings/hongqi-2024.md --format pdf --out hongqi.pdf
  xianban brief print draft.md --format docx --draft`;

const isFormat = (format: string): format is PrintFormat =>
  (printFormats as readonly string[]).includes(format);

const asProblem = ({ rule, start, end, detail, got, wanted }: Finding): Problem =>
  problem(
    `briefing.${rule.replace(/^briefing\./, '')}`,
    `text[${start}..${end}]`,
    detail.zh,
    detail.en,
    {
      got,
      wanted,
    },
  );

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const reason = (error as Error).message;
    throw new ProblemError(
      problem('use.file', '--out', '写不了这个文件', 'the file cannot be written', {
        got: reason,
        wanted: 'a path in a folder that is there',
      }),
    );
  }
}

async function print(file: string, chosen: Chosen): Promise<void> {
  const { format, store, declared, draft = false } = chosen;
  if (!isFormat(format)) {
    const wanted = printFormats.join(', ');
    throw wrongUse('--format', '没有这种格式', 'no such format', format, wanted);
  }
  const text = await readText(file, 'FILE');
  const read = readBriefing(text);
  if (!read.ok) throw new ProblemError(...read.problems);
  const district = chosen.district ?? read.value.head.district;
  const { book } = await bookOf({ district, ...(store ? {} : { declared: declared ?? true }) });
  const { bound, findings } = checkBriefing(text, book);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!bound || (errors.length > 0 && !draft)) throw new ProblemError(...errors.map(asProblem));
  const { bytes, fileName } = await printBriefing(format, bound, book, { draft });
  const path = chosen.out ?? fileName;
  await write(path, bytes);
  say(`${path}, ${bytes.length} bytes`);
  if (chosen.json) answer({ path, bytes: bytes.length, draft, errors: errors.length });
}

/** `brief print`, below the command `brief`. */
export function registerBriefPrint(brief: Command): void {
  brief
    .command('print')
    .description('a briefing as PDF, Word, JSON or a data package of CSV tables')
    .argument('<file>', 'briefing')
    .requiredOption('--format <format>', printFormats.join(', '))
    .option('--out <path>', 'where to; by default the code of the briefing')
    .option('--draft', 'print in spite of errors, with 草稿 DRAFT on every page')
    .option('--district <code>', 'another district than the head says')
    .option('--declared [folder]', 'declared files of another folder')
    .option('--store', 'the ledger of the house instead of the declared files')
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', printHelp)
    .action((file: string, chosen: Chosen) =>
      runCommand(chosen.json ?? false, () => print(file, chosen)),
    );
}
