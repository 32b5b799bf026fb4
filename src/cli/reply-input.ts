import { openFile } from '../connectors/file/open-file.ts';
import { readInstant } from '../engines/intake/parse-instant.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnNames } from './classify-input.ts';
import { say } from './run-command.ts';
import { columnFinder } from './similar-input.ts';

/** Which columns hold what. */
export interface ReplyColumns {
  in: string;
  demand: string;
  reply: string;
  askedAt?: string;
  answeredAt?: string;
  format: string;
  zone: string;
  idColumn?: string;
}

/** An answer with what was asked. */
export interface AnsweredRow {
  id: string;
  demand: string;
  reply: string;
  /** hours from question to answer; NaN where either time is missing, unread or the wrong way round */
  delayHours: number;
}

const msPerHour = 3_600_000;

/**
 * Reads demands with their answers of CSV, JSON Lines or XLSX (also gzip). Rows without an answer and
 * rows with an id that was there are left out, and how many is said on stderr.
 *
 * @throws ProblemError where the file or a column cannot be read, or no row is left
 */
export async function readAnsweredRows(columns: ReplyColumns): Promise<AnsweredRow[]> {
  const file = await openFile(columns.in);
  try {
    const find = columnFinder(file.columns);
    const demands = columnNames(columns.demand, '--demand').map((name) => find(name, '--demand'));
    const at = {
      reply: find(columns.reply, '--reply'),
      asked: find(columns.askedAt, '--asked-at'),
      answered: find(columns.answeredAt, '--answered-at'),
      id: find(columns.idColumn, '--id-column'),
    };
    const instantOf = readInstant(columns.format, columns.zone);
    const rows = new Map<string, AnsweredRow>();
    const left = { unanswered: 0, repeated: 0 };
    for await (const batch of file.batches()) {
      for (const { row, cells, fault } of batch) {
        const cell = (place: number) => (place < 0 ? '' : (cells[place]?.trim() ?? ''));
        const id = cell(at.id) || String(row);
        const reply = fault ? '' : cell(at.reply);
        if (reply === '') left.unanswered += 1;
        else if (rows.has(id)) left.repeated += 1;
        else {
          const [asked, answered] = [instantOf(cell(at.asked)), instantOf(cell(at.answered))];
          const delay = ((answered ?? Number.NaN) - (asked ?? Number.NaN)) / msPerHour;
          rows.set(id, {
            id,
            demand: demands.map(cell).join('\n'),
            reply,
            delayHours: delay >= 0 ? delay : Number.NaN,
          });
        }
      }
    }
    if (left.unanswered > 0) say(`${left.unanswered} rows without an answer left out`);
    if (left.repeated > 0) say(`${left.repeated} rows with an id that was there already left out`);
    if (rows.size > 0) return [...rows.values()];
    throw new ProblemError(
      problem(
        'file.empty',
        columns.in,
        '文件里没有带答复的行',
        'The file has no row with an answer',
      ),
    );
  } finally {
    await file.close();
  }
}
