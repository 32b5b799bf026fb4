import { describe, expect, it } from 'vitest';
import { evaluate, type Judged } from './evaluation.ts';

const judged = (rows: readonly [string, string | null, number][]): Judged[] =>
  rows.map(([truth, said, confidence]) => ({ truth, said, confidence }));

describe('evaluate', () => {
  it('gives the figures that a pencil gives', () => {
    const figures = evaluate(
      judged([
        ['a', 'a', 0.9],
        ['a', 'a', 0.8],
        ['a', 'b', 0.6],
        ['b', 'b', 0.7],
        ['b', null, 0],
      ]),
    );
    expect(figures).toMatchObject({ texts: 5, accuracy: 0.6, unknown: 1 });
    expect(figures.perClass).toEqual([
      { label: 'a', texts: 3, precision: 1, recall: 2 / 3, f1: 0.8 },
      { label: 'b', texts: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
    ]);
    expect(figures.macroF1).toBeCloseTo(0.65, 12);
    expect(figures.confusion).toEqual([
      [2, 1],
      [0, 1],
    ]);
    // each in a bin of its own: |1-.9| + |1-.8| + |0-.6| + |1-.7| + |0-0| over 5
    expect(figures.ece).toBeCloseTo(0.24, 12);
    expect(figures.riskCoverage.find(({ coverage }) => coverage === 0.6)).toEqual({
      coverage: 0.6,
      accuracy: 1,
      confidence: 0.7,
    });
  });

  it('tells which classes are taken for which, the most texts first', () => {
    const rows: [string, string, number][] = [
      ...Array.from({ length: 3 }, (): [string, string, number] => ['a', 'b', 1]),
      ...Array.from({ length: 3 }, (): [string, string, number] => ['a', 'a', 1]),
      ['c', 'a', 1],
      ['b', 'a', 1],
      ['b', 'b', 1],
    ];
    expect(evaluate(judged(rows)).confusions).toEqual([
      { truth: 'a', said: 'b', texts: 3, share: 0.5 },
      { truth: 'c', said: 'a', texts: 1, share: 1 },
      { truth: 'b', said: 'a', texts: 1, share: 0.5 },
    ]);
  });

  it('counts a class that is only ever said, with an F1 of 0', () => {
    const figures = evaluate(judged([['a', 'c', 1]]));
    expect(figures.perClass.map(({ label, f1 }) => [label, f1])).toEqual([
      ['a', 0],
      ['c', 0],
    ]);
  });

  it('has figures for no text at all', () => {
    expect(evaluate([])).toMatchObject({ texts: 0, accuracy: 0, macroF1: 0, ece: 0 });
  });
});
