import { z } from 'zod';
import { Carried } from './carried.ts';

/**
 * The parts of a record: records of another programme, each with a unit, clocks and a life of its
 * own, one a row of a table with the columns of `partColumns`. The effect `parts` opens those that
 * wait for nothing; when one ends, the record is told by an act, which opens what waited for it.
 */
export const Parts = z
  .object({
    table: z.string(),
    programme: z.string(),
    /** the opening act of a part, and what is carried into its form: facts of the whole or of the row */
    act: z.string(),
    carry: z.record(z.string(), z.union([Carried, z.object({ column: z.string() }).strict()])),
    /** done to the whole when a part ends, and instead of it when nothing is left */
    each: z.string(),
    last: z.string(),
    /** what the ended part carries into the form of these acts */
    tells: z.record(z.string(), Carried).default({}),
  })
  .strict();
export type Parts = z.infer<typeof Parts>;

/** What the table of a record's parts says of each: the columns that every such table has. */
export const partColumns = {
  /** names the part among its record's own; what others name in `after` */
  part: { kind: 'text', label: { zh: '代码', en: 'Code' }, required: true },
  name: { kind: 'text', label: { zh: '事项', en: 'Part' }, required: true },
  unit: { kind: 'text', label: { zh: '办理单位', en: 'Unit' } },
  /** its budget in working days */
  days: { kind: 'number', label: { zh: '时限（工作日）', en: 'Working days' }, min: 1 },
  /** the parts that must have ended well before it begins, with commas; they stand in rows above */
  after: { kind: 'text', label: { zh: '须在其后', en: 'After' } },
  /** of the record that it became; blank until it is opened */
  number: { kind: 'text', label: { zh: '编号', en: 'Number' } },
  /** in which that record ended; blank until then */
  state: { kind: 'text', label: { zh: '结果', en: 'Outcome' } },
} as const;

/** A row of that table. */
export interface PartRow {
  part: string;
  name: string;
  unit?: string;
  days?: number;
  after?: string;
  number?: string;
  state?: string;
}

/**
 * How a part stands: `waiting` for others or for the act that opens it, `living`, `ended`, or
 * `dropped`: what it waits for did not end well, so that it never begins.
 */
export const PART_STANDINGS = ['waiting', 'living', 'ended', 'dropped'] as const;
export type PartStanding = (typeof PART_STANDINGS)[number];

/** Whether an end state of the parts' programme is one that others may build on. */
export type EndsWell = (state: string) => boolean;

/** A part that ended: its record and the state that it ended in. */
export interface EndedPart {
  number: string;
  state: string;
}

/** A table of parts as a record holds it; anything else has none. */
export const partRows = (value: unknown): PartRow[] =>
  Array.isArray(value) ? (value as PartRow[]) : [];

/** The parts that a part waits for. */
export const awaited = ({ after = '' }: PartRow): string[] =>
  after
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** How each part stands, by its code. What a part waits for and is not among the rows is not waited for. */
export function standingsOf(
  rows: readonly PartRow[],
  endsWell: EndsWell,
): Map<string, PartStanding> {
  const standings = new Map<string, PartStanding>();
  const isLost = new Map<string, boolean>();
  for (const row of rows) {
    const blocked = awaited(row).some((part) => isLost.get(part));
    const standing =
      row.state !== undefined
        ? 'ended'
        : row.number !== undefined
          ? 'living'
          : blocked
            ? 'dropped'
            : 'waiting';
    standings.set(row.part, standing);
    isLost.set(
      row.part,
      standing === 'dropped' || (row.state !== undefined && !endsWell(row.state)),
    );
  }
  return standings;
}

/**
 * The parts that can be opened now: not opened yet, and all that they wait for has ended well. Only
 * what stands in a row above is waited for, so that rows which people typed wait in no circle.
 */
export function readyParts(rows: readonly PartRow[], endsWell: EndsWell): PartRow[] {
  const standings = standingsOf(rows, endsWell);
  const above = new Set<string>();
  return rows.filter((row) => {
    const free = awaited(row).every((part) => !above.has(part) || standings.get(part) === 'ended');
    above.add(row.part);
    return free && standings.get(row.part) === 'waiting';
  });
}

/** The rows with the outcome of a part that ended. */
export const withEnded = (
  rows: readonly PartRow[],
  ended: EndedPart | undefined,
): readonly PartRow[] =>
  ended
    ? rows.map((row) => (row.number === ended.number ? { ...row, state: ended.state } : row))
    : rows;

/** How many parts have not ended and still can. */
export const partsLeft = (rows: readonly PartRow[], endsWell: EndsWell): number =>
  [...standingsOf(rows, endsWell).values()].filter((s) => s === 'waiting' || s === 'living').length;

/**
 * What rules may ask about parts: `all`, `left` (not ended and still to come), a standing, or
 * `in` with the state that they ended in.
 */
export function partFact(
  rows: readonly PartRow[],
  endsWell: EndsWell,
  [what, state]: readonly [string, string],
): number | undefined {
  if (what === 'all') return rows.length;
  if (what === 'left') return partsLeft(rows, endsWell);
  if (what === 'in') return rows.filter((row) => row.state === state).length;
  if (!PART_STANDINGS.some((one) => one === what)) return undefined;
  return [...standingsOf(rows, endsWell).values()].filter((one) => one === what).length;
}
