import { dateOfDay } from '../workdays/zone-clock.ts';
import { haltAt, liveOn } from './live.ts';
import { outbreakTruth } from './outbreaks.ts';
import { duplicateShare, timeOn, type Planned, type Told, type Year } from './plan-year.ts';
import { drawUuid, streamOf, type Random } from './random.ts';
import { drawReporter } from './reporters.ts';
import type {
  SimulatedDemand,
  SimulatedDistrict,
  SimulationPlan,
  SimulationTruth,
} from './simulated-demand.ts';
import { pointNear, spotsOf, type Spot } from './spots.ts';
import type { Topic } from './topic.ts';
import { channelMix, writeDemand, type Channel, type Choice } from './write-demand.ts';

const DAY = 86_400_000;

const channels = Object.keys(channelMix) as Channel[];

/** What nobody sees in passing is hardly told by grid workers; devices tell only what they measure. */
const channelBias: Partial<Record<Channel, (topic: Topic, again: boolean) => number>> = {
  sensor: (topic, again) => (topic.sensor && !again ? 2.6 : 0),
  grid: (topic) => (topic.picture === undefined ? 0.15 : 1.5),
  counter: (topic) => (topic.hours === 'office' ? 2.2 : 0.6),
};

function drawChannel(topic: Topic, one: Planned, random: Random): Channel {
  if (one.habit) return random.pick(['hotline', 'hotline', 'wechat', 'letter']);
  const weights = channels.map(
    (channel) => channelMix[channel] * (channelBias[channel]?.(topic, !!one.again) ?? 1),
  );
  return channels[random.weighted(weights)]!;
}

/** Puts planned demands into words, lives them, and notes the truth. One a simulation, in order. */
export class DemandWriter {
  readonly #district: SimulatedDistrict;
  readonly #plan: SimulationPlan;
  readonly #told: readonly Told[];
  readonly #year: Year;
  readonly #spots = new Map<number, Spot[]>();
  /** what will be told again, by the day of the simulation */
  readonly #waiting = new Map<number, Planned[]>();
  readonly #inOutbreak: Map<string, string[]>;
  readonly #duplicates: { demand: string; of: string }[] = [];
  readonly #calls = new Map<string, { id: string; at: number }[]>();
  #count = 0;
  #halted = 0;

  constructor(
    district: SimulatedDistrict,
    plan: SimulationPlan,
    told: readonly Told[],
    year: Year,
  ) {
    this.#district = district;
    this.#plan = plan;
    this.#told = told;
    this.#year = year;
    this.#inOutbreak = new Map(year.outbreaks.map((o) => [o.id, []]));
  }

  /** What is told again on a day of the simulation. */
  again(i: number): Planned[] {
    const due = this.#waiting.get(i) ?? [];
    this.#waiting.delete(i);
    return due;
  }

  write(one: Planned, i: number): SimulatedDemand {
    const { seed, start, days, perDay } = this.#plan;
    const id = `${seed}-${start}-${days}x${perDay}-${++this.#count}`;
    const random = streamOf(seed, 'demand', i, this.#count);
    const { topic, category } = this.#told[one.topic]!;
    const spot = this.#spotFor(one, topic, random);
    const channel = drawChannel(topic, one, random);
    const { phrases } = this.#district.speech;
    const { choice, ...wording } = writeDemand(
      { topic, spot, channel, phrases, unlike: one.again?.choice },
      random,
    );
    const [lon, lat] = pointNear(spot.place, spot.lon, spot.lat, 40, random);
    const anonymous = channel === 'grid' || channel === 'sensor' || random.chance(0.06);
    const demand: SimulatedDemand = {
      ...wording,
      id,
      record: drawUuid(streamOf(seed, 'record', this.#district.code, id), one.at),
      openedAt: one.at,
      channel,
      topic,
      category: category.code,
      place: spot.place,
      lat,
      lon,
      reporter: one.habit?.reporter ?? (anonymous ? null : drawReporter(random)),
      caller: one.habit?.id,
      calledBefore: this.#callsBefore(one.habit?.id, id, one.at),
      outbreak: one.outbreak?.id ?? one.again?.of.outbreak,
      duplicateOf: one.again?.of.id,
      steps: [],
    };
    const life = {
      topic,
      channel,
      openedAt: one.at,
      category: category.code,
      dispose: category.dispose,
      urgent: category.urgent,
      repeats: one.again !== undefined,
      haltBefore: this.#haltOf(one.at, random),
      until: this.#year.until,
    };
    demand.steps = liveOn(life, phrases, random, this.#district.work);
    if (demand.outbreak) this.#inOutbreak.get(demand.outbreak)!.push(id);
    if (demand.duplicateOf) this.#duplicates.push({ demand: id, of: demand.duplicateOf });
    if (!one.again && channel !== 'sensor') this.#tellAgain(demand, one, spot, choice, random);
    return demand;
  }

  truth(): SimulationTruth {
    const { seed, start, days, perDay } = this.#plan;
    return {
      simulated: true,
      district: this.#district.code,
      plan: { seed, start, days, perDay },
      demands: this.#count,
      weather: this.#year.weather.map(({ day, ...w }) => ({ date: dateOfDay(day), ...w })),
      outbreaks: this.#year.outbreaks.map((o) => outbreakTruth(o, this.#inOutbreak.get(o.id)!)),
      duplicates: this.#duplicates,
      callers: [...this.#calls].map(([caller, calls]) => ({
        caller,
        demands: calls.map((call) => call.id),
      })),
    };
  }

  #spotsAt(place: number): Spot[] {
    let known = this.#spots.get(place);
    if (!known) {
      known = spotsOf(this.#plan.seed, this.#district.places[place]!, this.#district.roads);
      this.#spots.set(place, known);
    }
    return known;
  }

  #spotFor(one: Planned, topic: Topic, random: Random): Spot {
    if (one.again) return one.again.spot;
    const place = one.place ?? random.weighted(this.#year.placeWeights);
    const all = this.#spotsAt(place);
    const fitting = all.filter((spot) => topic.spots.includes(spot.kind));
    const from = fitting.length > 0 ? fitting : all;
    return one.spot === undefined ? random.pick(from) : from[one.spot % from.length]!;
  }

  /** Where the life of a recent demand stands still, so that at the end every desk has work. */
  #haltOf(openedAt: number, random: Random): string | undefined {
    const age = (this.#year.until - openedAt) / DAY;
    if (age > 26 || !random.chance(age < 10 ? 0.24 : 0.04)) return undefined;
    return haltAt(age, this.#halted++);
  }

  #callsBefore(caller: string | undefined, id: string, at: number): number {
    if (caller === undefined) return 0;
    const calls = this.#calls.get(caller) ?? [];
    const before = calls.filter((call) => call.at > at - 30 * DAY).length;
    this.#calls.set(caller, [...calls, { id, at }]);
    return before;
  }

  /** Somebody else tells the same, on one of the days after. */
  #tellAgain(of: SimulatedDemand, one: Planned, spot: Spot, choice: Choice, random: Random): void {
    if (!random.chance(duplicateShare / (1 - duplicateShare))) return;
    const day = this.#year.work.zone.dayOf(of.openedAt) - this.#year.first;
    const on = day + 1 + Math.floor(2.6 * random.unit() ** 2);
    if (on >= this.#plan.days) return;
    const again = { of: { id: of.id, outbreak: of.outbreak }, spot, choice };
    const at = timeOn(this.#year, on, of.topic, random);
    this.#waiting.set(on, [...(this.#waiting.get(on) ?? []), { topic: one.topic, at, again }]);
  }
}
