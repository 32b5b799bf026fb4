import { assert, constantFrom, integer, property, record, array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres } from '../../space/distance.ts';
import { likenessWeights, type SameProblemRule } from './likeness.ts';
import { createSimilarIndex, type ComparedDemand } from './similar-index.ts';

const rule: SameProblemRule = { metres: 100, days: 14, likeness: 0.5, within: 'category' };
const familyRule: SameProblemRule = { ...rule, within: 'family' };
const kindOf = (category: string | null) => ({
  rule: category?.startsWith('waste') ? familyRule : rule,
  family: category?.split('.')[0] ?? '',
});
const make = () => createSimilarIndex({ kindOf, weights: likenessWeights, bits: 12 });
const noon = Date.parse('2026-05-04T04:00:00Z');
const hour = 3_600_000;
const demand = (id: string, text: string, more: Partial<ComparedDemand> = {}): ComparedDemand => ({
  id,
  text,
  lat: null,
  lon: null,
  category: null,
  at: noon,
  ...more,
});

const long =
  '丽发新城小区旁边新建了一个大型搅拌站，白天晚上都在作业，粉尘大得不敢开窗，孩子老人咳嗽不止，恳请有关部门尽快搬走搅拌站。';

describe('what was said already', () => {
  it('is found again whatever its punctuation, width and case', () => {
    const index = make();
    index.add(demand('a', `${long}ABC路12号`));
    index.add(demand('b', '文化路路灯不亮已经一周'));
    const asked = demand('q', `　${long.replaceAll('，', ' ')}abc路１２号`, {
      at: noon + 2 * hour,
    });
    expect(index.find(asked)[0]).toMatchObject({
      record: 'a',
      words: 1,
      hours: 2,
      sameProblem: true,
    });
  });

  it('is found in other words that share the rare ones', () => {
    const index = make();
    index.add(demand('a', long));
    for (let i = 0; i < 200; i++)
      index.add(demand(`x${i}`, `小区旁边的工地粉尘大，白天晚上作业，恳请有关部门处理第${i}次`));
    const [first] = index.find(demand('q', '丽发新城搅拌站粉尘污染严重'));
    expect(first?.record).toBe('a');
  });

  it('knows one problem by kind, place and days alone', () => {
    const index = make();
    const here = { lat: 35.3, lon: 113.9, category: 'street-light' };
    index.add(demand('same', '这里一到晚上黑漆漆', here));
    index.add(demand('far', '没有灯', { ...here, lat: 35.31 }));
    index.add(demand('other kind', '没有灯', { ...here, category: 'noise' }));
    index.add(demand('long ago', '没有灯', { ...here, at: noon - 20 * 24 * hour }));
    const found = index.find(demand('q', 'lamp out', { ...here, at: noon + 3 * hour }));
    expect(found.map(({ record }) => record)).toEqual(['same']);
    expect(found[0]).toMatchObject({ metres: 0, hours: 3, words: 0, sameProblem: true });
  });

  it('takes kinds of one family for each other only where the rule says so', () => {
    const index = make();
    const at = { lat: 35.3, lon: 113.9 };
    index.add(demand('yard', 'garbage', { ...at, category: 'waste.yard' }));
    index.add(demand('hole', 'hole', { ...at, category: 'road.hole' }));
    const asked = (category: string) => index.find(demand('q', 'rats', { ...at, category }));
    expect(asked('waste.alley').map(({ record }) => record)).toEqual(['yard']);
    expect(asked('road.sign')).toEqual([]);
  });

  it('is no longer found once it was removed, and only as it last stood once it was replaced', () => {
    const index = make();
    index.add(demand('a', long));
    index.add(demand('a', '完全不同的另一件事情说明'));
    expect(index.size).toBe(1);
    expect(index.find(demand('q', long))).toEqual([]);
    expect([index.remove('a'), index.remove('a'), index.size]).toEqual([true, false, 0]);
    expect(index.find(demand('q', '完全不同的另一件事情说明'))).toEqual([]);
  });

  it('takes no more room for being told again what it knows', () => {
    const index = make();
    index.add(demand('a', long, { lat: 35.3, lon: 113.9 }));
    for (let i = 0; i < 3_000; i++) index.add(demand('a', long, { lat: 35.3, lon: 113.9 }));
    const { bytes } = index;
    for (let i = 0; i < 3_000; i++)
      index.add(demand('a', long, { lat: 35.3, lon: 113.9 + i / 1e4 }));
    expect(index.bytes).toBeGreaterThan(bytes);
    const fresh = make();
    fresh.add(demand('a', long, { lat: 35.3, lon: 113.9 }));
    expect(bytes).toBe(fresh.bytes);
    expect(index.size).toBe(1);
  });

  it('is nothing for texts without a word, and for oneself', () => {
    const index = make();
    index.add(demand('empty', ''));
    index.add(demand('emoji', '😀😀'));
    index.add(demand('a', long));
    for (const text of ['', '😀😀', '\u200b\u202e', '!!!']) {
      expect(index.find(demand('q', text))).toEqual([]);
    }
    expect(index.find(demand('a', long))).toEqual([]);
  });

  it('takes a megabyte of text', () => {
    const index = make();
    index.add(demand('huge', long.repeat(20_000)));
    expect(index.find(demand('q', long.repeat(3)))[0]?.record).toBe('huge');
  });

  it('refuses what is no time and no point', () => {
    const index = make();
    expect(() => index.add(demand('a', 'x', { at: Number.NaN }))).toThrow(RangeError);
    expect(() => index.find(demand('a', 'x', { lat: 95, lon: 0 }))).toThrow(/wanted degrees/);
    expect(index.size).toBe(0);
  });
});

it('finds by place exactly what going through all demands finds', () => {
  const one = record({
    lat: integer({ min: 0, max: 400 }),
    lon: integer({ min: 0, max: 400 }),
    category: constantFrom('light', 'noise'),
    hours: integer({ min: 0, max: 24 * 40 }),
  });
  const holding = property(array(one, { minLength: 2, maxLength: 60 }), (drawn) => {
    const demands = drawn.map((d, i) =>
      demand(String(i), '', {
        lat: 35.3 + d.lat / 1e5,
        lon: 113.9 + d.lon / 1e5,
        category: d.category,
        at: noon + d.hours * hour,
      }),
    );
    const index = make();
    for (const d of demands) index.add(d);
    const asked = demands[0]!;
    const near = demands.filter(
      (d) =>
        d !== asked &&
        d.category === asked.category &&
        Math.abs(d.at - asked.at) <= rule.days * 24 * hour &&
        distanceMetres(asked.lon!, asked.lat!, d.lon!, d.lat!) <= rule.metres,
    );
    const found = index.find(asked, 1_000).map(({ record }) => record);
    expect(found.sort()).toEqual(near.map(({ id }) => id).sort());
  });
  expect(() => assert(holding, { numRuns: 60, seed: 20261123 })).not.toThrow();
});

it('stays exact while its arrays grow', () => {
  const index = make();
  for (let i = 0; i < 5_000; i++) index.add(demand(`n${i}`, `第${i}号楼电梯停运编号${i * 7919}`));
  for (const i of [0, 1_023, 1_024, 4_999]) {
    const [first] = index.find(demand('q', `第${i}号楼电梯停运编号${i * 7919}`));
    expect(first).toMatchObject({ record: `n${i}`, words: 1 });
  }
});
