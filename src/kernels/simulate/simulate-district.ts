import type { BudgetInput } from '../workdays/count-down.ts';
import type { WorkTime } from '../workdays/work-calendar.ts';
import { dateOfDay, dayOfDate } from '../workdays/zone-clock.ts';
import type { Step } from './life.ts';
import { haltingActs, liveOn } from './live.ts';
import { excessOn, outbreakTruth, plantOutbreaks, type Outbreak } from './outbreaks.ts';
import type { SimulatedSpeech } from './phrases.ts';
import { drawUuid, streamOf, type Random } from './random.ts';
import { drawHabits, drawReporter, type Habit, type Reporter } from './reporters.ts';
import { hourProfiles, rateOf, seasonsOf } from './season.ts';
import { pointNear, spotsOf, type SimulatedPlace, type Spot } from './spots.ts';
import type { Topic } from './topic.ts';
import { weatherSeries, type WeatherDay } from './weather.ts';
import { channelMix, writeDemand, type Channel, type Wording } from './write-demand.ts';

const DAY = 86_400_000;

/** A leaf category of the district, with its limits. */
export interface SimulatedCategory {
  code: string;
  zh: string;
  urgent: boolean;
  contact: BudgetInput;
  dispose: BudgetInput;
}

/** The district as it is declared, as far as the simulator needs it. */
export interface SimulatedDistrict {
  code: string;
  places: readonly SimulatedPlace[];
  categories: readonly SimulatedCategory[];
  roads: readonly string[];
  work: WorkTime;
  speech: SimulatedSpeech;
}

export interface SimulationPlan {
  seed: number;
  /** civil date of the first day */
  start: string;
  days: number;
  /** demands on an average day */
  perDay: number;
  /** ms since 1970: nothing is known of what comes later; the end of the last day when absent */
  until?: number;
}

/** One simulated demand with its whole life. */
export interface SimulatedDemand extends Wording {
  /** stable: the same seed, span and volume give the same id */
  id: string;
  record: string;
  openedAt: number;
  channel: Channel;
  topic: Topic;
  category: string;
  place: SimulatedPlace;
  lat: number;
  lon: number;
  reporter: Reporter | null;
  /** the habitual caller who made it */
  caller?: string | undefined;
  /** demands of the same caller in the 30 days before */
  calledBefore: number;
  outbreak?: string | undefined;
  /** id of an earlier demand that told the same in other words */
  duplicateOf?: string | undefined;
  steps: Step[];
}

/** What was planted, to judge detectors by. Ids are those of the demands. */
export interface SimulationTruth {
  simulated: true;
  district: string;
  plan: { seed: number; start: string; days: number; perDay: number };
  demands: number;
  weather: { date: string; celsius: number; rainMm: number; aqi: number; windMs: number }[];
  outbreaks: ReturnType<typeof outbreakTruth>[];
  duplicates: { demand: string; of: string }[];
  callers: { caller: string; demands: string[] }[];
}

interface Planned {
  topic: number;
  at: number;
  place?: number;
  spot?: number;
  outbreak?: Outbreak;
  habit?: Habit;
  /** tells again what this demand told */
  again?: SimulatedDemand & { spotOf: Spot; choice: { title: string; says: string } };
}

