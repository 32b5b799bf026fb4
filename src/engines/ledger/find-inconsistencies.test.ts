import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf, indicatorOf, type BookParts, type FigureLine } from '../../../test/ledger-book.ts';
import { RankSet } from '../../model/territory.ts';
import { findInconsistencies } from './find-inconsistencies.ts';

const label = (zh: string) => ({ zh, en: zh });
const city = RankSet.parse({
  code: 'city',
  label: label('全市'),
  members: ['410702', '410703', '410704', '410711', '410700'],
  size: 12,
});

const growth = (territory: string, value: string): FigureLine => [
  'gdp',
  territory,
  '2024',
  'growth',
  value,
  '%',
  'press',
];
const rank = (territory: string, n: number, more: object = {}) => ({
  indicator: 'gdp',
  territory,
  period: '2024',
  aspect: 'growth' as const,
  n,
  ...more,
});

/** Rule, got and wanted of everything that is found. */
const found = (parts: BookParts) =>
  findInconsistencies(bookOf({ sets: [city], ...parts })).map(
    ({ rule, got, wanted }) => `${rule}: ${got.zh} | ${wanted.zh}`,
  );

describe('ranks', () => {
  it('that fit the values are fine, also while peers are missing', () => {
    const figures = [growth('410702', '5.5'), growth('410704', '5.1')];
    expect(found({ figures, ranks: [rank('410702', 1), rank('410704', 2)] })).toEqual([]);
    expect(found({ figures, ranks: [rank('410702', 2), rank('410704', 4)] })).toEqual([]);
  });

  it('need the better value for the better place', () => {
    const figures = [growth('410702', '5.5'), growth('410704', '5.1')];
    expect(found({ figures, ranks: [rank('410702', 3), rank('410704', 2)] })).toEqual([
      'rank-against-values: 凤泉区第2位 (5.1%),红旗区第3位 (5.5%) | 红旗区先于凤泉区',
    ]);
    expect(found({ figures, ranks: [rank('410704', 1)] })).toEqual([
      'rank-against-values: 凤泉区第1位 (5.1%) | 第2–4位',
    ]);
  });

  it('are held by one, unless the values are equal or both say so', () => {
    const ranks = [rank('410702', 2), rank('410704', 2)];
    expect(found({ ranks })).toEqual([
      'rank-shared: 红旗区第2位,凤泉区第2位 | 各占一个位次,或注明并列',
    ]);
    const equal = [growth('410702', '5'), growth('410704', '5'), growth('410703', '6')];
    expect(found({ figures: equal, ranks })).toEqual([]);
    expect(found({ ranks: ranks.map((one) => ({ ...one, tied: true })) })).toEqual([]);
  });

  it('fit the year before', () => {
    const before = rank('410704', 12, { period: '2023', set: 'city' });
    const now = rank('410704', 5, { set: 'city', change: 7 });
    expect(found({ ranks: [before, now] })).toEqual([]);
    expect(found({ ranks: [before, { ...now, change: 6 }] })).toEqual([
      'rank-change: 第5位,较上年提升6位 | 上年第12位',
    ]);
    expect(found({ ranks: [{ ...now, previous: 10 }] })).toEqual([
      'rank-change: 第5位,较上年提升7位 | 上年第10位',
    ]);
  });

  it('do not go beyond the set, and are the same in all origins', () => {
    expect(found({ ranks: [rank('410704', 5)] })).toEqual(['rank-beyond-size: 第5位 | 第1–4位']);
    const twice = [rank('410704', 2), rank('410704', 3, { origin: 'yearbook' })];
    expect(found({ ranks: twice })).toEqual([
      'rank-origins-differ: 第2位(press)、第3位(yearbook) | 一个位次',
    ]);
  });

  it('in a set fit those in a smaller one inside it', () => {
    const whole = RankSet.parse({ ...city, code: 'whole', size: 5 });
    const both = (a: [number, number], b: [number, number]) =>
      found({
        sets: [whole],
        ranks: [
          rank('410702', a[0], { set: 'whole' }),
          rank('410702', a[1]),
          rank('410704', b[0], { set: 'whole' }),
          rank('410704', b[1]),
        ],
      });
    expect(both([1, 1], [3, 2])).toEqual([]);
    expect(both([1, 2], [3, 1])).toEqual([
      'rank-across-sets: 红旗区:全市第1位,四个主城区第2位 | 不后于第1位',
      'rank-across-sets: 凤泉区:全市第3位,四个主城区第1位 | 不后于第2位',
      'rank-across-sets: 红旗区第2位,凤泉区第1位 | 同全市:红旗区第1位,凤泉区第3位',
    ]);
  });
});

