import { describe, expect, it } from 'vitest';
import { changesOf, freeCode, moved } from './catalogue-draft.ts';

const rule = (code: string, lead = 'police') => ({
  code,
  label: { zh: code, en: code },
  when: { op: 'always' as const },
  lead,
  assist: [],
});
const rules = ['a', 'b', 'c', 'd'].map((code) => rule(code));

describe('changesOf', () => {
  it('sees nothing where nothing changed', () => {
    expect(changesOf(rules, structuredClone(rules)).count).toBe(0);
  });

  it('counts one rule that went to the top as one move', () => {
    const { byCode, count } = changesOf(rules, moved(rules, 3, 0));
    expect(count).toBe(1);
    expect(byCode.get('d')).toBe('moved');
    expect(byCode.get('a')).toBe('same');
  });

  it('tells new, changed and removed rules apart', () => {
    const draft = [rule('e'), rule('a', 'centre'), rule('c'), rule('d')];
    const { byCode, removed, count } = changesOf(rules, draft);
    expect([...byCode]).toEqual([
      ['e', 'new'],
      ['a', 'changed'],
      ['c', 'same'],
      ['d', 'same'],
    ]);
    expect(removed.map((one) => one.code)).toEqual(['b']);
    expect(count).toBe(3);
  });
});

describe('freeCode', () => {
  it('is not taken', () => {
    expect(freeCode(rules)).toBe('rule-5');
    expect(freeCode([...rules.slice(1), rule('rule-5')])).toBe('rule-6');
  });
});
