import { describe, expect, it } from 'vitest';
import type { TopicChange } from '../../store/topic-rows.ts';
import { changeTopics } from './change-topics.ts';

const topic = (...ids: string[]) => ({
  members: ids.map((id) => ({ id, likeness: 1, nearest: null })),
  title: `about ${ids[0]}`,
  place: null,
});
const found = [topic('a', 'b', 'c', 'd'), topic('e', 'f', 'g'), topic('h', 'i', 'j')];

let number = 0;
const change = (kind: TopicChange['kind'], records: string[], undoes: number | null = null) => ({
  change: ++number,
  kind,
  records,
  undoes,
  madeBy: '',
  madeAt: new Date(0),
});
const after = (...changes: TopicChange[]) =>
  changeTopics(found, changes, 3, (id) => `about ${id}`)
    .map(
      ({ title, members, changed }) =>
        `${title}: ${members.map(({ id }) => id).join('')}${changed ? '*' : ''}`,
    )
    .sort();

describe('topics after what people said of them', () => {
  it('stay as they are found where nobody said anything', () => {
    expect(after()).toEqual(['about a: abcd', 'about e: efg', 'about h: hij']);
  });

  it('are one where somebody merged them, under the name of the largest', () => {
    expect(after(change('merge', ['e', 'a']))).toEqual(['about a: abcdefg*', 'about h: hij']);
    // a demand that is in no topic merges nothing
    expect(after(change('merge', ['e', 'unknown']))).toEqual(after());
  });

  it('lose what was split off, which is a topic of its own where it is enough', () => {
    expect(after(change('split', ['d']))).toEqual([
      'about a: abc*',
      'about e: efg',
      'about h: hij',
    ]);
    expect(after(change('split', ['a']))).toEqual([
      'about b: bcd*',
      'about e: efg',
      'about h: hij',
    ]);
    expect(after(change('split', ['a', 'b', 'c']))).toEqual([
      'about a: abc*',
      'about e: efg',
      'about h: hij',
    ]);
  });

  it('are changed in the order in which people said so, and back again', () => {
    const merge = change('merge', ['a', 'e']);
    const split = change('split', ['f', 'g', 'd']);
    expect(after(merge, split)).toEqual(['about a: abce*', 'about d: dfg*', 'about h: hij']);
    expect(after(merge, split, change('undo', [], split.change))).toEqual(after(merge));
    expect(after(merge, change('undo', [], merge.change))).toEqual(after());
  });
});
