import type { Change } from '../../model/act.ts';
import { exactSum } from '../../model/expression.ts';
import type { Label } from '../../model/label.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { ActType, Column, Programme } from '../../model/programme.ts';
import type { Snapshot } from '../../model/snapshot.ts';

/** The sum of one column over the rows of a table; blank cells add nothing. */
export function columnSum(rows: unknown, column: string): number {
  const numbers = (Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [])
    .map((row) => row[column])
    .filter((value) => typeof value === 'number');
  return exactSum(numbers);
}

/** An amount with its unit: fen as yuan. */
function said(amount: unknown, { kind, unit }: Pick<Column, 'kind' | 'unit'>): Label {
  if (typeof amount !== 'number') return { zh: '未填', en: 'nothing' };
  if (kind === 'money') {
    const yuan = (amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
    return { zh: `${yuan} 元`, en: `${yuan} yuan` };
  }
  const number = amount.toLocaleString('en-US', { maximumFractionDigits: 9 });
  return { zh: `${number} ${unit?.zh ?? ''}`.trim(), en: `${number} ${unit?.en ?? ''}`.trim() };
}

/**
 * Sums that must agree and do not, after a change of the rows or of the field they sum to. A table
 * that was never given agrees with everything.
 */
export function disagreements(
  { fields }: Programme,
  act: ActType,
  before: Snapshot,
  change: Change,
): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (!field.agrees) return [];
    const { column, field: other } = field.agrees;
    const changed = change.fields ?? {};
    if (!(name in changed) && !(other in changed)) return [];
    const valueOf = (of: string) => (of in changed ? changed[of] : before.fields[of]);
    const rows = valueOf(name);
    if (!Array.isArray(rows) || rows.length === 0) return [];
    const declared = field.columns![column]!;
    const sum = columnSum(rows, column);
    const whole = valueOf(other);
    if (sum === whole) return [];
    const [got, wanted] = [said(sum, declared), said(whole, declared)];
    const [table, total] = [field.label, fields[other]!.label];
    return [
      problem(
        'input.sum',
        // said where the rows can be mended, else where the whole can
        `input.${name in act.form ? name : other}`,
        `“${table.zh}”的“${declared.label.zh}”合计 ${got.zh}，与“${total.zh}” ${wanted.zh} 不符`,
        `"${declared.label.en}" of "${table.en}" adds up to ${got.en}, but "${total.en}" is ${wanted.en}`,
        { got: got.en, wanted: wanted.en },
      ),
    ];
  });
}
