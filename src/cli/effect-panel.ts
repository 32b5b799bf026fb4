import { countIn, numberIn, readEffectRows, tableFaults, type EffectRow } from './effect-input.ts';

export interface PanelColumns {
  in: string;
  unit: string;
  period: string;
  outcome: string;
}

/** A long table as units × periods, without a hole. */
export interface LongPanel<More extends string> {
  /** in the order in which they first stand in the file */
  units: string[];
  /** in order */
  periods: number[];
  /** units × periods, row by row */
  outcome: Float64Array;
  /** first row of each unit */
  rowOf: EffectRow<More | 'unit' | 'period' | 'outcome'>[];
  /** all rows */
  rows: EffectRow<More | 'unit' | 'period' | 'outcome'>[];
}

/**
 * Reads a long table: one row for each unit and period.
 *
 * @param more further columns by the option that names them
 * @throws ProblemError for what is no number, a unit twice in a period, or not at all
 */
export async function readPanel<More extends string>(
  { in: path, unit, period, outcome }: PanelColumns,
  more: Record<More, string | undefined>,
): Promise<LongPanel<More>> {
  const rows = await readEffectRows<More | 'unit' | 'period' | 'outcome'>(path, {
    ...more,
    unit,
    period,
    outcome,
  });
  const faults = tableFaults(path);
  const numberOf = new Map(rows.map((row) => [row, numberIn(row, row.period, period, faults)]));
  const values = rows.map((row) => numberIn(row, row.outcome, outcome, faults));
  faults.check();
  const periods = [...new Set(numberOf.values())].sort((a, b) => a - b);
  const first = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!first.has(row.unit)) first.set(row.unit, row);
  const units = [...first.keys()];
  const [unitAt, periodAt] = [
    new Map(units.map((name, i) => [name, i])),
    new Map(periods.map((one, t) => [one, t])),
  ];
  const out = new Float64Array(units.length * periods.length).fill(Number.NaN);
  rows.forEach((row, i) => {
    const at = unitAt.get(row.unit)! * periods.length + periodAt.get(numberOf.get(row)!)!;
    if (!Number.isNaN(out[at]))
      faults.add(
        row.line,
        period,
        '同一对象同一时期有两行',
        'a unit stands twice in one period',
        `${row.unit} in ${row.period}`,
        'one row',
      );
    out[at] = values[i]!;
  });
  for (const [at, value] of out.entries()) {
    const name = units[Math.floor(at / periods.length)]!;
    if (Number.isNaN(value))
      faults.add(
        first.get(name)!.line,
        unit,
        '该对象缺一个时期',
        'the unit misses a period; leave it out or fill it in',
        `${name} without ${periods[at % periods.length]}`,
        `each of the ${periods.length} periods`,
      );
  }
  faults.check();
  return { units, periods, outcome: out, rowOf: [...first.values()], rows };
}

/** First period with treatment; 0 for never, which may be written as 0, nothing, NA or Inf. */
export function firstTreatedIn(
  row: { line: number },
  cell: string,
  column: string,
  faults: ReturnType<typeof tableFaults>,
): number {
  return /^(|0|NA|Inf|never)$/i.test(cell) ? 0 : countIn(row, cell, column, faults);
}
