import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRegistry } from '../declared.ts';
import { makeBook, type Book } from '../engines/ledger/book.ts';
import { declaredBookInput } from '../engines/ledger/declared-book.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import { bookOf, indicatorOf } from '../../test/ledger-book.ts';
import { tamperText, type Tampering, type TamperingKind } from './tamper-text.ts';
import { verifyText } from './verify-text.ts';

const small = (): Book =>
  bookOf({
    indicators: [
      indicatorOf('budget-revenue', { label: { zh: '一般公共预算收入', en: 'Budget revenue' } }),
      indicatorOf('platforms', { label: { zh: '创新平台', en: 'Platforms' }, unit: '家' }),
      indicatorOf('new-platforms', {
        label: { zh: '新增创新平台', en: 'New platforms' },
        unit: '家',
      }),
      indicatorOf('rows', { label: { zh: '汇聚数据', en: 'Rows' }, unit: '条' }),
    ],
    figures: [
      ['gdp', '410702', '2024', 'level', '297.6', '亿元', 'press'],
      ['gdp', '410702', '2024', 'growth', '5.5', '%', 'press'],
      ['gdp', '410704', '2024', 'growth', '5.1', '%', 'press'],
      ['budget-revenue', '410702', '2024', 'level', '12.1', '亿元', 'press'],
      ['budget-revenue', '410702', '2024', 'level', '12.3', '亿元', 'yearbook'],
      ['platforms', '410702', '2024', 'level', '144', '家', 'press'],
      ['new-platforms', '410702', '2024', 'level', '9', '家', 'press'],
      ['rows', '410702', '2024', 'level', '5.3', '万条', 'press', { qualifier: '余' }],
    ],
    ranks: [
      { indicator: 'gdp', territory: '410702', period: '2024', aspect: 'level', n: 2, change: 3 },
    ],
  });

/** text, verdict, got and wanted of each number, as one line each. */
const told = (text: string, book = small()) =>
  verifyText(text, book, { period: '2024' }).map(({ text: words, verdict, got, wanted }) =>
    [words, verdict, got, wanted].filter(Boolean).join(' '),
  );

describe('verifyText', () => {
  it.each<[string, string, string[]]>([
    [
      'a level and its growth',
      '地区生产总值297.6亿元,同比增长5.5%。',
      ['297.6亿元 confirmed', '5.5% confirmed'],
    ],
    ['other units', '生产总值实现2976000万元。', ['2976000万元 confirmed']],
    ['less exactly', '地区生产总值298亿元。', ['298亿元 confirmed']],
    [
      'more exactly than the ledger',
      '地区生产总值297.63亿元。',
      ['297.63亿元 contradicted 297.63亿元 297.6亿元'],
    ],
    [
      'ten thousand times less',
      '地区生产总值297.6万元。',
      ['297.6万元 contradicted 297.6万元 297.6亿元'],
    ],
    ['the other direction', '地区生产总值同比下降5.5%。', ['5.5% contradicted -5.5% 5.5%']],
    [
      'points are not percent',
      '地区生产总值增长5.5个百分点。',
      ['5.5个百分点 contradicted 5.5个百分点 5.5%'],
    ],
    [
      'a rank',
      '地区生产总值297.6亿元,居四个主城区第3位。',
      ['297.6亿元 confirmed', '第3位 contradicted 第3位 第2位'],
    ],
    [
      'a set of another size',
      '地区生产总值297.6亿元,居五个主城区第2位。',
      ['297.6亿元 confirmed', '第2位 contradicted 5 4'],
    ],
    ['another territory', '凤泉区地区生产总值增长5.1%。', ['5.1% confirmed']],
    [
      'the territory of a heading',
      '凤泉区专场\n\n地区生产总值增长5.5%。',
      ['5.5% contradicted 5.5% 5.1%'],
    ],
    [
      'what is added and what there is',
      '新增创新平台9家,创新平台总数达144家。',
      ['9家 confirmed', '144家 confirmed'],
    ],
    ['a qualifier', '汇聚数据5.3万余条。', ['5.3万余条 confirmed']],
    ['a qualifier left out', '汇聚数据5.3万条。', ['5.3万条 contradicted 5.3万条 5.3余万条']],
    [
      'origins that differ',
      '一般公共预算收入12.1亿元。',
      ['12.1亿元 ambiguous 12.1亿元 12.1亿元 / 12.3亿元'],
    ],
    [
      'neither of them',
      '一般公共预算收入12.5亿元。',
      ['12.5亿元 contradicted 12.5亿元 12.1亿元 / 12.3亿元'],
    ],
    ['what nobody entered', '全年新建公园6座。', ['6座 not-in-ledger']],
    ['another year', '2021年,地区生产总值200亿元。', ['200亿元 not-in-ledger']],
    ['names and dates', '2024年,第十三届大赛推广“12345”模式。', []],
    [
      'English',
      'Hongqi reached a GDP of 29.76 billion yuan, up 5.5%.',
      ['29.76 billion yuan confirmed', '5.5% confirmed'],
    ],
  ])('%s', (_, text, wanted) => expect(told(text)).toEqual(wanted));

  it('counts offsets in code points', () => {
    const [verdict] = verifyText('𠮷地区生产总值297.6亿元。', small(), { period: '2024' });
    expect(verdict).toMatchObject({ start: 7, end: 14, verdict: 'confirmed' });
  });
});

