import type { Command } from 'commander';
import { compareDrafts } from '../answers/compare-drafts.ts';
import { verifyText } from '../answers/verify-text.ts';
import { findPeriod } from '../kernels/figures/period.ts';
import type { Verdict } from '../model/briefing.ts';
import type { NumberChange, SentenceChange } from '../model/briefing-view.ts';
import { readText } from './claims.ts';
import { bookOf, wrongUse } from './open-book.ts';
import { answer, exitCodes, runCommand, say } from './run-command.ts';

interface VerifyChosen {
  district: string;
  territory?: string;
  period: string;
  /** a folder, or the package's own where none is named */
  declared?: string | true;
  /** the ledger of the house instead of declared files */
  store?: boolean;
  json?: boolean;
}

const verifyHelp = `
Reads the numbers of a finished text without bindings (UTF-8 or GB18030; - is standard input) and
holds each against the ledger: confirmed, contradicted, not-in-ledger, ambiguous. Offsets count code
points. The ledger is that of the declared files, without a database; with --store that of the house.

Exit codes: 0 nothing contradicts the ledger; 1 something does; 2 wrong use.

Examples:
  xianban brief verify report.txt --district hongqi --period 2024
  xianban brief verify - --district fengquan --period 2024 --json < report.txt`;

const diffHelp = `
Sentence by sentence: changed (with the numbers concerned), moved, added, removed. White space and
line breaks count for nothing.

Exit codes: 0 the drafts say the same; 1 they differ; 2 wrong use.

Example:
  xianban brief diff draft-1.md draft-2.md --json`;

function verdictLine({
  start,
  end,
  text,
  verdict,
  indicator,
  territory,
  ...rest
}: Verdict): string {
  const about = [indicator ?? '—', territory, rest.period].filter(Boolean).join(' ');
  const against = rest.wanted === undefined ? '' : `got ${rest.got}, wanted ${rest.wanted}`;
  const words = text.replaceAll(/\s+/g, '');
  return [`${start}-${end}`, verdict, words, rest.part, about, against].join('\t').trimEnd();
}

async function verify(file: string, options: VerifyChosen): Promise<void> {
  const { district, territory, period, declared, store, json } = options;
  if (!findPeriod(period))
    throw wrongUse('--period', '没有这个时期', 'no such period', period, '2024, 2024-Q3, 2024-03');
  const text = await readText(file, 'FILE');
  const { book } = await bookOf({ district, ...(store ? {} : { declared: declared ?? true }) });
  if (territory !== undefined && !book.territoryOf(territory)) {
    const known = book.territories.map(({ code }) => code).join(', ');
    throw wrongUse('--territory', '没有这个地区', 'no such territory', territory, known);
  }
  const verdicts = verifyText(text, book, { period, ...(territory ? { territory } : {}) });
  const count = (wanted: Verdict['verdict']) => verdicts.filter((v) => v.verdict === wanted).length;
  const counts = {
    confirmed: count('confirmed'),
    contradicted: count('contradicted'),
    'not-in-ledger': count('not-in-ledger'),
    ambiguous: count('ambiguous'),
  };
  if (!json) for (const one of verdicts) process.stdout.write(`${verdictLine(one)}\n`);
  say(
    Object.entries(counts)
      .map(([verdict, n]) => `${n} ${verdict}`)
      .join(', '),
  );
  if (json) answer({ verdicts, counts });
  if (counts.contradicted > 0) process.exitCode = exitCodes.problems;
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

function numberWords(change: NumberChange): string {
  const before = 'before' in change ? change.before : undefined;
  const after = 'after' in change ? change.after : undefined;
  const subject = (after ?? before)?.subject ?? '';
  return `${subject} ${before?.text ?? '+'} → ${after?.text ?? '−'}`.trim();
}

function changeLines(change: SentenceChange): string[] {
  if (change.kind === 'same') return [];
  const lines: string[] = [change.kind];
  if ('before' in change && change.kind !== 'moved') lines.push(`  - ${plain(change.before.text)}`);
  if ('after' in change) lines.push(`  + ${plain(change.after.text)}`);
  if (change.kind === 'changed')
    lines.push(...change.numbers.map((number) => `    ${number.kind}: ${numberWords(number)}`));
  return lines;
}

async function diff(before: string, after: string, json: boolean): Promise<void> {
  const all = compareDrafts(await readText(before, 'A'), await readText(after, 'B'));
  const changes = all.filter(({ kind }) => kind !== 'same');
  if (json) answer({ same: all.length - changes.length, changes });
  else for (const line of changes.flatMap(changeLines)) process.stdout.write(`${line}\n`);
  say(`${changes.length} of ${all.length} sentences differ`);
  if (changes.length > 0) process.exitCode = exitCodes.problems;
}

/** `brief verify` and `brief diff`, below the command `brief`. */
export function registerBriefVerify(brief: Command): void {
  brief
    .command('verify')
    .description('hold a finished text without bindings against the ledger')
    .argument('<file>', 'plain text, - for standard input')
    .requiredOption('--district <code>', 'whose ledger')
    .requiredOption('--period <period>', 'what the text is about where it says none: 2024, 2024-Q3')
    .option('--territory <code>', 'what it is about where it names none; the district by default')
    .option('--declared [folder]', 'declared files of another folder')
    .option('--store', 'the ledger of the house instead of the declared files')
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', verifyHelp)
    .action((file: string, options: VerifyChosen) =>
      runCommand(options.json ?? false, () => verify(file, options)),
    );
  brief
    .command('diff')
    .description('what changed between two drafts, sentence by sentence')
    .argument('<a>', 'the earlier draft')
    .argument('<b>', 'the later draft')
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', diffHelp)
    .action((a: string, b: string, options: { json?: boolean }) =>
      runCommand(options.json ?? false, () => diff(a, b, options.json ?? false)),
    );
}
