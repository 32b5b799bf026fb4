import { problem } from './problem.ts';
import type { Problem } from './problem.ts';

/** The problem that a declaration names something that nobody declares. */
export function unknownName(
  path: string,
  what: { zh: string; en: string },
  got: string,
  known: Iterable<string>,
): Problem {
  return problem(
    'declared.unknown',
    path,
    `没有声明这个${what.zh}`,
    `this ${what.en} is not declared`,
    { got, wanted: `one of ${[...known].join(', ') || '(none declared)'}` },
  );
}

/** The problem that two entries of a list have the same name. */
export const sameName = (path: string, got: string): Problem =>
  problem('declared.twice', path, '名称重复', 'the name is used twice', {
    got,
    wanted: 'a name of its own',
  });

/** Problems for names that occur more than once in a list. */
export function duplicates(names: readonly string[], pathOf: (index: number) => string): Problem[] {
  const seen = new Set<string>();
  return names.flatMap((name, i) => {
    if (seen.has(name)) return [sameName(pathOf(i), name)];
    seen.add(name);
    return [];
  });
}

/** Problems for parents that are missing and for parents that go in a circle. */
export function treeProblems(
  nodes: readonly { code: string; parent?: string | null | undefined }[],
  pathOf: (index: number) => string,
  what: { zh: string; en: string },
): Problem[] {
  const parents = new Map(nodes.map((node) => [node.code, node.parent ?? undefined]));
  return nodes.flatMap(({ code, parent }, i) => {
    if (parent == null) return [];
    if (!parents.has(parent))
      return [unknownName(`${pathOf(i)}.parent`, what, parent, parents.keys())];
    const line = new Set<string>([code]);
    for (let at: string | undefined = parent; at !== undefined; at = parents.get(at)) {
      if (at === code) {
        return [
          problem(
            'declared.circle',
            `${pathOf(i)}.parent`,
            '上下级成环',
            'parents go in a circle',
            { got: [...line, at].join(' < '), wanted: 'a way to a root' },
          ),
        ];
      }
      if (line.has(at)) return [];
      line.add(at);
    }
    return [];
  });
}