describe('figures', () => {
  const line = (
    indicator: string,
    territory: string,
    value: string,
    unit = '亿元',
    period = '2024',
  ): FigureLine => [indicator, territory, period, 'level', value, unit, 'press'];

  it('of origins that differ are told, those that agree are not', () => {
    const other = (value: string): FigureLine => [
      'gdp',
      '410702',
      '2024',
      'level',
      value,
      '亿元',
      'yearbook',
    ];
    expect(found({ figures: [line('gdp', '410702', '297.6'), other('297.58')] })).toEqual([]);
    expect(found({ figures: [line('gdp', '410702', '297.6'), other('291')] })).toEqual([
      'origins-differ: 297.6亿元 (press) ≠ 291亿元 (yearbook) | 一个数值',
    ]);
  });

  it('of parts are no more than the whole, and add up to it, rounding granted', () => {
    const indicators = [
      indicatorOf('whole', { sumOf: ['one', 'two', 'three'] }),
      indicatorOf('one', { partOf: 'whole' }),
      indicatorOf('two', { partOf: 'whole' }),
      indicatorOf('three', { partOf: 'whole' }),
    ];
    const of = (whole: string, ...parts: string[]) =>
      found({
        indicators,
        figures: [
          line('whole', '410702', whole),
          ...['one', 'two', 'three'].map((code, i) => line(code, '410702', parts[i]!)),
        ],
      });
    expect(of('1207.05', '257.66', '533.26', '416.13')).toEqual([]);
    expect(of('1207.07', '257.66', '533.26', '416.13')).toEqual([]);
    expect(of('1207.08', '257.66', '533.26', '416.13')).toEqual(['sum: 1207.08亿元 | 1207.05亿元']);
    expect(of('100', '101', '1', '-2')).toEqual([]);
    expect(of('100', '102', '1', '-3')).toEqual(['part-above-whole: 102亿元 | ≤ 100亿元']);
  });

  it('of territories are no more than those of the one above', () => {
    const lines = (own: string) => [
      line('gdp', '410700', own),
      line('gdp', '410702', '297.6'),
      line('gdp', '410704', '800000', '万元'),
    ];
    expect(found({ figures: lines('3500') })).toEqual([]);
    expect(found({ figures: lines('377.6') })).toEqual([]);
    expect(found({ figures: lines('370') })).toEqual(['sum: 370亿元 | ≥ 377.6亿元']);
    expect(found({ figures: lines('290') })).toEqual([
      'sum: 290亿元 | ≥ 377.6亿元',
      'part-above-whole: 297.6亿元 | ≤ 290亿元',
    ]);
  });

  it('that are no parts of the territory above are not added', () => {
    const indicators = [indicatorOf('income', { unit: '万元' })];
    const figures = [
      line('income', '410700', '3.9', '万元'),
      line('income', '410702', '4.26', '万元'),
      line('income', '410704', '3.1', '万元'),
    ];
    expect(found({ indicators, figures })).toEqual([]);
  });

  it('of growth fit the levels', () => {
    const indicators = [
      indicatorOf('revenue', { levelPrices: 'current', growthPrices: 'current' }),
    ];
    const figures = (stated: string): FigureLine[] => [
      line('revenue', '410702', '118', '亿元', '2023'),
      line('revenue', '410702', '121'),
      ['revenue', '410702', '2024', 'growth', stated, '%', 'press'],
    ];
    expect(found({ indicators, figures: figures('2.5') })).toEqual([]);
    expect(found({ indicators, figures: figures('25') })).toEqual([
      'growth-against-levels: 25% | 2.54237288%',
    ]);
  });

  it('can be asked for by what they are about', () => {
    const book = bookOf({ sets: [city], ranks: [rank('410704', 5), rank('410702', 1)] });
    expect(findInconsistencies(book, { territory: '410704' })).toHaveLength(1);
    expect(findInconsistencies(book, { territory: '410702' })).toEqual([]);
    expect(findInconsistencies(book, { set: 'city' })).toEqual([]);
    expect(findInconsistencies(book, { period: '2023' })).toEqual([]);
    expect(findInconsistencies(book, { indicator: 'gdp', set: 'urban' })).toHaveLength(1);
  });
});

