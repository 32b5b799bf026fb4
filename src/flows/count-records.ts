import type { Ledger } from '../engines/ledger/ledger.ts';
import { bad, good, type Outcome } from '../model/problem.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Registry } from '../model/registry.ts';

/** The period of an indicator's frequency in which a civil day lies. */
const periodOn: Readonly<Record<Indicator['frequency'], (day: string) => string>> = {
  year: (day) => day.slice(0, 4),
  quarter: (day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
  month: (day) => day.slice(0, 7),
  day: (day) => day,
  once: (day) => day.slice(0, 4),
};

const monthsOf = (today: string, months: number): string[] => {
  const [year, month] = today.split('-').map(Number);
  return Array.from({ length: months }, (_, back) => {
    const last = new Date(Date.UTC(year!, month! - back, 0)).toISOString().slice(0, 10);
    return last < today ? last : today;
  }).reverse();
};

/** What a night's counting did: figures that were entered anew and those that were revised. */
export interface CountedNight {
  entered: number;
  revised: number;
  unchanged: number;
}

/**
 * Counts the records of the period in which a civil day lies, and of its year, for every indicator
 * of a district that is defined by counting. Done every night, the last night of a period makes its figure final.
 */
export async function countNight(
  { ledger, registry }: { ledger: Ledger; registry: Registry },
  district: string,
  day: string,
): Promise<Outcome<CountedNight>> {
  const counted = Object.values(registry.indicators)
    .filter((file) => file.districts.includes(district))
    .flatMap((file) => file.indicators)
    .filter((indicator) => indicator.counts !== undefined);
  const night = { entered: 0, revised: 0, unchanged: 0 };
  for (const { code, frequency } of counted) {
    for (const period of new Set([periodOn[frequency](day), periodOn.year(day)])) {
      const done = await ledger.count({ district, period, indicator: code, person: null });
      if (!done.ok) return bad(...done.problems);
      for (const { fate } of done.value) night[fate] += 1;
    }
  }
  return good(night);
}

/**
 * Counts the months up to a civil day anew, for a house whose records came in before its nights
 * began. Done twice it changes nothing.
 */
export async function countMonths(
  house: { ledger: Ledger; registry: Registry },
  district: string,
  asked: { today: string; months: number },
): Promise<Outcome<CountedNight>> {
  const all = { entered: 0, revised: 0, unchanged: 0 };
  for (const day of monthsOf(asked.today, asked.months)) {
    const counted = await countNight(house, district, day);
    if (!counted.ok) return counted;
    for (const fate of ['entered', 'revised', 'unchanged'] as const)
      all[fate] += counted.value[fate];
  }
  return good(all);
}
