import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaims } from './read-claims.ts';
import { readMarks, scoreClaims } from './score-claims.ts';

const runs = { seed: 1663, numRuns: 200 } as const;
const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');

/** kind, value, unit and subject of every claim, as one line each. */
const told = (text: string) =>
  readClaims(text).map(({ kind, value, unit, subject }) =>
    [kind, value ?? '-', unit ?? '-', subject ?? '-'].join(' '),
  );

describe('texts of other styles, marked by hand before they were read', () => {
  it.each(['work-report', 'bulletin', 'briefing', 'yearbook', 'quarterly'])('%s', (name) => {
    const text = golden(`${name}.txt`);
    const score = scoreClaims(readClaims(text), readMarks(text, golden(`${name}.tsv`)));
    expect(score.faults).toEqual([]);
  });
});

describe('years by other words', () => {
  const periods = (text: string) =>
    readClaims(text).flatMap(({ kind, text: words, period }) =>
      kind === 'date' ? [] : [`${words} ${period}`],
    );
  it.each<[string, string[]]>([
    ['2024年投资5亿元,去年投资4亿元。税收3亿元。', ['5亿元 2024', '4亿元 2023', '3亿元 2024']],
    ['2024年投资5亿元,较去年增长4%。', ['5亿元 2024', '4% 2024']],
    ['2024年一季度投资5亿元,上年同期4亿元。', ['5亿元 2024-Q1', '4亿元 2023-Q1']],
    ['去年投资4亿元。', ['4亿元 null']],
    ['2024年投资5亿元。今年,税收3亿元。', ['5亿元 2024', '3亿元 2024']],
  ])('%s', (text, wanted) => expect(periods(text)).toEqual(wanted));
});

interface Annotated {
  quote: string;
  start: number;
  end: number;
  value: number | string | null;
  growth: number | null;
  rank: number | null;
  rankScope: string | null;
  numbers: { text: string; start: number; end: number; role: string }[];
}

const shared = new URL('../../../../shared/reference/', import.meta.url);
const annotation = new URL('press-report.claims.hongqi.json', shared);

describe.skipIf(!existsSync(annotation))(
  'the annotated press report (skipped where ../shared/reference is not at hand)',
  () => {
    const text = existsSync(annotation)
      ? readFileSync(new URL('press-report.txt', shared), 'utf8')
      : '';
    const marks = existsSync(annotation)
      ? (JSON.parse(readFileSync(annotation, 'utf8')) as Annotated[])
      : [];
    const claims = readClaims(text);
    const kindsOf: Record<string, string[]> = {
      growth: ['growth'],
      rank: ['rank'],
      name: ['name'],
      year: ['date'],
      date: ['date'],
    };
    const amounts = ['level', 'count', 'share', 'date'];

    it('gives every Arabic number of the annotation its role', () => {
      for (const { numbers } of marks) {
        for (const { text: digits, start, end, role } of numbers) {
          const claim = claims.find((one) => one.start <= start && one.end >= end);
          expect(claim && [digits, kindsOf[role] ?? amounts]).toBeDefined();
          expect(kindsOf[role] ?? amounts).toContain(claim?.kind);
        }
      }
    });

    it('attaches growth and rank with its set to the amounts they belong to', () => {
      for (const mark of marks) {
        const own = mark.numbers.find(({ role }) => role === 'value' || role === 'growth');
        if (!own || (mark.growth === null && mark.rank === null)) continue;
        const claim = claims.find((one) => one.start <= own.start && one.end >= own.end);
        const growth = mark.growth === null ? claim?.growth?.value : String(mark.growth);
        const rank =
          mark.rank === null
            ? claim?.rank
            : { ...claim?.rank, n: mark.rank, scope: mark.rankScope };
        expect(claim).toMatchObject({
          ...(growth === undefined ? {} : { growth: { value: growth } }),
          ...(rank ? { rank } : {}),
        });
      }
    });
  },
);

