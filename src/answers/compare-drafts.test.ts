import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDrafts } from './compare-drafts.ts';

const first = '地区生产总值实现297.6亿元,同比增长5.5%。新建公园6座。全年办结诉求1207件。';

/** kind and numbers of every change, as one line each. */
const told = (before: string, after: string) =>
  compareDrafts(before, after).map((change) => {
    if (change.kind !== 'changed') return change.kind;
    const numbers = change.numbers.map((number) =>
      [
        number.kind,
        'before' in number ? number.before.text : '',
        'after' in number ? number.after.text : '',
      ]
        .filter(Boolean)
        .join(' '),
    );
    return ['changed', ...numbers].join('; ');
  });

describe('compareDrafts', () => {
  it.each<[string, string, string[]]>([
    ['the same', first, ['same', 'same', 'same']],
    ['other line breaks', first.replace('亿元,', '亿元,\n'), ['same', 'same', 'same']],
    ['a number', first.replace('5.5', '5.6'), ['changed; changed 5.5% 5.6%', 'same', 'same']],
    ['words alone', first.replace('实现', '达到'), ['changed', 'same', 'same']],
    [
      'a number more',
      first.replace('5.5%', '5.5%,居全市第4位'),
      ['changed; added 第4位', 'same', 'same'],
    ],
    [
      'a number less',
      first.replace(',同比增长5.5%', ''),
      ['changed; removed 5.5%', 'same', 'same'],
    ],
    ['a sentence less', first.replace('新建公园6座。', ''), ['same', 'removed', 'same']],
    ['a sentence more', `${first}连续7年获评优秀。`, ['same', 'same', 'same', 'added']],
    [
      'a sentence elsewhere',
      '新建公园6座。地区生产总值实现297.6亿元,同比增长5.5%。全年办结诉求1207件。',
      ['same', 'moved', 'same'],
    ],
  ])('%s', (_, after, wanted) => expect(told(first, after)).toEqual(wanted));

  it('loses no sentence of either draft', () => {
    const sentence = fc.constantFrom('甲投资5亿元。', '乙增长7%。', '丙建成6座。', '丁居第2位。');
    const draft = fc.array(sentence, { maxLength: 8 }).map((list) => list.join(''));
    fc.assert(
      fc.property(draft, draft, (a, b) => {
        const changes = compareDrafts(a, b);
        const side = (of: 'before' | 'after') =>
          changes
            .flatMap((change) =>
              of in change ? [(change as { before: { text: string } })[of as 'before']] : [],
            )
            .map(({ text }) => text)
            .sort()
            .join('');
        const sorted = (text: string) => (text.match(/[^。]+。/g) ?? []).sort().join('');
        expect([side('before'), side('after')]).toEqual([sorted(a), sorted(b)]);
      }),
      { seed: 1663, numRuns: 200 },
    );
  });
});
