import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { openFile } from '../connectors/file/open-file.ts';
import { readInstant } from '../engines/intake/parse-instant.ts';
import { findTopics, type FoundTopic } from '../kernels/text/topics/find-topics.ts';
import { heatOf, type Heat, type TopicFacts } from '../kernels/text/topics/heat.ts';
import { pairAgreement } from '../kernels/text/topics/pair-agreement.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnNames } from './classify-input.ts';
import { answer, runCommand, say } from './run-command.ts';
import { columnFinder } from './similar-input.ts';

interface Options {
  in: string;
  title: string;
  text: string;
  time: string;
  format: string;
  zone: string;
  idColumn?: string;
  user?: string;
  likes?: string;
  dislikes?: string;
  top: string;
  truth?: string;
  json?: boolean;
}

/** A message with what heat counts. */
interface Message {
  id: string;
  title: string;
  text: string;
  /** ms since 1970; NaN where it cannot be read */
  at: number;
  user: string;
  likes: number;
  dislikes: number;
}

/** A topic as it is told. */
interface ToldTopic extends FoundTopic {
  heat: Heat;
  /** civil dates of the first and last message in UTC; null where no time could be read */
  from: string | null;
  to: string | null;
}

const help = `
Groups messages into problems: alike in rare words and names, near in time. The hottest first; heat is
the sum of its parts (people, likes, persistence, spread, growth), each told under --json with the members.
Another order of the same rows gives the same topics. Rows with an id that was there are left out.
--truth holds the groups against problems found by reading: pairwise precision, recall and F1, where what
is in no problem of the file counts as being none of them.

Example:
  xianban topics --in messages.csv.gz --title 留言主题 --text 留言详情 --time 留言时间 \\
    --format "yyyy/M/d H:mm:ss" --zone Asia/Shanghai --id-column 留言编号 --user 留言用户 \\
    --likes 点赞数 --dislikes 反对数 --top 10`;

const numberIn = (cell: string | undefined): number => {
  const value = Number(cell?.trim() || 0);
  return value >= 0 && Number.isFinite(value) ? value : 0;
};

/** @throws ProblemError where the file or a column cannot be read, or no row is left */
async function readMessages(options: Options): Promise<Map<string, Message>> {
  const file = await openFile(options.in);
  try {
    const find = columnFinder(file.columns);
    const titles =
      options.title === ''
        ? []
        : columnNames(options.title, '--title').map((name) => find(name, '--title'));
    const texts = columnNames(options.text, '--text').map((name) => find(name, '--text'));
    const at = {
      time: find(options.time, '--time'),
      id: find(options.idColumn, '--id-column'),
      user: find(options.user, '--user'),
      likes: find(options.likes, '--likes'),
      dislikes: find(options.dislikes, '--dislikes'),
    };
    const instantOf = readInstant(options.format, options.zone);
    const messages = new Map<string, Message>();
    for await (const batch of file.batches()) {
      for (const { row, cells, fault } of batch) {
        const cell = (place: number) => (place < 0 ? undefined : cells[place]);
        const id = cell(at.id)?.trim() || String(row);
        if (fault || messages.has(id)) continue;
        const joined = (places: readonly number[]) =>
          places.map((place) => cell(place)?.trim() ?? '').join(' ');
        messages.set(id, {
          id,
          title: joined(titles),
          text: joined(texts),
          at: instantOf(cell(at.time) ?? '') ?? Number.NaN,
          user: cell(at.user)?.trim() || id,
          likes: numberIn(cell(at.likes)),
          dislikes: numberIn(cell(at.dislikes)),
        });
      }
    }
    if (messages.size > 0) return messages;
    throw new ProblemError(
      problem(
        'file.empty',
        options.in,
        '文件里没有可读的行',
        'The file has no row that can be read',
      ),
    );
  } finally {
    await file.close();
  }
}

const weekMs = 7 * 86_400_000;
/** Weeks that count as lately, up to the newest message of all. */
const recentWeeks = 8;

