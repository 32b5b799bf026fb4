import { toProbabilities, type Calibration } from './calibration.ts';
import { keyBuffer, keysOfText } from './feature-keys.ts';
import { KeyIndex } from './key-index.ts';
import { seenBy, type View } from './views.ts';

/** What was learned from texts with their classes; nothing in it changes. */
export interface Classifier {
  labels: readonly string[];
  views: readonly View[];
  /** key of each feature, rising */
  keys: Uint32Array;
  /** how rare each feature is, in steps of `rarityStep`, at least 1 */
  rarity: Uint8Array;
  /** weight of feature f for class c at f · labels + c, in steps of `scale[c]` */
  weights: Int8Array;
  scale: Float32Array;
  bias: Float32Array;
  calibration: Calibration;
  /** share of each class among the texts it learned from */
  priors: Float64Array;
  /** a text of whose features a smaller share is known is none of what was learned */
  familiar: number;
}

export const rarityStep = 1 / 16;

export interface Prediction {
  /** null: the text says nothing that was ever learned */
  label: string | null;
  /** of the label, or of the most frequent class where there is none */
  probability: number;
  /** one for each label of the classifier; the shares of the classes where the text is unknown */
  probabilities: Float64Array;
  /** share of the features of the text that are known, 0 … 1 */
  known: number;
}

export interface Predictor {
  readonly labels: readonly string[];
  /** @param fields the columns that the classifier was trained on, in the same order */
  predict(fields: readonly string[]): Prediction;
}

const logarithms = Float64Array.from({ length: 256 }, (_, n) => 1 + Math.log(Math.max(n, 1)));

const highest = (of: Float64Array): number => {
  let best = 0;
  for (let i = 1; i < of.length; i++) if (of[i]! > of[best]!) best = i;
  return best;
};

/**
 * Makes a classifier ready to be asked. A text without one known feature (empty, only emoji, another
 * script) or with too small a share of known ones gets no label: its probabilities are those of any
 * text.
 */
export function createPredictor(classifier: Classifier): Predictor {
  const { labels, views, keys, rarity, weights, scale, bias, calibration, priors, familiar } =
    classifier;
  const index = KeyIndex.of(keys);
  const classes = labels.length;
  const found = keyBuffer();
  const times = new Uint8Array(keys.length);
  let met = new Int32Array(4096);
  const sums = new Float64Array(classes);

  /** Adds the scores of one view; returns how many features stand in it, and how many of them are strange. */
  function addView(text: string, view: number, scores: Float64Array): [number, number] {
    keysOfText(text, view, views[view]!.grams, found);
    if (met.length < found.length) met = new Int32Array(found.length * 2);
    let known = 0;
    let strange = 0;
    for (let i = 0; i < found.length; i++) {
      const feature = index.find(found.of[i]!);
      if (feature < 0) strange += 1;
      else if (times[feature] === 0) {
        times[feature] = 1;
        met[known++] = feature;
      } else if (times[feature]! < 255) times[feature]! += 1;
    }
    sums.fill(0);
    let squares = 0;
    for (let i = 0; i < known; i++) {
      const feature = met[i]!;
      const weight = logarithms[times[feature]!]! * rarity[feature]! * rarityStep;
      times[feature] = 0;
      squares += weight * weight;
      for (let c = 0, at = feature * classes; c < classes; c++)
        sums[c]! += weight * weights[at + c]!;
    }
    if (known > 0) {
      const length = views[view]!.weight / Math.sqrt(squares);
      for (let c = 0; c < classes; c++) scores[c]! += sums[c]! * length;
    }
    return [found.length, strange];
  }

  return {
    labels,
    predict(fields) {
      const scores = new Float64Array(classes);
      let all = 0;
      let strange = 0;
      for (let v = 0; v < views.length; v++) {
        const [more, unheard] = addView(seenBy(views[v]!, fields), v, scores);
        all += more;
        strange += unheard;
      }
      const share = all > 0 ? (all - strange) / all : 0;
      if (share === 0 || share < familiar) {
        const probabilities = Float64Array.from(priors);
        const probability = probabilities[highest(probabilities)]!;
        return { label: null, probability, probabilities, known: share };
      }
      for (let c = 0; c < classes; c++) scores[c] = scores[c]! * scale[c]! + bias[c]!;
      toProbabilities(calibration, scores);
      const best = highest(scores);
      return {
        label: labels[best]!,
        probability: scores[best]!,
        probabilities: scores,
        known: share,
      };
    },
  };
}
