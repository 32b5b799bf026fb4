import { describe, expect, it } from 'vitest';
import type { ReplayAlert } from '../engines/foresight/foresight.ts';
import { judgeReplay, type JudgeContext, type PlantedOutbreak } from './judge-replay.ts';

const parents: Record<string, string> = { a1: 'a', a2: 'a', b1: 'b', a: 'root', b: 'root' };
const line = (code: string): string[] => [code, ...(parents[code] ? line(parents[code]) : [])];
const kinds: Record<string, string> = { smoke: 'air', dust: 'air' };
const context: JudgeContext = {
  placeLine: line,
  categoryLine: (code) => (kinds[code] ? [code, kinds[code]] : [code]),
  weeklyBudget: 5,
};

const outbreak = (more: Partial<PlantedOutbreak>): PlantedOutbreak => ({
  id: 'outbreak-1',
  category: 'smoke',
  centre: { place: 'a1', zh: '', lat: 0, lon: 0 },
  places: ['a1', 'a2'],
  from: '2026-03-10',
  to: '2026-03-16',
  expectedExcess: 12,
  demands: [],
  ...more,
});

const alert = (more: Partial<ReplayAlert>): ReplayAlert => ({
  detector: 'every-night',
  level: 'leaf',
  category: 'smoke',
  day: '2026-03-12',
  centre: 'a1',
  places: ['a1'],
  radiusMetres: 0,
  since: '2026-03-11',
  until: '2026-03-12',
  cases: 6,
  expected: 1,
  statistic: 9,
  p: 0.001,
  recurrenceDays: 1000,
  grew: [],
  lastSeen: more.until ?? '2026-03-12',
  mostCases: 6,
  sentence: { zh: '', en: '' },
  ...more,
});

const days = { from: '2026-03-01', to: '2026-03-28' };
const judge = (alerts: ReplayAlert[], outbreaks = [outbreak({})]) =>
  judgeReplay({ alerts, days: 28 }, outbreaks, days, context);

describe('whether an alert found an outbreak', () => {
  it.each<[string, Partial<ReplayAlert>, number | null]>([
    ['of its category, at its place, in its time', {}, 2],
    ['on its first day', { day: '2026-03-10', since: '2026-03-10', until: '2026-03-10' }, 0],
    ['of the family above its category', { category: 'air', level: 'parent' }, 2],
    ['of all demands together', { category: '', level: 'all' }, 2],
    ['of a sister category', { category: 'dust' }, null],
    ['at the place above', { places: ['a'] }, 2],
    ['all over the district, without saying where', { places: ['root'] }, null],
    ['somewhere else', { places: ['b1'] }, null],
    ['a week after, still about its days', { day: '2026-03-23' }, 13],
    ['long after', { day: '2026-03-24' }, null],
    ['before it began', { day: '2026-03-09', since: '2026-03-08', until: '2026-03-09' }, null],
    ['in its time, about days after it', { since: '2026-03-17', until: '2026-03-18' }, null],
    [
      'that stood before and grew when it came',
      {
        day: '2026-03-08',
        since: '2026-03-07',
        until: '2026-03-13',
        grew: ['2026-03-09', '2026-03-13'],
      },
      3,
    ],
  ])('%s', (_, more, expected) => {
    const [judged] = judge([alert(more)]).outbreaks;
    expect(judged!.daysToDetection).toBe(expected);
  });

  it('the first of several counts', () => {
    const later = alert({ day: '2026-03-15', until: '2026-03-15' });
    const { outbreaks, medianDaysToDetection } = judge([later, alert({})]);
    expect(outbreaks[0]!.alert!.day).toBe('2026-03-12');
    expect(medianDaysToDetection).toBe(2);
  });
});

describe('the judgement', () => {
  it('counts what was found, what was false, by the week', () => {
    const there = outbreak({
      id: 'outbreak-2',
      places: ['b1'],
      from: '2026-03-20',
      to: '2026-03-24',
    });
    const judged = judge(
      [alert({}), alert({ places: ['b1'] }), alert({ category: 'dust' })],
      [outbreak({}), there],
    );
    expect(judged.sensitivity).toBe(0.5);
    expect(judged.falseAlerts.length).toBe(2);
    expect(judged.falsePerWeek).toBe(0.5);
    expect(judged.alertsPerWeek).toBe(0.75);
  });

  it('finds nothing false in what is about an outbreak without saying where', () => {
    expect(judge([alert({ places: ['root'] })]).falseAlerts).toEqual([]);
  });

  it('leaves out what began before or after the replay; alerts about it are not false', () => {
    const early = outbreak({ from: '2026-02-27' });
    const judged = judge([alert({})], [early]);
    expect(judged.outbreaks).toEqual([]);
    expect(judged.sensitivity).toBeNaN();
    expect(judged.falseAlerts).toEqual([]);
  });
});