const brief = `红旗区2024年经济运行简报

全年地区生产总值297.6亿元,比上年增长5.5%,经济总量在全市排第4位。一般公共预算收入达到12.3亿元,增长2.5%。社会消费品零售总额104.1亿元,下降7%。居民人均可支配收入42600元,增长4.5%。经营主体总数5.7万户。新建口袋公园16座。

凤泉区的固定资产投资增长15.2%,居四个主城区第3位;规模以上工业增加值增长6.2%。`;

it('says of a text what a reader marked before it was verified', async () => {
  const book = makeBook(declaredBookInput(await loadRegistry(), 'hongqi')!);
  const wrong = new Map([
    ['12.3亿元', '12.1亿元'],
    ['7%', '7%'],
    ['第3位', '第2位'],
  ]);
  const verdicts = verifyText(brief, book, { period: '2024' });
  expect(verdicts).toHaveLength(14);
  for (const { text, verdict, wanted } of verdicts) {
    const right = text === '16座' ? 'not-in-ledger' : 'confirmed';
    expect([text, verdict, wanted]).toEqual([
      text,
      wrong.has(text) ? 'contradicted' : right,
      wrong.get(text),
    ]);
  }
});

const english = `Hongqi District in 2024

Hongqi's gross domestic product reached 29.76 billion yuan, up 5.5 percent, ranking 4th in the city. General public budget revenue came to 1.21 billion yuan, an increase of 3.5%. Fixed-asset investment rose 15 percent. Retail sales of consumer goods stood at 10.41 billion yuan, placing sixth in the city.

Fengquan District's gross domestic product grew 5.1 percent. Industrial value added above designated size fell by 6.2 percent.`;

it('says the same of English', async () => {
  const book = makeBook(declaredBookInput(await loadRegistry(), 'hongqi')!);
  const verdicts = verifyText(english, book, { period: '2024' });
  expect(verdicts.map(({ text, verdict, wanted }) => [text, verdict, wanted].join(' '))).toEqual([
    '29.76 billion yuan confirmed ',
    '5.5 percent confirmed ',
    '4th confirmed ',
    '1.21 billion yuan confirmed ',
    '3.5% contradicted 2.5%',
    '15 percent confirmed ',
    '10.41 billion yuan confirmed ',
    'sixth contradicted 第7位',
    '5.1 percent confirmed ',
    '6.2 percent contradicted 6.2%',
  ]);
});

const report = new URL('../../../shared/reference/press-report.txt', import.meta.url);
const kinds: readonly TamperingKind[] = ['digit', 'unit', 'rank', 'direction', 'subject'];

describe.skipIf(!existsSync(report))(
  'the press report (skipped where ../shared/reference is not at hand)',
  () => {
    const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
    let book: Book;
    beforeAll(async () => {
      book = makeBook(declaredBookInput(await loadRegistry(), 'hongqi')!);
    });
    const verify = (words: string) => verifyText(words, book, { period: '2024' });

    it('is confirmed where the ledger holds it and raises no false alarm', () => {
      const verdicts = verify(text);
      const count = (wanted: string) => verdicts.filter((v) => v.verdict === wanted).length;
      expect(count('confirmed')).toBeGreaterThanOrEqual(105);
      expect(count('contradicted') + count('ambiguous')).toBe(0);
    });

    it('gives away each of 200 seeded falsehoods', () => {
      const verdicts = verify(text);
      const missed: Tampering['changed'][] = [];
      const made = new Map<TamperingKind, number>();
      for (let seed = 0, all = 0; all < 200; seed += 1) {
        const kind = kinds[seed % kinds.length]!;
        const tampered = tamperText(text, verdicts, kind, streamOf(1663, 'tamper', seed));
        if (!tampered) continue;
        all += 1;
        made.set(kind, (made.get(kind) ?? 0) + 1);
        if (!verify(tampered.text).some(({ verdict }) => verdict === 'contradicted'))
          missed.push(tampered.changed);
      }
      expect(missed).toEqual([]);
      expect([...made.keys()].sort()).toEqual([...kinds].sort());
    });
  },
);
