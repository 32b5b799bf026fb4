import { expect, it } from 'vitest';
import { trialSetup } from '../../test/casework-district.ts';
import type { ReplayAlert } from '../engines/foresight/foresight.ts';
import { judgeReplay } from './judge-replay.ts';
import {
  alertLines,
  judgeContextOf,
  judgementLines,
  replayLines,
  strongestFirst,
} from './replay-report.ts';

const setup = trialSetup();
const alert: ReplayAlert = {
  detector: 'every-night',
  level: 'leaf',
  category: 'rubbish',
  day: '2026-03-12',
  centre: 't1a',
  places: ['t1a', 't2'],
  radiusMetres: 300,
  since: '2026-03-11',
  until: '2026-03-12',
  cases: 6,
  expected: 1.234,
  statistic: 9,
  p: 0.001,
  recurrenceDays: 1000,
  grew: ['2026-03-15'],
  lastSeen: '2026-03-16',
  mostCases: 8,
  sentence: { zh: '', en: '' },
};
const outbreak = {
  id: 'outbreak-1',
  category: 'rubbish',
  centre: { place: 't1a', zh: '槐树社区', lat: 0, lon: 0 },
  places: ['t1a'],
  from: '2026-03-10',
  to: '2026-03-16',
  expectedExcess: 12,
  demands: ['a', 'b'],
};

it('tells an alert by the names that people know', () => {
  expect(alertLines(setup, alert, ['垃圾', '三天'], 'zh')).toEqual([
    '2026-03-12  暴露垃圾 @ 槐树社区, 西街街道  (every-night, leaf)',
    '    2026-03-11 … 2026-03-12: 6 against 1.2 expected, by chance once in 1000 days, grew 1×, last seen 2026-03-16; they say: 垃圾, 三天',
  ]);
  const everywhere = { ...alert, category: '', places: ['t', 't1', 't1a', 't2'] };
  expect(alertLines(setup, everywhere, [], 'en')[0]).toBe(
    '2026-03-12  all demands @ Trial District, East Street, Huaishu and 1 more  (every-night, leaf)',
  );
});

it('puts the rarest first, then those that lie further beyond chance', () => {
  const rare = { ...alert, recurrenceDays: 9000 };
  const strong = { ...alert, statistic: 12 };
  expect(strongestFirst([alert, strong, rare])).toEqual([rare, strong, alert]);
});

it('judges along the trees of the district and says how well it went', () => {
  const context = judgeContextOf(setup, []);
  expect(context.placeLine('t1a')).toEqual(['t1a', 't1', 't']);
  expect(context.categoryLine('rubbish')).toEqual(['rubbish', 'city']);
  expect(context.categoryLine('unheard-of')).toEqual(['unheard-of']);
  const days = { from: '2026-03-01', to: '2026-03-28' };
  const planted = [outbreak, { ...outbreak, id: 'outbreak-2', places: ['t2'], category: 'pipe' }];
  const judged = judgeReplay({ alerts: [alert], days: 28 }, planted, days, context);
  expect(judgementLines(judged, setup, 'en')).toEqual([
    '1 of 2 outbreaks found (sensitivity 0.50), median 2.0 days to detection; 0.00 false alerts a week, 0.25 in all, budget 0',
    '  outbreak-1  2026-03-10 … 2026-03-16  Exposed rubbish @ Huaishu, 2 demands more: found after 2 days by every-night (leaf)',
    '  outbreak-2  2026-03-10 … 2026-03-16  Burst pipe @ Huaishu, 2 demands more: not found',
  ]);
});

it('counts by the week what each detector said and what its budget kept back', () => {
  const week = { detector: 'every-night', week: '2026-03-09' };
  const replay = {
    days: 14,
    alerts: [alert],
    perWeek: [
      { ...week, raised: 1, overBudget: 0 },
      { ...week, week: '2026-03-16', raised: 0, overBudget: 2 },
    ],
    series: 100,
    skipped: 40,
    seconds: 2,
  };
  expect(replayLines(replay)).toEqual([
    '14 days in 2.0 s (7.0 days/s), 100 series scanned, 40 too quiet; 1 alert, 0.50 a week',
    '  every-night: 1 0 a week, 2 over budget',
  ]);
});
