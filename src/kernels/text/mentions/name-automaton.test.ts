import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHits, NameAutomaton } from './name-automaton.ts';

const unitsOf = (text: string) =>
  Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

function search(names: readonly string[], text: string, alike = new Map<number, number>()) {
  const hits = emptyHits();
  new NameAutomaton(names, alike).search(unitsOf(text), text.length, hits);
  return Array.from({ length: hits.length }, (_, i) => [names[hits.name[i]!]!, hits.end[i]!]);
}

describe('NameAutomaton', () => {
  it('finds names inside names, the longest of one end first', () => {
    expect(search(['花园', '星湖花园', '园区'], '在星湖花园区')).toEqual([
      ['星湖花园', 5],
      ['花园', 5],
      ['园区', 6],
    ]);
  });

  it('takes units for one another that are alike', () => {
    const alike = new Map([...'洪红'].map((c) => [c.charCodeAt(0), '洪'.charCodeAt(0)]));
    expect(search(['洪门镇'], '红门镇洪门镇', alike)).toEqual([
      ['洪门镇', 3],
      ['洪门镇', 6],
    ]);
  });

  it('refuses empty names and names that are one as it sees them', () => {
    expect(() => search([''], 'a')).toThrow(RangeError);
    expect(() => search(['a', 'a'], 'a')).toThrow(RangeError);
  });

  it('finds what looking at every position finds', () => {
    const words = fc.stringMatching(/^[abc]{1,4}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(words, { minLength: 1, maxLength: 12 }),
        fc.stringMatching(/^[abcd]{0,40}$/),
        (names, text) => {
          const plain: [string, number][] = [];
          for (let end = 1; end <= text.length; end++) {
            const here = names.filter((name) => text.slice(0, end).endsWith(name));
            for (const name of here.toSorted((a, b) => b.length - a.length))
              plain.push([name, end]);
          }
          expect(search(names, text)).toEqual(plain);
        },
      ),
      { seed: 1975, numRuns: 400 },
    );
  });
});
