/** One text whose class is known: what it is, what was said, and how sure that was. */
export interface Judged {
  truth: string;
  /** null where nothing was said */
  said: string | null;
  /** probability of what was said, 0 … 1 */
  confidence: number;
}

export interface ClassFigures {
  label: string;
  texts: number;
  precision: number;
  recall: number;
  f1: number;
}

/** One class taken for another. */
export interface Confusion {
  truth: string;
  said: string;
  texts: number;
  /** of all texts of the true class */
  share: number;
}

export interface Evaluation {
  texts: number;
  accuracy: number;
  macroF1: number;
  /** expected calibration error */
  ece: number;
  /** texts of which nothing was said */
  unknown: number;
  perClass: ClassFigures[];
  /** confusion[i][j]: texts of perClass[i] that were said to be perClass[j]; unknown ones are in none */
  confusion: number[][];
  /** the classes that are taken for others most often, at most twenty */
  confusions: Confusion[];
  /** accuracy among the surest texts */
  riskCoverage: { coverage: number; accuracy: number; confidence: number }[];
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/**
 * How far confidence is from being right: in 15 bins of equal width, the mean distance between the
 * two, weighed by texts (Guo et al. 2017).
 */
function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 15 }, () => ({ confidence: 0, right: 0 }));
  for (const { truth, said, confidence } of judged) {
    const bin = bins[Math.min(14, Math.floor(confidence * 15))]!;
    bin.confidence += confidence;
    if (said === truth) bin.right += 1;
  }
  const gap = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return share(gap, judged.length);
}

function riskCoverage(judged: readonly Judged[]): Evaluation['riskCoverage'] {
  const surest = judged.toSorted((a, b) => b.confidence - a.confidence);
  const points: Evaluation['riskCoverage'] = [];
  let right = 0;
  let seen = 0;
  for (let tenths = 1; tenths <= 10; tenths++) {
    const until = Math.round((surest.length * tenths) / 10);
    for (; seen < until; seen++) if (surest[seen]!.said === surest[seen]!.truth) right += 1;
    if (seen === 0) continue;
    points.push({
      coverage: tenths / 10,
      accuracy: share(right, seen),
      confidence: surest[seen - 1]!.confidence,
    });
  }
  return points;
}

const mostConfusions = 20;

function confusionsOf(
  labels: readonly string[],
  confusion: readonly number[][],
  texts: readonly number[],
) {
  const all = confusion.flatMap((row, i) =>
    row.flatMap((n, j): Confusion[] =>
      i === j || n === 0
        ? []
        : [{ truth: labels[i]!, said: labels[j]!, texts: n, share: share(n, texts[i]!) }],
    ),
  );
  return all.sort((a, b) => b.texts - a.texts || b.share - a.share).slice(0, mostConfusions);
}

/**
 * Figures of a classifier over texts whose class is known. A text of which nothing is said counts as
 * wrong. `macroF1` is the mean F1 over all classes that are true of a text or were said of one, the
 * rare weighing as much as the frequent.
 */
export function evaluate(judged: readonly Judged[]): Evaluation {
  const labels = new Set(judged.map(({ truth }) => truth));
  for (const { said } of judged) if (said !== null) labels.add(said);
  const sorted = [...labels].sort();
  const number = new Map(sorted.map((label, i) => [label, i]));
  const confusion = sorted.map(() => sorted.map(() => 0));
  const texts = sorted.map(() => 0);
  for (const { truth, said } of judged) {
    texts[number.get(truth)!]! += 1;
    if (said !== null) confusion[number.get(truth)!]![number.get(said)!]! += 1;
  }
  const perClass = sorted.map((label, i): ClassFigures => {
    const right = confusion[i]![i]!;
    const said = confusion.reduce((sum, row) => sum + row[i]!, 0);
    return {
      label,
      texts: texts[i]!,
      precision: share(right, said),
      recall: share(right, texts[i]!),
      f1: share(2 * right, said + texts[i]!),
    };
  });
  const right = confusion.reduce((sum, row, i) => sum + row[i]!, 0);
  return {
    texts: judged.length,
    accuracy: share(right, judged.length),
    macroF1: share(
      perClass.reduce((sum, { f1 }) => sum + f1, 0),
      perClass.length,
    ),
    ece: calibrationError(judged),
    unknown: judged.filter(({ said }) => said === null).length,
    perClass,
    confusion,
    confusions: confusionsOf(sorted, confusion, texts),
    riskCoverage: riskCoverage(judged),
  };
}
