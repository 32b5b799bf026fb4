import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import { levelsOf } from '../kernels/text/classify/class-levels.ts';
import { createPredictor, type Predictor } from '../kernels/text/classify/classifier.ts';
import { evaluate, type Evaluation, type Judged } from '../kernels/text/classify/evaluation.ts';
import { trainClassifier } from '../kernels/text/classify/train-classifier.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnNames, examplesOf, readLabelledRows, type LabelledRow } from './classify-input.ts';
import { loadModel, modelFor, saveModel } from './classify-model.ts';
import { registerRetrain } from './classify-retrain.ts';
import { answer, runCommand, say } from './run-command.ts';

interface TrainOptions {
  in: string;
  text: string;
  label: string;
  out: string;
  dropRare?: boolean;
  json?: boolean;
}

interface EvalOptions {
  model: string;
  in: string;
  text: string;
  label: string;
  json?: boolean;
}

interface PredictOptions {
  model: string;
  in: string;
  text: string;
  out?: string;
  json?: boolean;
}

const help = `
Files are CSV (UTF-8, GB18030, UTF-16), JSON Lines or XLSX, the first two also as .gz. --text names one column or several
with commas between them, such as title,detail; each has a vocabulary of its own. Several columns of
--label are the levels of a tree, coarse to fine: a label is then a path such as a/b/c.

Training measures itself on the way: every fifth of the examples is judged by what the other four
taught, the same text never on both sides. A text without anything that was learned (empty, only
emoji, another language) gets no label.

Examples:
  xianban classify train --in messages.jsonl.gz --text title,detail --label label --out zh.model
  xianban classify eval --model zh.model --in kept-aside.csv --text title,detail --label label --json
  xianban classify predict --model zh.model --in new.csv --text title,detail`;

/** so many confusions are told; all twenty stand in the JSON */
const toldConfusions = 10;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const seconds = (since: number) => Math.round((performance.now() - since) / 10) / 100;

function sayFigures(figures: Evaluation): void {
  const at80 = figures.riskCoverage.find(({ coverage }) => coverage === 0.8);
  say(
    `${figures.texts} texts: accuracy ${percent(figures.accuracy)}, macro-F1 ${figures.macroF1.toFixed(3)}, ` +
      `calibration error ${figures.ece.toFixed(3)}, ${figures.unknown} unknown` +
      (at80 ? `, accuracy of the surest 80 % ${percent(at80.accuracy)}` : ''),
  );
  for (const { label, texts, precision, recall, f1 } of figures.perClass) {
    say(
      `  ${label}: ${texts} texts, precision ${percent(precision)}, recall ${percent(recall)}, F1 ${f1.toFixed(3)}`,
    );
  }
  const worst = figures.confusions.slice(0, toldConfusions);
  if (worst.length > 0) say('most often taken for another:');
  for (const { truth, said, texts, share } of worst)
    say(`  ${truth} → ${said}: ${texts} texts, ${percent(share)} of ${truth}`);
}

async function train(options: TrainOptions): Promise<void> {
  const text = columnNames(options.text, '--text');
  const label = columnNames(options.label, '--label');
  const began = performance.now();
  const { rows, faulty } = await readLabelledRows(options.in, text, label);
  const examples = examplesOf(rows, options.in, options.dropRare ?? false);
  say(`${examples.length} examples read in ${seconds(began)} s`);
  const started = performance.now();
  const { classifier, crossValidated } = trainClassifier(examples, (done, of) =>
    say(`learned ${done} of ${of} times, ${seconds(started)} s`),
  );
  const bytes = await saveModel(options.out, { fields: text, classifier });
  sayFigures(crossValidated);
  say(`${options.out}: ${(bytes / 1e6).toFixed(1)} MB, ${classifier.keys.length} features`);
  if (options.json) {
    answer({
      examples: examples.length,
      leftOut: rows.length - examples.length + faulty,
      classes: classifier.labels.length,
      features: classifier.keys.length,
      bytes,
      seconds: seconds(started),
      crossValidated,
    });
  }
}

async function openModel(path: string, text: readonly string[]) {
  const began = performance.now();
  const { classifier } = modelFor(await loadModel(path), text);
  const predictor = createPredictor(classifier);
  return { predictor, loadMilliseconds: Math.round(performance.now() - began) };
}

