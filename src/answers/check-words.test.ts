import { describe, expect, it } from 'vitest';
import type { Finding } from '../model/briefing.ts';
import { bookOf, indicatorOf } from '../../test/ledger-book.ts';
import { checkBriefing } from './check-briefing.ts';

const more = { unit: '家', unitEn: 'firms' };
const book = bookOf({
  indicators: [
    indicatorOf('tax', { partOf: 'revenue', label: { zh: '税收', en: 'Tax' } }),
    indicatorOf('fees', { partOf: 'revenue', label: { zh: '非税收入', en: 'Fees' } }),
    indicatorOf('revenue', { label: { zh: '财政收入', en: 'Revenue' } }),
    indicatorOf('firms', { ...more, label: { zh: '企业', en: 'Firms' } }),
    indicatorOf('visits', { ...more, kind: 'growth', label: { zh: '游客', en: 'Visits' } }),
    indicatorOf('income', { ...more, kind: 'growth', label: { zh: '旅游收入', en: 'Income' } }),
    indicatorOf('air', { unit: '位', label: { zh: '空气', en: 'Air' } }),
    indicatorOf('water', { unit: '位', label: { zh: '水质', en: 'Water' } }),
  ],
  figures: [
    ['gdp', '410702', '2021', 'level', '140', '亿元', 'press'],
    ['gdp', '410702', '2022', 'level', '200', '亿元', 'press'],
    ['gdp', '410702', '2023', 'level', '290', '亿元', 'press'],
    ['gdp', '410702', '2024', 'level', '305', '亿元', 'press'],
    ['gdp', '410702', '2024', 'growth', '5.5', '%', 'press'],
    ['revenue', '410702', '2024', 'level', '12', '亿元', 'press'],
    ['tax', '410702', '2024', 'level', '9.4', '亿元', 'press'],
    ['fees', '410702', '2024', 'level', '2.6', '亿元', 'press'],
    ['firms', '410702', '2024', 'level', '113', '家', 'press'],
    ['firms', '410702', '2021', 'level', '60', '家', 'press'],
    ['visits', '410702', '2024', 'growth', '100.1', '%', 'press'],
    ['income', '410702', '2024', 'growth', '98.2', '%', 'press'],
  ],
  ranks: [
    { indicator: 'air', territory: '410702', period: '2024', aspect: 'level', n: 1 },
    { indicator: 'water', territory: '410702', period: '2024', aspect: 'level', n: 2 },
    { indicator: 'air', territory: '410702', period: '2023', aspect: 'level', n: 1 },
    { indicator: 'water', territory: '410702', period: '2023', aspect: 'level', n: 3 },
  ],
  targets: [
    {
      indicator: 'gdp',
      territory: '410702',
      period: '2024',
      aspect: 'growth',
      value: '5.5',
      unit: '%',
      meets: 'at-least',
      origin: 'press',
    },
    {
      indicator: 'revenue',
      territory: '410702',
      period: '2024',
      aspect: 'level',
      value: '11',
      unit: '亿元',
      meets: 'at-least',
      origin: 'press',
    },
  ],
});

const head = (language: string) =>
  `---\ncode: trial\ntitle: 试写\ndistrict: hongqi\nterritory: "410702"\nperiod: "2024"\nlanguage: ${language}\n---\n\n`;
const check = (body: string, language = 'zh'): Finding[] =>
  checkBriefing(head(language) + body, book).findings;
const told = (body: string, language = 'zh') =>
  check(body, language).map(({ rule, severity }) => `${rule} ${severity}`);

