import { basename } from 'node:path';
import type { Command } from 'commander';
import { checkBriefing } from '../answers/check-briefing.ts';
import { printedText } from '../answers/printed-text.ts';
import { readBriefing } from '../answers/read-briefing.ts';
import type { Finding } from '../model/briefing.ts';
import { ProblemError } from '../model/problem.ts';
import { registerBriefPrint } from './brief-print.ts';
import { registerBriefVerify } from './brief-verify.ts';
import { readText } from './claims.ts';
import { bookOf, type BookAsked } from './open-book.ts';
import { answer, exitCodes, runCommand } from './run-command.ts';

interface Asked extends Partial<BookAsked> {
  store?: boolean;
  json?: boolean;
}

const help = `
A briefing is Markdown with a head and bindings: {{gdp 2024: level, growth, rank}}. docs/briefings.md
says how to write one. The ledger is that of the declared files, so that a repository can check its
briefings without a database; with --store it is that of the running house.

Exit codes: 0 nothing is wrong; 1 something is; 2 wrong use.

Examples:
  xianban brief check declared/briefings/hongqi-2024.md
  xianban brief render declared/briefings/hongqi-2024.md
  xianban brief verify report.txt --district hongqi --period 2024
  xianban brief diff draft-1.md draft-2.md
  xianban brief print declared/briefings/hongqi-2024.md --format pdf`;

/** Line and column of a code point, from 1. */
function placeIn(text: string, point: number): string {
  const before = Array.from(text).slice(0, point).join('').split('\n');
  return `${before.length}:${Array.from(before.at(-1)!).length + 1}`;
}

const districtOf = (text: string, asked: Asked): string => {
  if (asked.district !== undefined) return asked.district;
  const read = readBriefing(text);
  if (!read.ok) throw new ProblemError(...read.problems);
  return read.value.head.district;
};

const openBook = (district: string, { store, declared }: Asked) =>
  bookOf({ district, ...(store ? {} : { declared: declared ?? (true as const) }) });

function findingLine(path: string, text: string, one: Finding, language: 'zh' | 'en'): string {
  const got = one.got === undefined ? '' : ` · got ${one.got}`;
  const wanted = one.wanted === undefined ? '' : ` · wanted ${one.wanted}`;
  const place = `${path}:${placeIn(text, one.start)}`;
  return `${place}\t${one.severity}\t${one.rule}\t${one.detail[language]}${got}${wanted}`;
}

async function check(files: readonly string[], asked: Asked): Promise<void> {
  const all: { file: string; findings: Finding[] }[] = [];
  for (const file of files) {
    const text = await readText(file, 'FILE');
    const { book } = await openBook(districtOf(text, asked), asked);
    const { findings, bound } = checkBriefing(text, book);
    all.push({ file, findings });
    const language = bound?.head.language ?? 'zh';
    if (!asked.json) {
      for (const one of findings) console.log(findingLine(basename(file), text, one, language));
    }
  }
  const errors = all.flatMap(({ findings }) => findings).filter((f) => f.severity === 'error');
  if (asked.json) answer({ files: all });
  else console.log(`${files.length} files, ${errors.length} errors`);
  if (errors.length > 0) process.exitCode = exitCodes.problems;
}

async function render(file: string, asked: Asked): Promise<void> {
  const text = await readText(file, 'FILE');
  const { book } = await openBook(districtOf(text, asked), asked);
  const { bound, findings } = checkBriefing(text, book);
  if (asked.json) answer({ bound, findings });
  else if (bound) process.stdout.write(printedText(bound));
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = exitCodes.problems;
}

/** `xianban brief check|render|verify|diff` */
export function registerBrief(program: Command): void {
  const brief = program
    .command('brief')
    .description('briefings whose every number is bound to the ledger')
    .addHelpText('after', help);
  const common = (command: Command) =>
    command
      .option('--declared [folder]', 'declared files of another folder')
      .option('--store', 'the ledger of the house instead of the declared files')
      .option('--json', 'the last line of stdout is one JSON object');
  common(brief.command('check').description('everything that is wrong with briefings'))
    .argument('<files...>', 'briefings')
    .option('--district <code>', 'another district than the head says')
    .action((files: string[], asked: Asked) =>
      runCommand(asked.json ?? false, () => check(files, asked)),
    );
  common(brief.command('render').description('a briefing with its numbers filled in'))
    .argument('<file>', 'briefing')
    .option('--district <code>', 'another district than the head says')
    .action((file: string, asked: Asked) =>
      runCommand(asked.json ?? false, () => render(file, asked)),
    );
  registerBriefVerify(brief);
  registerBriefPrint(brief);
}
