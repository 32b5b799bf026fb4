import { openFile } from '../connectors/file/open-file.ts';
import { levelSeparator } from '../kernels/text/classify/class-levels.ts';
import type { Example } from '../kernels/text/classify/train-classifier.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { say } from './run-command.ts';

/** A row of a table as the classifier sees it. */
export interface LabelledRow {
  /** 1 for the first row after the header */
  row: number;
  fields: string[];
  /** empty where no label was asked for or the row has none */
  label: string;
}

export interface LabelledRows {
  rows: LabelledRow[];
  /** rows that cannot be read, each with its reason told on stderr up to a few */
  faulty: number;
}

/** `title, detail` → title, detail. @throws ProblemError where a name is missing */
export function columnNames(written: string, option: string): string[] {
  const names = written.split(',').map((name) => name.trim());
  if (names.every((name) => name !== '')) return names;
  throw new ProblemError(
    problem('use.columns', option, '列名不能为空', 'the name of a column is missing', {
      got: written,
      wanted: 'names with commas between them',
    }),
  );
}

function placesOf(names: readonly string[], columns: readonly string[], option: string): number[] {
  return names.map((name) => {
    const at = columns.indexOf(name);
    if (at >= 0) return at;
    throw new ProblemError(
      problem('use.unknown', option, '文件里没有这一列', 'the file has no such column', {
        got: name,
        wanted: columns.join(', '),
      }),
    );
  });
}

/** Faults told one by one; the rest are only counted. */
const mostTold = 5;

/**
 * Reads the texts of a CSV, JSON Lines or XLSX file (also gzip), and their labels; several label columns
 * become one path, coarse to fine. Rows that cannot be read are left out and told on stderr.
 *
 * @throws ProblemError where the file cannot be read, has no such column or no row
 */
export async function readLabelledRows(
  path: string,
  text: readonly string[],
  label: readonly string[],
): Promise<LabelledRows> {
  const file = await openFile(path);
  try {
    const texts = placesOf(text, file.columns, '--text');
    const labels = placesOf(label, file.columns, '--label');
    const rows: LabelledRow[] = [];
    let faulty = 0;
    for await (const batch of file.batches()) {
      for (const { row, line, cells, fault } of batch) {
        if (fault) {
          faulty += 1;
          if (faulty <= mostTold) say(`line ${line}: ${fault.detail.en} (left out)`);
          continue;
        }
        const parts = labels.map((at) => (cells[at] ?? '').trim()).filter((part) => part !== '');
        const fields = texts.map((at) => cells[at] ?? '');
        rows.push({ row, fields, label: parts.join(levelSeparator) });
      }
    }
    if (faulty > mostTold) say(`${faulty} rows left out in all`);
    if (rows.length > 0) return { rows, faulty };
    throw new ProblemError(
      problem('file.empty', path, '文件里没有可读的行', 'The file has no row that can be read', {
        got: `${faulty} rows left out`,
        wanted: 'rows',
      }),
    );
  } finally {
    await file.close();
  }
}

/**
 * Rows that can be learned from: with a label, and of a class that has more than one.
 *
 * @throws ProblemError where a class has one only, unless rare ones are dropped, or one class is left
 */
export function examplesOf<T extends Example>(
  rows: readonly T[],
  path: string,
  dropRare: boolean,
): T[] {
  const labelled = rows.filter(({ label }) => label !== '');
  if (labelled.length < rows.length)
    say(`${rows.length - labelled.length} rows without a label left out`);
  const sizes = new Map<string, number>();
  for (const { label } of labelled) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const rare = [...sizes].filter(([, size]) => size < 2).map(([label]) => label);
  if (rare.length > 0 && !dropRare) {
    throw new ProblemError(
      problem(
        'input.class',
        `${path}, ${rare.slice(0, 5).join(', ')}`,
        '有的类别只有一个例子；加 --drop-rare 可以去掉这些类别',
        'Classes have one example only; --drop-rare leaves them out',
        { got: `${rare.length} classes with 1 example`, wanted: '2 or more of each' },
      ),
    );
  }
  if (rare.length > 0) say(`classes with one example left out: ${rare.join(', ')}`);
  if (sizes.size - rare.length < 2) {
    throw new ProblemError(
      problem('input.class', path, '至少要有两个类别', 'There must be two classes or more', {
        got: `${sizes.size - rare.length} classes with 2 examples or more`,
        wanted: '2',
      }),
    );
  }
  return labelled.filter(({ label }) => sizes.get(label)! > 1);
}
