import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The table under "Who may import whom", as layer → layers it may import. */
function readLayerTable(markdown: string): Map<string, string[]> {
  const section = markdown.split('## Who may import whom')[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| (\w+) \| ([\w, ]+) \|$/gm)].filter(
    (m) => m[1] !== 'layer',
  );
  return new Map(
    rows.map((m) => [
      m[1]!,
      m[2]!.trim() === 'nothing' ? [] : m[2]!.split(',').map((s) => s.trim()),
    ]),
  );
}

function layerOf(path: string): string | undefined {
  if (path.startsWith('declared/')) return 'declarations';
  if (path === 'src/declared.ts') return 'registry';
  if (path === 'src/main.ts') return 'main';
  if (path.startsWith('web/')) return 'web';
  return /^src\/(\w+)\//.exec(path)?.[1];
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.tsx?$/.test(f) && !/\.(test|contract\.test)\.tsx?$/.test(f))
    .map((f) => join(folder, f));
}

interface Arrow {
  from: string;
  to: string;
  typeOnly: boolean;
}

/** Imports and re-exports of our own files. Comments are taken out first, so that examples do not count. */
function arrowsOf(file: string): Arrow[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = text.matchAll(
    /(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g,
  );
  return [...found]
    .filter((m) => !/\?\w+$|\.(css|json|svg|png)$/.test(m[2] ?? m[3]!))
    .map((m) => ({
      from: relative(root, file),
      to: relative(root, resolve(dirname(file), m[2] ?? m[3]!)),
      typeOnly: Boolean(m[1]),
    }));
}

const files = ['src', 'declared', 'web'].flatMap((f) => sourceFiles(join(root, f)));
const arrows = files.flatMap(arrowsOf);
const table = readLayerTable(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));

describe('arrows', () => {
  it('reads a whole table and a whole tree', () => {
    expect(table.size).toBeGreaterThanOrEqual(12);
    expect(files.length).toBeGreaterThan(50);
    expect(arrows.length).toBeGreaterThan(100);
  });

  it('every file under src stands in a layer of the table', () => {
    const homeless = files
      .map((f) => relative(root, f))
      .filter((f) => !table.has(layerOf(f) ?? ''));
    expect(homeless).toEqual([]);
  });

  it('no import points where the table does not allow it', () => {
    const wrong = arrows.filter(({ from, to }) => {
      const [a, b] = [layerOf(from), layerOf(to)];
      return a !== b && !table.get(a ?? '')?.includes(b ?? '');
    });
    expect(wrong.map((w) => `${w.from} -> ${w.to}`)).toEqual([]);
  });

  it('engines do not import each other', () => {
    const room = (path: string) => /^src\/engines\/([\w-]+)\//.exec(path)?.[1];
    const wrong = arrows.filter(
      ({ from, to }) =>
        layerOf(from) === 'engines' &&
        layerOf(to) === 'engines' &&
        room(from) !== room(to) &&
        // what stands beside the engines belongs to none of them, and knows none
        room(to) !== undefined,
    );
    expect(wrong.map((w) => `${w.from} -> ${w.to}`)).toEqual([]);
  });

  it('pages take only types from the model', () => {
    const wrong = arrows.filter(
      (a) => layerOf(a.from) === 'web' && layerOf(a.to) === 'model' && !a.typeOnly,
    );
    expect(wrong.map((w) => `${w.from} -> ${w.to}`)).toEqual([]);
  });

  it('nothing imports main', () => {
    expect(arrows.filter((a) => a.to === 'src/main.ts')).toEqual([]);
  });

  it('there is no circle', () => {
    const next = new Map<string, Arrow[]>();
    for (const a of arrows) next.set(a.from, [...(next.get(a.from) ?? []), a]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: string[]) => {
      if (trail.includes(file)) {
        circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
        return;
      }
      if (done.has(file)) return;
      for (const arrow of next.get(file) ?? []) visit(arrow.to, [...trail, file]);
      done.add(file);
    };
    for (const file of next.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('kernels read no clock and draw no random number of their own', () => {
    const wrong = sourceFiles(join(root, 'src/kernels')).filter((f) => {
      const text = readFileSync(f, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /Math\.random|Date\.now|new Date\(\s*\)|performance\.now|crypto\./.test(text);
    });
    expect(wrong.map((f) => relative(root, f))).toEqual([]);
  });

  it('SQL is written in the store alone', () => {
    const wrong = sourceFiles(join(root, 'src'))
      .filter((f) => !f.includes('/store/'))
      .filter((f) => /from ['"](kysely|pg|pg-copy-streams)['"]/.test(readFileSync(f, 'utf8')));
    expect(wrong.map((f) => relative(root, f))).toEqual([]);
  });
});
