import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

describe('foldText', () => {
  it.each([
    ['燃\u200b氣 洩漏', '燃气泄漏'],
    ['ＡＢＣ　１２３', 'abc 123'],
    ['路 灯 坏 了', '路灯坏了'],
    ['gas leak now', 'gas leak now'],
    ['12 号楼', '12号楼'],
    ['', ''],
  ])('makes %j %j', (given, wanted) => {
    expect(foldText(given).text).toBe(wanted);
  });

  it('says where each character stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const { text, at } = foldText(given);
        expect(at.length).toBe(text.length + 1);
        expect(at[text.length]).toBe(given.length);
        for (let i = 0; i < text.length; i++) expect(at[i]!).toBeLessThan(at[i + 1]!);
      }),
      { seed: 20261123 },
    );
  });

  it('takes a very long text', () => {
    expect(foldText('樓道'.repeat(500_000)).text.length).toBe(1_000_000);
  });
});
