import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file beside the kernels of effect, what R answers or was asked about. */
export const goldenText = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../src/kernels/effect/golden', file), 'utf8').trim();

/** Rows of a golden table by the names of its columns. */
export function goldenTable(file: string): Record<string, string>[] {
  const cells = (line: string) => line.replaceAll('"', '').trim().split(',');
  const [head, ...rows] = goldenText(file).split('\n');
  const names = cells(head!);
  return rows.map((row) => {
    const values = cells(row);
    return Object.fromEntries(names.map((name, i) => [name, values[i]!]));
  });
}