describe('words beside bound numbers that hold', () => {
  it.each([
    '{{gdp: level}}，三年翻一番。',
    '{{visits: growth}}，翻了一番。',
    '{{visits: growth}}，增长1倍。',
    '{{revenue: level}}，超额完成年度目标。',
    '{{gdp: growth}}，完成年度目标。',
    '{{gdp: level}}，首次突破300亿元。',
    '经济总量首次突破{{gdp: value | as=305亿元}}。',
    '{{water: rank}}，首次跻身先进。',
    '{{revenue: level}}，近八成是{{tax: level}}。',
    '{{tax: level}}，占{{revenue: value}}的一半以上，过半来自企业。',
    '{{revenue: level}}，其中{{tax: level}}、{{fees: level}}。',
    '{{tax: level}}、{{fees: level}}，合计{{revenue: value}}。',
    '游客、旅游收入分别增长{{visits: rate}}、{{income: rate}}。',
    '{{visits: growth}}，{{income: growth}}，均超过90%。',
    '{{visits: growth}}，实现三位数增长。',
  ])('%s', (body) => expect(told(body)).toEqual([]));

  it('in English', () => {
    expect(told('{{gdp: level}}, more than doubled in three years.', 'en')).toEqual([]);
    expect(told('{{revenue: level}} and exceeded its target.', 'en')).toEqual([]);
  });
});

describe('words beside bound numbers that do not hold', () => {
  it.each([
    ['{{gdp: level}}，两年翻一番。', 'multiple', '两年翻一番', '200亿元 → 305亿元'],
    ['{{firms: value}}，三年翻一番。', 'multiple', '三年翻一番', '60家 → 113家'],
    ['{{visits: growth}}，增长2倍。', 'multiple', '增长2倍', '100.1%'],
    ['{{income: growth}}，翻一番。', 'multiple', '翻一番', '98.2%'],
    ['{{gdp: growth}}，超额完成年度目标。', 'target', '超额完成年度目标', '5.5% / 5.5%'],
    ['{{gdp: level}}，首次突破280亿元。', 'first-time', '首次', '2023: 290亿元'],
    ['{{gdp: level}}，首次突破310亿元。', 'first-time', '310亿元', '305亿元'],
    ['{{air: rank}}，首次居首。', 'first-time', '首次', '2023: 1'],
    ['{{revenue: level}}，近七成是{{tax: level}}。', 'share', '近七成', '78.3333%'],
    ['{{gdp: growth}}，实现两位数增长。', 'double-digit', '两位数增长', '5.5%'],
    ['{{tax: level}}，其中{{revenue: level}}。', 'part-of-whole', '12亿元', '≤ 9.4亿元'],
    ['{{tax: level}}、{{revenue: level}}，合计{{gdp: value}}。', 'sum', '305亿元', '21.4亿元'],
    ['游客、旅游收入、企业分别增长{{visits: rate}}、{{income: rate}}。', 'respectively', '2', '3'],
    [
      '旅游收入、游客分别增长{{visits: rate}}、{{income: rate}}。',
      'respectively',
      'visits',
      'income',
    ],
    ['{{visits: growth}}，{{income: growth}}，均超过99%。', 'each', '均超过99%', '98.2%'],
    ['空气、水质均{{air: rank | name=}}。', 'each', '1', '2'],
  ])('%s', (body, rule, got, wanted) => {
    expect(check(body)).toMatchObject([{ rule, severity: 'error', got, wanted }]);
  });

  it('points at the word in the source', () => {
    const body = '😀{{gdp: level}}，两年翻一番。';
    const [found] = check(body);
    const points = Array.from(head('zh') + body);
    expect(points.slice(found!.start, found!.end).join('')).toBe('两年翻一番');
  });
});

describe('words that nothing can test say so', () => {
  it.each([
    ['{{gdp: level}}，五年翻一番。', 'multiple'],
    ['{{firms: value}}，完成年度任务。', 'target'],
    ['{{firms: value}}，首次突破100家。', 'first-time'],
    ['{{gdp: level}}，三成来自外贸。', 'share'],
    ['{{firms: value}}，实现两位数增长。', 'double-digit'],
    ['人气、财气均{{air: rank | name=}}。', 'each'],
  ])('%s', (body, rule) => expect(told(body)).toEqual([`${rule} warning`]));

  it('a word without a bound number is a number without a binding', () => {
    expect(told('产值翻一番。')).toEqual(['unbound-number error']);
  });

  it('other words of the same characters are left alone', () => {
    expect(told('{{gdp: level}}，人均水平提升，首都都市圈均衡发展，完成建成区改造。')).toEqual([]);
  });
});

