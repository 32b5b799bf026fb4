/**
 * How well and how fast demands are classified: ours, a plain linear SVM over TF-IDF of runs of one to
 * three characters, and Debian's fasttext where it is on PATH, trained and tested on the same rows in
 * the same run. A fifth of the texts is held out, the same text never on both sides.
 *
 *     node scripts/ts.mjs bench/classify.ts FILE TEXT-COLUMNS LABEL-COLUMN
 *     node scripts/ts.mjs bench/classify.ts ../shared/data/teddy2020c/messages_train.jsonl.gz title,detail label
 *
 * Times are CPU seconds, of fasttext with one thread, and at prediction less those of an empty file. It
 * is given characters with blanks between them; putting them there is not counted.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLabelledRows } from '../src/cli/classify-input.ts';
import { createPredictor } from '../src/kernels/text/classify/classifier.ts';
import { evaluate, type Evaluation } from '../src/kernels/text/classify/evaluation.ts';
import {
  countFeatures,
  selectFeatures,
  weighFeatures,
} from '../src/kernels/text/classify/feature-counts.ts';
import { fitPlane } from '../src/kernels/text/classify/linear-svm.ts';
import { readModel, writeModel, type Model } from '../src/kernels/text/classify/model-file.ts';
import { textFolds } from '../src/kernels/text/classify/text-folds.ts';
import { trainClassifier, type Example } from '../src/kernels/text/classify/train-classifier.ts';

const [
  file = '../shared/data/teddy2020c/messages_train.jsonl.gz',
  columns = 'title,detail',
  label = 'label',
] = process.argv.slice(2);
const { rows } = await readLabelledRows(file, columns.split(','), [label]);
const fold = textFolds(
  rows.map(({ fields }) => fields),
  5,
);
const known: Example[] = rows.filter((_, i) => fold[i] !== 0);
const fresh: Example[] = rows.filter((_, i) => fold[i] === 0);
/** Prediction is timed over so many texts. */
const timedTexts = 40_000;
const times = Math.ceil(timedTexts / fresh.length);

function timed<T>(body: () => T): [number, T] {
  const before = process.cpuUsage();
  const value = body();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e6, value];
}

const at80 = ({ riskCoverage }: Evaluation) =>
  riskCoverage.find(({ coverage }) => coverage === 0.8)!.accuracy;

function tell(
  name: string,
  trainSeconds: number,
  perSecond: number,
  megabytes: number,
  figures: Evaluation,
) {
  console.log(
    `${name.padEnd(22)} macro-F1 ${figures.macroF1.toFixed(3)}  accuracy ${figures.accuracy.toFixed(3)}  ` +
      `surest 80 % ${at80(figures).toFixed(3)}  ece ${figures.ece.toFixed(3)}  trained in ${trainSeconds.toFixed(1)} s  ` +
      `${Math.round(perSecond)} texts/s  ${megabytes.toFixed(1)} MB`,
  );
  return perSecond;
}

function ours(): number {
  const [trainSeconds, trained] = timed(() => trainClassifier(known));
  const bytes = writeModel({ fields: columns.split(','), classifier: trained.classifier });
  const [loadSeconds, predictor] = timed(() =>
    createPredictor((readModel(bytes) as Model).classifier),
  );
  const judged = fresh.map(({ fields, label }) => {
    const { label: said, probability } = predictor.predict(fields);
    return { truth: label, said, confidence: said === null ? 0 : probability };
  });
  const [seconds] = timed(() => {
    for (let k = 0; k < times; k++) for (const { fields } of fresh) predictor.predict(fields);
  });
  const speed = (fresh.length * times) / seconds;
  tell('ours', trainSeconds, speed, bytes.length / 1e6, evaluate(judged));
  console.log(`  model read and ready in ${(loadSeconds * 1000).toFixed(0)} ms`);
  return speed;
}

