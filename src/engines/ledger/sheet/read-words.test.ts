import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from './read-amount.ts';
import { readLabel } from './read-label.ts';
import { composePeriod, readPeriodWords, type PeriodWords } from './read-period-words.ts';
import { captionUnits } from './read-units.ts';

describe('readAmount', () => {
  it.each([
    ['297.6', { value: '297.6' }],
    ['５．５', { value: '5.5' }],
    ['１，２３４．５①', { value: '1234.5', mark: '①' }],
    ['71.3*', { value: '71.3', mark: '*' }],
    ['6.0[2]', { value: '6.0', mark: '[2]' }],
    ['1 234 567', { value: '1234567' }],
    ['-3.2', { value: '-3.2' }],
    ['−3.2', { value: '-3.2' }],
    ['+4', { value: '4' }],
    ['.5', { value: '0.5' }],
    ['0071', { value: '71' }],
    ['5.5%', { value: '5.5', unit: '%' }],
    ['297.6亿元', { value: '297.6', unit: '亿元' }],
    ['约300', { value: '300', qualifier: '约' }],
    ['5.3万余', null],
    ['300余', { value: '300', qualifier: '余' }],
    ['下降1.2', { value: '-1.2' }],
    ['同比增长5.5%', { value: '5.5', unit: '%' }],
    ['71.3（预计）', { value: '71.3', status: 'estimated' }],
    ['初步核算71.3', { value: '71.3', status: 'preliminary' }],
  ])('%s', (text, wanted) => {
    const read = readAmount(text);
    expect(read).toEqual(wanted === null ? { kind: 'words' } : { kind: 'amount', ...wanted });
  });

  it.each(['—', '－－', '…', '...', '……', '/', '无', '空', 'NA', 'n/a', '×', '-'])(
    '%s says that nothing is stated',
    (text) => expect(readAmount(text)).toEqual({ kind: 'not-stated' }),
  );

  it.each(['12/34', '5-6', '1.2.3', '待定', '见附件3', '(12.3)', '12,34', '1e5', '红旗区'])(
    '%s is no one number',
    (text) => expect(readAmount(text)).toEqual({ kind: 'words' }),
  );

  it('reads every number back, however its thousands are set off', () => {
    const number = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat(99));
    fc.assert(
      fc.property(number, ([whole, part]) => {
        const text = whole.toLocaleString('en-US');
        const wide = text.replaceAll(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
        const value = `${whole}.${part}`;
        expect(readAmount(`${text}.${part}`)).toEqual({ kind: 'amount', value });
        expect(readAmount(`　${wide}．${part} `)).toMatchObject({
          value: expect.stringContaining(`${whole}.`) as string,
        });
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('readLabel', () => {
  it.each([
    ['　其中：税收收入（万元）', { name: '税收收入', units: ['万元'], part: true }],
    ['一、地区生产总值①', { name: '地区生产总值', order: 1 }],
    ['（二）第二产业', { name: '第二产业', order: 2 }],
    ['1.规模以上工业增加值', { name: '规模以上工业增加值', order: 3 }],
    ['地区生产总值(亿元)', { name: '地区生产总值', units: ['亿元'] }],
    ['增加值/亿元', { name: '增加值', units: ['亿元'] }],
    ['同比±%', { name: '', growth: true, units: ['%'] }],
    ['比上年增长（%）', { name: '', growth: true, units: ['%'], period: {} }],
    ['比上年同期增长', { name: '', growth: true, units: [], period: {} }],
    ['2024年1-3月', { name: '', period: { year: 2024, months: [1, 3] } }],
    ['常住人口（万人）', { name: '常住人口', units: ['万人'] }],
    ['规模以上工业（含电力）增加值', { name: '规模以上工业(含电力)增加值', units: [] }],
    ['新增城区绿化面积（万m²）', { name: '新增城区绿化面积', units: ['万m²'] }],
    ['位次', { kind: 'rank' }],
    ['占GDP比重（%）', { kind: 'share' }],
    ['备 注', { kind: 'note' }],
    ['绝 对 额', { name: '' }],
    ['2021年（快报）', { name: '', status: 'estimated', period: { year: 2021 } }],
  ])('%s', (text, wanted) => expect(readLabel(text)).toMatchObject(wanted));

  it.each([
    ['单位：万元、%', ['万元', '%']],
    ['（计量单位：亿元）', ['亿元']],
    ['单 位:人', ['人']],
    ['编制单位：区统计局', []],
    ['金额单位：人民币万元', []],
  ])('units of the caption %s', (text, units) => expect(captionUnits(text)).toEqual(units));
});

describe('periods of labels', () => {
  const of = (...texts: string[]): PeriodWords[] =>
    texts.map((text) => readPeriodWords(text).words);
  it.each([
    [['2024年'], '2024'],
    [['2024年度'], '2024'],
    [['2024年1—9月'], '2024-01/2024-09'],
    [['2024年1-3月'], '2024-Q1'],
    [['一季度', '2024年各区主要指标'], '2024-Q1'],
    [['上半年', '2024年'], '2024-H1'],
    [['前三季度', '2024年'], '2024-01/2024-09'],
    [['全年', '2024年'], '2024'],
    [['2024-03-01'], '2024-03'],
    [['本月', '2025年3月'], '2025-03'],
    [['1-本月累计', '2025年3月'], '2025-Q1'],
    [['本月止累计', '2025年5月'], '2025-01/2025-05'],
    [['上年同期', '2025年1-5月'], '2024-01/2024-05'],
    [['上年同期累计', '2025年5月'], '2024-01/2024-05'],
    [['去年', '2025年'], '2024'],
    [['2023年上年同期', '2024年1-3月'], '2023-Q1'],
    [['2012—2021年'], undefined],
    [['地区生产总值'], undefined],
    [['本月', '2025年'], undefined],
    // told as it was written, and refused as a period that does not exist
    [['2024年13月'], '2024-13'],
  ])('%j is %s', (texts, period) => expect(composePeriod(of(...texts))).toBe(period));

  it('takes what was decided before what was read', () => {
    expect(composePeriod(of('上年同期', '2025年3月'), { yearsBack: 2, span: 'to-date' })).toBe(
      '2023-Q1',
    );
    expect(composePeriod(of('2025年3月'), { period: '2024' })).toBe('2024');
  });
});