describe('two sentences of one briefing', () => {
  it('that contradict each other are told at the second', () => {
    const body = '{{gdp: level}}。\n\n地区生产总值为{{plain 300亿元 | 初稿的数}}。';
    expect(check(body)).toMatchObject([
      { rule: 'sentences-disagree', severity: 'error', got: '300亿元', wanted: '305亿元' },
    ]);
    const [{ start, end }] = check(body) as [Finding];
    const points = Array.from(head('zh') + body);
    expect(points.slice(start, end).join('')).toBe('{{plain 300亿元 | 初稿的数}}');
  });

  it('that say the same with less digits do not', () => {
    expect(told('{{gdp: level}}。\n\n地区生产总值实现{{gdp: value | as=300亿元以上}}。')).toEqual(
      [],
    );
  });
});

describe('parts worked out from two figures', () => {
  const said = (body: string, language = 'zh') =>
    checkBriefing(head(language) + body, book)
      .bound!.blocks.flatMap((block) => ('spans' in block ? block.spans : []))
      .map(({ text }) => text)
      .join('');

  it.each([
    ['{{tax: value, share}}', '9.4亿元，占财政收入的78.3%'],
    ['{{tax: share}}', '税收占财政收入的78.3%'],
    ['{{tax: share | of=gdp; round=2; name=}}', '占地区生产总值的3.08%'],
    ['{{revenue: value, target}}', '12亿元，完成年度目标的109.1%'],
    ['{{gdp: value, base}}', '305亿元，上年为290亿元'],
  ])('%s', (body, wanted) => {
    expect(said(body)).toBe(wanted);
    expect(told(body)).toEqual([]);
  });

  it.each([
    ['{{tax: value, share}}', '940 million yuan, 78.3% of revenue'],
    ['{{tax: share}}', 'Tax made up 78.3% of revenue'],
    ['{{revenue: target}}', 'Revenue reached 109.1% of its target for the year'],
    ['{{gdp: value, base}}', '30.5 billion yuan, from 29 billion yuan the year before'],
  ])('in English %s', (body, wanted) => expect(said(body, 'en')).toBe(wanted));

  it.each(['{{gdp: share}}', '{{tax: share | of=nothing}}', '{{gdp: target}}', '{{tax: base}}'])(
    '%s has nothing to stand on',
    (body) => expect(told(body)).toEqual(['not-in-ledger error']),
  );

  it('rests on both figures', () => {
    const { bound } = checkBriefing(`${head('zh')}{{tax: share}}`, book);
    const spans = bound!.blocks.flatMap((block) => ('spans' in block ? block.spans : []));
    const number = spans.find((span) => span.kind === 'number');
    expect(number).toMatchObject({ source: { how: 'computed', figures: ['press:7', 'press:6'] } });
  });
});

describe('one key mends', () => {
  const mended = (body: string, language = 'zh') => {
    const text = head(language) + body;
    const points = Array.from(text);
    const mend = checkBriefing(text, book).findings.find((one) => one.mend)?.mend;
    if (!mend) return undefined;
    points.splice(mend.start, mend.end - mend.start, mend.text);
    return points.join('').slice(head(language).length);
  };

  it.each([
    ['总量305亿元。', '总量{{gdp: value}}。'],
    ['总量3050000万元。', '总量{{gdp: value | as=3050000万元}}。'],
    ['同比增长5.5%。', '同比增长{{gdp: rate}}。'],
    ['水质居第2位。', '水质居{{water: place | set=urban}}。'],
    ['{{gdp: value | as=306亿元}}', '{{gdp: value | as=305亿元}}'],
    ['{{gpd: value}}', '{{gdp: value}}'],
    ['{{revenu: value}}', '{{revenue: value}}'],
  ])('%s', (body, wanted) => expect(mended(body)).toBe(wanted));

  it('nothing where several could be meant, or none', () => {
    expect(mended('总量777亿元。')).toBeUndefined();
    expect(mended('{{quite-another-thing: value}}')).toBeUndefined();
  });

  it.each(['总量305亿元。', '同比增长5.5%。', '水质居第2位。', '{{gpd: value}}'])(
    'what mends %s leaves nothing to say',
    (body) => expect(told(mended(body)!)).toEqual([]),
  );
});
