import type { Language } from '../src/model/label.ts';
import { shownDay } from './times.ts';

const dayMs = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Whole days from one civil day (YYYY-MM-DD) to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((at(to) - at(from)) / dayMs);

/** The civil day so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(at(day) + days * dayMs).toISOString().slice(0, 10);

/** `6月3日`, `3 Jun`: a civil day where a whole row of them stands. */
export const shortDay = (day: string, language: Language): string =>
  shownDay(day, 'UTC', language).replace(/,? \S+$/, '');