function tell(
  topic: FoundTopic,
  messages: ReadonlyMap<string, Message>,
  newest: number,
): ToldTopic {
  const members = topic.members.map(({ id }) => messages.get(id)!);
  const times = members.map(({ at }) => at).filter((at) => !Number.isNaN(at));
  const sum = (of: (one: Message) => number) => members.reduce((total, one) => total + of(one), 0);
  const within = (from: number, to: number) =>
    times.filter((at) => newest - at >= from * weekMs && newest - at < to * weekMs).length;
  const facts: TopicFacts = {
    people: new Set(members.map(({ user }) => user)).size,
    likes: sum(({ likes }) => likes),
    dislikes: sum(({ dislikes }) => dislikes),
    weeks: new Set(times.map((at) => Math.floor(at / weekMs))).size,
    // a file of messages does not say how many places there are: spread counts for nothing
    places: 1,
    recent: within(0, recentWeeks),
    before: within(recentWeeks, 2 * recentWeeks),
  };
  const date = (at: number | undefined) =>
    at === undefined ? null : new Date(at).toISOString().slice(0, 10);
  const sorted = times.toSorted((a, b) => a - b);
  return { ...topic, heat: heatOf(facts), from: date(sorted[0]), to: date(sorted.at(-1)) };
}

async function listTopics(options: Options): Promise<void> {
  const top = Number(options.top);
  if (!Number.isInteger(top) || top < 1)
    throw new ProblemError(
      problem('use.topics', '--top', '要写一个正整数', 'wants a whole number of 1 or more', {
        got: options.top,
      }),
    );
  const messages = await readMessages(options);
  const all = [...messages.values()];
  const newest = all.reduce((last, { at }) => (at > last ? at : last), Number.NEGATIVE_INFINITY);
  const found = findTopics(all);
  const truth = options.truth === undefined ? null : await agreement(found, options.truth);
  const topics = found
    .map((topic) => tell(topic, messages, newest))
    .sort((a, b) => b.heat.total - a.heat.total)
    .slice(0, top);
  for (const { title, place, members, heat, from, to } of topics)
    say(
      `${heat.total.toFixed(1).padStart(6)}  ${String(members.length).padStart(4)}  ${from ?? ''} – ${to ?? ''}  ${place ?? ''}  ${title}`,
    );
  for (const [which, { precision, recall, f1 }] of truth
    ? ([
        ['all', truth.all],
        ['without the two largest', truth.withoutTwoLargest],
      ] as const)
    : [])
    say(
      `${truth!.problems} known problems, ${which}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`,
    );
  if (options.json) answer({ messages: messages.size, topics, truth });
}

const Truth = z.object({
  problems: z.record(z.string(), z.array(z.string()).min(2)),
  unsure: z.array(z.string()).default([]),
});

/** @throws ProblemError where the file is no list of problems */
async function readTruth(path: string): Promise<z.infer<typeof Truth>> {
  const wrong = (got: string) =>
    new ProblemError(
      problem('use.truth', '--truth', '读不了已知问题的文件', 'the known problems cannot be read', {
        got,
        wanted: '{"problems": {"name": ["id", …]}, "unsure": ["id", …]}',
      }),
    );
  try {
    const read = Truth.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (read.success) return read.data;
    throw wrong(read.error.issues[0]?.message ?? '');
  } catch (error) {
    throw error instanceof ProblemError ? error : wrong((error as Error).message);
  }
}

/** How the groups agree with known problems: all of them, and without the two largest. */
async function agreement(topics: readonly FoundTopic[], path: string) {
  const { problems, unsure } = await readTruth(path);
  const groups = topics.map(({ members }) => members.map(({ id }) => id));
  const bySize = Object.values(problems).sort((a, b) => b.length - a.length);
  const doubt = new Set(unsure);
  return {
    problems: bySize.length,
    all: pairAgreement(groups, bySize, doubt),
    withoutTwoLargest: pairAgreement(groups, bySize.slice(2), doubt),
  };
}

/** `xianban topics`: the problems that messages speak of. */
export function registerTopics(program: Command): void {
  program
    .command('topics')
    .description('group messages into problems, the hottest first')
    .requiredOption('--in <file>', 'CSV, JSON Lines or XLSX, also gzip')
    .option('--title <columns>', 'columns that say what it is about, comma-separated', '')
    .requiredOption('--text <columns>', 'columns of the message, comma-separated')
    .requiredOption('--time <column>', 'when it came')
    .option('--format <format>', 'format of the time', 'yyyy-MM-dd HH:mm:ss')
    .option('--zone <zone>', 'time zone of the file', 'UTC')
    .option('--id-column <column>', 'the number of the row where absent')
    .option('--user <column>', 'who wrote; everybody another person where absent')
    .option('--likes <column>', 'how many agree')
    .option('--dislikes <column>', 'how many do not')
    .option('--top <n>', 'topics that are told', '20')
    .option('--truth <file>', 'known problems by the ids of their messages, JSON')
    .option('--json', 'last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((options: Options) => runCommand(options.json ?? false, () => listTopics(options)));
}
