import { distanceMetres } from '../space/distance.ts';
import { dateOfDay } from '../workdays/zone-clock.ts';
import { streamOf } from './random.ts';
import type { SimulatedPlace } from './spots.ts';
import type { Topic } from './topic.ts';

/** A planted cluster: more demands of one topic than usual, around one place, for some days. */
export interface Outbreak {
  id: string;
  category: string;
  topic: Topic;
  centre: { place: string; zh: string; lat: number; lon: number };
  /** the places that it touches, the centre first */
  places: SimulatedPlace[];
  /** civil day numbers, both included */
  from: number;
  to: number;
  /** how many demands it is expected to add */
  expectedExcess: number;
}

/** Where the topics that may break out stand in the list of categories. */
export interface OutbreakTopic {
  topic: Topic;
  category: string;
  /** relative rate on each day of the simulation, for the right season */
  rates: readonly number[];
}

/**
 * Plants about one outbreak in sixteen days, at least one: in the season of its topic, around a
 * populous place, in it and the nearest places.
 *
 * @param perDay ordinary demands a day; a busier district has larger outbreaks
 */
export function plantOutbreaks(
  seed: number,
  of: { topics: readonly OutbreakTopic[]; places: readonly SimulatedPlace[] },
  span: { first: number; days: number; perDay: number },
): Outbreak[] {
  const random = streamOf(seed, 'outbreaks');
  const { topics, places } = of;
  if (topics.length === 0 || places.length === 0) return [];
  const size = Math.min(4, Math.max(0.6, Math.sqrt(span.perDay / 60)));
  const wanted = Math.max(1, Math.round(span.days / 16));
  const planted = Array.from({ length: wanted }, (_, i): Outbreak => {
    const { topic, category, rates } = topics[(i + random.below(3)) % topics.length]!;
    const { days, demands } = topic.outbreak!;
    const start = random.weighted(rates.map((r) => r ** 2));
    const length = random.between(days[0], days[1]);
    const fitting = places.filter((p) => topic.spots.includes(p.isVillage ? 'village' : 'estate'));
    const from = fitting.length > 0 ? fitting : places;
    const centre = from[random.weighted(from.map((p) => p.weight))]!;
    const near = [...places].sort((a, b) => away(centre, a) - away(centre, b));
    return {
      id: '',
      category,
      topic,
      centre: { place: centre.code, zh: centre.zh, lat: centre.lat, lon: centre.lon },
      places: near.slice(0, random.between(1, 4)),
      from: span.first + start,
      to: span.first + Math.min(span.days - 1, start + length - 1),
      expectedExcess: Math.round(random.between(demands[0], demands[1]) * size),
    };
  });
  planted.sort((a, b) => a.from - b.from || (a.centre.place < b.centre.place ? -1 : 1));
  return planted.map((outbreak, i) => ({ ...outbreak, id: `outbreak-${i + 1}` }));
}

const away = (a: SimulatedPlace, b: SimulatedPlace) => distanceMetres(a.lon, a.lat, b.lon, b.lat);

/** How many demands the outbreak adds on a day, on average: it rises and falls away. */
export function excessOn(outbreak: Outbreak, day: number): number {
  if (day < outbreak.from || day > outbreak.to) return 0;
  const length = outbreak.to - outbreak.from + 1;
  const shape = (i: number) => Math.sin((Math.PI * (i + 0.7)) / (length + 0.4));
  let all = 0;
  for (let i = 0; i < length; i++) all += shape(i);
  return (outbreak.expectedExcess * shape(day - outbreak.from)) / all;
}

/** One line of the truth file. */
export const outbreakTruth = (outbreak: Outbreak, demands: readonly string[]) => ({
  id: outbreak.id,
  category: outbreak.category,
  centre: outbreak.centre,
  places: outbreak.places.map((p) => p.code),
  from: dateOfDay(outbreak.from),
  to: dateOfDay(outbreak.to),
  expectedExcess: outbreak.expectedExcess,
  demands: [...demands],
});
