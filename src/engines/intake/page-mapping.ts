import { bad, good, problem, type Outcome } from '../../model/problem.ts';
import { Source } from '../../model/source.ts';
import { guessTimeFormat } from './guess-mapping.ts';

const named = new Set([
  'code',
  'label',
  'origin',
  'licence',
  'cadence',
  'programme',
  'timeZone',
  'datum',
]);
const times = new Set(['openedAt', 'closedAt', 'dueAt']);

/** A column name alone stands for a mapping of that column. */
const columnMap = (value: unknown): unknown =>
  typeof value === 'string' ? { columns: [value] } : value;

/**
 * A source from a mapping made in the page: field → column name, or a whole mapping of the field.
 * Times without a format get the one that reads the sample. A mapping without a code is named after
 * its required columns, so that the same kind of table is the same source next time.
 */
export function sourceOfMapping(
  mapping: Readonly<Record<string, unknown>>,
  file: {
    name: string;
    format: string;
    columns: readonly string[];
    rows: readonly (readonly string[])[];
  },
): Outcome<Source> {
  const made: Record<string, unknown> = {
    code: 'table',
    label: { zh: `表格 ${file.name}`, en: `Table ${file.name}` },
    origin: file.name,
    licence: '—',
    cadence: 'once',
    programme: 'demand',
    format: file.format,
  };
  for (const [field, value] of Object.entries(mapping)) {
    if (value === '' || value === null || value === undefined) continue;
    if (named.has(field) || field === 'format') made[field] = value;
    else if (field === 'category')
      made[field] = (Array.isArray(value) ? value : [value]).map(columnMap);
    else made[field] = columnMap(value);
  }
  for (const field of times) {
    const map = made[field] as { columns?: string[]; format?: string } | undefined;
    const at = file.columns.indexOf(map?.columns?.[0] ?? '');
    if (map && map.format === undefined && at >= 0) {
      made[field] = { ...map, format: guessTimeFormat(file.rows.map((cells) => cells[at] ?? '')) };
    }
  }
  const parsed = Source.safeParse(made);
  if (parsed.success) return good(parsed.data);
  return bad(
    ...parsed.error.issues.map((issue) =>
      problem(
        'mapping.shape',
        `mapping.${issue.path.join('.')}`,
        '映射不完整或不正确',
        `The mapping is not complete: ${issue.message}`,
        { got: mapping[String(issue.path[0])] ?? 'nothing', wanted: 'the name of a column' },
      ),
    ),
  );
}
