import { createHash } from 'node:crypto';
import { numberKey } from '../engines/casework/input-check.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { createSetups } from '../engines/casework/casework-house.ts';
import { drawUuid, streamOf } from '../kernels/simulate/random.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import { dateOfDay, dayOfDate } from '../kernels/workdays/zone-clock.ts';
import {
  isExampleNumber,
  type ExampleAct,
  type ExampleLife,
  type ExampleRecords,
  type ExampleWorld,
} from '../model/example.ts';
import { recordNumber } from '../model/record-number.ts';
import { copyTransaction, type CopyTransaction } from '../store/bulk-copy.ts';
import { takeSerials } from '../store/record-serial.ts';
import { numbersOfSourceRows } from '../store/source-rows.ts';
import { ActChain } from './act-chain.ts';
import type { FlowHouse } from './simulate-district.ts';
import { keepPictures, type SimulatedPictures } from './simulated-pictures.ts';
import { simulatorSource, writeLives, type SourcedLife } from './write-lives.ts';

const seed = 2024;
const MINUTE = 60_000;

function worldOf(
  { registry }: FlowHouse,
  { district }: Setup,
  of: { pictures: SimulatedPictures; today: string },
): ExampleWorld {
  const { pictures, today } = of;
  return {
    district: district.code,
    today,
    places: registry.places[district.places]!.places.filter(({ parent }) => parent !== null).map(
      ({ code, label, kind, lat, lon }) => ({
        code,
        label: label.zh,
        kind,
        lat: lat ?? null,
        lon: lon ?? null,
      }),
    ),
    random: (...names) => streamOf(seed, ...names),
    day: (from, days) => dateOfDay(dayOfDate(from) + days),
    picture: (shows, subject) => pictures.find(subject ?? 'any', shows),
  };
}

/** A minute in the morning of the working day at or after a civil date. */
function morningOf(setup: Setup, on: string, minutes: number): number {
  const { work } = setup;
  let day = dayOfDate(on);
  while (!work.isWorkday(day)) day++;
  return work.hoursOf(day)[0]! + (15 + minutes) * MINUTE;
}

/** When each act that has happened by now is done, in order. */
function timed(setup: Setup, { id, acts }: ExampleLife, now: number) {
  const random = streamOf(seed, id, 'times');
  const done: { act: ExampleAct; at: number }[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const act of acts) {
    const at = Math.max(
      before + MINUTE,
      morningOf(setup, act.on, act.minutes ?? random.below(150)),
    );
    if (at > now) break;
    done.push({ act, at });
    before = at;
  }
  return done;
}

const sourceIdOf = (programme: string, id: string) => `${programme}-${id}`;

/** Numbers of example records that stand. */
class Numbers {
  readonly byId = new Map<string, string>();
  /** as acts may name them: alone, and as one of their programme */
  readonly known = new Set<string>();

  add(id: string, programme: string, number: string): void {
    this.byId.set(id, number);
    this.known.add(number).add(numberKey(programme, number));
  }
}

interface Known {
  numbers: Numbers;
  pictures: SimulatedPictures;
}

const numberOf = (numbers: Numbers, id: string): string => {
  const number = numbers.byId.get(id);
  if (!number) throw new Error(`${id}: no example of this id stands yet`);
  return number;
};

const inputOf = (input: ExampleAct['input'], numbers: Numbers): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([field, value]) => [
      field,
      isExampleNumber(value) ? numberOf(numbers, value.numberOf) : value,
    ]),
  );

function partsOf({ opens, ended }: NonNullable<ExampleAct['parts']>, numbers: Numbers) {
  const opened = Object.entries(opens).map(([part, id]) => [part, numberOf(numbers, id)] as const);
  const parts = { numbers: new Map(opened) };
  return ended
    ? { ...parts, ended: { number: numberOf(numbers, ended.id), state: ended.state } }
    : parts;
}

/** Whether the parts that an act names have all begun: on the very morning they may not. */
const hasHappened = ({ parts }: ExampleAct, numbers: Numbers): boolean =>
  !parts || Object.values(parts.opens).every((id) => numbers.byId.has(id));

