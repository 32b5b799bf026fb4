import { describe, expect, it } from 'vitest';
import { findMentions } from './find-mentions.ts';
import { compileGazetteer, type GazetteerPlace } from './gazetteer.ts';
import { learnAliases } from './learn-aliases.ts';

const place = (code: string, parent: string | null, kind: string, zh: string): GazetteerPlace => ({
  code,
  parent,
  kind,
  label: { zh, en: code },
});

const places = [
  place('q', null, 'district', '红旗区'),
  place('s1', 'q', 'street', '西街街道'),
  place('s2', 'q', 'street', '东街街道'),
  place('c1', 's1', 'community', '双石桥社区'),
  place('c2', 's1', 'community', '曙光社区'),
  place('c3', 's2', 'community', '健康路社区'),
];
const gazetteer = compileGazetteer(places);

const times = (n: number, text: string, at: string) =>
  Array.from({ length: n }, (_, i) => ({ text: `${text}，第${i}次反映`, place: at }));

describe('learnAliases', () => {
  it('learns an estate that three acts put at one place, and finds it from then on', () => {
    const aliases = learnAliases(gazetteer, times(3, '金色佳苑小区路灯不亮', 'c1'));
    expect(aliases).toEqual([{ text: '金色佳苑小区', place: 'c1', support: 3 }]);
    const [mention] = findMentions(compileGazetteer(places, aliases), '金色佳苑小区又停水');
    expect(mention).toMatchObject({ text: '金色佳苑小区', kind: 'estate', place: 'c1' });
    expect(mention!.candidates[0]!.why.zh).toBe('更正中学到的叫法，3 次');
  });

  it.each([
    ['two acts', times(2, '金色佳苑小区停水', 'c1')],
    ['places of two streets', [...times(3, '人民路积水', 'c1'), ...times(3, '人民路积水', 'c3')]],
    ['a name that is in the tree', times(5, '双石桥社区停水', 'c2')],
    ['buildings and codes', times(5, 'A3区3号楼停水', 'c1')],
    ['a place that is not in the tree', times(5, '金色佳苑小区停水', 'gone')],
    ['the whole district', times(5, '金色佳苑小区停水', 'q')],
  ])('learns nothing from %s', (_, corrections) => {
    expect(learnAliases(gazetteer, corrections)).toEqual([]);
  });

  it('learns the street where acts agree on no community', () => {
    const acts = [...times(2, '金色佳苑小区停水', 'c1'), ...times(2, '金色佳苑小区停水', 'c2')];
    expect(learnAliases(gazetteer, acts)).toEqual([
      { text: '金色佳苑小区', place: 's1', support: 4 },
    ]);
  });
});
