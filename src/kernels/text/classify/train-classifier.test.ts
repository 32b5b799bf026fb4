import { describe, expect, it } from 'vitest';
import { levelsOf } from './class-levels.ts';
import { createPredictor, type Classifier } from './classifier.ts';
import { crc32, modelVersion, readModel, writeModel } from './model-file.ts';
import { textFolds } from './text-folds.ts';
import { trainClassifier } from './train-classifier.ts';
import { writtenDemands } from './written-demands.test-data.ts';

const examples = writtenDemands(600, 1);
const { classifier, crossValidated } = trainClassifier(examples);
const predictor = createPredictor(classifier);

describe('trainClassifier', () => {
  it('learns what written demands are about, and says how well', () => {
    const fresh = writtenDemands(200, 2);
    const right = fresh.filter((d) => predictor.predict(d.fields).label === d.label).length;
    expect(right / fresh.length).toBeGreaterThan(0.9);
    expect(crossValidated).toMatchObject({ texts: 600, unknown: 0 });
    expect(crossValidated.macroF1).toBeGreaterThan(0.9);
  });

  it('learns the same from the same', () => {
    const again = trainClassifier(examples);
    expect(writeModel({ fields: ['t', 'd'], classifier: again.classifier })).toEqual(
      writeModel({ fields: ['t', 'd'], classifier }),
    );
  });

  it('tells how far it is', () => {
    const steps: number[] = [];
    trainClassifier(examples.slice(0, 40), (done) => steps.push(done));
    expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['nothing', []],
    ['one class', examples.filter((e) => e.label === '城建/路灯')],
    ['a class with one example', [...examples, { fields: ['停电', ''], label: '电力' }]],
    ['examples of other columns', [...examples, { fields: ['停电'], label: '电力' }]],
    ['examples without columns', [{ fields: [], label: 'a' }]],
  ])('refuses %s', (_, given) => {
    expect(() => trainClassifier(given)).toThrow(RangeError);
  });
});

