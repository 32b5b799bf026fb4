import type { Column, Field, PlainKind } from '../../model/programme.ts';
import { isObject, wrong, type Check } from './input-check.ts';

/** More rows than this are a list of records of their own. */
const mostRows = 500;

const isBlank = (value: unknown) => value === undefined || value === null || value === '';

/** A column as the field that its cells are checked as. */
const cellField = (column: Column): Field => ({
  ...column,
  sensitive: false,
  listed: false,
  searched: true,
  told: true,
});

/**
 * The check of a table: rows by column, each cell by the kind of its column. Rows in which nothing
 * stands are left out, as people leave them behind; paths name the row as it was given, from 0.
 */
export function tableCheck(cells: Readonly<Record<PlainKind, Check>>): Check {
  return (value, field, path, know) => {
    const columns = field.columns ?? {};
    if (!Array.isArray(value) || value.length > mostRows) {
      return wrong('table', path, '应为若干行', 'should be rows', value, `up to ${mostRows} rows`);
    }
    const rows: Record<string, unknown>[] = [];
    for (const [i, given] of (value as unknown[]).entries()) {
      const at = `${path}[${i}]`;
      if (!isObject(given)) return wrong('row', at, '应为一行', 'should be a row', given, 'a row');
      const unknown = Object.keys(given).find((name) => !Object.hasOwn(columns, name));
      if (unknown !== undefined) {
        const wanted = Object.keys(columns).join(', ');
        return wrong(
          'column',
          `${at}.${unknown}`,
          '没有这一列',
          'there is no such column',
          unknown,
          wanted,
        );
      }
      if (Object.values(given).every(isBlank)) continue;
      const row: Record<string, unknown> = {};
      for (const [name, column] of Object.entries(columns)) {
        const { label, required, kind } = column;
        const cellPath = `${at}.${name}`;
        if (isBlank(given[name])) {
          if (!required) continue;
          return wrong(
            'missing',
            cellPath,
            `第 ${i + 1} 行须填写“${label.zh}”`,
            `row ${i + 1} needs "${label.en}"`,
            'nothing',
            kind,
          );
        }
        const checked = cells[kind](given[name], cellField(column), cellPath, know);
        if ('wrong' in checked) return checked;
        row[name] = checked.value;
      }
      rows.push(row);
    }
    const least = field.min ?? (field.required ? 1 : 0);
    const most = field.max ?? mostRows;
    if (rows.length < least || rows.length > most) {
      return wrong(
        'rows',
        path,
        `应有 ${least} 至 ${most} 行`,
        `should have ${least} to ${most} rows`,
        rows.length,
        `${least}…${most}`,
      );
    }
    return { value: rows };
  };
}
