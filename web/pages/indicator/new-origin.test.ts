import { describe, expect, it } from 'vitest';
import { Origin } from '../../../src/model/figure.ts';
import { newOrigin } from './new-origin.ts';

describe('an origin as a person names it', () => {
  it('is one that the ledger takes', () => {
    const origin = newOrigin({ title: ' 统计局2025年快报 ', kind: 'entry', url: '' });
    expect(Origin.parse(origin)).toEqual(origin);
    expect(origin).toMatchObject({ title: { zh: '统计局2025年快报', en: '统计局2025年快报' } });
  });
  it('has the same code when it is named again, and another when it is another', () => {
    const codeOf = (title: string) => newOrigin({ title, kind: 'document' }).code;
    expect(codeOf('快报 ')).toBe(codeOf('快报'));
    expect(codeOf('快报')).not.toBe(codeOf('年报'));
  });
});
