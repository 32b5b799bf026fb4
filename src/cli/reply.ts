import type { Command } from 'commander';
import { streamOf } from '../kernels/simulate/random.ts';
import { rankCorrelation } from '../kernels/stats/rank-correlation.ts';
import { maskText } from '../kernels/text/mask.ts';
import { checkReply, type ReplyCheck } from '../kernels/text/reply/check-reply.ts';
import type { MarkKind, ReplyAspect } from '../kernels/text/reply/reply-part.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { readAnsweredRows, type AnsweredRow, type ReplyColumns } from './reply-input.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Options extends ReplyColumns {
  seed: string;
  replicates: string;
  json?: boolean;
}

interface CheckedRow extends AnsweredRow {
  check: ReplyCheck;
}

const help = `
Reads each answer for what it says and leaves out, by words and shapes alone: whether it speaks of what was
asked, what is done, by whom, by when, in plain words. The score (0 to 1) is a weighted sum of these parts.
It cannot know whether what is said is true. Under --json each row has its score, what every part is worth
and the words that show it, masked; the summary has how the score relates to what can be measured.

Example:
  xianban reply check --in replies.csv.gz --demand 留言主题,留言详情 --reply 答复意见 \\
    --asked-at 留言时间 --answered-at 答复时间 --format "yyyy/M/d H:mm:ss" --zone Asia/Shanghai \\
    --id-column 留言编号 --json`;

/** What can be measured of an answer beside its score. */
const measures: Readonly<Record<string, (row: CheckedRow) => number>> = {
  length: ({ check }) => check.length,
  delayHours: ({ delayHours }) => delayHours,
  restating: ({ check }) => check.restating,
  dates: ({ check }) => check.dates,
};

const aspects: readonly ReplyAspect[] = ['answers', 'action', 'who', 'when', 'tone'];
/** Words that are told of one part of one row. */
const mostWords = 5;

const round = (value: number) => Math.round(value * 10_000) / 10_000;

function tellRow({ id, check, delayHours }: CheckedRow) {
  const parts = check.parts.map(({ aspect, value, holds, reason, marks }) => ({
    aspect,
    value: round(value),
    holds,
    reason,
    words: marks
      .slice(0, mostWords)
      .map(({ kind, text, start, end }) => ({ kind, text: maskText(text), start, end })),
  }));
  return {
    id,
    score: round(check.score),
    parts,
    restatesOnly: check.restatesOnly,
    personal: check.personal.length,
    length: check.length,
    delayHours: Number.isNaN(delayHours) ? null : round(delayHours),
    restating: round(check.restating),
    dates: check.dates,
  };
}

const kindsTold: readonly MarkKind[] = [
  'done',
  'planned',
  'for-you',
  'handed-on',
  'vague-when',
  'empty',
  'scolds',
  'officialese',
  'quoted',
  'long',
];

function summarise(rows: readonly CheckedRow[], seed: number, replicates: number) {
  const percent = (is: (check: ReplyCheck) => boolean) =>
    Math.round((1000 * rows.filter(({ check }) => is(check)).length) / rows.length) / 10;
  const partOf = (check: ReplyCheck, aspect: ReplyAspect) =>
    check.parts.find((part) => part.aspect === aspect)!;
  const scores = rows.map(({ check }) => check.score).toSorted((a, b) => a - b);
  const at = (share: number) => round(scores[Math.floor(share * (scores.length - 1))]!);
  const correlate = (of: (row: CheckedRow) => number, name: string) =>
    rankCorrelation(
      rows.map(of),
      rows.map(({ check }) => check.score),
      streamOf(seed, name),
      replicates,
    );
  return {
    rows: rows.length,
    score: { p10: at(0.1), median: at(0.5), p90: at(0.9) },
    holdsPercent: Object.fromEntries(
      aspects.map((aspect) => [aspect, percent((check) => partOf(check, aspect).holds)]),
    ),
    withWordsPercent: {
      ...Object.fromEntries(
        kindsTold.map((kind) => [
          kind,
          percent(({ parts }) => parts.some(({ marks }) => marks.some((m) => m.kind === kind))),
        ]),
      ),
      restatesOnly: percent(({ restatesOnly }) => restatesOnly),
      personal: percent(({ personal }) => personal.length > 0),
    },
    correlations: Object.fromEntries(
      Object.entries(measures).map(([name, of]) => [name, correlate(of, name)]),
    ),
  };
}

function wholeNumber(written: string, option: string): number {
  const value = Number(written);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new ProblemError(
    problem('use.reply', option, '要写一个正整数', 'wants a whole number of 1 or more', {
      got: written,
    }),
  );
}

async function check(options: Options): Promise<void> {
  const seed = wholeNumber(options.seed, '--seed');
  const replicates = wholeNumber(options.replicates, '--replicates');
  const rows = (await readAnsweredRows(options)).map((row) => ({ ...row, check: checkReply(row) }));
  const summary = summarise(rows, seed, replicates);
  say(`${summary.rows} answers; median score ${summary.score.median}`);
  for (const [name, share] of Object.entries({
    ...summary.holdsPercent,
    ...summary.withWordsPercent,
  }))
    say(`  ${name.padEnd(13)} ${share.toFixed(1).padStart(5)} %`);
  for (const [name, { rho, interval, pairs }] of Object.entries(summary.correlations))
    say(
      `score and ${name}: ${rho?.toFixed(3) ?? 'unknown'}${interval ? ` [${interval.map((end) => end.toFixed(3)).join(', ')}]` : ''} of ${pairs}`,
    );
  if (options.json) answer({ summary, rows: rows.map(tellRow) });
}

/** `xianban reply`: what official answers say and leave out. */
export function registerReply(program: Command): void {
  program
    .command('reply')
    .description('official answers, read for what they say and leave out')
    .command('check')
    .description('checks the answers of a file')
    .requiredOption('--in <file>', 'CSV, JSON Lines or XLSX, also gzip')
    .requiredOption('--demand <columns>', 'columns of what was asked, comma-separated')
    .requiredOption('--reply <column>', 'column of the answer')
    .option('--asked-at <column>', 'when it was asked')
    .option('--answered-at <column>', 'when it was answered')
    .option('--format <format>', 'format of the times', 'yyyy-MM-dd HH:mm:ss')
    .option('--zone <zone>', 'time zone of the file', 'UTC')
    .option('--id-column <column>', 'the number of the row where absent')
    .option('--seed <n>', 'of the intervals', '1')
    .option('--replicates <n>', 'draws of each interval', '1000')
    .option('--json', 'last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((options: Options) => runCommand(options.json ?? false, () => check(options)));
}
