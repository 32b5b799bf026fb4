import type { Command } from 'commander';
import { createPredictor, type Classifier } from '../kernels/text/classify/classifier.ts';
import {
  compareClassifiers,
  type Comparison,
} from '../kernels/text/classify/compare-classifiers.ts';
import type { Judged } from '../kernels/text/classify/evaluation.ts';
import { planRetraining, type RetrainingPlan } from '../kernels/text/classify/plan-retraining.ts';
import { trainClassifier, type Example } from '../kernels/text/classify/train-classifier.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { checkEnds, followChanges, readChanges } from './classify-changes.ts';
import { districtLessons } from './classify-district.ts';
import { columnNames, examplesOf, readLabelledRows } from './classify-input.ts';
import type { Lessons } from './classify-lessons.ts';
import { loadModel, modelFor, saveModel } from './classify-model.ts';
import { answer, runCommand, say } from './run-command.ts';

interface RetrainOptions {
  model: string;
  in?: string;
  text: string;
  label?: string;
  corrections?: string;
  renames?: string;
  district?: string;
  out: string;
  switch?: boolean;
  dropRare?: boolean;
  json?: boolean;
}

const help = `
Corrections are texts with the class that staff gave them. A fifth of them is held out, by text and
never by row, always the same ones; old and new model are compared on those, and the new one is
written only when it is right at least as often and its macro-F1 is not lower, or with --switch.

--renames is a JSON list of what became of classes; chains are followed in the order of days:
  [{ "from": "streetlight", "on": "2025-01-01", "to": "road-lamp" },
   { "from": "sanitation", "on": "2025-03-01", "to": "road-cleaning",
     "split": [{ "to": "exposed-rubbish", "words": ["垃圾", "满溢"] }] },
   { "from": "telegraph", "on": "2025-03-01", "to": null }]

--district takes texts, categories and corrections from the store: the category that stands when a
demand has ended, or that staff gave it; --in may add texts from elsewhere.

Examples:
  xianban classify retrain --model zh.model --in messages.jsonl.gz --text title,detail --label label \\
    --corrections corrected.csv --renames renames.json --out new.model
  xianban classify retrain --model zh.model --district hongqi --out new.model`;

const wrongUse = (option: string, zh: string, en: string, wanted: string): ProblemError =>
  new ProblemError(problem('use.retrain', option, zh, en, { got: 'nothing', wanted }));

const labelled = (rows: readonly Example[]) => rows.filter(({ label }) => label !== '');

async function readLessons(options: RetrainOptions): Promise<Lessons> {
  const text = columnNames(options.text, '--text');
  const named = async (path: string | undefined): Promise<Example[]> => {
    if (path === undefined) return [];
    if (options.label === undefined) {
      throw wrongUse('--label', '没有说明类别列', 'the column of the class is missing', 'a column');
    }
    const { rows } = await readLabelledRows(path, text, columnNames(options.label, '--label'));
    return labelled(rows);
  };
  const examples = await named(options.in);
  const corrections = await named(options.corrections);
  const changes = options.renames === undefined ? [] : await readChanges(options.renames);
  if (options.district === undefined) {
    if (options.in === undefined)
      throw wrongUse(
        '--in',
        '没有训练文本',
        'there is nothing to learn from',
        '--in or --district',
      );
    if (options.corrections === undefined) {
      const wanted = '--corrections or --district';
      throw wrongUse('--corrections', '没有更正', 'there are no corrections', wanted);
    }
    const where = { changes: options.renames ?? '--renames', corrections: options.corrections };
    return { examples, corrections, changes, where };
  }
  const own = await districtLessons(options.district, text.length);
  return {
    ...own,
    examples: [...examples, ...own.examples],
    corrections: [...corrections, ...own.corrections],
    changes: [...own.changes, ...changes],
  };
}

interface Forwarded {
  examples: Example[];
  corrections: Example[];
  /** of the two together, how many go by another name now */
  renamed: number;
  dropped: number;
}

/** The lessons under the classes of today. @throws ProblemError for changes or classes that do not fit */
function bringForward(lessons: Lessons, forward: ReturnType<typeof followChanges>): Forwarded {
  let [renamed, dropped] = [0, 0];
  const mapped = (rows: readonly Example[]) =>
    rows.flatMap(({ fields, label }): Example[] => {
      const now = forward(label, fields.join('\n'));
      if (now === null) dropped += 1;
      else if (now !== label) renamed += 1;
      return now === null ? [] : [{ fields, label: now }];
    });
  const examples = mapped(lessons.examples);
  const corrections = mapped(lessons.corrections);
  const { changes, where } = lessons;
  const known = lessons.known ?? new Set(examples.map(({ label }) => label));
  // a class may begin with its corrections, if a change says that it exists
  const begun = changes.flatMap(({ to, split = [] }) => [to, ...split.map((part) => part.to)]);
  const taught = new Set([...known, ...[...examples, ...corrections].map(({ label }) => label)]);
  checkEnds(where.changes, changes, taught);
  const allowed = new Set<string | null>([...known, ...begun]);
  const strange = [...taught].filter((label) => !allowed.has(label));
  if (strange.length > 0) {
    throw new ProblemError(
      problem(
        'input.class',
        where.corrections,
        '有不认识的类别',
        'Texts name classes that do not exist',
        { got: strange.slice(0, 5).join(', '), wanted: 'a class in use, or a change to it' },
      ),
    );
  }
  return { examples, corrections, renamed, dropped };
}

