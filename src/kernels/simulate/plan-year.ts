import type { WorkTime } from '../workdays/work-calendar.ts';
import { dayOfDate } from '../workdays/zone-clock.ts';
import { excessOn, plantOutbreaks, type Outbreak } from './outbreaks.ts';
import { streamOf, type Random } from './random.ts';
import { drawHabits, type Habit } from './reporters.ts';
import { hourProfiles, rateOf, seasonsOf } from './season.ts';
import type {
  SimulatedCategory,
  SimulatedDemand,
  SimulatedDistrict,
  SimulationPlan,
} from './simulated-demand.ts';
import type { Spot } from './spots.ts';
import type { Topic } from './topic.ts';
import type { Choice } from './write-demand.ts';
import { weatherSeries, type WeatherDay } from './weather.ts';

const DAY = 86_400_000;

/** One demand before it is put into words. */
export interface Planned {
  topic: number;
  at: number;
  place?: number;
  spot?: number;
  outbreak?: Outbreak;
  habit?: Habit;
  /** tells again what this demand told */
  again?: {
    of: Pick<SimulatedDemand, 'id' | 'outbreak'>;
    spot: Spot;
    choice: Choice;
  };
}

/** A topic with the category that stands for it. */
export interface Told {
  topic: Topic;
  category: SimulatedCategory;
}

/** The topic of each category: by code, else by a word of its label. Categories without one stay silent. */
export function matchTopics(
  categories: readonly SimulatedCategory[],
  topics: readonly Topic[],
): Told[] {
  return topics.flatMap((topic) => {
    const category =
      categories.find((c) => c.code === topic.code) ??
      topic.match.flatMap((word) => categories.find((c) => c.zh.includes(word)) ?? [])[0];
    return category ? [{ topic, category }] : [];
  });
}

/** Everything about a span that is known before its first day. */
export interface Year {
  seed: number;
  first: number;
  until: number;
  weather: WeatherDay[];
  /** expected demands by day and topic */
  rates: number[][];
  outbreaks: Outbreak[];
  habits: Habit[];
  placeWeights: number[];
  work: WorkTime;
  perDay: number;
  /** index of a place in the district by its code */
  placeIndex: Map<string, number>;
}

/** Shares of all demands that are not drawn topic by topic. */
const habitShare = 0.05;
/** of all demands: what somebody else tells again within some days */
export const duplicateShare = 0.045;

/** Weather, rates, outbreaks and callers of a plan. */
export function prepareYear(district: SimulatedDistrict, plan: SimulationPlan, told: Told[]): Year {
  const { seed, days, perDay } = plan;
  const { work, places } = district;
  const first = dayOfDate(plan.start);
  const weather = weatherSeries(seed, first, days);
  const raw = weather.map((today, i) => {
    const seasons = seasonsOf(today.day, work);
    return told.map(({ topic }) => rateOf(topic, today, weather[i - 1] ?? today, seasons));
  });
  const outbreaks = plantOutbreaks(
    seed,
    {
      places,
      topics: told.flatMap(({ topic, category }, t) =>
        topic.outbreak
          ? [{ topic, category: category.code, rates: raw.map((day) => day[t]!) }]
          : [],
      ),
    },
    { first, days, perDay },
  );
  const planted = outbreaks.reduce((sum, o) => sum + o.expectedExcess, 0);
  const sum = raw.reduce((all, day) => all + day.reduce((s, r) => s + r, 0), 0);
  const ordinary = days * perDay * (1 - habitShare - duplicateShare) - planted;
  const scale = Math.max(ordinary, days * perDay * 0.5) / sum;
  const placeWeights = places.map((p) => p.weight);
  return {
    seed,
    first,
    weather,
    outbreaks,
    placeWeights,
    work,
    perDay,
    until: plan.until ?? work.zone.toUtc((first + days) * DAY) - 1,
    rates: raw.map((day) => day.map((rate) => rate * scale)),
    habits: drawHabits(seed, perDay, {
      place: (random) => random.weighted(placeWeights),
      spots: 9,
      topics: told.length,
    }),
    placeIndex: new Map(places.map((p, i) => [p.code, i])),
  };
}

/** An instant of the day, by the hours at which a topic is told. */
export function timeOn(year: Year, i: number, topic: Topic, random: Random): number {
  const hour = random.weighted(hourProfiles[topic.hours]);
  const local = (year.first + i) * DAY + hour * 3_600_000 + random.below(3_600_000);
  return year.work.zone.toUtc(local);
}

/** Who of the habitual callers calls: a few call most, and nobody about the heating in summer. */
function drawHabit(year: Year, i: number, random: Random): Habit | undefined {
  for (let tries = 0; tries < 8; tries++) {
    const habit = year.habits[Math.floor(year.habits.length * random.unit() ** 2)]!;
    const all = year.rates.reduce((sum, day) => sum + day[habit.topic]!, 0);
    const usual = all / year.rates.length;
    if (random.chance(year.rates[i]![habit.topic]! / (usual || 1))) return habit;
  }
  return undefined;
}

/** What is told on a day: ordinary demands, habitual callers, outbreaks, and what is told again. */
export function planDay(year: Year, i: number, told: readonly Told[], again: Planned[]): Planned[] {
  const random = streamOf(year.seed, 'day', i);
  const planned: Planned[] = [...again];
  const add = (n: number, topic: number, rest: (random: Random) => Partial<Planned>) => {
    for (; n > 0; n--) {
      planned.push({ topic, at: timeOn(year, i, told[topic]!.topic, random), ...rest(random) });
    }
  };
  year.rates[i]!.forEach((rate, topic) => add(random.poisson(rate), topic, () => ({})));
  for (let n = random.poisson(year.perDay * habitShare); n > 0; n--) {
    const habit = drawHabit(year, i, random);
    if (habit) add(1, habit.topic, () => ({ habit, place: habit.place, spot: habit.spot }));
  }
  for (const outbreak of year.outbreaks) {
    const topic = told.findIndex((t) => t.topic === outbreak.topic);
    add(random.poisson(excessOn(outbreak, year.first + i)), topic, (random) => {
      // the centre tells most
      const near = Math.floor(outbreak.places.length * random.unit() ** 1.7);
      return { outbreak, place: year.placeIndex.get(outbreak.places[near]!.code)! };
    });
  }
  return planned.sort((a, b) => a.at - b.at);
}
