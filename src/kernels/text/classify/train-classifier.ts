import { fitCalibration, toProbabilities } from './calibration.ts';
import { rarityStep, type Classifier } from './classifier.ts';
import { evaluate, type Evaluation, type Judged } from './evaluation.ts';
import {
  countFeatures,
  knownShares,
  selectFeatures,
  weighFeatures,
  type FeatureCounts,
  type Selection,
  type SparseRows,
} from './feature-counts.ts';
import { fitPlane } from './linear-svm.ts';
import { logOdds } from './log-odds.ts';
import { textFolds } from './text-folds.ts';
import { viewsOf } from './views.ts';

/** A text by its fields (title, detail, …) with what it is. */
export interface Example {
  fields: readonly string[];
  label: string;
}

export interface Trained {
  classifier: Classifier;
  /** on texts that had no part in it: each fifth judged by what the other four taught */
  crossValidated: Evaluation;
}

/** What a text on the wrong side costs; from 0.25 to 1 it hardly matters. */
const cost = 0.5;
/** Added to each feature before odds are taken. */
const smoothing = 0.1;
/** Odds of rare features are exaggerated: their size counts to this power. */
const damping = 0.7;
const folds = 5;
/** Weights of a model file; with keys and rarities it stays below 8 MB. */
const mostWeights = 6_000_000;
/** Texts as strange as the strangest hundredth, and half as much again, are none of what was learned. */
const strangeShare = 0.01;
const strangeness = 0.5;

interface Planes {
  selection: Selection;
  /** of class c, one for each column */
  weights: Float32Array[];
  bias: Float32Array;
}

/** Texts as the trainer sees them. */
interface Corpus {
  counts: FeatureCounts;
  /** number of the class of each text */
  truth: Int32Array;
  classes: number;
}

/** The fewest texts that a feature must stand in so that all weights fit a model file. */
function fewestTexts({ counts, classes }: Corpus, texts: Int32Array): number {
  let fewest = 2;
  while (selectFeatures(counts, texts, fewest).feature.length * classes > mostWeights) fewest += 1;
  return fewest;
}

/** One plane for each class against all others, over features scaled by their odds for the class. */
function fitClasses({ counts, truth, classes }: Corpus, texts: Int32Array, fewest: number): Planes {
  const selection = selectFeatures(counts, texts, fewest);
  const rows = weighFeatures(counts, texts, selection);
  const bias = new Float32Array(classes);
  const scaled: SparseRows = { ...rows, value: new Float32Array(rows.value.length) };
  const weights = Array.from({ length: classes }, (_, c) => {
    const side = Int8Array.from(texts, (t) => (truth[t] === c ? 1 : -1));
    const odds = logOdds(rows, side, smoothing).map(
      (odds) => Math.sign(odds) * Math.abs(odds) ** damping,
    );
    for (let e = 0; e < rows.value.length; e++) {
      scaled.value[e] = rows.value[e]! * odds[rows.index[e]!]!;
    }
    const plane = fitPlane(scaled, side, { cost });
    bias[c] = plane.bias;
    for (let f = 0; f < odds.length; f++) plane.weights[f]! *= odds[f]!;
    return plane.weights;
  });
  return { selection, weights, bias };
}

/** Scores of texts, row after row. */
function scoresOf(counts: FeatureCounts, texts: Int32Array, planes: Planes): Float64Array {
  const { weights, bias, selection } = planes;
  const { start, index, value } = weighFeatures(counts, texts, selection);
  const classes = bias.length;
  const scores = new Float64Array(texts.length * classes);
  for (let r = 0; r < texts.length; r++) {
    for (let c = 0; c < classes; c++) {
      const of = weights[c]!;
      let sum = bias[c]!;
      for (let e = start[r]!; e < start[r + 1]!; e++) sum += value[e]! * of[index[e]!]!;
      scores[r * classes + c] = sum;
    }
  }
  return scores;
}

interface HeldOut {
  /** scores of every text by planes that have not seen it, row after row */
  scores: Float64Array;
  fold: Uint8Array;
  /** share of known features of every text */
  known: Float64Array;
}

const numbersWhere = (length: number, holds: (i: number) => boolean): Int32Array =>
  Int32Array.from({ length }, (_, i) => i).filter(holds);

function holdOut(
  corpus: Corpus,
  fold: Uint8Array,
  fewest: number,
  progress: (done: number, of: number) => void,
): HeldOut {
  const { counts, classes } = corpus;
  const scores = new Float64Array(counts.texts * classes);
  const known = new Float64Array(counts.texts);
  for (let q = 0; q < folds; q++) {
    const planes = fitClasses(
      corpus,
      numbersWhere(fold.length, (i) => fold[i] !== q),
      fewest,
    );
    const out = numbersWhere(fold.length, (i) => fold[i] === q);
    const of = scoresOf(counts, out, planes);
    const shares = knownShares(counts, out, planes.selection);
    for (let r = 0; r < out.length; r++) {
      scores.set(of.subarray(r * classes, (r + 1) * classes), out[r]! * classes);
      known[out[r]!] = shares[r]!;
    }
    progress(q + 1, folds + 1);
  }
  return { scores, fold, known };
}

