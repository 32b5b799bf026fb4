import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/model/rule.ts';
import { ruleInWords } from './rule-in-words.ts';

const lookups = {
  categories: new Map([
    ['noise', { zh: '噪音', en: 'Noise' }],
    ['dust', { zh: '扬尘', en: 'Dust' }],
  ]),
  places: new Map([['410704001', { zh: '宝山西路街道', en: 'Baoshan West Road' }]]),
  channels: new Map([['hotline', { zh: '热线', en: 'Hotline' }]]),
};

const night: Rule = {
  op: 'all',
  rules: [
    { op: 'has', field: 'categories', value: 'noise' },
    {
      op: 'any',
      rules: [
        { op: 'ge', field: 'hour', value: 22 },
        { op: 'lt', field: 'hour', value: 6 },
      ],
    },
  ],
};

const cases: { rule: Rule; zh: string; en: string }[] = [
  {
    rule: night,
    zh: '类别属于噪音，且22 时至次日 6 时接诉',
    en: 'category is in Noise, and received between 22:00 and 6:00',
  },
  {
    rule: { op: 'in', field: 'category', values: ['noise', 'dust'] },
    zh: '类别是噪音、扬尘',
    en: 'category is Noise or Dust',
  },
  {
    rule: { op: 'within', field: 'placePath', place: '410704001' },
    zh: '在宝山西路街道范围内',
    en: 'within Baoshan West Road',
  },
  {
    rule: { op: 'eq', field: 'channel', value: 'hotline' },
    zh: '渠道是热线',
    en: 'received through Hotline',
  },
  {
    rule: { op: 'mentions', field: 'text', words: ['燃气', '煤气'] },
    zh: '内容提到“燃气”、“煤气”',
    en: 'text mentions “燃气” or “煤气”',
  },
  {
    rule: { op: 'ne', field: 'category', value: 'dust' },
    zh: '类别不是扬尘',
    en: 'category is not Dust',
  },
  { rule: { op: 'always' }, zh: '其余情况', en: 'in all other cases' },
  {
    rule: { op: 'not', rule: { op: 'eq', field: 'category', value: 'dust' } },
    zh: '不符合（类别是扬尘）',
    en: 'not (category is Dust)',
  },
];

describe('ruleInWords', () => {
  it.each(cases)('says $en', ({ rule, zh, en }) => {
    expect(ruleInWords(rule, lookups, 'zh')).toBe(zh);
    expect(ruleInWords(rule, lookups, 'en')).toBe(en);
  });
});
