import { describe, expect, it } from 'vitest';
import type { Sighting } from './foresight.ts';
import { recurrenceWords, sentenceOf, titleOf } from './sentences.ts';

const place = (code: string, zh: string, en: string, parent: string | null) =>
  [code, { code, parent, path: code, label: { zh, en }, lat: 0, lon: 0 }] as const;
const watch = {
  categories: new Map([
    ['heating', { code: 'heating', parent: null, label: { zh: '供暖', en: 'Heating' } }],
  ]),
  places: new Map([
    place('root', '红旗区', 'Hongqi District', null),
    place('a', '三全路社区', 'Sanquan Road', 'root'),
    place('7-4', '网格 7-4', 'cell 7-4', 'a'),
  ]),
  kinds: new Map([
    ['root', 'district'],
    ['a', 'community'],
    ['7-4', 'cell'],
  ]),
};

const sighting: Sighting = {
  detector: 'gathering',
  level: 'leaf',
  category: 'heating',
  day: '2026-11-20',
  centre: 'a',
  places: ['a', 'b'],
  radiusMetres: 800,
  since: '2026-11-17',
  until: '2026-11-20',
  cases: 28,
  expected: 13.04,
  statistic: 9,
  p: 0.007,
  recurrenceDays: 140,
};

describe('the sentence of an alert', () => {
  it('says in both languages what happened, where, and how rarely chance does it', () => {
    expect(sentenceOf(watch, sighting)).toEqual({
      zh: '三全路社区一带“供暖”近 4 天 28 件，预计 13 件；仅凭偶然，约 140 天才会遇到一次。',
      en: 'Heating, around Sanquan Road: 28 demands in 4 days where 13 are expected; chance alone would do this about once in 140 days.',
    });
    expect(titleOf(watch, sighting)).toEqual({
      zh: '三全路社区一带“供暖”4 天 28 件',
      en: 'Heating, around Sanquan Road: 28 in 4 days',
    });
  });

  it('says where a cell lies', () => {
    const cell = { ...sighting, centre: '7-4' };
    expect(titleOf(watch, cell).en).toMatch(/^Heating, around Sanquan Road \(cell 7-4\): 28/);
    expect(titleOf(watch, cell).zh).toMatch(/^三全路社区（网格 7-4）一带/);
  });

  it('speaks of one place, of all the district and of everything as such', () => {
    const one = { ...sighting, places: ['a'], since: '2026-11-20' };
    expect(sentenceOf(watch, one).en).toMatch(
      /^Heating, at Sanquan Road: 28 demands in 1 day where/,
    );
    const all = { ...sighting, category: '', centre: 'root', places: ['root'], expected: 2.25 };
    expect(sentenceOf(watch, all).zh).toMatch(/^红旗区全域“全部诉求”近 4 天 28 件，预计 2.3 件/);
  });

  it('does not call impossible what never happened', () => {
    const first = { ...sighting, expected: 0.02 };
    expect(sentenceOf(watch, first).zh).toContain('28 件，预计不到 0.1 件；');
    expect(sentenceOf(watch, first).en).toContain('where fewer than 0.1 are expected');
  });

  it('ends with what one should know before believing it', () => {
    const note = { zh: '该类别自 11 月 3 日起才有诉求。', en: 'The category is new.' };
    expect(sentenceOf(watch, sighting, note).zh).toMatch(/一次。该类别自 11 月 3 日起才有诉求。$/);
    expect(sentenceOf(watch, sighting, note).en).toMatch(/140 days\. The category is new\.$/);
  });
});

describe('how rarely', () => {
  it.each([
    [0.4, 'about once in 1 day'],
    [179, 'about once in 179 days'],
    [200, 'about once in 7 months'],
    [730, 'about once in 2 years'],
    [36_499, 'about once in 100 years'],
    [36_500, 'less than once in 100 years'],
  ])('%d days are %s', (days, words) => expect(recurrenceWords(days).en).toBe(words));
});
