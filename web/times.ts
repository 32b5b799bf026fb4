import { useMemo, useSyncExternalStore } from 'react';
import type { Language } from '../src/model/label.ts';
import { useSession } from './session.tsx';
import { useWords } from './words.ts';

type Parts = Record<Intl.DateTimeFormatPartTypes, string>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The parts of an instant in a zone. Formatters are dear to make and are kept. */
function partsOf(instant: string | number, timeZone: string, language: Language): Parts {
  const key = `${timeZone} ${language}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone,
      year: 'numeric',
      month: language === 'zh' ? 'numeric' : 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(key, format);
  return Object.fromEntries(
    format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]),
  ) as Parts;
}

/** `3月20日 周四 14:05`, `20 Mar, Thu 14:05`; with the year where it is not this one. */
export function shownTime(
  instant: string,
  timeZone: string,
  language: Language,
  now: number = Date.now(),
): string {
  const p = partsOf(instant, timeZone, language);
  const year = p.year === partsOf(now, timeZone, language).year ? '' : p.year;
  return language === 'zh'
    ? `${year && `${year}年`}${p.month}月${p.day}日 ${p.weekday} ${p.hour}:${p.minute}`
    : `${p.day} ${p.month}${year && ` ${year}`}, ${p.weekday} ${p.hour}:${p.minute}`;
}

/** `3月20日 周四`, `20 Mar, Thu`. */
export function shownDay(instant: string, timeZone: string, language: Language): string {
  return shownTime(instant, timeZone, language).replace(/ \d\d:\d\d$/, '');
}

/** With seconds and zone, for a hover: `2026-03-20 14:05:09 (Asia/Shanghai)`. */
export function exactTime(instant: string, timeZone: string): string {
  const shown = new Date(instant).toLocaleString('sv-SE', { timeZone });
  return `${shown} (${timeZone})`;
}

const minute = 60_000;

/** A length of time by its two largest units, from ten days on by days alone: `2小时15分`, `3 d 4 h`, `27天`. */
export function shownSpan(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(Math.abs(ms) / minute));
  const [days, hours, rest] = [
    Math.floor(minutes / 1440),
    Math.floor((minutes % 1440) / 60),
    minutes % 60,
  ];
  const units: [number, string, string][] = [
    [days, '天', ' d'],
    [hours, '小时', ' h'],
    [rest, '分', ' min'],
  ];
  const first = units.findIndex(([n]) => n > 0);
  if (first < 0) return language === 'zh' ? '不到1分' : 'under 1 min';
  const shown = units.slice(first, first + (days < 10 ? 2 : 1)).filter(([n]) => n > 0);
  return shown
    .map(([n, zh, en]) => `${n}${language === 'zh' ? zh : en}`)
    .join(language === 'zh' ? '' : ' ');
}

// One timer for all clocks of the page.
const listeners = new Set<() => void>();
let current = Date.now();
let timer: number | undefined;
const tick = () => {
  current = Date.now();
  for (const told of listeners) told();
};
function listen(told: () => void): () => void {
  listeners.add(told);
  timer ??= window.setInterval(tick, 15_000);
  return () => {
    listeners.delete(told);
    if (listeners.size) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The present in ms, moved on every 15 seconds. */
export const useNow = (): number => useSyncExternalStore(listen, () => current);

/** Times as this district and language show them. */
export function useTimes() {
  const { timeZone } = useSession().declared.district;
  const { language } = useWords();
  return useMemo(
    () => ({
      time: (instant: string) => shownTime(instant, timeZone, language),
      day: (instant: string) => shownDay(instant, timeZone, language),
      /** a civil day, `2026-03-20`: the same day wherever it is shown */
      civil: (day: string) => shownDay(day, 'UTC', language),
      exact: (instant: string) => exactTime(instant, timeZone),
      span: (ms: number) => shownSpan(ms, language),
    }),
    [timeZone, language],
  );
}
