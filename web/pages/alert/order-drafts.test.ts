import { describe, expect, it } from 'vitest';
import { groupMembers, mostOrders, usualLead } from './order-drafts.ts';

/** A district with two streets; the first has two grids in one community. */
const parents: Record<string, string | null> = {
  root: null,
  east: 'root',
  west: 'root',
  'east-1': 'east',
  'east-1-a': 'east-1',
  'east-1-b': 'east-1',
  'west-1': 'west',
  'west-1-a': 'west-1',
};
const parentOf = (place: string) => parents[place];
const member = (place: string, cases: number) => ({ place, cases, expected: 1 });

describe('groupMembers', () => {
  it('gathers members by the part of the district, most demands first', () => {
    const groups = groupMembers(
      [member('west-1-a', 3), member('east-1-a', 2), member('east-1-b', 4)],
      parentOf,
    );
    expect(groups.map(({ place, cases }) => [place, cases])).toEqual([
      ['east', 6],
      ['west-1-a', 3],
    ]);
    expect(groups[0]?.members.map(({ place }) => place)).toEqual(['east-1-b', 'east-1-a']);
  });

  it('takes a part itself, the root and a place that nobody knows as they are', () => {
    const places = (list: string[]) =>
      groupMembers(
        list.map((place) => member(place, 1)),
        parentOf,
      ).map(({ place }) => place);
    expect(places(['east', 'west'])).toEqual(['east', 'west']);
    expect(places(['root'])).toEqual(['root']);
    expect(places(['elsewhere'])).toEqual(['elsewhere']);
  });

  it('leaves out parts without a demand, but not all of them', () => {
    const quiet = member('west-1-a', 0);
    expect(groupMembers([quiet, member('east-1-a', 1)], parentOf)).toHaveLength(1);
    expect(groupMembers([quiet], parentOf).map(({ place }) => place)).toEqual(['west-1-a']);
    expect(groupMembers([], parentOf)).toEqual([]);
  });

  it('never suggests more orders than can be opened at once', () => {
    const flat = (place: string) => (place === 'root' ? null : 'root');
    const many = Array.from({ length: 50 }, (_, i) => member(`p${i}`, i));
    const groups = groupMembers(many, flat);
    expect(groups).toHaveLength(mostOrders);
    expect(groups[0]?.cases).toBe(49);
  });
});

describe('usualLead', () => {
  const demands = [
    { place: 'east-1-a', lead: 'housing' },
    { place: 'east-1-b', lead: 'housing' },
    { place: 'east', lead: 'city' },
    { place: 'west-1', lead: 'city' },
    { place: null, lead: 'city' },
    { place: 'east-1-a', lead: null },
  ];

  it('is the unit of at least half of the demands at or below the place', () => {
    expect(usualLead('east', demands, parentOf)).toEqual({ lead: 'housing', n: 2, of: 3 });
    const mixed = ['a', 'a', 'b', 'c', 'd'].map((lead) => ({ place: 'east', lead }));
    expect(usualLead('east', mixed, parentOf)).toBeUndefined();
    expect(usualLead('west', demands, parentOf)).toEqual({ lead: 'city', n: 1, of: 1 });
  });

  it('is undefined where nobody leads, and does not depend on the order of rows', () => {
    expect(usualLead('west-1-a', demands, parentOf)).toBeUndefined();
    const even = [
      { place: 'east', lead: 'b' },
      { place: 'east', lead: 'a' },
    ];
    expect(usualLead('east', even, parentOf)?.lead).toBe('a');
    expect(usualLead('east', even.toReversed(), parentOf)?.lead).toBe('a');
  });
});