describe('readClaims', () => {
  it.each<[string, string, string[]]>([
    [
      'a level and its growth',
      '进出口总额12.5亿元,下降3.2%',
      ['level 12.5 亿元 进出口总额', 'growth 3.2 % 进出口总额'],
    ],
    [
      '分别 gives each its own',
      '甲镇、乙镇分别建成6座、9座',
      ['count 6 座 甲镇', 'count 9 座 乙镇'],
    ],
    [
      '均 gives all the same',
      '工业投资、民间投资均增长8%',
      ['growth 8 % 工业投资', 'growth 8 % 民间投资'],
    ],
    [
      'a number broken by a line end',
      '累计完成贷款投放金额3\n20.5亿\n元',
      ['level 320.5 亿元 贷款投放金额'],
    ],
    ['thousands, wide digits', '发放消费券１,２０７张', ['count 1207 张 消费券']],
    ['a wide comma parts clauses', '排名第4，120家企业参加', ['rank 4 位 -', 'count 120 家 企业']],
    ['Chinese numerals count with a classifier', '谋划四个园区', ['count 4 个 园区']],
    ['and are words without one', '统一部署,进一步推进一体化', []],
    ['a share in words', '三分之一的乡镇建成驿站', ['share 1/3 - 乡镇']],
    ['a range is one claim', '引进3—5个项目', ['count 3 个 项目']],
    ['months are a date', '7-11月用电平稳', ['date 07/11 月 -']],
    ['the same digits in quotes are a name', '引进“7-11”便利店', ['name - - “7-11”便利店']],
    ['letters make a name', 'G107沿线新建5A级景区', ['name - - G107沿线新建', 'name - - 5A级景区']],
    ['doubling', '专利授权量翻一番', ['multiple 1 番 专利授权量']],
    ['an edition is no rank', '举办第九届灯会', ['ordinal 9 届 灯会']],
    ['a place won', '综合考核排名上升3位', ['rank-change 3 位 综合考核']],
    [
      'million, billion',
      'Exports fell 4 percent to 2.1 billion yuan',
      ['growth 4 % Exports', 'level 2.1 billion yuan Exports'],
    ],
    ['years in a row', '连续3年荣获“平安杯”', ['level 3 年 “平安杯”']],
    [
      'a heading in English',
      'Linjiang District in 2024\n\nGDP grew 5%.',
      ['date 2024 year -', 'growth 5 % GDP'],
    ],
    ['a ratio', '收入比由2.1:1缩小到1.9:1', ['share 2.1 :1 收入比', 'share 1.9 :1 收入比']],
    ['hours are no ratio', '每日9:30开放', ['date T09:30 时 -']],
    ['a harvest', '棉花产量6吨,减产5%', ['level 6 吨 棉花产量', 'growth 5 % 棉花产量']],
    ['no number', '稳中有进', []],
  ])('%s', (_, text, wanted) => {
    expect(told(text)).toEqual(wanted);
  });

  it('multiplies 万 and 亿 out without rounding', () => {
    const [claim] = readClaims('总资产90071992547409931.234567891亿元');
    expect(claim?.normalized).toEqual({ value: '9007199254740993123456789.1', unit: '元' });
  });

  it('bears what is no prose', () => {
    expect(readClaims('')).toEqual([]);
    const digits = '7'.repeat(1_000_000);
    expect(readClaims(digits).map(({ value }) => value)).toEqual([digits]);
    expect(readClaims('大干快上'.repeat(250_000))).toEqual([]);
    expect(readClaims('\ud800产值5亿元\udc00').map(({ start, end }) => [start, end])).toEqual([
      [3, 6],
    ]);
  });

  const phrase = fc.constantFrom(
    '财政收入12亿元,增长5%',
    '居全市第3位;',
    '新增企业1,207家。',
    '😀共建成38个“驿站”',
    'PM10均值下降8.3%',
    '\n\n',
    '\ud83d',
    'GDP rose 5.5 percent',
    '| 面积 | 3.2 |\n| 人口 | 5万人 |',
  );
  const prose = fc.array(fc.oneof(phrase, fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 12,
  });

  it('never throws, and text is the slice at its offsets', () => {
    fc.assert(
      fc.property(prose, (parts) => {
        const text = parts.join('');
        const points = [...text];
        for (const claim of readClaims(text)) {
          expect(points.slice(claim.start, claim.end).join('')).toBe(claim.text);
        }
      }),
      runs,
    );
  });

  it('paragraphs after one another shift offsets and change nothing else', () => {
    const paragraph = '财政收入12亿元,增长5%,居全市第3位。';
    const alone = readClaims(paragraph);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), (before) => {
        const shift = before * ([...paragraph].length + 1);
        const moved = alone.map((one) => ({
          ...one,
          start: one.start + shift,
          end: one.end + shift,
        }));
        expect(
          readClaims(`${paragraph}\n`.repeat(before) + paragraph).slice(-alone.length),
        ).toEqual(moved);
      }),
      runs,
    );
  });

  it('full-width digits and signs say the same', () => {
    const wide = (text: string) =>
      text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 99 }),
        (level, growth) => {
          const text = `产值${level}.5亿元;同比增长${growth}%`;
          expect(told(wide(text))).toEqual(told(text));
        },
      ),
      runs,
    );
  });
});
