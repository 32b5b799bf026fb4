import { answer } from './run-command.ts';

/** The answer for machines or for people, on stdout. */
export function tell(json: boolean | undefined, value: object, lines: readonly string[]): void {
  if (json) answer(value);
  else process.stdout.write(`${lines.join('\n')}\n`);
}

/** At most four digits after the point, none for null. */
export const shown = (value: number | null | undefined, digits = 4): string =>
  value === null || value === undefined ? '–' : value.toFixed(digits);

/** `0.52 to 0.93`; what nothing bounds from above is `0.52 or more`. */
export function shownInterval(
  interval: readonly [number, number | null] | null,
  digits = 4,
): string {
  if (interval === null) return 'no interval';
  const [low, high] = interval;
  return high === null
    ? `${shown(low, digits)} or more`
    : `${shown(low, digits)} to ${shown(high, digits)}`;
}

/** Lines of a table, columns to the right. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, c) => Math.max(...all.map((row) => row[c]!.length)));
  return all.map((row) => `  ${row.map((cell, c) => cell.padStart(widths[c]!)).join('  ')}`);
}
