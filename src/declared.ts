import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { checkRegistry } from './model/registry-check.ts';
import { findPeriod } from './kernels/figures/period.ts';
import { isConvertible } from './kernels/figures/quantity.ts';
import { CrewFile } from './model/crew.ts';
import { classChangeFaults } from './kernels/text/classify/forward-classes.ts';
import { changeProblem } from './model/category-change.ts';
import { Detector } from './model/detector.ts';
import { District, PlaceFile, WorkCalendar } from './model/district.ts';
import { FigureFile } from './model/figure.ts';
import { GoalFile } from './model/goal.ts';
import { IndicatorFile } from './model/indicator.ts';
import { Inspection } from './model/inspection.ts';
import { ProblemError, problem } from './model/problem.ts';
import type { Problem } from './model/problem.ts';
import { Programme } from './model/programme.ts';
import type { Registry } from './model/registry.ts';
import { Role } from './model/role.ts';
import { Source } from './model/source.ts';
import { Atlas } from './model/territory.ts';

/** Where declarations stand: compiled files and data files are in one folder, except in `dist`. */
interface Folders {
  code: string;
  data: string;
}

function ownFolders(): Folders {
  const base = join(dirname(fileURLToPath(import.meta.url)), '..');
  const root = basename(base) === 'dist' ? join(base, '..') : base;
  return { code: join(base, 'declared'), data: join(root, 'declared') };
}

/** The bytes of a model in `declared/models`. Rejects where there is none. */
export const readDeclaredModel = (name: string): Promise<Uint8Array> =>
  readFile(join(ownFolders().data, 'models', `${basename(name)}.model`));

const isCode = (name: string) =>
  /\.(?:ts|js)$/.test(name) && !/\.(?:test|d)\.(?:ts|js)$/.test(name);

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** One declaration as read: its file (relative to declared/) and what the file holds. */
interface Read {
  path: string;
  stem: string;
  value: unknown;
}

/** What a module declares: every plain value that it exports, a default export once. */
async function readModule(folder: string, path: string): Promise<Read[]> {
  const file = join(folder, path);
  const exports = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as object;
  const values = new Set(Object.values(exports).filter((value) => typeof value === 'object'));
  const stem = basename(path, extname(path));
  return [...values].map((value) => ({ path, stem, value: value as unknown }));
}

/** The declaration in a JSON file; none, and a problem, when it cannot be read as JSON. */
async function readJson(folder: string, path: string, problems: Problem[]): Promise<Read[]> {
  const text = await readFile(join(folder, path), 'utf8');
  try {
    return [{ path, stem: basename(path, '.json'), value: JSON.parse(text) as unknown }];
  } catch (error) {
    problems.push(
      problem('declared.json', path, '不是有效的 JSON', 'is not valid JSON', {
        got: (error as Error).message,
        wanted: 'JSON',
      }),
    );
    return [];
  }
}

/** All declarations of one kind: the modules and JSON files directly in its folder. */
async function readKind(folders: Folders, kind: string, problems: Problem[]): Promise<Read[]> {
  const found: Read[] = [];
  for (const name of (await namesIn(join(folders.code, kind))).filter(isCode)) {
    found.push(...(await readModule(folders.code, `${kind}/${name}`)));
  }
  for (const name of (await namesIn(join(folders.data, kind))).filter((n) => n.endsWith('.json'))) {
    found.push(...(await readJson(folders.data, `${kind}/${name}`, problems)));
  }
  return found;
}

/** The value under a path of keys, for "got". */
const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

const dotted = (path: readonly PropertyKey[]) =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');

/** Declarations are data: what would not survive JSON (functions, dates, …) is a problem. */
function dataProblems(value: unknown, path: string): Problem[] {
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return [];
  if (typeof value === 'number' && Number.isFinite(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => dataProblems(item, `${path}[${i}]`));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.entries(value).flatMap(([key, item]) => dataProblems(item, `${path}.${key}`));
  }
  return [
    problem('declared.data', path, '声明只能是数据', 'declarations hold data only', {
      got: typeof value === 'object' ? 'an object of a class' : String(value),
      wanted: 'text, finite number, boolean, null, list or plain object',
    }),
  ];
}

function validated<T>(read: Read, schema: z.ZodType<T>, problems: Problem[]): T | undefined {
  const impure = dataProblems(read.value, read.path);
  if (impure.length > 0) {
    problems.push(...impure);
    return undefined;
  }
  const result = schema.safeParse(read.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push(
      problem(
        'declared.shape',
        `${read.path}${dotted(issue.path)}`,
        `声明不符合结构：${issue.message}`,
        `does not fit the schema: ${issue.message}`,
        {
          got: valueAt(read.value, issue.path) ?? 'nothing',
          wanted: 'expected' in issue ? String(issue.expected) : issue.message,
        },
      ),
    );
  }
  return undefined;
}

