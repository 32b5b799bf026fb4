import { problem, type Problem } from '../../model/problem.ts';
import type { Scalar } from '../../model/rule.ts';
import type { ColumnMap } from '../../model/source.ts';
import { readColumns } from './column-reader.ts';
import { note, type MapContext, type Notes, type SourceEnd } from './mapping-context.ts';
import { readInstant } from './parse-instant.ts';

const day = 86_400_000;
/** A demand from before this, or a deadline long after it, is a mistake of the keyboard. */
const earliest = Date.UTC(1990, 0, 1);
const longestDue = 30 * 366 * day;
const ends = new Set(['closed', 'void', 'duplicate']);

/** A reader of one kind of time, which says what is wrong with it. */
function timeReader(map: ColumnMap | undefined, context: MapContext) {
  const read = readColumns(map, context.columns);
  const format = map?.format ?? 'iso';
  const instant = readInstant(format, context.source.timeZone ?? context.timeZone);
  const column = map?.columns[0] ?? '';
  return (cells: readonly string[], line: number): number | null | Problem => {
    const text = read(cells);
    if (text === '') return null;
    const found = instant(text);
    if (found !== undefined) return found;
    return problem(
      'row.time',
      `line ${line}, column ${column}`,
      '不是有效的日期时间',
      'This is no date of the format',
      { got: text, wanted: format },
    );
  };
}

/** The span of times that rows may have, in ms, and its words. */
function spanOf({ source, timeZone, now }: MapContext) {
  const at = (date: string) => readInstant('iso', source.timeZone ?? timeZone)(date)!;
  const from = Math.max(earliest, source.span ? at(source.span.from) : earliest);
  const to = Math.min(now + day, source.span ? at(source.span.to) + day : Number.POSITIVE_INFINITY);
  const shown = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { from, to, words: `${shown(from)} … ${shown(to)}` };
}

/** Reads the three times of a row and holds them against each other. */
export function timesReader(context: MapContext) {
  const { source } = context;
  const readOpened = timeReader(source.openedAt, context);
  const readClosed = timeReader(source.closedAt, context);
  const readDue = timeReader(source.dueAt, context);
  const span = spanOf(context);
  const stray = (line: number, column: string, ms: number, wanted: string) =>
    problem(
      'row.stray-date',
      `line ${line}, column ${column}`,
      '日期超出范围',
      'The date is stray',
      {
        got: new Date(ms).toISOString(),
        wanted,
      },
    );
  const columnOf = (map: ColumnMap | undefined) => map?.columns[0] ?? '';
  return (cells: readonly string[], line: number, faults: Problem[]) => {
    const opened = readOpened(cells, line);
    const closed = readClosed(cells, line);
    const due = readDue(cells, line);
    for (const time of [opened, closed, due]) {
      if (time !== null && typeof time !== 'number') faults.push(time);
    }
    if (opened === null) {
      faults.push(
        problem(
          'row.missing',
          `line ${line}, column ${columnOf(source.openedAt)}`,
          '缺少时间',
          'The time is missing',
          { got: '', wanted: source.openedAt.format ?? 'iso' },
        ),
      );
    }
    const at = typeof opened === 'number' ? opened : null;
    if (at !== null && (at < span.from || at >= span.to)) {
      faults.push(stray(line, columnOf(source.openedAt), at, span.words));
    }
    if (typeof closed === 'number' && (closed < earliest || closed >= context.now + day)) {
      faults.push(stray(line, columnOf(source.closedAt), closed, span.words));
    }
    if (typeof due === 'number' && (due < earliest || due > (at ?? context.now) + longestDue)) {
      faults.push(stray(line, columnOf(source.dueAt), due, 'within 30 years of opening'));
    }
    return {
      openedAt: at ?? 0,
      closedAt: typeof closed === 'number' ? closed : null,
      dueAt: typeof due === 'number' ? due : null,
    };
  };
}

/** How, and when, the source says that it ended. Contradictions are settled and noted. */
export function settleEnd(
  status: { value: Scalar; known: boolean },
  hasStatus: boolean,
  times: { openedAt: number; closedAt: number | null },
  on: { row: number; notes: Notes; flags: string[] },
): { end: SourceEnd | null; closedAt: number | null } {
  const { row, notes, flags } = on;
  const said = typeof status.value === 'string' && ends.has(status.value);
  const end = said
    ? (status.value as SourceEnd)
    : !hasStatus || status.value === null
      ? times.closedAt === null
        ? null
        : 'closed'
      : null;
  if (end === null) {
    if (times.closedAt !== null) note(notes, 'open-with-closing-time', row);
    return { end, closedAt: null };
  }
  if (times.closedAt === null) {
    note(notes, 'closed-without-time', row);
    return { end, closedAt: times.openedAt };
  }
  if (times.closedAt < times.openedAt) {
    note(notes, 'closed-before-opened', row);
    flags.push('closed-before-opened');
    return { end, closedAt: times.openedAt };
  }
  return { end, closedAt: times.closedAt };
}