const rowsWhere = (of: Float64Array, rows: Int32Array, width: number): Float64Array => {
  const picked = new Float64Array(rows.length * width);
  for (let r = 0; r < rows.length; r++) {
    picked.set(of.subarray(rows[r]! * width, (rows[r]! + 1) * width), r * width);
  }
  return picked;
};

/** What the held-out texts say of the whole, each fold calibrated by the others alone. */
function judgeHeldOut(
  { truth, classes }: Corpus,
  { scores, fold, known }: HeldOut,
  labels: readonly string[],
  familiar: number,
): Evaluation {
  const judged: Judged[] = [];
  for (let q = 0; q < folds; q++) {
    const others = numbersWhere(fold.length, (i) => fold[i] !== q);
    const fit = fitCalibration(
      rowsWhere(scores, others, classes),
      Int32Array.from(others, (i) => truth[i]!),
      classes,
    );
    for (const i of numbersWhere(fold.length, (i) => fold[i] === q)) {
      const row = scores.slice(i * classes, (i + 1) * classes);
      toProbabilities(fit, row);
      const best = row.indexOf(Math.max(...row));
      const said = known[i]! >= familiar && known[i]! > 0 ? labels[best]! : null;
      judged.push({ truth: labels[truth[i]!]!, said, confidence: said === null ? 0 : row[best]! });
    }
  }
  return evaluate(judged);
}

/** Weights in steps of a 127th of the largest of their class, features in the order of their keys. */
function pack(
  { keys }: FeatureCounts,
  { selection, weights, bias }: Planes,
): Pick<Classifier, 'keys' | 'rarity' | 'weights' | 'scale' | 'bias'> {
  const { feature, rarity } = selection;
  const order = Int32Array.from(feature, (_, column) => column).sort(
    (a, b) => keys[feature[a]!]! - keys[feature[b]!]!,
  );
  const scale = Float32Array.from(weights, (of) => {
    let largest = 0;
    for (const w of of) largest = Math.max(largest, Math.abs(w));
    return largest / 127 || 1;
  });
  const packed = new Int8Array(order.length * weights.length);
  for (let f = 0; f < order.length; f++) {
    for (let c = 0; c < weights.length; c++) {
      packed[f * weights.length + c] = Math.round(weights[c]![order[f]!]! / scale[c]!);
    }
  }
  return {
    keys: Uint32Array.from(order, (column) => keys[feature[column]!]!),
    rarity: Uint8Array.from(order, (column) => Math.round(rarity[column]! / rarityStep)),
    weights: packed,
    scale,
    bias,
  };
}

/**
 * Learns classes from examples: for each class a linear support vector machine over runs of one to
 * three characters, words and numbers of each field, scaled by their log odds for the class. What it
 * says of texts that it has not learned from is measured on the way, by fifths that share no text,
 * and used to turn scores into probabilities.
 *
 * @throws RangeError with fewer than two classes, a class with fewer than two examples, or examples
 *   that differ in their number of fields
 */
export function trainClassifier(
  examples: readonly Example[],
  progress: (done: number, of: number) => void = () => {},
): Trained {
  const fields = examples[0]?.fields.length ?? 0;
  if (fields === 0) throw new RangeError('examples: got none with a field, wanted some');
  if (examples.some((e) => e.fields.length !== fields)) {
    throw new RangeError(`fields: wanted ${fields} in every example`);
  }
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const number = new Map(labels.map((label, i) => [label, i]));
  const truth = Int32Array.from(examples, ({ label }) => number.get(label)!);
  const sizes = labels.map((_, c) => truth.reduce((n, t) => n + (t === c ? 1 : 0), 0));
  if (labels.length < 2) throw new RangeError(`labels: got ${labels.length}, wanted 2 or more`);
  const small = sizes.findIndex((size) => size < 2);
  if (small >= 0) throw new RangeError(`${labels[small]}: got 1 example, wanted 2 or more`);
  const texts = examples.map((e) => e.fields);
  const views = viewsOf(texts, fields);
  const corpus: Corpus = { counts: countFeatures(texts, views), truth, classes: labels.length };
  const everything = numbersWhere(examples.length, () => true);
  const fewest = fewestTexts(corpus, everything);
  const heldOut = holdOut(corpus, textFolds(texts, folds), fewest, progress);
  const shares = heldOut.known.toSorted();
  const familiar = shares[Math.floor(shares.length * strangeShare)]! * strangeness;
  const classifier: Classifier = {
    labels,
    views,
    ...pack(corpus.counts, fitClasses(corpus, everything, fewest)),
    calibration: fitCalibration(heldOut.scores, truth, labels.length),
    priors: Float64Array.from(sizes, (size) => size / examples.length),
    familiar,
  };
  progress(folds + 1, folds + 1);
  return { classifier, crossValidated: judgeHeldOut(corpus, heldOut, labels, familiar) };
}