/** Validates declarations of one kind and keys them by code (or by file name, where they have none). */
async function loadKind<T>(
  folders: Folders,
  kind: string,
  schema: z.ZodType<T>,
  keyOf: (value: T, stem: string) => string,
  problems: Problem[],
): Promise<Record<string, T>> {
  const byKey: Record<string, T> = {};
  for (const read of await readKind(folders, kind, problems)) {
    const value = validated(read, schema, problems);
    if (value === undefined) continue;
    const key = keyOf(value, read.stem);
    if (key in byKey) {
      problems.push(
        problem('declared.twice', read.path, '重复声明', 'is declared twice', {
          got: key,
          wanted: 'a code of its own',
        }),
      );
    }
    byKey[key] = value;
  }
  return byKey;
}

/** Texts in Markdown, by file stem. */
async function loadTexts(folders: Folders, kind: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of (await namesIn(join(folders.data, kind))).filter((n) => n.endsWith('.md'))) {
    texts[basename(name, '.md')] = await readFile(join(folders.data, kind, name), 'utf8');
  }
  return texts;
}

/** The list of roles: `roles.ts` (or `.js`), or `roles.json`. */
async function loadRoles(folders: Folders, problems: Problem[]): Promise<Role[]> {
  const reads: Read[] = [];
  for (const name of (await namesIn(folders.code)).filter((n) => /^roles\.(?:ts|js)$/.test(n))) {
    reads.push(...(await readModule(folders.code, name)));
  }
  const json = (await namesIn(folders.data)).filter((name) => name === 'roles.json');
  for (const name of json) reads.push(...(await readJson(folders.data, name, problems)));
  return reads.flatMap((read) => validated(read, z.array(Role), problems) ?? []);
}

/** The same value with the keys of every object in order, so that equal declarations give equal text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]),
  );
}

const checksumOf = (value: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('hex');

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) frozen(item);
  }
  return value;
}

/** What the check of the ledger asks of units and periods. */
const measures = {
  isConvertible,
  isPeriod: (text: string) => findPeriod(text) !== undefined,
};

/** Changes of categories that cannot be followed, or end in a category that is not declared. */
function changeProblems(districts: Readonly<Record<string, District>>): Problem[] {
  return Object.values(districts).flatMap(({ code, categories, categoryChanges = [] }) => {
    const known = new Set(categories.map((category) => category.code));
    return classChangeFaults(categoryChanges, known).map(({ fault, at, got }) =>
      changeProblem('declared', `districts.${code}.categoryChanges[${at}]`, fault, got),
    );
  });
}

/**
 * Reads the declarations, validates each by its schema, checks that they fit together, and freezes
 * them. Every file of `programmes`, `sources`, `calendars`, `districts`, `detectors`, `crews`,
 * `inspections`, `territories`,
 * `indicators`, `goals` and `figures` exports its declarations
 * (TypeScript, or JavaScript once built); `places` and all others may be JSON; `roles.ts` exports
 * the list of roles. Files in deeper folders are parts that such files compose.
 *
 * @param folder the folder of declarations; that of this package when absent
 * @throws ProblemError that lists everything that is wrong, with file, path, got and wanted
 */
export async function loadRegistry(folder?: string): Promise<Registry> {
  const folders = folder === undefined ? ownFolders() : { code: folder, data: folder };
  const problems: Problem[] = [];
  const byCode = (value: { code: string }) => value.code;
  const declarations = {
    programmes: await loadKind(folders, 'programmes', Programme, byCode, problems),
    sources: await loadKind(folders, 'sources', Source, byCode, problems),
    calendars: await loadKind(folders, 'calendars', WorkCalendar, byCode, problems),
    places: await loadKind(folders, 'places', PlaceFile, (_, stem) => stem, problems),
    districts: await loadKind(folders, 'districts', District, byCode, problems),
    detectors: await loadKind(folders, 'detectors', Detector, byCode, problems),
    crews: await loadKind(folders, 'crews', CrewFile, (file) => file.district, problems),
    inspections: await loadKind(folders, 'inspections', Inspection, byCode, problems),
    atlases: await loadKind(folders, 'territories', Atlas, byCode, problems),
    indicators: await loadKind(folders, 'indicators', IndicatorFile, (f) => f.family, problems),
    goals: await loadKind(folders, 'goals', GoalFile, byCode, problems),
    figures: await loadKind(folders, 'figures', FigureFile, (f) => f.origin.code, problems),
    briefings: await loadTexts(folders, 'briefings'),
    roles: await loadRoles(folders, problems),
  };
  if (problems.length === 0) {
    problems.push(
      ...checkRegistry(declarations, measures),
      ...changeProblems(declarations.districts),
    );
  }
  if (problems.length > 0) throw new ProblemError(...problems);
  return frozen({ ...declarations, checksum: checksumOf(declarations) });
}
