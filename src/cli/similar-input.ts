import { openFile } from '../connectors/file/open-file.ts';
import { readInstant } from '../engines/intake/parse-instant.ts';
import type { JudgedDemand } from '../kernels/text/similar/judge-duplicates.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnNames } from './classify-input.ts';
import { say } from './run-command.ts';

/** Which columns hold what. */
export interface SimilarColumns {
  in: string;
  text: string;
  time: string;
  format: string;
  zone: string;
  id?: string;
  lat?: string;
  lon?: string;
  category?: string;
  status?: string;
  duplicate?: string;
  original?: string;
  closed?: string;
}

const inputProblem = (path: string, zh: string, en: string, got: string, wanted: string) =>
  new ProblemError(problem('use.columns', path, zh, en, { got, wanted }));

/** Finds columns of a file by name; -1 where none was asked for, ProblemError where there is none of it. */
export function columnFinder(columns: readonly string[]) {
  return (name: string | undefined, option: string): number => {
    if (name === undefined) return -1;
    const at = columns.indexOf(name);
    if (at >= 0) return at;
    throw inputProblem(
      option,
      '文件里没有这一列',
      'the file has no such column',
      name,
      columns.join(', '),
    );
  };
}

function patternOf(written: string): RegExp {
  try {
    return new RegExp(written, 'iu');
  } catch {
    throw inputProblem(
      '--duplicate',
      '不是正则表达式',
      'this is no regular expression',
      written,
      'such as Dup',
    );
  }
}

const degrees = (cell: string | undefined, most: number): number | null => {
  const value = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
  return Number.isFinite(value) && Math.abs(value) <= most ? value : null;
};

/**
 * Reads demands of CSV, JSON Lines or XLSX (also gzip) in the order of their opening; of one instant in the order of
 * their ids. Rows without a readable time and repeated ids are left out, and how many is said on stderr.
 *
 * @throws ProblemError where the file, a column or the expression cannot be read, or no row is left
 */
export async function readComparedRows(columns: SimilarColumns): Promise<JudgedDemand[]> {
  const file = await openFile(columns.in);
  try {
    const find = columnFinder(file.columns);
    const texts = columnNames(columns.text, '--text').map((name) => find(name, '--text'));
    const at = {
      time: find(columns.time, '--time'),
      id: find(columns.id, '--id-column'),
      lat: find(columns.lat, '--lat'),
      lon: find(columns.lon, '--lon'),
      category: find(columns.category, '--category'),
      status: find(columns.status, '--status'),
      original: find(columns.original, '--original'),
      closed: find(columns.closed, '--closed'),
    };
    const instantOf = readInstant(columns.format, columns.zone);
    const isDuplicate = patternOf(columns.duplicate ?? 'dup');
    const rows = new Map<string, JudgedDemand>();
    const left = { faulty: 0, repeated: 0 };
    for await (const batch of file.batches()) {
      for (const { row, cells, fault } of batch) {
        const cell = (place: number) => (place < 0 ? undefined : cells[place]);
        const instant = fault ? undefined : instantOf(cell(at.time) ?? '');
        const id = cell(at.id)?.trim() || String(row);
        if (instant === undefined) left.faulty += 1;
        else if (rows.has(id)) left.repeated += 1;
        else {
          const [lat, lon] = [degrees(cell(at.lat), 90), degrees(cell(at.lon), 180)];
          const original = cell(at.original)?.trim() || null;
          rows.set(id, {
            id,
            text: texts.map((place) => cell(place) ?? '').join(' '),
            lat: lon === null ? null : lat,
            lon: lat === null ? null : lon,
            category: at.category < 0 ? null : (cell(at.category) ?? ''),
            at: instant,
            original,
            duplicate:
              original !== null || (at.status >= 0 && isDuplicate.test(cell(at.status) ?? '')),
            closedAt: instantOf(cell(at.closed) ?? '') ?? null,
          });
        }
      }
    }
    if (left.faulty > 0) say(`${left.faulty} rows without a time that can be read left out`);
    if (left.repeated > 0) say(`${left.repeated} rows with an id that was there already left out`);
    if (rows.size > 0) {
      return [...rows.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    }
    throw new ProblemError(
      problem(
        'file.empty',
        columns.in,
        '文件里没有可读的行',
        'The file has no row that can be read',
        {
          got: `${left.faulty} rows left out`,
          wanted: 'rows with a time',
        },
      ),
    );
  } finally {
    await file.close();
  }
}
