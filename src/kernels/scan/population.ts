/** People counted: `people[i]` of a stratum (an age group, a sex) at a place on a day. */
export interface Census {
  place: Int32Array;
  /** 0, 1, …; all 0 where people are not told apart */
  stratum: Int32Array;
  /** days since 1970-01-01 */
  day: Float64Array;
  people: Float64Array;
}

/** The counts of one place and stratum in the order of their days. */
interface Series {
  place: number;
  stratum: number;
  day: number[];
  people: number[];
}

function seriesOf({ place, stratum, day, people }: Census): Series[] {
  const order = Array.from(place, (_, i) => i).toSorted(
    (a, b) => place[a]! - place[b]! || stratum[a]! - stratum[b]! || day[a]! - day[b]!,
  );
  const all: Series[] = [];
  for (const i of order) {
    let series = all.at(-1);
    if (!series || series.place !== place[i] || series.stratum !== stratum[i]) {
      series = { place: place[i]!, stratum: stratum[i]!, day: [], people: [] };
      all.push(series);
    }
    const last = series.day.length - 1;
    // rows of the same day are parts of one count
    if (last >= 0 && series.day[last] === day[i]) series.people[last]! += people[i]!;
    else {
      series.day.push(day[i]!);
      series.people.push(people[i]!);
    }
  }
  return all;
}

/** People on a day: on the straight line between two counts, as the nearest one outside of them. */
function peopleOn({ day, people }: Series, at: number): number {
  const after = day.findIndex((d) => d >= at);
  if (after < 0) return people.at(-1)!;
  if (after === 0) return people[0]!;
  const share = (at - day[after - 1]!) / (day[after]! - day[after - 1]!);
  return people[after - 1]! + (people[after]! - people[after - 1]!) * share;
}

/** Person-days from one day to another: the exact area below the broken line. */
function personDays(series: Series, from: number, to: number): number {
  if (series.day.length === 1) return series.people[0]! * (to - from);
  let area = 0;
  let at = from;
  for (const bend of [...series.day.filter((d) => d > from && d < to), to]) {
    area += ((peopleOn(series, at) + peopleOn(series, bend)) / 2) * (bend - at);
    at = bend;
  }
  return area;
}

/**
 * Cases to be expected at each place in each slot, from counts of people at a few dates: between two
 * counts people grow or shrink in a straight line. Where strata are told apart, each has its own rate
 * (indirect standardisation: Kulldorff et al. 1997, Am. J. Epidemiology 146:161), and the sum is the
 * number of cases; with one stratum likewise.
 *
 * @param bounds days at which slots begin, and at last the day at which the last one ends
 * @param casesOf cases of each stratum
 * @returns places × slots, row by row
 * @throws RangeError where a stratum has cases and nobody in it: got and wanted
 * @example expectedFromPeople({ place: Int32Array.of(0, 1), stratum: Int32Array.of(0, 0), day: Float64Array.of(0, 0), people: Float64Array.of(30, 10) }, 2, Float64Array.of(0, 1), [8])
 * // 6, 2
 */
export function expectedFromPeople(
  census: Census,
  places: number,
  bounds: Float64Array,
  casesOf: readonly number[],
): Float64Array {
  const slots = bounds.length - 1;
  const all = seriesOf(census);
  const whole = casesOf.map(() => 0);
  const [begin, end] = [bounds[0]!, bounds[slots]!];
  for (const series of all) {
    if (whole[series.stratum] !== undefined) {
      whole[series.stratum]! += personDays(series, begin, end);
    }
  }
  for (const [s, cases] of casesOf.entries()) {
    if (cases > 0 && !(whole[s]! > 0)) {
      throw new RangeError(`stratum ${s}: got ${cases} cases and nobody in it, wanted people`);
    }
  }
  const expected = new Float64Array(places * slots);
  for (const series of all) {
    const cases = casesOf[series.stratum] ?? 0;
    if (cases === 0) continue;
    const rate = cases / whole[series.stratum]!;
    for (let t = 0; t < slots; t++) {
      expected[series.place * slots + t]! += rate * personDays(series, bounds[t]!, bounds[t + 1]!);
    }
  }
  return expected;
}
