import { resolve } from 'node:path';
import { loadRegistry } from '../declared.ts';
import { makeBook, type Book } from '../engines/ledger/book.ts';
import { declaredBookInput } from '../engines/ledger/declared-book.ts';
import type { Ledger } from '../engines/ledger/ledger.ts';
import { createLedger } from '../engines/ledger/service.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import { ProblemError, problem } from '../model/problem.ts';
import type { Registry } from '../model/registry.ts';
import { openHouse, type OpenHouse } from './open-house.ts';
import { say } from './run-command.ts';

/** Whose book, and whether of declared files alone. */
export interface BookAsked {
  district: string;
  /** a folder, or the package's own where none is named */
  declared?: string | true;
}

export const wrongUse = (option: string, zh: string, en: string, got: string, wanted: string) =>
  new ProblemError(problem('use.unknown', option, zh, en, { got, wanted }));

function knowDistrict({ districts }: Registry, district: string): void {
  if (Object.hasOwn(districts, district)) return;
  const known = Object.keys(districts).join(', ');
  throw wrongUse('--district', '没有这个区', 'no such district', district, known);
}

const noLedger = (district: string) =>
  wrongUse(
    '--district',
    '这个区没有台账',
    'the district has no ledger',
    district,
    'an atlas names it',
  );

/** Works with the ledger of the store, and closes it. */
export async function withLedger<T>(
  district: string,
  work: (ledger: Ledger, house: OpenHouse) => Promise<T>,
): Promise<T> {
  const house = await openHouse(say);
  const ledger = createLedger({ ...house, now: () => new Date() });
  try {
    knowDistrict(house.registry, district);
    return await work(ledger, house);
  } finally {
    await ledger.close();
    await house.close();
  }
}

export interface OpenBook {
  book: Book;
  today: string;
}

/** The book that was asked for: of the declared files, or of the store. */
export async function bookOf({ district, declared }: BookAsked): Promise<OpenBook> {
  const dayIn = (registry: Registry) =>
    civilDate(new Date().toISOString(), registry.districts[district]!.timeZone);
  if (declared) {
    const registry = await loadRegistry(declared === true ? undefined : resolve(declared));
    knowDistrict(registry, district);
    const input = declaredBookInput(registry, district);
    if (!input) throw noLedger(district);
    return { book: makeBook(input), today: dayIn(registry) };
  }
  return withLedger(district, async (ledger, { registry }) => {
    const book = await ledger.book(district);
    if (!book) throw noLedger(district);
    return { book, today: dayIn(registry) };
  });
}
