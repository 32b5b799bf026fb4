/**
 * Makes declared/categories/boston.ts and declared/catalogues/boston-rules.ts from the city's rows:
 * the two levels REASON and TYPE, the usual time to target of each type, and the department that
 * most often has a reason. Run by hand; the results are committed (format them afterwards).
 *
 *   node scripts/ts.mjs scripts/make-boston-categories.ts FILE.csv.gz
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { bostonWords } from './boston-words.ts';

interface Row {
  REASON: string;
  TYPE: string;
  Department: string;
  OPEN_DT: string;
  TARGET_DT: string;
}

const file = process.argv[2];
if (!file) {
  console.error('usage: node scripts/ts.mjs scripts/make-boston-categories.ts FILE.csv.gz');
  process.exit(2);
}
const rows = parse(gunzipSync(readFileSync(file)), { columns: true }) as Row[];

const DAY = 86_400_000;
const civilDay = (text: string) => Date.parse(`${text.slice(0, 10)} UTC`) / DAY;

const chinese = (english: string) => {
  const zh = bostonWords[english];
  if (!zh) throw new RangeError(`boston-words.ts: got no Chinese for "${english}"`);
  return zh;
};

/** The middle of the days from opening to target, where at least ten rows have one. */
function usualDays(of: Row[]): number | undefined {
  const days = of
    .filter((row) => row.TARGET_DT && row.OPEN_DT)
    .map((row) => civilDay(row.TARGET_DT) - civilDay(row.OPEN_DT))
    .filter((n) => n >= 0)
    .sort((a, b) => a - b);
  return days.length < 10 ? undefined : Math.max(1, days[Math.floor(days.length / 2)]!);
}

/** `Pothole Repair (Internal)` below highway-maintenance → `highway-maintenance.pothole-repair-internal`. */
function categoryCode(parent: string | undefined, name: string): string {
  const own = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return parent === undefined ? own : `${parent}.${own}`;
}

function grouped(of: Row[], keyOf: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of of) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups];
}

function mostOften(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

const groups = grouped(rows, (row) => row.REASON).sort((a, b) => b[1].length - a[1].length);

const limitsOf = (of: Row[]) => {
  const days = usualDays(of);
  return days ? { limits: { dispose: { kind: 'natural-days', days } } } : {};
};

const categories = groups.flatMap(([reason, of]) => {
  const parent = categoryCode(undefined, reason);
  const types = grouped(of, (row) => row.TYPE).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const label = (name: string) => ({ zh: chinese(name), en: name });
  // a type that only repeats its reason says nothing new
  const own = types.find(([type]) => type.toLowerCase() === reason.toLowerCase());
  return [
    { code: parent, label: label(reason), ...(own ? limitsOf(own[1]) : {}) },
    ...types
      .filter(([type]) => type !== own?.[0])
      .map(([type, typed]) => ({
        code: categoryCode(parent, type),
        parent,
        // as the rows write it, double blanks and all: rows are matched by it
        label: label(type),
        ...limitsOf(typed),
      })),
  ];
});

const rules = groups.map(([reason, of]) => ({
  code: categoryCode(undefined, reason),
  label: { zh: `${chinese(reason)}类通常的承办部门`, en: `${reason}: its usual department` },
  when: { op: 'has', field: 'categories', value: categoryCode(undefined, reason) },
  lead: mostOften(of.map((row) => row.Department)),
}));

function write(path: string, name: string, define: string, what: string, value: unknown): void {
  const text = `import { ${define} } from '../../src/model/district.ts';

/** ${what} Made by scripts/make-boston-categories.ts from the rows of January to September 2015. */
export const ${name} = ${define}(${JSON.stringify(value, null, 2)});
`;
  writeFileSync(new URL(`../declared/${path}`, import.meta.url), text);
}

write(
  'categories/boston.ts',
  'bostonCategories',
  'defineCategories',
  'Reasons and types of Boston 311; the limit is the usual time to target.',
  categories,
);
write(
  'catalogues/boston-rules.ts',
  'bostonRules',
  'defineDispatchRules',
  'The department that most often has a reason.',
  rules,
);
console.log(`${categories.length} categories, ${rules.length} rules`);
