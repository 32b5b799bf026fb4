import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { Claim } from '../kernels/figures/claim.ts';
import { readClaims, type ClaimLanguage } from '../kernels/figures/read-claims.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { answer, runCommand } from './run-command.ts';

interface Options {
  in: string;
  lang?: string;
  json?: boolean;
}

const help = `
The file is plain text in UTF-8 or GB18030; - reads standard input. Offsets count code points of
the decoded text, without a byte order mark. Without --lang each paragraph is read in the language
of its letters.

Exit codes: 0 read (also where the text holds no number); 1 it is no text; 2 wrong use.

Examples:
  xianban claims extract --in report.txt
  xianban claims extract --in - --lang en --json < briefing.txt`;

const foreign: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF'],
  ['PK\u0003\u0004', 'ZIP, Word or Excel'],
  ['\u00d0\u00cf\u0011\u00e0', 'Word or Excel 97-2003'],
  ['\u001f\u008b', 'gzip'],
  ['\u0089PNG', 'PNG'],
  ['\u00ff\u00d8\u00ff', 'JPEG'],
];

const noText = (path: string, got: string) =>
  new ProblemError(
    problem('file.format', path, '这不是纯文本文件', 'This is not plain text', {
      got,
      wanted: 'text in UTF-8 or GB18030',
    }),
  );

/** UTF-8 where every byte fits it, else UTF-16 with its mark, else GB18030 where that fits. */
function decodeWhole(bytes: Uint8Array, path: string): string {
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  const known = foreign.find(([magic]) => head.startsWith(magic));
  if (known) throw noText(path, known[1]);
  const marked = head.startsWith('\u00ff\u00fe')
    ? 'utf-16le'
    : head.startsWith('\u00fe\u00ff')
      ? 'utf-16be'
      : undefined;
  if (marked === undefined && bytes.includes(0)) throw noText(path, 'bytes that are zero');
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding
    }
  }
  throw noText(path, 'bytes of neither encoding');
}

/** A text file in UTF-8, UTF-16 or GB18030; `-` is standard input. Anything else is a problem of `option`. */
export async function readText(path: string, option = '--in'): Promise<string> {
  if (path === '-') return decodeWhole(await buffer(process.stdin), '-');
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES') throw error;
    throw new ProblemError(
      problem('use.file', option, '文件读不了', 'The file cannot be read', {
        got: `${path} (${code})`,
        wanted: 'a text file, or - for standard input',
      }),
    );
  }
  return decodeWhole(bytes, path);
}

function languageOf(lang: string | undefined): ClaimLanguage | undefined {
  if (lang === undefined || lang === 'zh' || lang === 'en') return lang;
  throw new ProblemError(
    problem('use.unknown', '--lang', '没有这种语言', 'no such language', {
      got: lang,
      wanted: 'zh, en',
    }),
  );
}

const sign = (value: string | null, unit: string | null) => `${value ?? '?'}${unit ?? ''}`;

/** One line for people: where, what, of what, and what hangs on it. */
function lineOf(claim: Claim): string {
  const { growth, rank, kind } = claim;
  const amount =
    claim.value === null
      ? ''
      : sign(claim.to ? `${claim.value}—${claim.to}` : claim.value, claim.unit);
  const more = [
    kind !== 'growth' && growth ? `growth ${sign(growth.value, growth.unit)}` : '',
    kind !== 'rank' && rank ? `rank ${rank.n ?? '?'} ${rank.scope ?? ''}`.trim() : '',
    kind === 'rank' && rank?.scope ? `in ${rank.scope}` : '',
    claim.qualifier ?? '',
    claim.period ?? '',
    claim.place ?? '',
  ].filter(Boolean);
  const place = `${claim.start}-${claim.end}`;
  const text = claim.text.replaceAll(/\s+/g, ' ');
  return [
    place.padEnd(13),
    kind.padEnd(11),
    text,
    amount,
    claim.subject ?? '—',
    more.join(' · '),
  ].join('\t');
}

async function extract(options: Options): Promise<void> {
  const language = languageOf(options.lang);
  const claims = readClaims(await readText(options.in), language);
  if (options.json) answer({ claims });
  else for (const claim of claims) process.stdout.write(`${lineOf(claim)}\n`);
}

export function registerClaims(program: Command): void {
  program
    .command('claims')
    .description('numbers in prose and what they say')
    .command('extract')
    .description('every numeric claim of a text: value, unit, subject, growth, rank, offsets')
    .requiredOption('--in <path>', 'a text file, - for standard input')
    .option('--lang <zh|en>', 'read everything in this language')
    .option('--json', 'the last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((options: Options) => runCommand(options.json ?? false, () => extract(options)));
}
