import { describe, expect, it } from 'vitest';
import { commonWords } from './common-words.ts';

const usual = [
  '路灯不亮，夜里看不清',
  '小区门口垃圾没人清理',
  '占道经营影响通行',
  '井盖破损请尽快维修',
  '小区噪音扰民睡不着',
  '停车位被占用',
  '公交站牌损坏',
  '树枝挡住路灯',
];

describe('common words', () => {
  it('are phrases that stand out, whole and without their pieces', () => {
    const inside = [
      '暖气管道漏水，家里不热',
      '反映暖气管道爆裂',
      '小区暖气管道没有人修，室温十二度',
      '供暖后暖气管道一直漏水',
    ];
    const words = commonWords(inside, usual, 5);
    expect(words[0]).toEqual({ word: '暖气管道', times: 4 });
    expect(words.map(({ word }) => word)).not.toContain('气管');
    expect(words.map(({ word }) => word)).not.toContain('暖气');
  });

  it('are no fragments of a longer name or complaint', () => {
    const inside = [
      '迎冬老家属院地下室被淹',
      '暴雨后地下室被淹，排水口被堵',
      '迎冬老家属院车库进水',
      '迎冬老家属院门口积水',
      '地下室被淹，没人抽水',
    ];
    const words = commonWords(inside, usual, 8).map(({ word }) => word);
    expect(words.sort()).toEqual(['地下室被淹', '迎冬老家属院']);
  });

  it('are no seams between two that stand beside each other by chance', () => {
    const inside = [
      ...Array.from({ length: 3 }, () => '迎冬老家属院地下室被淹'),
      ...Array.from({ length: 6 }, (_, i) => `${'东西南北中外'[i]!}门，迎冬老家属院，停水`),
      ...Array.from({ length: 6 }, (_, i) => `${'甲乙丙丁戊己'[i]!}楼：地下室被淹`),
    ];
    const words = commonWords(inside, usual, 8).map(({ word }) => word);
    expect(words.sort()).toEqual(['停水', '地下室被淹', '迎冬老家属院']);
  });

  it('are words in other languages, without those that say nothing', () => {
    const inside = ['The hydrant is leaking', 'leaking hydrant at the corner', 'Hydrant, leaking!'];
    const words = commonWords(inside, ['the corner is dark', 'the tree is down'], 5);
    expect(words.map(({ word }) => word).sort()).toEqual(['hydrant', 'leaking']);
  });

  it('are none where nothing stands out or too few texts agree', () => {
    expect(commonWords(usual, usual, 5)).toEqual([]);
    expect(commonWords(['水管爆裂', '水管爆裂'], usual, 5)).toEqual([]);
    expect(commonWords([], [], 5)).toEqual([]);
  });

  it('hold nothing of what is masked', () => {
    const inside = Array.from({ length: 5 }, () => '联系人李**，电话138****1234，井盖丢失');
    for (const { word } of commonWords(inside, usual.slice(0, 3), 9))
      expect(word).not.toMatch(/[*\d]/);
  });
});
