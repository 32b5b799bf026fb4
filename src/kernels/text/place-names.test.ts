import { describe, expect, it } from 'vitest';
import { buildPlaceNames } from './place-names.ts';
import type { NamedPlace } from './place-names.ts';

const place = (
  code: string,
  parent: string | null,
  kind: string,
  zh: string,
  en: string,
  ...aliases: string[]
): NamedPlace => ({ code, parent, kind, label: { zh, en }, aliases });

const hongqi = buildPlaceNames([
  place('410702', null, 'district', '红旗区', 'Hongqi District'),
  place('001', '410702', 'street', '西街街道', 'Xijie Subdistrict'),
  place('002', '410702', 'street', '东街街道', 'Dongjie Subdistrict'),
  place('100', '410702', 'town', '洪门镇', 'Hongmen Town'),
  place('001-1', '001', 'community', '曙光社区', 'Shuguang Community', '曙光社区居民委员会'),
  place('001-2', '001', 'community', '花园社区', 'Huayuan Community'),
  place('002-1', '002', 'community', '星湖花园社区', 'Xinghuhuayuan Community'),
  place('002-2', '002', 'community', '和平社区', 'Heping Community'),
  place('100-1', '100', 'village', '东关村', 'Dongguan Village', '东关村村民委员会'),
  place('100-2', '100', 'community', '和平社区', 'Heping Community'),
  place('100-3', '100', 'village', '新村', 'Xin Village'),
  place('100-4', '100', 'village', '新村', 'Xin Village'),
  place('001-1-1', '001-1', 'grid', '曙光社区第1网格', 'Shuguang Community, grid 1'),
]);

const boston = buildPlaceNames([
  place('boston', null, 'district', '波士顿', 'Boston'),
  place(
    'south-boston',
    'boston',
    'neighbourhood',
    '南波士顿',
    'South Boston / Waterfront',
    'South Boston',
  ),
  place('south-end', 'boston', 'neighbourhood', '南端', 'South End'),
  place('austin', 'boston', 'neighbourhood', '第25社区', 'Austin', '25'),
  place('01-01', 'south-end', 'cell', '01-01 号格', 'Cell 01-01'),
]);

describe('buildPlaceNames', () => {
  it.each([
    ['a name as it is', '曙光社区路灯不亮', '001-1'],
    ['the official ending', '曙光社区居民委员会门口', '001-1'],
    ['the short ending', '曙光社区居委会门口', '001-1'],
    ['a village by its committee', '东关村村委会旁', '100-1'],
    ['a village by name', '东关村的路坏了', '100-1'],
    ['a street office', '西街街道办事处答复', '001'],
    ['the office in short', '西街街道办答复', '001'],
    ['a town government', '洪门镇政府门前', '100'],
    ['the longest name wins over one inside it', '星湖花园社区积水', '002-1'],
    ['the shorter name where only it stands', '我住花园社区', '001-2'],
    ['the deeper place where both are named', '西街街道曙光社区', '001-1'],
    ['a name that occurs twice, told apart by its street', '东街街道和平社区', '002-2'],
    ['a name that occurs twice, told apart by its town', '洪门镇的和平社区', '100-2'],
    ['a name that occurs twice, far apart', '和平社区停水', undefined],
    ['a name that occurs twice in one town: the town', '新村停水', '100'],
    ['two places of one street: the street', '从曙光社区到花园社区的路', '001'],
    ['the district alone', '红旗区', '410702'],
    ['a code', ' 001-2 ', '001-2'],
    ['full-width letters and other case', 'ｓｈｕｇｕａｎｇ COMMUNITY', '001-1'],
    ['a grid only by its code', '001-1-1', '001-1-1'],
    ['a grid by words is its community', '曙光社区第1网格', '001-1'],
    ['nothing', '路灯不亮', undefined],
    ['no stem without its ending', '曙光', undefined],
    ['an empty text', '', undefined],
  ])('%s: %s', (_, text, code) => {
    expect(hongqi.find(text)).toBe(code);
  });

  it.each([
    ['the longest English name', '100 W 1st St South Boston MA 02127', 'south-boston'],
    ['never inside another word', 'Southendale', undefined],
    ['the city behind its part', 'South End, Boston', 'south-end'],
    ['a number alone', '25', 'austin'],
    ['no number of a house', '25 Main St', undefined],
  ])('%s: %s', (_, text, code) => {
    expect(boston.find(text)).toBe(code);
  });
});
