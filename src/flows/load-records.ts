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
    const at = Math.max(before + MINUTE, morningOf(setup, act.on, random.below(150)));
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

function inputOf(input: ExampleAct['input'], numbers: Numbers): Record<string, unknown> {
  const told = (value: unknown) => {
    if (!isExampleNumber(value)) return value;
    const number = numbers.byId.get(value.numberOf);
    if (!number) throw new Error(`${value.numberOf}: no example of this id stands yet`);
    return number;
  };
  return Object.fromEntries(Object.entries(input).map(([field, value]) => [field, told(value)]));
}

interface Begun {
  life: ExampleLife;
  acts: ReturnType<typeof timed>;
  number: string;
}

function liveThrough(
  setup: Setup,
  programme: string,
  { life, acts, number }: Begun,
  of: { numbers: Numbers; pictures: SimulatedPictures },
): SourcedLife {
  const { code: district } = setup.district;
  const record = drawUuid(streamOf(seed, district, programme, life.id), acts[0]!.at);
  const chain = new ActChain(setup, { district, record, programme }, number, of.pictures.byHash);
  const { known: numbers } = of.numbers;
  for (const { act, at } of acts) {
    const { role, unit = null, name } = act.by;
    const actor = { person: null, role, unit, name };
    chain.do({ type: act.type, input: inputOf(act.input, of.numbers), actor, at, numbers });
  }
  const said = createHash('sha256').update(JSON.stringify(life)).digest('hex').slice(0, 32);
  return { ...chain.life(), sourceId: sourceIdOf(programme, life.id), hash: said };
}

/** Writes those of a programme's example records that are not there yet, and notes all their numbers. */
async function loadProgramme(
  t: CopyTransaction,
  setup: Setup,
  examples: ExampleRecords,
  of: { world: ExampleWorld; pictures: SimulatedPictures; numbers: Numbers; now: number },
): Promise<number> {
  const { programme } = examples;
  const { code: district, timeZone } = setup.district;
  const lives = examples.lives(of.world);
  const ids = lives.map(({ id }) => sourceIdOf(programme, id));
  const known = await numbersOfSourceRows(t.trx, { district, source: simulatorSource }, ids);
  const begun: Begun[] = [];
  for (const [i, life] of lives.entries()) {
    let number = known.get(ids[i]!);
    const acts = number ? [] : timed(setup, life, of.now);
    if (acts.length > 0) {
      const day = civilDate(acts[0]!.at, timeZone);
      const serial = await takeSerials(t.trx, { district, programme, day });
      number = recordNumber(setup.programmes[programme]!, setup.district, day, serial);
      begun.push({ life, acts, number });
    }
    if (number) of.numbers.add(life.id, programme, number);
  }
  await writeLives(
    t,
    setup,
    begun.map((one) => liveThrough(setup, programme, one, of)),
  );
  return begun.length;
}

/**
 * Writes the made-up records of a district, once, all of them or none. They may name those of
 * programmes that stand before theirs. Answers how many were written, by programme.
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
    const of = { world, pictures, numbers: new Numbers(), now };
    const written: Record<string, number> = {};
    for (const examples of mine)
      written[examples.programme] =
        (written[examples.programme] ?? 0) + (await loadProgramme(t, setup, examples, of));
    return written;
  });
}
