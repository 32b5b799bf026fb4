import type { Setup } from '../engines/casework/setup.ts';
import { categoryLine } from '../engines/casework/setup.ts';
import type { Replay, ReplayAlert } from '../engines/foresight/foresight.ts';
import type { Detector } from '../model/detector.ts';
import type { Language } from '../model/label.ts';
import type { JudgeContext, Judgement } from './judge-replay.ts';

/** The trees of a district for judging, and how much its detectors may say. */
export const judgeContextOf = (setup: Setup, detectors: readonly Detector[]): JudgeContext => ({
  placeLine: (code) => setup.places.get(code)?.path.split('/').reverse() ?? [code],
  categoryLine: (code) => {
    const line = categoryLine(setup, code).map((category) => category.code);
    return line.length > 0 ? line : [code];
  },
  weeklyBudget: detectors.reduce((sum, detector) => sum + detector.weeklyBudget, 0),
});

/** The strongest alerts first: rarest by chance, then furthest beyond what was expected. */
export const strongestFirst = (alerts: readonly ReplayAlert[]): ReplayAlert[] =>
  [...alerts].sort(
    (a, b) => b.recurrenceDays - a.recurrenceDays || b.statistic - a.statistic || byDay(a, b),
  );

const byDay = (a: ReplayAlert, b: ReplayAlert) => (a.day < b.day ? -1 : 1);

const fixed = (value: number, places = 1) => (Number.isFinite(value) ? value.toFixed(places) : '–');
const times = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** One alert in two lines: when, what and where; how much against how much, how rarely by chance. */
export function alertLines(
  setup: Setup,
  alert: ReplayAlert,
  words: readonly string[],
  language: Language,
): string[] {
  const category =
    alert.category === ''
      ? { zh: '全部诉求', en: 'all demands' }
      : (setup.categories.get(alert.category)?.label ?? { zh: alert.category, en: alert.category });
  const places = alert.places.map((code) => setup.places.get(code)?.label[language] ?? code);
  const shown = places.slice(0, 3).join(', ');
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  return [
    `${alert.day}  ${category[language]} @ ${shown}${more}  (${alert.detector}, ${alert.level})`,
    `    ${alert.since} … ${alert.until}: ${alert.cases} against ${fixed(alert.expected)} expected, ` +
      `by chance once in ${fixed(alert.recurrenceDays, 0)} days, grew ${alert.grew.length}×, ` +
      `last seen ${alert.lastSeen}${words.length ? `; they say: ${words.join(', ')}` : ''}`,
  ];
}

/** What a replay did, week by week in one line a detector. */
export function replayLines(replay: Replay): string[] {
  const detectors = [...new Set(replay.perWeek.map((week) => week.detector))];
  return [
    `${times(replay.days, 'day')} in ${fixed(replay.seconds)} s ` +
      `(${fixed(replay.days / replay.seconds)} days/s), ${replay.series} series scanned, ` +
      `${replay.skipped} too quiet; ${times(replay.alerts.length, 'alert')}, ` +
      `${fixed(replay.alerts.length / (replay.days / 7), 2)} a week`,
    ...detectors.map((detector) => {
      const weeks = replay.perWeek.filter((week) => week.detector === detector);
      const over = weeks.reduce((sum, week) => sum + week.overBudget, 0);
      return `  ${detector}: ${weeks.map((w) => w.raised).join(' ')} a week, ${over} over budget`;
    }),
  ];
}

/** How well the planted outbreaks were found, and each of them. */
export function judgementLines(judged: Judgement, setup: Setup, language: Language): string[] {
  const found = judged.outbreaks.filter((outbreak) => outbreak.alert).length;
  return [
    `${found} of ${times(judged.outbreaks.length, 'outbreak')} found ` +
      `(sensitivity ${fixed(judged.sensitivity, 2)}), median ` +
      `${fixed(judged.medianDaysToDetection)} days to detection; ` +
      `${fixed(judged.falsePerWeek, 2)} false alerts a week, ` +
      `${fixed(judged.alertsPerWeek, 2)} in all, budget ${judged.weeklyBudget}`,
    ...judged.outbreaks.map((outbreak) => {
      const label = setup.categories.get(outbreak.category)?.label[language] ?? outbreak.category;
      const place =
        setup.places.get(outbreak.centre.place)?.label[language] ?? outbreak.centre.place;
      const fate =
        outbreak.daysToDetection === null
          ? 'not found'
          : `found after ${times(outbreak.daysToDetection, 'day')} by ${outbreak.alert!.detector} (${outbreak.alert!.level})`;
      return (
        `  ${outbreak.id}  ${outbreak.from} … ${outbreak.to}  ${label} @ ${place}, ` +
        `${outbreak.demands.length} demands more: ${fate}`
      );
    }),
  ];
}