/** Texts a second on one core, once the code is warm: after a pass that judged them, for half a second. */
function speedOf(predictor: Predictor, rows: readonly LabelledRow[]): number {
  const before = process.cpuUsage();
  let texts = 0;
  for (;;) {
    for (const { fields } of rows) predictor.predict(fields);
    texts += rows.length;
    const { user, system } = process.cpuUsage(before);
    if (user + system > 500_000) return Math.round((texts * 1e6) / (user + system));
  }
}

async function evaluateModel(options: EvalOptions): Promise<void> {
  const text = columnNames(options.text, '--text');
  const label = columnNames(options.label, '--label');
  const { predictor, loadMilliseconds } = await openModel(options.model, text);
  const { rows, faulty } = await readLabelledRows(options.in, text, label);
  const labelled = rows.filter((row) => row.label !== '');
  if (labelled.length === 0) {
    throw new ProblemError(
      problem('input.class', options.in, '没有一行有标签', 'No row has a label', {
        got: `${rows.length} rows`,
        wanted: 'rows with a label',
      }),
    );
  }
  const known = new Set(predictor.labels);
  const unknownLabels: Record<string, number> = {};
  for (const row of labelled) {
    if (!known.has(row.label)) unknownLabels[row.label] = (unknownLabels[row.label] ?? 0) + 1;
  }
  const judged = labelled.map(({ fields, label }): Judged => {
    const { label: said, probability } = predictor.predict(fields);
    return { truth: label, said, confidence: said === null ? 0 : probability };
  });
  const figures = evaluate(judged);
  sayFigures(figures);
  const strange = Object.entries(unknownLabels);
  if (strange.length > 0) {
    say(
      `labels that the model does not know, counted as wrong: ${strange.map((s) => s.join(' ')).join(', ')}`,
    );
  }
  if (options.json) {
    const docsPerSecond = speedOf(predictor, labelled);
    const leftOut = rows.length - labelled.length + faulty;
    answer({ ...figures, docsPerSecond, loadMilliseconds, leftOut, unknownLabels });
  }
}

async function predict(options: PredictOptions): Promise<void> {
  const text = columnNames(options.text, '--text');
  const { predictor } = await openModel(options.model, text);
  const { rows, faulty } = await readLabelledRows(options.in, text, []);
  let unknown = 0;
  const lines = rows.map(({ row, fields }) => {
    const prediction = predictor.predict(fields);
    if (prediction.label === null) unknown += 1;
    const { label, probability, known } = prediction;
    const levels = levelsOf(predictor.labels, prediction);
    return `${JSON.stringify({ row, label, probability, known, levels })}\n`;
  });
  if (options.out === undefined) for (const line of lines) process.stdout.write(line);
  else {
    const file = await open(options.out, 'w');
    try {
      await file.writeFile(lines.join(''));
    } finally {
      await file.close();
    }
  }
  say(`${rows.length} texts, ${unknown} unknown`);
  if (options.json) answer({ texts: rows.length, unknown, leftOut: faulty });
}

export function registerClassify(program: Command): void {
  const classify = program
    .command('classify')
    .description('what a demand is about: learn it from examples, measure, predict')
    .addHelpText('after', help);
  const json = ['--json', 'the last line of stdout is one JSON object'] as const;
  classify
    .command('train')
    .description('learns classes from labelled texts and measures itself')
    .requiredOption('--in <file>', 'labelled texts')
    .requiredOption('--text <columns>', 'columns of the text')
    .requiredOption('--label <columns>', 'column of the class, or columns of its levels')
    .requiredOption('--out <model>', 'where the model is written')
    .option('--drop-rare', 'leave out classes with one example')
    .option(...json)
    .action((options: TrainOptions) => runCommand(options.json ?? false, () => train(options)));
  classify
    .command('eval')
    .description('accuracy, macro-F1, calibration and speed on labelled texts')
    .requiredOption('--model <file>', 'a model made by classify train')
    .requiredOption('--in <file>', 'labelled texts')
    .requiredOption('--text <columns>', 'columns of the text, in the order of training')
    .requiredOption('--label <columns>', 'column of the class, or columns of its levels')
    .option(...json)
    .action((options: EvalOptions) =>
      runCommand(options.json ?? false, () => evaluateModel(options)),
    );
  classify
    .command('predict')
    .description('one JSON object a text: class, probability, levels')
    .requiredOption('--model <file>', 'a model made by classify train')
    .requiredOption('--in <file>', 'texts')
    .requiredOption('--text <columns>', 'columns of the text, in the order of training')
    .option('--out <file>', 'where the answers go; stdout where not said')
    .option(...json)
    .action((options: PredictOptions) => runCommand(options.json ?? false, () => predict(options)));
  registerRetrain(classify);
}