interface Begun {
  life: ExampleLife;
  acts: ReturnType<typeof timed>;
  number: string;
}

function liveThrough(
  setup: Setup,
  programme: string,
  { life, acts, number }: Begun,
  { numbers, pictures }: Known,
): SourcedLife {
  const { code: district } = setup.district;
  const record = drawUuid(streamOf(seed, district, programme, life.id), acts[0]!.at);
  const chain = new ActChain(setup, { district, record, programme }, number, pictures.byHash);
  for (const { act, at } of acts) {
    if (!hasHappened(act, numbers)) break;
    const { role, unit = null, name } = act.by;
    const actor = { person: null, role, unit, name };
    const input = inputOf(act.input, numbers);
    const parts = act.parts ? { parts: partsOf(act.parts, numbers) } : {};
    chain.do({ type: act.type, input, actor, at, numbers: numbers.known, ...parts });
  }
  const said = createHash('sha256').update(JSON.stringify(life)).digest('hex').slice(0, 32);
  return { ...chain.life(), sourceId: sourceIdOf(programme, life.id), hash: said };
}

/** The example records of a programme that are not there yet; the numbers of all are noted. */
async function begin(
  t: CopyTransaction,
  setup: Setup,
  examples: ExampleRecords,
  of: { world: ExampleWorld; numbers: Numbers; now: number },
): Promise<Begun[]> {
  const { programme } = examples;
  const { code: district, timeZone } = setup.district;
  const lives = examples.lives(of.world);
  const ids = lives.map(({ id }) => sourceIdOf(programme, id));
  const known = await numbersOfSourceRows(t.trx, { district, source: simulatorSource }, ids);
  const happened = lives.flatMap((life, i) => {
    const number = known.get(ids[i]!);
    if (number) of.numbers.add(life.id, programme, number);
    const acts = number ? [] : timed(setup, life, of.now);
    return acts.length > 0 ? [{ life, acts, day: civilDate(acts[0]!.at, timeZone) }] : [];
  });
  // one question a day, not one a record
  const next = new Map<string, number>();
  for (const day of new Set(happened.map((one) => one.day))) {
    const n = happened.filter((one) => one.day === day).length;
    next.set(day, await takeSerials(t.trx, { district, programme, day }, n));
  }
  const begun = happened.map(({ life, acts, day }): Begun => {
    const serial = next.get(day)!;
    next.set(day, serial + 1);
    const number = recordNumber(setup.programmes[programme]!, setup.district, day, serial);
    of.numbers.add(life.id, programme, number);
    return { life, acts, number };
  });
  return begun;
}

/**
 * Writes the made-up records of a district, once, all of them or none. They may name one
 * another: all are numbered before the first is lived through. Answers how many were written, by programme.
 *
 * @throws ProblemError when a programme refuses an act: examples and programme have parted
 */
export async function loadRecords(
  house: FlowHouse,
  district: string,
  all: readonly ExampleRecords[],
): Promise<Record<string, number>> {
  const setup = await createSetups(house)(district);
  if (!setup) return {};
  const mine = all.filter(
    ({ programme, districts }) => districts.includes(district) && setup.programmes[programme],
  );
  const pictures = await keepPictures(house.store, district);
  const now = house.now().getTime();
  const world = worldOf(house, setup, { pictures, today: civilDate(now, setup.district.timeZone) });
  return copyTransaction(house.store, async (t) => {
    const numbers = new Numbers();
    const begun: [string, Begun[]][] = [];
    for (const examples of mine)
      begun.push([examples.programme, await begin(t, setup, examples, { world, numbers, now })]);
    const known = { numbers, pictures };
    const written: Record<string, number> = {};
    for (const [programme, lives] of begun) {
      await writeLives(
        t,
        setup,
        lives.map((one) => liveThrough(setup, programme, one, known)),
      );
      written[programme] = (written[programme] ?? 0) + lives.length;
    }
    return written;
  });
}
