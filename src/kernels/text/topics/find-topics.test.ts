import { describe, expect, it } from 'vitest';
import { streamOf } from '../../simulate/random.ts';
import { findTopics } from './find-topics.ts';
import type { TopicMessage } from './message.ts';

const day = 86_400_000;
const places = ['青松小区', '滨河花园', '育才小学', '宏达公司', '金桥市场', '翠竹新村'];
const causes = [
  '夜间施工噪音',
  '强制捆绑车位',
  '门口道路积水',
  '拖欠工人工资',
  '餐馆油烟刺鼻',
  '电梯经常停运',
];
const asked = ['请尽快处理', '投诉多次没有人管', '什么时候能够解决', '居民意见很大'];

/** Six problems of eight messages each, among single ones. */
function written(): TopicMessage[] {
  const messages = places.flatMap((place, p) =>
    Array.from({ length: 8 }, (_, i) => ({
      id: `${p}-${i}`,
      title: `${place}${causes[p]}`,
      text: `${place}的${causes[p]}，${asked[i % 4]}。`,
      at: (p * 20 + i) * day,
    })),
  );
  const single = Array.from({ length: 200 }, (_, i) => {
    const word = String.fromCodePoint(0x5000 + i * 3, 0x5001 + i * 3, 0x5002 + i * 3);
    return { id: `x-${i}`, title: `${word}的事`, text: asked[i % 4]!, at: i * day };
  });
  return [...messages, ...single];
}

const idsOf = (messages: readonly TopicMessage[]) =>
  findTopics(messages).map(({ members }) => members.map(({ id }) => id).sort());

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = streamOf(seed);
  const drawn = list.map((item) => ({ item, by: random.unit() }));
  return drawn.sort((a, b) => a.by - b.by).map(({ item }) => item);
}

describe('findTopics', () => {
  it('finds the problems that messages share', () => {
    const groups = idsOf(written());
    expect(groups).toHaveLength(6);
    for (const group of groups) {
      expect(group).toHaveLength(8);
      expect(new Set(group.map((id) => id[0])).size).toBe(1);
    }
  });

  it('names them by a message and a place of them', () => {
    const topics = findTopics(written());
    expect(topics.map(({ place }) => place).sort()).toEqual(places.toSorted());
    expect(topics.every(({ title, place }) => title.includes(place!))).toBe(true);
  });

  it('says the same whatever the order', () => {
    const told = findTopics(written());
    for (const seed of [1, 2, 3]) expect(findTopics(shuffled(written(), seed))).toEqual(told);
  });

  it.each([
    ['no message', []],
    ['one message', [{ id: 'a', title: '路灯不亮', text: '', at: 0 }]],
    ['empty texts', ['a', 'b', 'c'].map((id) => ({ id, title: '', text: '', at: Number.NaN }))],
    ['emoji', ['a', 'b', 'c'].map((id) => ({ id, title: '😀', text: '\u200b', at: 0 }))],
  ])('finds nothing in %s', (_, messages) => expect(findTopics(messages)).toEqual([]));

  it('takes a text of a megabyte', () => {
    const long = { id: 'long', title: '', text: '路灯不亮'.repeat(250_000), at: 0 };
    expect(idsOf([...written(), long])).toHaveLength(6);
  });

  it('refuses two messages of one id', () => {
    const one = { id: 'a', title: '', text: '', at: 0 };
    expect(() => findTopics([one, one])).toThrow(RangeError);
  });
});
