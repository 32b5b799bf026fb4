import { describe, expect, it } from 'vitest';
import type { Block, BoundBriefing } from '../../model/briefing.ts';
import { layoutOf } from './layout.ts';

const briefing = (texts: readonly string[], language: 'zh' | 'en' = 'zh'): BoundBriefing => ({
  head: {
    code: 'x',
    title: texts[0]!,
    district: 'hongqi',
    territory: '410702',
    period: '2024',
    language,
  },
  blocks: texts.map((text) => ({ kind: 'paragraph', spans: [{ kind: 'text', text }] })),
  notes: [],
});

describe('the layout', () => {
  const heading = (level: 1 | 2 | 3, text: string): Block => ({
    kind: 'heading',
    level,
    spans: [{ kind: 'text', text }],
  });
  const numbers = (language: 'zh' | 'en', blocks: Block[]) =>
    layoutOf({ ...briefing(['题'], language), blocks }, false).blocks.map((block) =>
      block.kind === 'heading' ? block.number : '',
    );

  it('numbers headings as official documents do, and leaves numbered ones alone', () => {
    const headings = [
      heading(1, '题'),
      heading(2, '甲'),
      heading(3, '乙'),
      heading(3, '丙'),
      heading(2, '二、丁'),
    ];
    expect(numbers('zh', [...headings, heading(2, '戊')])).toEqual([
      '一、',
      '（一）',
      '（二）',
      '',
      '三、',
    ]);
    expect(numbers('en', headings)).toEqual(['1. ', '1.1 ', '1.2 ', '']);
    const twelve = Array.from({ length: 21 }, () => heading(2, '节'));
    expect(numbers('zh', twelve).filter((_, i) => [9, 10, 19, 20].includes(i))).toEqual([
      '十、',
      '十一、',
      '二十、',
      '二十一、',
    ]);
  });
});