/** What a classifier says of texts, read under the names of today. */
function judge(
  classifier: Classifier,
  texts: readonly Example[],
  forward: ReturnType<typeof followChanges>,
): Judged[] {
  const predictor = createPredictor(classifier);
  return texts.map(({ fields, label }) => {
    const { label: old, probability } = predictor.predict(fields);
    const said = old === null ? null : forward(old, fields.join('\n'));
    return { truth: label, said, confidence: said === null ? 0 : probability };
  });
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function sayComparison({ first, second, counts, accuracy }: Comparison): void {
  const line = (name: string, ...cells: readonly string[]) =>
    say(`  ${name.padEnd(20)}${cells.map((cell) => cell.padStart(10)).join('')}`);
  line('', 'old', 'new');
  line('accuracy', percent(first.accuracy), percent(second.accuracy));
  line('macro-F1', first.macroF1.toFixed(3), second.macroF1.toFixed(3));
  line('calibration error', first.ece.toFixed(3), second.ece.toFixed(3));
  line('unknown', String(first.unknown), String(second.unknown));
  const { both, onlyFirst, onlySecond, neither } = counts;
  say(`  right: both ${both}, old alone ${onlyFirst}, new alone ${onlySecond}, neither ${neither}`);
  say(
    `  accuracy of the new one less that of the old: ${percent(accuracy.difference)}, ` +
      `95 % from ${percent(accuracy.from)} to ${percent(accuracy.to)}, p ${accuracy.p.toPrecision(2)}`,
  );
}

/** A fifth of few corrections may be none. @throws ProblemError then */
function mustJudge(plan: RetrainingPlan, corrections: number, where: string): void {
  if (plan.heldOut.length > 0) return;
  throw new ProblemError(
    problem(
      'input.corrections',
      where,
      '更正太少，留不出用来比较的部分',
      'Too few corrections: none is left to compare by',
      { got: corrections, wanted: 'about 20 or more' },
    ),
  );
}

async function retrain(options: RetrainOptions): Promise<void> {
  const text = columnNames(options.text, '--text');
  const old = modelFor(await loadModel(options.model), text);
  const lessons = await readLessons(options);
  const forward = followChanges(lessons.where.changes, lessons.changes);
  const { examples, corrections, renamed, dropped } = bringForward(lessons, forward);
  const plan = planRetraining(examples, corrections);
  mustJudge(plan, corrections.length, lessons.where.corrections);
  const training = examplesOf(
    plan.training,
    options.in ?? lessons.where.corrections,
    options.dropRare ?? false,
  );
  say(
    `${training.length} texts to learn from (${corrections.length} corrections, ${plan.heldOut.length} of them held out; ` +
      `${renamed} renamed, ${dropped} dropped, ${plan.corrected} corrected, ${plan.sameText} like one held out)`,
  );
  const began = performance.now();
  const { classifier, crossValidated } = trainClassifier(training);
  const seconds = Math.round((performance.now() - began) / 10) / 100;
  const compared = compareClassifiers(
    judge(old.classifier, plan.heldOut, forward),
    judge(classifier, plan.heldOut, forward),
  );
  sayComparison(compared);
  const { first, second, counts, accuracy } = compared;
  const notWorse = second.accuracy >= first.accuracy && second.macroF1 >= first.macroF1;
  const switched = notWorse || (options.switch ?? false);
  if (switched) await saveModel(options.out, { fields: old.fields, classifier });
  say(
    switched
      ? `${options.out}: the new model${notWorse ? '' : ', although it is worse'}`
      : 'the new model is worse and was not written; --switch writes it nevertheless',
  );
  if (!options.json) return;
  answer({
    texts: training.length,
    corrections: corrections.length,
    heldOut: plan.heldOut.length,
    renamed,
    dropped,
    corrected: plan.corrected,
    sameText: plan.sameText,
    old: first,
    new: second,
    counts,
    difference: accuracy,
    notWorse,
    switched,
    seconds,
    crossValidated,
  });
}

/** Adds `retrain` to the command `classify`. */
export function registerRetrain(classify: Command): void {
  classify
    .command('retrain')
    .description('takes corrections in, and shows old against new before it switches')
    .addHelpText('after', help)
    .requiredOption('--model <file>', 'the model in use')
    .option('--in <file>', 'labelled texts that it was trained on')
    .option('--text <columns>', 'columns of the text, in the order of training', 'title,text')
    .option('--label <columns>', 'column of the class, or columns of its levels')
    .option('--corrections <file>', 'texts with the class that staff gave them, same columns')
    .option('--renames <file>', 'JSON list of classes that were renamed, split, merged or dropped')
    .option('--district <code>', 'texts, categories and corrections from the store')
    .requiredOption('--out <model>', 'where the new model is written')
    .option('--switch', 'write the new model even if it is worse')
    .option('--drop-rare', 'leave out classes with one example')
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: RetrainOptions) => runCommand(options.json ?? false, () => retrain(options)));
}
