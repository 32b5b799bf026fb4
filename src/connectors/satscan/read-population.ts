import { findDate, dayNumber, type DateSpan } from './read-date.ts';
import { badDate, unknownPlace } from './read-counts.ts';
import { readTable } from './table-rows.ts';

/** People at places on days. */
export interface PopulationRows {
  place: Int32Array;
  /** index into `strata` */
  stratum: Int32Array;
  /** days since 1970-01-01 */
  day: Float64Array;
  people: Float64Array;
  /** as asked for, then those that have no case */
  strata: string[];
}

/** A count of a year holds for its middle, as of 1 July; one of a month for its 15th. */
function dayOf({ precision, first }: DateSpan): number {
  if (precision === 'day') return first;
  if (precision === 'month') return first + 14;
  return dayNumber(new Date(first * 86_400_000).getUTCFullYear(), 7, 1);
}

/**
 * Reads people: `id date people`, then covariates, as many as the cases have.
 *
 * @param near years of two digits are at most 20 years after this year
 * @param knownStrata covariates of the cases, joined by blanks; they keep their index
 * @throws ProblemError with file and row: wrong columns, a place without coordinates, no date, no
 *   number of people
 */
export async function readPopulation(
  path: string,
  indexOf: ReadonlyMap<string, number>,
  near: number,
  knownStrata: readonly string[],
): Promise<PopulationRows> {
  const rows = { place: [], stratum: [], day: [], people: [] } as Record<string, number[]>;
  const strata = new Map(knownStrata.map((key, s) => [key, s]));
  const covariates = knownStrata[0] ? knownStrata[0].split(' ').length : 0;
  const wanted = `id date people${covariates > 0 ? `, ${covariates} covariates as in the cases` : ''}`;
  await readTable(path, `rows of ${wanted}`, (words) => {
    // covariates that the cases don't have tell nothing apart: their people add up
    if (words.length < 3 + covariates) {
      const [zh, en] = ['列数不对', 'This row has the wrong number of columns'];
      return { code: 'input.columns', zh, en, got: words.join(' '), wanted };
    }
    const place = indexOf.get(words[0]!);
    if (place === undefined) return unknownPlace(words[0]!);
    const span = findDate(words[1]!, near);
    if (!span) return badDate(words[1]!);
    const people = Number(words[2]);
    if (!(people >= 0 && people < Infinity)) {
      const [zh, en] = ['人口数不对', 'This is no number of people'];
      const right = 'a number from 0';
      return { code: 'input.population', zh, en, got: words[2], wanted: right };
    }
    const key = words.slice(3, 3 + covariates).join(' ');
    let stratum = strata.get(key);
    if (stratum === undefined) strata.set(key, (stratum = strata.size));
    rows.place!.push(place);
    rows.stratum!.push(stratum);
    rows.day!.push(dayOf(span));
    rows.people!.push(people);
    return undefined;
  });
  return {
    place: Int32Array.from(rows.place!),
    stratum: Int32Array.from(rows.stratum!),
    day: Float64Array.from(rows.day!),
    people: Float64Array.from(rows.people!),
    strata: [...strata.keys()],
  };
}