interface Told {
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

/**
 * A seeded year, or any span, of demands in time order, each with its life. Lazy: memory holds a
 * day and the open duplicates, never the whole. Same plan and district, same demands.
 *
 * @throws RangeError when the plan asks for no days or no demands, or no category has a topic
 */
export function* simulateDistrict(
  district: SimulatedDistrict,
  plan: SimulationPlan,
): Generator<SimulatedDemand, SimulationTruth> {
  if (!(plan.days >= 1 && plan.perDay > 0)) {
    throw new RangeError(`simulate: got ${plan.days} days × ${plan.perDay}, wanted at least 1 × 1`);
  }
  const told = matchTopics(district.categories, district.speech.topics);
  if (told.length === 0) throw new RangeError('simulate: no category matches a topic');
  const year = prepare(district, plan, told);
  const writer = createWriter(district, plan, told, year);
  for (let i = 0; i < plan.days; i++) {
    const planned = planDay(year, i, told, writer.due(i));
    for (const one of planned) {
      if (one.at > year.until) break;
      yield writer.write(one, i);
    }
  }
  return writer.truth();
}

interface Year {
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
const duplicateShare = 0.045;

function prepare(district: SimulatedDistrict, plan: SimulationPlan, told: Told[]): Year {
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
function timeOn(year: Year, i: number, topic: Topic, random: Random): number {
  const hour = random.weighted(hourProfiles[topic.hours]);
  const local = (year.first + i) * DAY + hour * 3_600_000 + random.below(3_600_000);
  return year.work.zone.toUtc(local);
}

/** What is told on a day: ordinary demands, habitual callers, outbreaks, and what is told again. */
function planDay(year: Year, i: number, told: readonly Told[], again: Planned[]): Planned[] {
  const random = streamOf(year.seed, 'day', i);
  const planned: Planned[] = [...again];
  const add = (n: number, topic: number, rest: (random: Random) => Partial<Planned>) => {
    for (; n > 0; n--) {
      planned.push({ topic, at: timeOn(year, i, told[topic]!.topic, random), ...rest(random) });
    }
  };
  year.rates[i]!.forEach((rate, topic) => add(random.poisson(rate), topic, () => ({})));
  for (let n = random.poisson(year.perDay * habitShare); n > 0; n--) {
    // a few call most
    const habit = year.habits[Math.floor(year.habits.length * random.unit() ** 2)]!;
    add(1, habit.topic, () => ({ habit, place: habit.place, spot: habit.spot }));
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

const channels = Object.keys(channelMix) as Channel[];
const channelWeights = Object.values(channelMix);
/** what nobody sees in passing is not told by grid workers or devices */
const nobodyPasses = (topic: Topic) => topic.picture === undefined;

function drawChannel(topic: Topic, one: Planned, random: Random): Channel {
  if (one.habit) return random.pick(['hotline', 'hotline', 'wechat', 'letter']);
  const weights = channels.map((channel, i) => {
    if (channel === 'sensor') return topic.sensor && !one.again ? channelWeights[i]! * 7 : 0;
    if (channel === 'grid') return nobodyPasses(topic) ? 4 : channelWeights[i]! * 1.35;
    if (channel === 'counter') return channelWeights[i]! * (topic.hours === 'office' ? 3 : 0.6);
    return channelWeights[i]!;
  });
  return channels[random.weighted(weights)]!;
}

function createWriter(
  district: SimulatedDistrict,
  plan: SimulationPlan,
  told: readonly Told[],
  year: Year,
) {
  const { speech } = district;
  const spots = new Map<number, Spot[]>();
  const waiting = new Map<number, Planned[]>();
  const inOutbreak = new Map<string, string[]>(year.outbreaks.map((o) => [o.id, []]));
  const duplicates: { demand: string; of: string }[] = [];
  const byCaller = new Map<string, { id: string; at: number }[]>();
  let [count, halted] = [0, 0];
  const spotsAt = (place: number) => {
    let known = spots.get(place);
    if (!known) {
      known = spotsOf(plan.seed, district.places[place]!, district.roads);
      spots.set(place, known);
    }
    return known;
  };
  const spotFor = (one: Planned, topic: Topic, random: Random): Spot => {
    if (one.again) return one.again.spotOf;
    const place = one.place ?? random.weighted(year.placeWeights);
    const all = spotsAt(place);
    if (one.spot !== undefined) return all[one.spot]!;
    const fitting = all.filter((s) => topic.spots.includes(s.kind));
    return random.pick(fitting.length > 0 ? fitting : all);
  };
  /** Where the life of a recent demand stands still, so that at the end every desk has work. */
  const haltOf = (openedAt: number, random: Random) => {
    const age = (year.until - openedAt) / DAY;
    if (age > 26 || !random.chance(age < 4 ? 0.2 : 0.1)) return undefined;
    return haltingActs[halted++ % haltingActs.length];
  };
  const callsBefore = (caller: string | undefined, id: string, at: number) => {
    if (caller === undefined) return 0;
    const calls = byCaller.get(caller) ?? [];
    byCaller.set(caller, [...calls, { id, at }]);
    return calls.filter((call) => call.at > at - 30 * DAY).length;
  };
  const tellAgain = (demand: NonNullable<Planned['again']>, one: Planned, random: Random) => {
    if (one.again || demand.channel === 'sensor' || !random.chance(duplicateShare)) return;
    const delay = DAY * 2.5 * random.unit() ** 2 + 600_000;
    const at = demand.openedAt + delay;
    const on = Math.max(year.work.zone.dayOf(at) - year.first, year.work.zone.dayOf(demand.openedAt) - year.first + 1);
    if (on >= plan.days) return;
    const planned = { topic: one.topic, at: timeOn(year, on, demand.topic, random), again: demand };
    waiting.set(on, [...(waiting.get(on) ?? []), planned]);
  };
  return {
    /** What is told again on a day. */
    due: (i: number): Planned[] => {
      const due = waiting.get(i) ?? [];
      waiting.delete(i);
      return due;
    },
    write: (one: Planned, i: number): SimulatedDemand => {
      const id = `${plan.seed}-${plan.start}-${plan.days}x${plan.perDay}-${++count}`;
      const random = streamOf(plan.seed, 'demand', i, count);
      const { topic, category } = told[one.topic]!;
      const spot = spotFor(one, topic, random);
      const channel = drawChannel(topic, one, random);
      const { choice, ...wording } = writeDemand(
        { topic, spot, channel, phrases: speech.phrases, ...(one.again ? { unlike: one.again.choice } : {}) },
        random,
      );
      const [lon, lat] = pointNear(spot.place, spot.lon, spot.lat, 40, random);
      const anonymous = channel === 'grid' || channel === 'sensor' || random.chance(0.06);
      const caller = one.habit?.id;
      const demand: SimulatedDemand = {
        ...wording,
        id,
        record: drawUuid(streamOf(plan.seed, 'record', district.code, id)),
        openedAt: one.at,
        channel,
        topic,
        category: category.code,
        place: spot.place,
        lat,
        lon,
        reporter: one.habit?.reporter ?? (anonymous ? null : drawReporter(random)),
        caller,
        calledBefore: callsBefore(caller, id, one.at),
        outbreak: one.outbreak?.id ?? one.again?.outbreak,
        duplicateOf: one.again?.id,
        steps: [],
      };
      demand.steps = liveOn(
        {
          topic,
          channel,
          openedAt: one.at,
          category: category.code,
          place: spot.place.code,
          contact: category.contact,
          dispose: category.dispose,
          urgent: category.urgent,
          repeats: one.again !== undefined,
          haltBefore: haltOf(one.at, random),
          until: year.until,
        },
        speech.phrases,
        random,
        district.work,
      );
      if (demand.outbreak) inOutbreak.get(demand.outbreak)!.push(id);
      if (demand.duplicateOf) duplicates.push({ demand: id, of: demand.duplicateOf });
      tellAgain({ ...demand, spotOf: spot, choice }, one, random);
      return demand;
    },
    truth: (): SimulationTruth => ({
      simulated: true,
      district: district.code,
      plan: { seed: plan.seed, start: plan.start, days: plan.days, perDay: plan.perDay },
      demands: count,
      weather: year.weather.map(({ day, ...w }) => ({ date: dateOfDay(day), ...w })),
      outbreaks: year.outbreaks.map((o) => outbreakTruth(o, inOutbreak.get(o.id)!)),
      duplicates,
      callers: [...byCaller].map(([caller, calls]) => ({ caller, demands: calls.map((c) => c.id) })),
    }),
  };
}
