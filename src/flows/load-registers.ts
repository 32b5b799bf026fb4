import { createHash } from 'node:crypto';
import { exampleRegisters } from '../../declared/examples/registers.ts';
import { createSetups } from '../engines/casework/casework-house.ts';
import type { Setup } from '../engines/casework/setup.ts';
import { drawUuid, streamOf } from '../kernels/simulate/random.ts';
import { dateOfDay, dayOfDate } from '../kernels/workdays/zone-clock.ts';
import type { Actor } from '../model/act.ts';
import { recordNumber } from '../model/record-number.ts';
import { copyTransaction } from '../store/bulk-copy.ts';
import { takeSerials } from '../store/record-serial.ts';
import { findSourceRows } from '../store/source-rows.ts';
import { ActChain, type Life } from './act-chain.ts';
import type { FlowHouse } from './simulate-district.ts';
import { simulatorSource, writeLives, type SourcedLife } from './write-lives.ts';

const unit = 'business-centre';
const officer: Actor = { person: null, role: 'enterprise-officer', unit, name: '模拟助企干部1' };
const simulator: Actor = { person: null, role: 'simulator', unit: null, name: '模拟器' };

interface Entry {
  sourceId: string;
  kind: string;
  name: string;
  leaves: boolean;
}

const entriesOf = (district: string): Entry[] =>
  exampleRegisters
    .filter((register) => register.district === district)
    .flatMap(({ kind, name, listed, left }) =>
      Array.from({ length: listed + left }, (_, i) => ({
        sourceId: `register-${kind}-${i + 1}`,
        kind,
        name: `${name}${i + 1}号（模拟）`,
        leaves: i >= listed,
      })),
    );

/** Ten in the morning of the working day at or after a civil day. */
function instantAt(setup: Setup, day: number): number {
  let at = day;
  while (!setup.work.isWorkday(at)) at++;
  return setup.work.hoursOf(at)[0]! + 90 * 60_000;
}

/** The days of an entry's life: it enters in 2024, is checked most years, or leaves the same year. */
function lifeOf(
  setup: Setup,
  entry: Entry,
  of: { number: string; record: string; enteredAt: number; now: number; places: readonly string[] },
): Life {
  const random = streamOf(2024, entry.sourceId, 'life');
  const key = { district: setup.district.code, record: of.record, programme: 'register' };
  const chain = new ActChain(setup, key, of.number, new Map());
  const day = setup.work.zone.dayOf(of.enteredAt);
  chain.do({
    type: 'enter',
    input: {
      name: entry.name,
      kind: entry.kind,
      enteredOn: dateOfDay(day),
      place: random.pick(of.places),
      lead: unit,
    },
    actor: simulator,
    at: of.enteredAt,
  });
  const act = (type: string, days: number, input: Record<string, unknown>) => {
    const at = instantAt(setup, day + days);
    if (at <= of.now) chain.do({ type, input, actor: officer, at });
  };
  if (entry.leaves) act('leave', 30, { exit: '复核不再符合条件，按程序退出' });
  else
    for (const days of [330, 660])
      if (random.chance(0.93)) act('check', days, { checked: '条件保持，复核通过' });
  return chain.life();
}

/** Writes the example entries of a district's registers, once. Answers how many were written. */
export async function loadRegisters(house: FlowHouse, district: string): Promise<number> {
  const setup = await createSetups(house)(district);
  const programme = setup?.programmes['register'];
  if (!setup || !programme || !setup.units.has(unit)) return 0;
  const now = house.now().getTime();
  const entries = entriesOf(district);
  const places = house.registry.places[setup.district.places]!.places.filter(
    ({ kind }) => kind === 'community' || kind === 'village',
  ).map(({ code }) => code);
  return copyTransaction(house.store, async (t) => {
    const ids = entries.map(({ sourceId }) => sourceId);
    const known = await findSourceRows(t.trx, { district, source: simulatorSource }, ids);
    const lives: SourcedLife[] = [];
    for (const entry of entries.filter(({ sourceId }) => !known.has(sourceId))) {
      const random = streamOf(2024, entry.sourceId);
      const enteredAt = instantAt(setup, dayOfDate('2024-01-02') + random.below(300));
      const day = dateOfDay(setup.work.zone.dayOf(enteredAt));
      const serial = await takeSerials(t.trx, { district, programme: 'register', day });
      const number = recordNumber(programme, setup.district, day, serial);
      const record = drawUuid(random, enteredAt);
      const hash = createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 32);
      const life = lifeOf(setup, entry, { number, record, enteredAt, now, places });
      lives.push({ ...life, sourceId: entry.sourceId, hash });
    }
    await writeLives(t, setup, lives);
    return lives.length;
  });
}