function plainSvm(): void {
  const all = [...known, ...fresh];
  const texts = all.map(({ fields }) => [fields.join('\n')]);
  const labels = [...new Set(known.map(({ label }) => label))].sort();
  const from = (begin: number, end: number) =>
    Int32Array.from({ length: end - begin }, (_, i) => begin + i);
  const [trainSeconds, { counts, selection, planes }] = timed(() => {
    const counts = countFeatures(texts, [{ of: 'first', grams: 3, weight: 1 }]);
    const learned = from(0, known.length);
    const selection = selectFeatures(counts, learned, 1);
    const weighed = weighFeatures(counts, learned, selection);
    const planes = labels.map((label) =>
      fitPlane(
        weighed,
        Int8Array.from(known, (e) => (e.label === label ? 1 : -1)),
        { cost: 1 },
      ),
    );
    return { counts, selection, planes };
  });
  const [seconds, judged] = timed(() => {
    const { start, index, value } = weighFeatures(
      counts,
      from(known.length, all.length),
      selection,
    );
    return fresh.map(({ label }, r) => {
      const scores = planes.map(({ weights, bias }) => {
        let sum = bias;
        for (let e = start[r]!; e < start[r + 1]!; e++) sum += weights[index[e]!]! * value[e]!;
        return sum;
      });
      const best = scores.indexOf(Math.max(...scores));
      // a softmax without calibration, for an order of sureness
      const confidence = 1 / scores.reduce((sum, s) => sum + Math.exp(s - scores[best]!), 0);
      return { truth: label, said: labels[best]!, confidence };
    });
  });
  const megabytes = (selection.feature.length * labels.length * 4) / 1e6;
  tell(
    'plain SVM (weighing only)',
    trainSeconds,
    fresh.length / seconds,
    megabytes,
    evaluate(judged),
  );
}

function fasttext(folder: string): number {
  const spaced = (fields: readonly string[]) =>
    [...fields.join('。').normalize('NFKC').replaceAll(/\s+/g, '')].join(' ');
  const labels = [...new Set(rows.map(({ label }) => label))];
  const write = (name: string, lines: string[]) => {
    writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''));
    return join(folder, name);
  };
  const learned = known.map((e) => `__label__${labels.indexOf(e.label)} ${spaced(e.fields)}`);
  const asked = fresh.map(({ fields }) => spaced(fields));
  // bash tells the CPU seconds of its child on the last line of stderr
  const timing = 'TIMEFORMAT="%U %S"; time fasttext "$@"';
  const run = (...args: string[]) => {
    const options = { maxBuffer: 1 << 28, encoding: 'utf8' } as const;
    const { stdout, status, stderr } = spawnSync('bash', ['-c', timing, 'bash', ...args], options);
    if (status !== 0) throw new Error(`fasttext ${args[0]}: ${stderr}`);
    const [user = 0, system = 0] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
    return { seconds: user + system, lines: stdout.trim().split('\n') };
  };
  const model = join(folder, 'model');
  const settings =
    '-epoch 30 -lr 0.5 -wordNgrams 3 -dim 50 -bucket 200000 -thread 1 -verbose 0 -loss softmax';
  const train = run(
    'supervised',
    '-input',
    write('train.txt', learned),
    '-output',
    model,
    ...settings.split(' '),
  );
  const { lines } = run('predict-prob', `${model}.bin`, write('test.txt', asked));
  const empty = run('predict', `${model}.bin`, write('empty.txt', ['。']));
  const many = Array.from({ length: times }, () => asked).flat();
  const all = run('predict', `${model}.bin`, write('many.txt', many));
  const judged = lines.map((line, i) => {
    const [said = '', probability = '0'] = line.split(' ');
    const label = labels[Number(said.replace('__label__', ''))] ?? null;
    return { truth: fresh[i]!.label, said: label, confidence: Math.min(1, Number(probability)) };
  });
  const speed = many.length / (all.seconds - empty.seconds);
  return tell(
    'fasttext',
    train.seconds,
    speed,
    statSync(`${model}.bin`).size / 1e6,
    evaluate(judged),
  );
}

console.log(
  `${file}: ${known.length} texts to learn from, ${fresh.length} held out, columns ${columns}`,
);
const speed = ours();
plainSvm();
if (spawnSync('fasttext', ['help']).error)
  console.log('fasttext is not on PATH: apt-get install fasttext');
else {
  const folder = mkdtempSync(join(tmpdir(), 'xianban-fasttext-'));
  const theirs = fasttext(folder);
  rmSync(folder, { recursive: true });
  console.log(`texts a second, ours to fasttext: ${(speed / theirs).toFixed(2)}`);
}