describe('two districts that gave their account on one day', () => {
  // figures of the accounts of Hongqi and Fengquan for 2024, as a newspaper printed them
  const codes = ['investment', 'retail', 'revenue'];
  const indicators = codes.map((code) => indicatorOf(code));
  const counties = RankSet.parse({ code: 'counties', label: label('全市'), size: 12 });
  const grew = (indicator: string, territory: string, value: string): FigureLine => [
    indicator,
    territory,
    '2024',
    'growth',
    value,
    '%',
    'press',
  ];
  const figures = [
    growth('410702', '5.5'),
    growth('410704', '5.1'),
    grew('investment', '410702', '15'),
    grew('investment', '410704', '15.2'),
    grew('retail', '410702', '7'),
    grew('retail', '410704', '7.1'),
    grew('revenue', '410702', '2.5'),
    grew('revenue', '410704', '2.1'),
  ];
  const place = (
    indicator: string,
    territory: string,
    set: string,
    n: number,
    more: object = {},
  ) => ({
    ...rank(territory, n, { set, ...more }),
    indicator,
  });
  const ranks = [
    place('gdp', '410704', 'urban', 2),
    place('investment', '410702', 'counties', 6),
    place('investment', '410704', 'counties', 5),
    place('investment', '410704', 'urban', 2),
    place('retail', '410702', 'counties', 7),
    place('retail', '410704', 'counties', 5),
    place('retail', '410704', 'urban', 1),
    place('revenue', '410704', 'counties', 5, { change: 7 }),
  ];

  it('do not contradict each other', () => {
    expect(found({ indicators, sets: [counties], figures, ranks })).toEqual([]);
  });

  it.each([
    [1, 4, 'rank-against-values: 红旗区第4位 (15%),凤泉区第5位 (15.2%)'],
    [2, 6, 'rank-shared: 红旗区第6位 (15%),凤泉区第6位 (15.2%)'],
    [0, 1, 'rank-against-values: 凤泉区第1位 (5.1%)'],
    [7, 13, 'rank-beyond-size: 第13位'],
  ])('would, were rank %d place %d', (which, n, wanted) => {
    const changed = ranks.map((one, i) => (i === which ? { ...one, n } : one));
    const [first] = found({ indicators, sets: [counties], figures, ranks: changed });
    expect(first).toMatch(wanted);
  });
});

describe('any ranks', () => {
  const members = ['410702', '410703', '410704', '410711'];
  const values = fc.array(fc.integer({ min: -50, max: 120 }), { minLength: 4, maxLength: 4 });
  const trueRanks = (tenths: readonly number[]) =>
    members.map((territory, i) => {
      const n = tenths.filter((other) => other > tenths[i]!).length + 1;
      return rank(territory, n, { tied: tenths.filter((v) => v === tenths[i]).length > 1 });
    });
  const lines = (tenths: readonly number[]) =>
    members.map((territory, i) => growth(territory, (tenths[i]! / 10).toFixed(1)));

  it('that are true are never found fault with', () => {
    fc.assert(
      fc.property(values, (tenths) => {
        expect(found({ figures: lines(tenths), ranks: trueRanks(tenths) })).toEqual([]);
      }),
      { numRuns: 100, seed: 31 },
    );
  });

  it('of which one is wrong are found', () => {
    const which = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(values, which, fc.integer({ min: 1, max: 6 }), (tenths, i, n) => {
        const ranks = trueRanks(tenths);
        fc.pre(ranks[i]!.n !== n);
        ranks[i] = { ...ranks[i]!, n };
        expect(found({ figures: lines(tenths), ranks })).not.toEqual([]);
      }),
      { numRuns: 200, seed: 32 },
    );
  });
});
