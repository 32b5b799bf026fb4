import { describe, expect, it } from 'vitest';
import { bookOf, indicatorOf, makeFigure, type FigureLine } from '../../../test/ledger-book.ts';
import type { Figure } from '../../model/figure.ts';
import { problemLine } from '../../model/problem.ts';
import { figureDoubts } from './doubt-figure.ts';
import { figureProblems } from './validate-figure.ts';

const today = '2025-04-01';

const book = bookOf({
  indicators: [
    indicatorOf('revenue', {
      levelPrices: 'current',
      growthPrices: 'current',
      sumOf: ['tax', 'other'],
      jumpPercent: 30,
    }),
    indicatorOf('tax', { partOf: 'revenue' }),
    indicatorOf('other', { partOf: 'revenue' }),
    indicatorOf('tax-share', { kind: 'rate', unit: '%', min: '0', max: '100' }),
    indicatorOf('minority', { kind: 'rate', unit: '%' }),
    indicatorOf('balance', { min: '-1000' }),
    indicatorOf('investment', { kind: 'growth' }),
    indicatorOf('old', { validFrom: '2010', validTo: '2020' }),
    indicatorOf('firms', { unit: '家', kind: 'stock' }),
  ],
  figures: [
    ['revenue', '410702', '2023', 'level', '11.8', '亿元', 'press'],
    ['tax', '410702', '2024', 'level', '11.1', '亿元', 'press'],
    ['other', '410702', '2024', 'level', '1.0', '亿元', 'press'],
    ['tax-share', '410702', '2023', 'level', '90.1', '%', 'press'],
    ['minority', '410703', '2020', 'level', '0.64', '%', 'press'],
    ['minority', '410704', '2020', 'level', '1.07', '%', 'press'],
    ['gdp', '410702', '2023', 'growth', '5.1', '%', 'press'],
    ['gdp', '410700', '2024', 'level', '3400', '亿元', 'press'],
    ['firms', '410702', '2021', 'level', '0', '家', 'press'],
  ],
});

const draft = (line: FigureLine): Figure =>
  makeFigure([...line.slice(0, 6), 'letter', line[7]] as unknown as FigureLine, 98);

const problems = (...line: [string, string, string, 'level' | 'growth', string, string]) =>
  figureProblems(book, draft([...line, 'letter'])).map((one) => {
    const [code] = one.code.split(' ');
    return `${code} ${one.path}: ${one.got ?? ''} | ${one.wanted ?? ''}`;
  });

describe('figureProblems', () => {
  it('has none for what can be entered', () => {
    expect(problems('revenue', '410702', '2024', 'level', '121000', '万元')).toEqual([]);
    expect(problems('gdp', '410702', '2024-Q3', 'growth', '-5.5', '％')).toEqual([]);
    expect(problems('tax-share', '410702', '2024', 'growth', '1.65', '个百分点')).toEqual([]);
  });

  it.each<[Parameters<typeof problems>, string]>([
    [['revenue', '410702', '2024-13', 'level', '12.1', '亿元'], 'input.period period: 2024-13 |'],
    [['revenue', '410702', '2024', 'level', '12.1亿', '亿元'], 'input.value value: 12.1亿 |'],
    [['revenue', '410702', '2024', 'level', '1e3', '亿元'], 'input.value value: 1e3 |'],
    [['revenue', '410702', '2024', 'level', '12.1', ' '], 'input.unit unit:  | 亿元'],
    [['revenue', '410702', '2024', 'level', '12.1', '%'], 'input.unit unit: % | 亿元'],
    [['revenue', '410702', '2024', 'growth', '5', '亿元'], 'input.unit unit: 亿元 | %, 个百分点'],
    [
      ['investment', '410702', '2024', 'level', '15', '亿元'],
      'input.aspect aspect: level | growth',
    ],
    [['old', '410702', '2024', 'level', '1', '亿元'], 'input.validity period: 2024 | 2010 – 2020'],
    [['tax-share', '410702', '2024', 'level', '918', '%'], 'input.range value: 918% | 0 – 100 %'],
    [['tax-share', '410702', '2024', 'level', '-1', '%'], 'input.range value: -1% | 0 – 100 %'],
  ])('%j', (line, wanted) => {
    expect(problems(...line)).toHaveLength(1);
    expect(problems(...line)[0]).toMatch(wanted);
  });
});

