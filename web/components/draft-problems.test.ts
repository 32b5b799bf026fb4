import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api.ts';
import { sortProblems } from './draft-problems.ts';

const of = (code: string, path: string) => ({ code, path, detail: { zh: code, en: code } });

describe('the problems of a figure that was sent', () => {
  it('stand at their fields; doubts and what belongs to no field stand apart', () => {
    const error = new ApiProblem(422, [
      of('input.unit', 'unit'),
      of('input.shape', 'body.value'),
      of('doubt.jump', 'value'),
      of('conflict.figure', 'figure'),
    ]);
    const { at, doubts, rest } = sortProblems(error, ['unit', 'value']);
    expect([...at].map(([field, all]) => [field, all.map(({ code }) => code)])).toEqual([
      ['unit', ['input.unit']],
      ['value', ['input.shape']],
    ]);
    expect(doubts.map(({ code }) => code)).toEqual(['doubt.jump']);
    expect(rest.map(({ code }) => code)).toEqual(['conflict.figure']);
  });
  it('are none where nothing was refused', () => {
    expect(sortProblems(null, ['unit'])).toEqual({ at: new Map(), doubts: [], rest: [] });
  });
});
