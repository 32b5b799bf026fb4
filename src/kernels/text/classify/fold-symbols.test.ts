import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSymbols, longestText, symbolBuffer } from './fold-symbols.ts';

function fold(text: string): number[] {
  const buffer = symbolBuffer();
  foldSymbols(text, buffer);
  return [...buffer.of.subarray(0, buffer.length)];
}

describe('foldSymbols', () => {
  it.each([
    ['full-width letters and digits', 'ＬＥＤ灯１２０盏', 'led灯120盏'],
    ['case', 'Pothole On Main', 'pothole on MAIN'],
    ['how many digits a number has', '欠薪3个月', '欠薪１２个月'],
    ['zero-width characters and blanks', '路\u200b灯 不\u2060亮', '路灯不亮'],
    ['direction marks', '\u202e路灯\u200f不亮\u202c', '路灯不亮'],
    ['which place a code stands for', 'A3区路灯', 'K11县路灯'],
    ['which break it is', '停水！！！三天', '停水，三天'],
    ['emoji and punctuation', '停水😀三天', '停水。三天'],
    ['digits inside words', 'G2栋', 'g17栋'],
    ['circled and other digits', '第①次', '第٣次'],
  ])('does not see %s', (_, one, other) => {
    expect(fold(one)).toEqual(fold(other));
  });

  it.each([
    ['a place code and a number', 'A3区', '3区'],
    ['a break and none', '停水，三天', '停水三天'],
    ['words of other letters', 'water', 'fire'],
    ['traditional and simplified characters', '噪聲', '噪声'],
    ['characters beyond the first plane', '𠮷', '𠀀'],
  ])('keeps %s apart', (_, one, other) => {
    expect(fold(one)).not.toEqual(fold(other));
  });

  it.each(['', ' \t\u200f', '😀😀', '！？', '\ud83d', '\udc00'])('finds nothing in %j', (text) => {
    expect(fold(text)).toEqual([]);
  });

  it('looks at the beginning of a text without end', () => {
    expect(fold('噪音'.repeat(500_000))).toHaveLength(longestText);
  });

  it('never breaks twice or at the begin, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const symbols = fold(text);
        expect(symbols[0]).not.toBe(0);
        expect(symbols.some((s, i) => s === 0 && symbols[i + 1] === 0)).toBe(false);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
