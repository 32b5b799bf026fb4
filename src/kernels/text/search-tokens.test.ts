import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchQueryTokens, searchTokens } from './search-tokens.ts';

const runs = { seed: 311, numRuns: 500 } as const;

describe('searchTokens', () => {
  it.each([
    ['路灯 LED', ['路', '路灯', '灯', 'led']],
    ['Pothole on Main St.', ['pothole', 'on', 'main', 'st']],
    ['full-width ＡＢＣ１２３ becomes plain', ['full', 'width', 'abc123', 'becomes', 'plain']],
    ['HQ-20260101-00017', ['hq', '20260101', '00017']],
    ['井盖A区', ['井', '井盖', '盖', 'a', '区']],
    ['路灯，路灯！', ['路', '路灯', '灯']],
    ['Café Zürich', ['café', 'zürich']],
    ['<b>垃圾</b>\u0000', ['b', '垃', '垃圾', '圾']],
    ['𠮷野家', ['𠮷', '𠮷野', '野', '野家', '家']],
    [' \n\t', []],
    ['', []],
  ])('of %j', (text, tokens) => {
    expect(searchTokens(text).toSorted()).toEqual(tokens.toSorted());
  });

  it('stays small whatever comes', () => {
    expect(searchTokens('x'.repeat(1_000_000))).toEqual(['x'.repeat(64)]);
    const long = Array.from({ length: 30_000 }, (_, i) =>
      String.fromCodePoint(0x4e00 + (i % 20_000)),
    );
    expect(searchTokens(long.join(''))).toHaveLength(8000);
  });

  it('gives each token once, without blanks and punctuation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tokens = searchTokens(text);
        expect(new Set(tokens).size).toBe(tokens.length);
        for (const token of tokens) expect(token).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
      runs,
    );
  });
});

describe('searchQueryTokens', () => {
  it('takes pairs of a Chinese run, a lone character as itself, words as they are', () => {
    expect(searchQueryTokens('文化路 坑 LED')).toEqual(['文化', '化路', '坑', 'led']);
  });

  const alphabet = fc.constantFrom(...'路灯不亮文化街abAB12 ,。Ａ');
  const texts = fc.array(alphabet, { maxLength: 40 }).map((c) => c.join(''));

  it('finds every text by every part of it that begins and ends at a word', () => {
    fc.assert(
      fc.property(texts, texts, texts, (before, part, after) => {
        const all = new Set(searchTokens(`${before} ${part} ${after}`));
        for (const token of searchQueryTokens(part)) expect(all).toContain(token);
      }),
      runs,
    );
  });

  it('asks for nothing that the same text does not have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const own = new Set(searchTokens(text));
        for (const token of searchQueryTokens(text)) expect(own).toContain(token);
      }),
      runs,
    );
  });
});
