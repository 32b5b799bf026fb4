import type { CategoryKind } from '../../kernels/text/similar/similar-index.ts';
import type { Category, District, SameProblem } from '../../model/district.ts';

/** Where neither category nor district says anything: our own convention. */
const standard: SameProblem = { metres: 100, days: 14, likeness: 0.5, within: 'category' };

interface Hung {
  parent: string | null;
  sameProblem?: SameProblem | undefined;
}

/**
 * Answers of every category from where on two of its demands are taken for one problem: what it declares
 * itself, else the nearest above it, else the district. Categories that sources brought hang below declared
 * ones; one that nobody knows is a family of its own.
 */
export function sameProblemRules(
  district: Pick<District, 'categories' | 'sameProblem'>,
  brought: readonly { code: string; parent: string | null }[] = [],
): (category: string | null) => CategoryKind {
  const tree = new Map<string, Hung>(brought.map(({ code, parent }) => [code, { parent }]));
  for (const { code, parent, sameProblem } of district.categories as readonly Category[]) {
    tree.set(code, { parent: parent ?? null, sameProblem });
  }
  return (category) => {
    let rule: SameProblem | undefined;
    let family = category ?? '';
    const seen = new Set<string>();
    for (let at: string | null = category; at !== null && !seen.has(at);) {
      seen.add(at);
      const node = tree.get(at);
      rule ??= node?.sameProblem;
      family = at;
      at = node?.parent ?? null;
    }
    return { rule: rule ?? district.sameProblem ?? standard, family };
  };
}
