import type { Prediction } from './classifier.ts';

/** What stands between the levels of a class name: 城乡建设/安全生产/事故处理. */
export const levelSeparator = '/';

/** The likeliest class of one level of the tree, coarse to fine. */
export interface LevelPrediction {
  path: string;
  /** of all classes below the path together */
  probability: number;
}

/**
 * The likeliest class of each level, where classes are named by their paths. Each level is the
 * likeliest below the one before, so that the levels are one path; a level is as sure as the sum
 * of all classes under it, so that the coarse may be sure where the fine is not. Empty for a text
 * of which nothing is known.
 */
export function levelsOf(labels: readonly string[], prediction: Prediction): LevelPrediction[] {
  if (prediction.label === null) return [];
  const levels: LevelPrediction[] = [];
  for (let prefix = '', depth = 1; ; depth++) {
    const sums = new Map<string, number>();
    for (const [i, label] of labels.entries()) {
      if (!label.startsWith(prefix)) continue;
      const parts = label.split(levelSeparator);
      if (parts.length < depth) continue;
      const path = parts.slice(0, depth).join(levelSeparator);
      sums.set(path, (sums.get(path) ?? 0) + prediction.probabilities[i]!);
    }
    let best: LevelPrediction | undefined;
    for (const [path, probability] of sums) {
      if (!best || probability > best.probability) best = { path, probability };
    }
    if (!best) return levels;
    levels.push(best);
    prefix = best.path + levelSeparator;
  }
}
