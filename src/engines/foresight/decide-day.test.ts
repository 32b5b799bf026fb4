import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import {
  decideDay,
  hasGrown,
  strongestFirst,
  type Candidate,
  type DayToDecide,
  type KnownAlert,
} from './decide-day.ts';

const today = '2026-11-20';
const day = (back: number) => dateOfDay(dayOfDate(today) - back);

const seen = (changed: Partial<Candidate> = {}): Candidate => ({
  id: 'run/leaf/heating/1',
  detector: 'gathering',
  level: 'leaf',
  category: 'heating',
  day: today,
  centre: 'a',
  places: ['a', 'b'],
  radiusMetres: 800,
  since: day(3),
  until: today,
  cases: 12,
  expected: 4,
  statistic: 9,
  p: 0.001,
  recurrenceDays: 1000,
  ...changed,
});

const known = (changed: Partial<KnownAlert> = {}): KnownAlert => ({
  id: 'alert-1',
  detector: 'gathering',
  category: 'heating',
  places: ['a', 'b'],
  since: day(8),
  until: day(4),
  cases: 10,
  seen: day(4),
  said: { day: day(4), cases: 10, places: 2, recurrenceDays: 1000 },
  raisedOn: day(4),
  state: 'raised',
  ...changed,
});

const parents: Record<string, string> = { heating: 'utilities', water: 'utilities' };
const sameLine = (a: string, b: string) =>
  a === b || a === '' || b === '' || parents[a] === b || parents[b] === a;

const decide = (changed: Partial<DayToDecide>) =>
  decideDay({
    day: today,
    candidates: [],
    alerts: [],
    rules: new Map([
      ['gathering', { speaksAtDays: 365, weeklyBudget: 3, expiresAfterDays: 14 }],
      ['family', { speaksAtDays: 365, weeklyBudget: 3, expiresAfterDays: 14 }],
    ]),
    raisedLately: new Map(),
    sameLine,
    ...changed,
  });

const fatesOf = (changed: Partial<DayToDecide>) =>
  decide(changed).decided.map(({ fate, alert }) => [fate, alert]);

describe('a detection', () => {
  it.each([
    ['raises an alert where nothing is known', seen(), [], 'raised'],
    ['is quiet below the bar of its detector', seen({ recurrenceDays: 364 }), [], 'quiet'],
    ['belongs to the alert of its category and place', seen(), [known()], 'same'],
    ['is a sign of life also below the bar', seen({ recurrenceDays: 40 }), [known()], 'same'],
    ['of another category is another thing', seen({ category: 'noise' }), [known()], 'raised'],
    ['of other places is another thing', seen({ places: ['x', 'y'] }), [known()], 'raised'],
    [
      'long after the alert was seen is another thing',
      seen({ since: day(1) }),
      [known({ since: day(30), until: day(16), state: 'decided' })],
      'raised',
    ],
    [
      'of the family is the same thing where the member makes up half of it',
      seen({ category: 'utilities', level: 'parent', cases: 20 }),
      [known()],
      'same',
    ],
    [
      'of the family is more than the member where there is much else',
      seen({ category: 'utilities', level: 'parent', cases: 21 }),
      [known()],
      'raised',
    ],
    ['of a sister category is another thing', seen({ category: 'water' }), [known()], 'raised'],
    ['speaks again ten times rarer', seen({ recurrenceDays: 10_000 }), [known()], 'grew'],
    ['speaks again with half as many cases more', seen({ cases: 15 }), [known()], 'grew'],
    [
      'speaks again in twice as many places',
      seen({ places: ['a', 'b', 'c', 'd'] }),
      [known()],
      'grew',
    ],
    [
      'does not speak again within three days',
      seen({ cases: 30 }),
      [known({ said: { day: day(2), cases: 10, places: 2, recurrenceDays: 1000 } })],
      'same',
    ],
    ['that was dismissed stays dismissed', seen(), [known({ state: 'dismissed' })], 'same'],
    [
      'that was dismissed and grew is told anew',
      seen({ cases: 15 }),
      [known({ state: 'dismissed' })],
      'raised',
    ],
  ])('%s', (_, candidate, alerts, fate) => {
    expect(decide({ candidates: [candidate], alerts }).decided[0]!.fate).toBe(fate);
  });

  it('belongs to the alert with which it shares most places', () => {
    const alerts = [known(), known({ id: 'alert-2', places: ['a', 'b', 'c'] })];
    const candidate = seen({ places: ['a', 'b', 'c'] });
    expect(fatesOf({ candidates: [candidate], alerts })).toEqual([['same', 'alert-2']]);
  });
});

