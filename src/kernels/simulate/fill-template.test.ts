import { describe, expect, it } from 'vitest';
import { countPhrasings, fillTemplate } from './fill-template.ts';
import { streamOf } from './random.ts';

const lexicon = { who: ['老人', '孩子'], place: ['{who}的家', '学校'] };
const all = (template: string) => {
  const random = streamOf(1, template);
  return new Set(Array.from({ length: 400 }, () => fillTemplate(template, lexicon, random)));
};

describe('fillTemplate', () => {
  it.each([
    ['暖气不热', ['暖气不热']],
    ['暖气{不热|冰凉}', ['暖气不热', '暖气冰凉']],
    ['{who}冷', ['老人冷', '孩子冷']],
    ['在{place}', ['在老人的家', '在孩子的家', '在学校']],
    ['{又{冷|湿}|好}', ['又冷', '又湿', '好']],
    ['冷{了|}', ['冷了', '冷']],
    ['{3-5}天', ['3天', '4天', '5天']],
    ['没有{单个词}', ['没有单个词']],
  ])('%s', (template, wanted) => {
    expect([...all(template)].sort()).toEqual([...wanted].sort());
  });

  it.each(['{who', 'who}', '{a{b}'])('refuses the open brace of %s', (template) => {
    expect(() => fillTemplate(template, lexicon, streamOf(1))).toThrow(RangeError);
  });

  it('names the slot that is not known', () => {
    expect(() => fillTemplate('{nobody}', lexicon, streamOf(1))).toThrow(/nobody/);
  });
});

describe('countPhrasings', () => {
  it('counts what can come out', () => {
    expect(countPhrasings('{who}在{place}{了|}', lexicon)).toBe(2 * 3 * 2);
    expect(countPhrasings('{3-5}天', lexicon)).toBe(1);
  });
});