const doubts = (line: FigureLine) => {
  const figure = draft(line);
  return figureDoubts(book.withFigures([figure]), figure, today).map(
    ({ code, got, wanted }) => `${code}: ${got} | ${wanted}`,
  );
};

describe('figureDoubts', () => {
  it.each<[string, FigureLine, string[]]>([
    ['nothing', ['revenue', '410702', '2024', 'level', '12.1', '亿元', ''], []],
    [
      '万元 for 亿元',
      ['revenue', '410702', '2024', 'level', '12.1', '万元', ''],
      ['doubt.ten-thousand: 12.1万元 | 121000万元 (11.8亿元)'],
    ],
    [
      '亿元 for 万元',
      ['revenue', '410702', '2024', 'level', '121000', '亿元', ''],
      ['doubt.ten-thousand: 121000亿元 | 12.1亿元 (11.8亿元)'],
    ],
    [
      'a jump',
      ['revenue', '410702', '2022', 'level', '20', '亿元', ''],
      ['doubt.jump: 20亿元 / 11.8亿元 (2023) | ±30%'],
    ],
    [
      'parts that do not add up',
      ['revenue', '410702', '2024', 'level', '13.1', '亿元', ''],
      ['doubt.sum: 13.1亿元 | 12.1亿元'],
    ],
    [
      'a district larger than its city',
      ['gdp', '410704', '2024', 'level', '3500', '亿元', ''],
      ['doubt.part: 3500亿元 | ≤ 3400亿元'],
    ],
    [
      'growth that the levels contradict',
      ['revenue', '410702', '2024', 'growth', '25', '%', ''],
      ['doubt.growth: 25% | 2.54237288%'],
    ],
    [
      'another origin',
      ['revenue', '410702', '2023', 'level', '11.5', '亿元', ''],
      ['doubt.origins: 11.5亿元 (letter) ≠ 11.8亿元 (press) | one amount'],
    ],
    [
      'a percent as a fraction',
      ['gdp', '410702', '2024', 'growth', '0.055', '%', ''],
      ['doubt.percent: 0.055% | 5.5%'],
    ],
    [
      'a rate as a fraction',
      ['tax-share', '410702', '2024', 'level', '0.918', '%', ''],
      ['doubt.percent: 0.918% | 91.8%'],
    ],
    [
      'a fraction among percents',
      ['tax-share', '410704', '2023', 'level', '0.918', '%', ''],
      ['doubt.percent: 0.918% | 91.8%'],
    ],
    [
      'a share that is small everywhere',
      ['minority', '410702', '2020', 'level', '0.11', '%', ''],
      [],
    ],
    ['small growth', ['gdp', '410704', '2024', 'growth', '0.5', '%', ''], []],
    [
      'a negative amount',
      ['firms', '410704', '2024', 'level', '-3', '家', ''],
      ['doubt.sign: -3家 | ≥ 0'],
    ],
    ['a loss where losses are meant', ['balance', '410702', '2024', 'level', '-3', '亿元', ''], []],
    ['something after nothing', ['firms', '410702', '2022', 'level', '40', '家', ''], []],
    [
      'a year that is not over',
      ['firms', '410702', '2025', 'level', '40', '家', ''],
      ['doubt.time: 2025 · final | estimated'],
    ],
    [
      'an estimate of it',
      ['firms', '410702', '2025', 'level', '40', '家', '', { status: 'estimated' }],
      [],
    ],
  ])('of %s', (_, line, wanted) => {
    expect(doubts(line)).toEqual(wanted);
  });

  it('say the same in both languages', () => {
    const figure = draft(['revenue', '410702', '2024', 'level', '12.1', '万元', '']);
    const [doubt] = figureDoubts(book.withFigures([figure]), figure, today);
    expect(problemLine(doubt!, 'zh')).toMatch('可能差一万倍');
    expect(problemLine(doubt!, 'en')).toMatch('off by ten thousand');
  });
});