describe('createPredictor', () => {
  it.each([
    ['nothing', ['', '']],
    ['no column', []],
    ['emoji', ['😀🎉', '🚧']],
    ['marks of direction and zero width', ['\u200f\u202e', '\u200b']],
    ['a language it never met', ['Ζητώ συγγνώμη', 'kein Licht']],
    ['characters without a meaning', ['犇骉麤鱻羴猋', '龘靐齉爩']],
  ])('has no label for %s', (_, fields) => {
    const { label, probabilities } = predictor.predict(fields);
    expect(label).toBeNull();
    expect(probabilities).toEqual(classifier.priors);
  });

  it.each([
    ['full-width digits', 'Ａ３区和平路路灯不亮', 'A3区和平路路灯不亮'],
    ['direction marks', '\u202eA3区和平路路灯\u200f不亮', 'A3区和平路路灯不亮'],
    ['another place code', 'C9市和平路路灯不亮', 'A3区和平路路灯不亮'],
  ])('says the same under %s', (_, one, other) => {
    expect(predictor.predict([one, ''])).toEqual(predictor.predict([other, '']));
  });

  it('reads a megabyte of text by its beginning', () => {
    const long = predictor.predict(['路灯不亮', '垃圾没人清运。'.repeat(150_000)]);
    expect(long.label).toBe('环保/垃圾');
    expect(long.probability).toBeLessThanOrEqual(1);
  });

  it('gives probabilities that sum to one and leaves no trace of the text before', () => {
    const first = predictor.predict(examples[0]!.fields);
    predictor.predict(examples[1]!.fields);
    expect(predictor.predict(examples[0]!.fields)).toEqual(first);
    expect(first.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
  });
});

describe('levelsOf', () => {
  const of = (probabilities: number[], label: string | null = 'x') => ({
    label,
    probability: 0,
    probabilities: Float64Array.from(probabilities),
    known: 1,
  });

  it('is surer of the coarse than of the fine', () => {
    const levels = levelsOf(['a/x', 'a/y', 'b/z'], of([0.35, 0.25, 0.4]));
    expect(levels.map(({ path }) => path)).toEqual(['a', 'a/x']);
    expect(levels[0]!.probability).toBeCloseTo(0.6, 12);
    expect(levels[1]!.probability).toBeCloseTo(0.35, 12);
  });

  it('has one level where labels have, and none for what is unknown', () => {
    expect(levelsOf(['a', 'b'], of([0.3, 0.7]))).toEqual([{ path: 'b', probability: 0.7 }]);
    expect(levelsOf(['a', 'b'], of([0.3, 0.7], null))).toEqual([]);
  });

  it('ends where the likeliest path ends', () => {
    expect(levelsOf(['a', 'b/c'], of([0.8, 0.2])).map(({ path }) => path)).toEqual(['a']);
  });
});

describe('textFolds', () => {
  it('never deals the same text to two parts, and the same way in any order', () => {
    const texts = [
      ['小区门口路灯不亮三天了', '甲'],
      ['小区门口路灯不亮，三天了！', '乙'],
      ['别的', '请尽快修好和平路的井盖'],
      ['另外', '请尽快修好和平路的井盖。'],
    ];
    const [a, b, c, d] = textFolds(texts, 20);
    expect(a).toBe(b);
    expect(c).toBe(d);
    expect([...textFolds(texts.toReversed(), 20)].reverse()).toEqual([a, b, c, d]);
  });

  it('uses all parts about alike', () => {
    const folds = textFolds(
      Array.from({ length: 5000 }, (_, i) => [
        `第${'甲乙丙丁戊己庚辛壬癸'[i % 10]}事${String.fromCodePoint(0x4e00 + i)}`,
      ]),
      5,
    );
    for (let f = 0; f < 5; f++) {
      expect(Math.abs(folds.filter((x) => x === f).length - 1000)).toBeLessThan(150);
    }
  });

  it.each([1, 0, 1000, Number.NaN])('refuses %d folds', (folds) => {
    expect(() => textFolds([['a']], folds)).toThrow(RangeError);
  });
});

describe('model file', () => {
  const bytes = writeModel({ fields: ['title', 'detail'], classifier });

  it('comes back as it went', () => {
    const model = readModel(bytes) as { fields: string[]; classifier: Classifier };
    expect(model.fields).toEqual(['title', 'detail']);
    expect(model.classifier).toEqual(classifier);
    // from somewhere inside a larger buffer, as Node reads small files
    const padded = new Uint8Array(bytes.length + 3);
    padded.set(bytes, 3);
    expect(readModel(padded.subarray(3))).toEqual(model);
    expect(readModel(Buffer.from(padded).subarray(3))).toEqual(model);
  });

  it('is refused when it was cut anywhere', () => {
    const faults = new Set<string>();
    for (let length = 1; length < bytes.length; length += 1 + Math.floor(length / 9)) {
      faults.add((readModel(bytes.subarray(0, length)) as { fault: string }).fault);
    }
    expect([...faults]).toEqual(['cut']);
    expect(readModel(new Uint8Array())).toMatchObject({ fault: 'foreign' });
  });

  it('is refused when a byte differs', () => {
    for (const at of [24, 60, bytes.length >> 1, bytes.length - 1]) {
      const damaged = bytes.slice();
      damaged[at]! ^= 1;
      expect(readModel(damaged)).toMatchObject({ fault: 'damaged' });
    }
    expect(readModel(Uint8Array.of(...bytes, 0))).toMatchObject({ fault: 'damaged' });
  });

  it('is refused when it is of another version or something else', () => {
    const newer = bytes.slice();
    newer[8] = modelVersion + 1;
    expect(readModel(newer)).toMatchObject({
      fault: 'version',
      got: `version ${modelVersion + 1}`,
    });
    const text = Uint8Array.from('title,label\n路灯,城建', (c) => c.charCodeAt(0));
    expect(readModel(text)).toMatchObject({ fault: 'foreign' });
  });

  it('has the checksum of zip and PNG', () => {
    expect(crc32(Uint8Array.from('123456789', (c) => c.charCodeAt(0)))).toBe(0xcbf43926);
  });
});
