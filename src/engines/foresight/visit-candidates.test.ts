import { describe, expect, it } from 'vitest';
import { CrewFile } from '../../model/crew.ts';
import type { VisitOrder } from '../../store/visit-facts.ts';
import { DistrictPlane } from './district-history.ts';
import { inspectionVisits, seasonOf, seasonsOf } from './inspection-visits.ts';
import { forecastVisits, SpotIndex, type VisitGround } from './visit-candidates.ts';
import { ago, sayReason } from './visit-sentences.ts';
import type { Watch } from './watch.ts';

const plane = new DistrictPlane(35.3);
const here = { lat: 35.3, lon: 113.9 };
const cell = plane.cellOf(here);
const week = '2026-04-13';
const label = { zh: '排水', en: 'Drains' };

const file = CrewFile.parse({
  district: 'trial',
  kinds: [
    {
      code: 'drains',
      label,
      categories: ['water'],
      minutes: 30,
      forestalls: 0.5,
      basis: label,
      afterFixed: { days: 60, left: 0.4 },
      afterNothing: { days: 14, left: 0.7 },
    },
  ],
  crews: [],
});

const watch = {
  district: { code: 'trial' },
  categories: new Map([
    ['water', { code: 'water', parent: null, label }],
    ['sewer', { code: 'sewer', parent: 'water', label }],
    ['noise', { code: 'noise', parent: null, label }],
  ]),
  places: new Map(
    ['a', 'b', 'c'].map((code, i) => [
      code,
      { code, parent: 'root', path: `root/${code}`, label, lat: 35.3 + 0.02 * i, lon: 113.9 },
    ]),
  ),
  kinds: new Map(['a', 'b', 'c'].map((code) => [code, 'community'])),
} as unknown as Watch;

const order = (more: Partial<VisitOrder>): VisitOrder => ({
  number: 'XB-1',
  ...here,
  place: 'a',
  category: 'sewer',
  finding: 'found',
  inspection: null,
  ended: true,
  void: false,
  day: '2026-04-01',
  ...more,
});

const groundOf = (more: Partial<VisitGround> = {}): VisitGround => ({
  watch,
  file,
  plane,
  cells: [{ cell, ...here, place: 'a' }],
  forecasts: [
    { category: 'sewer', cells: [cell], means: [8], psi: 0.25, weekdays: [], events: 90 },
    { category: 'noise', cells: [cell], means: [50], psi: 0, weekdays: [], events: 90 },
  ],
  repeats: [],
  orders: [],
  alerts: [],
  week,
  ...more,
});
const visitsOf = (more: Partial<VisitGround> = {}) => {
  const ground = groundOf(more);
  return forecastVisits(ground, new SpotIndex(ground));
};

describe('visits that forecasts speak for', () => {
  it('count the categories of their kind, with how sure that is', () => {
    const [visit] = visitsOf();
    // variance 8 (1 + 0.25 × 8) = 24
    expect(visit).toMatchObject({ expected: 8, worth: 4, category: 'sewer', isMust: false });
    expect(visit!.sd).toBeCloseTo(Math.sqrt(24), 10);
    expect(visit!.reasons.map((reason) => reason.kind)).toEqual(['expected', 'never']);
    expect(sayReason(visit!.reasons[0]!).en).toBe('8 ± 4.9 expected in 7 days');
  });

  it.each([
    ['what was found and fixed lowers it', order({}), 3.2],
    [
      'nothing found lowers it for a shorter while',
      order({ finding: 'not-found', day: '2026-04-05' }),
      5.6,
    ],
    ['nothing found, long ago', order({ finding: 'not-found', day: '2026-03-01' }), 8],
    ['fixed long ago', order({ day: '2025-02-01' }), 8],
    ['void', order({ void: true }), 8],
    ['of another kind', order({ category: 'noise' }), 8],
  ])('%s', (_, one, expected) => {
    expect(visitsOf({ orders: [one] })[0]!.expected).toBeCloseTo(expected, 10);
  });

  it('say when somebody was there last', () => {
    const [visit] = visitsOf({ orders: [order({ day: '2025-02-10' })] });
    expect(visit!.reasons.map((reason) => sayReason(reason).en)).toContain(
      'last visited 14 months ago: something found and dealt with',
    );
    expect([ago(1).en, ago(20).zh, ago(427).en]).toEqual(['1 day ago', '3 周前', '14 months ago']);
  });

  it('leave out spots where somebody is on the way', () => {
    expect(visitsOf({ orders: [order({ finding: null, ended: false })] })).toEqual([]);
  });

  it('gain by alerts there, and name repeat callers', () => {
    const alert = {
      record: '00000000-0000-4000-8000-000000000001',
      number: 'YJ-1',
      title: 'water',
      state: 'raised',
      category: 'sewer',
      ...here,
      cases: 9,
      expected: 3,
    };
    const repeats = [
      { ...here, category: 'sewer' },
      { ...here, category: 'noise' },
    ];
    const [visit] = visitsOf({ alerts: [alert], repeats });
    expect(visit!.worth).toBe(0.5 * (8 + 6));
    expect(visit!.reasons).toContainEqual({ kind: 'repeat', n: 1, days: 90 });
  });
});

describe('inspections', () => {
  const inspection = {
    code: 'floods',
    label,
    purpose: label,
    basis: label,
    sort: 'cyclic' as const,
    districts: ['trial'],
    kind: 'drains',
    from: '04-01',
    to: '05-14',
    placeKind: 'community',
    worth: 2,
    isMust: true,
    checklist: [label],
  };

  it.each([
    ['04-01', '05-14', '2026-04-13', '2026-04-01', '2026-05-14'],
    ['12-01', '02-28', '2026-01-05', '2025-12-01', '2026-02-28'],
    ['12-01', '02-28', '2025-12-29', '2025-12-01', '2026-02-28'],
    // a week that only touches the season
    ['04-19', '05-14', '2026-04-13', '2026-04-19', '2026-05-14'],
  ])('from %s to %s have a season in the week of %s', (from, to, monday, first, until) => {
    expect(seasonOf({ from, to }, monday)).toEqual({ from: first, until });
  });

  it('have none in other weeks', () => {
    expect(seasonOf(inspection, '2026-05-18')).toBeUndefined();
    expect(seasonOf(inspection, '2026-03-23')).toBeUndefined();
  });

  it('spread what is open over the weeks that are left, where most is expected first', () => {
    const done = order({ place: 'c', inspection: 'floods 2026', finding: 'found', lat: null });
    const ground = groundOf({ orders: [done] });
    const [season] = seasonsOf(ground, [inspection], week);
    expect(season).toMatchObject({ name: 'floods 2026', until: '2026-05-14' });
    expect([...season!.done]).toEqual(['c']);
    const visits = inspectionVisits(ground, new SpotIndex(ground), season!);
    // two places left for five weeks: one is due, one may be made
    expect(visits.map(({ place, isMust }) => [place, isMust])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(visits[0]).toMatchObject({ worth: 6, inspection: 'floods 2026' });
    expect(sayReason(visits[0]!.reasons[0]!).en).toBe(
      'Drains: 2 places left until 2026-05-14, due this week',
    );
  });
});
