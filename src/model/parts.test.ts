import { describe, expect, it } from 'vitest';
import { partFact, partsLeft, readyParts, standingsOf, withEnded, type PartRow } from './parts.ts';

const endsWell = (state: string) => state === 'approved';
const row = (part: string, after?: string, of: Partial<PartRow> = {}): PartRow => ({
  part,
  name: part,
  ...(after === undefined ? {} : { after }),
  ...of,
});
const approved = { number: 'SP-1', state: 'approved' };
const refused = { number: 'SP-1', state: 'refused' };
const standings = (rows: readonly PartRow[]) => Object.fromEntries(standingsOf(rows, endsWell));
const ready = (rows: readonly PartRow[]) => readyParts(rows, endsWell).map(({ part }) => part);

describe('parts of a record', () => {
  it('begin when nothing is waited for', () => {
    expect(ready([row('a'), row('b'), row('c', 'a, b')])).toEqual(['a', 'b']);
  });

  it('wait for all that they name, whatever the comma', () => {
    const rows = [row('a', undefined, approved), row('b'), row('c', 'a，b')];
    expect(ready(rows)).toEqual(['b']);
    expect(ready([rows[0]!, row('b', undefined, approved), rows[2]!])).toEqual(['c']);
  });

  it('do not wait for what was not asked for', () => {
    expect(ready([row('c', 'seal')])).toEqual(['c']);
  });

  it('wait in no circle: only for rows above', () => {
    expect(ready([row('a', 'b'), row('b', 'a'), row('c', 'c')])).toEqual(['a', 'c']);
  });

  it('are not opened twice', () => {
    expect(ready([row('a', undefined, { number: 'SP-1' })])).toEqual([]);
  });

  it('never begin after one that did not end well, nor what waits for them', () => {
    const rows = [row('a', undefined, refused), row('b', 'a'), row('c', 'b'), row('d')];
    expect(standings(rows)).toEqual({ a: 'ended', b: 'dropped', c: 'dropped', d: 'waiting' });
    expect(ready(rows)).toEqual(['d']);
    expect(partsLeft(rows, endsWell)).toBe(1);
  });

  it('note the outcome of the one that ended, and of no other', () => {
    const rows = [row('a', undefined, { number: 'SP-1' }), row('b', undefined, { number: 'SP-2' })];
    expect(withEnded(rows, approved).map(({ state }) => state)).toEqual(['approved', undefined]);
    expect(rows[0]).not.toHaveProperty('state');
  });

  it.each([
    [['all', ''], 4],
    [['left', ''], 2],
    [['living', ''], 1],
    [['waiting', ''], 1],
    [['ended', ''], 1],
    [['dropped', ''], 1],
    [['in', 'refused'], 1],
    [['in', 'approved'], 0],
    [['colour', ''], undefined],
  ] as const)('are counted for rules: %j is %s', (asked, n) => {
    const living = row('c', undefined, { number: 'SP-2' });
    const rows = [row('a', undefined, refused), row('b', 'a'), living, row('d', 'c')];
    expect(partFact(rows, endsWell, asked)).toBe(n);
  });
});
