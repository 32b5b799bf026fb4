import { writeModel } from '../../kernels/text/classify/model-file.ts';
import { trainClassifier, type Example } from '../../kernels/text/classify/train-classifier.ts';
import { foldText } from '../../kernels/text/fold-text.ts';
import type { LearnedFigures } from '../../model/triage.ts';

/** A text of which it is settled what it is about. */
export interface Lesson {
  title: string;
  text: string;
  category: string;
}

export interface LearnTask {
  /** oldest first */
  lessons: readonly Lesson[];
}

export interface LearnedBytes {
  bytes: Uint8Array;
  figures: LearnedFigures;
}

/** One text says as much as so many; a title that a machine gives to thousands drowns all others. */
const mostAlike = 5;
/** The newest texts are learned from, so many at most. */
const mostExamples = 30_000;

/** The newest lessons, none of them more than a few times, and only classes with two of them. */
function examplesOf(lessons: readonly Lesson[]): Example[] {
  const times = new Map<string, number>();
  const perClass = new Map<string, number>();
  const taken: Lesson[] = [];
  for (const lesson of lessons.toReversed()) {
    if (taken.length === mostExamples) break;
    const { title, text, category } = lesson;
    const key = `${category}\n${foldText(`${title}\n${text}`).text}`;
    const before = times.get(key) ?? 0;
    if (before === mostAlike) continue;
    times.set(key, before + 1);
    perClass.set(category, (perClass.get(category) ?? 0) + 1);
    taken.push(lesson);
  }
  return taken
    .filter(({ category }) => perClass.get(category)! > 1)
    .map(({ title, text, category }) => ({ fields: [title, text], label: category }));
}

/** A model of titles and texts; undefined where there are fewer than two classes to tell apart. */
export function learnModel({ lessons }: LearnTask): LearnedBytes | undefined {
  const examples = examplesOf(lessons);
  if (new Set(examples.map(({ label }) => label)).size < 2) return undefined;
  const { classifier, crossValidated } = trainClassifier(examples);
  const { accuracy, macroF1, ece } = crossValidated;
  return {
    bytes: writeModel({ fields: ['title', 'text'], classifier }),
    figures: {
      settled: lessons.length,
      examples: examples.length,
      classes: classifier.labels.length,
      accuracy,
      macroF1,
      ece,
    },
  };
}