describe('a day', () => {
  it('makes one alert of detectors that say the same, led by the strongest', () => {
    const family = seen({
      id: 'f',
      detector: 'family',
      level: 'parent',
      category: 'utilities',
      cases: 14,
      recurrenceDays: 2000,
    });
    expect(fatesOf({ candidates: [seen({ id: 'g' }), family] })).toEqual([
      ['raised', 'f'],
      ['same', 'f'],
    ]);
  });

  it('keeps to the budget of seven days and tells the strongest', () => {
    const candidates = ['a', 'b', 'c', 'd'].map((place, i) =>
      seen({ id: place, places: [place], recurrenceDays: 400 + i }),
    );
    const raisedLately = new Map([['gathering', 1]]);
    expect(fatesOf({ candidates, raisedLately })).toEqual([
      ['raised', 'd'],
      ['raised', 'c'],
      ['over-budget', null],
      ['over-budget', null],
    ]);
  });

  it('expires what nobody decided and what gave no sign for longer than its detector waits', () => {
    const alerts = [
      known({ id: 'fresh', seen: day(14) }),
      known({ id: 'old', seen: day(15) }),
      known({ id: 'decided', seen: day(15), state: 'decided' }),
    ];
    const decision = decide({ alerts });
    expect(decision.expired.map(({ id }) => id)).toEqual(['old']);
    expect(decision.alerts.map(({ id }) => id)).toEqual(['fresh']);
  });
});

describe('growing', () => {
  it('is measured against what was told last, not against the last sighting', () => {
    const alert = known({ cases: 14 });
    expect(hasGrown(seen({ cases: 15 }), alert)).toBe(true);
    expect(hasGrown(seen({ cases: 14 }), alert)).toBe(false);
  });
});

const candidates = fc
  .array(
    fc.record({
      category: fc.constantFrom('heating', 'water', 'utilities', 'noise', ''),
      places: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }),
      detector: fc.constantFrom('gathering', 'family'),
      cases: fc.integer({ min: 3, max: 30 }),
      recurrenceDays: fc.constantFrom(50, 400, 400, 1000, 9000),
      length: fc.integer({ min: 0, max: 6 }),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ length, ...one }, i) => seen({ ...one, id: `c${i}`, since: day(length) })),
  );

describe('whatever comes', () => {
  it('does not depend on the order in which detections come', () => {
    const shuffled = candidates.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(decide({ candidates: other })).toEqual(decide({ candidates: list }));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('never raises two alerts for the same category, a shared place and the same time', () => {
    fc.assert(
      fc.property(candidates, candidates, (first, second) => {
        const before = decide({ candidates: first });
        const after = decide({
          candidates: second.map((c) => ({ ...c, id: `2${c.id}` })),
          alerts: before.alerts,
        });
        const raised = [...before.decided, ...after.decided]
          .filter(({ fate }) => fate === 'raised')
          .map(({ candidate }) => candidate);
        raised.forEach((a, i) => {
          for (const b of raised.slice(0, i)) {
            const shared = a.category === b.category && a.places.some((p) => b.places.includes(p));
            // an alert that moved to other places on the second day may leave its first ones free
            const moved = after.decided.some((d) => d.alert === b.id && d.candidate.id !== a.id);
            expect(shared && !moved).toBe(false);
          }
        });
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('raises no more than the budget and gives every detection one fate', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const { decided } = decide({ candidates: list });
        expect(decided.map(({ candidate }) => candidate)).toEqual(list.toSorted(strongestFirst));
        for (const code of ['gathering', 'family']) {
          const raised = decided.filter(
            ({ fate, candidate }) => fate === 'raised' && candidate.detector === code,
          );
          expect(raised.length).toBeLessThanOrEqual(3);
        }
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});
