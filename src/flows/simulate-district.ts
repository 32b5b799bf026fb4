import { createHash } from 'node:crypto';
import { createSetups } from '../engines/casework/casework-house.ts';
import type { Setup } from '../engines/casework/setup.ts';
import type {
  SimulatedDemand,
  SimulationPlan,
  SimulationTruth,
} from '../kernels/simulate/simulated-demand.ts';
import { simulateDistrict } from '../kernels/simulate/simulate-district.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import { bad, good, problem, type Outcome } from '../model/problem.ts';
import { recordNumber } from '../model/record-number.ts';
import type { Registry } from '../model/registry.ts';
import { copyTransaction, type CopyTransaction } from '../store/bulk-copy.ts';
import { notify } from '../store/notices.ts';
import { recordNumbers } from '../store/record-numbers.ts';
import { takeSerials } from '../store/record-serial.ts';
import { findSourceRows } from '../store/source-rows.ts';
import type { Store } from '../store/store.ts';
import { replayLife } from './replay-life.ts';
import { keepPictures, type SimulatedPictures } from './simulated-pictures.ts';
import { simulatedWorld } from './simulated-world.ts';
import { simulatorSource as source, writeLives } from './write-lives.ts';

/** What a flow works with. */
export interface FlowHouse {
  store: Store;
  registry: Registry;
  versions: ReadonlyMap<string, number>;
  now: () => Date;
}

export interface SimulationProgress {
  demands: number;
  acts: number;
  /** civil date that has been reached */
  day: string;
}

export interface SimulationResult {
  district: string;
  /** written now */
  demands: number;
  acts: number;
  /** were there already */
  unchanged: number;
  /** not ended, of those written now */
  open: number;
  seconds: number;
  truth: SimulationTruth;
}

/** Rows that go in together: large enough for COPY, small enough for memory and locks. */
const batchSize = 1500;

/**
 * Simulates a span of a district's demands and writes them with all their acts, as casework itself
 * would have written them, marked as simulated. Told again with the same plan nothing is written
 * twice. Memory holds one batch, whatever the span.
 *
 * @returns problems for an unknown district, one without communities, or an impossible plan
 */
export async function simulateInto(
  house: FlowHouse,
  district: string,
  plan: SimulationPlan,
  progress: (now: SimulationProgress) => void = () => {},
): Promise<Outcome<SimulationResult>> {
  const { store, registry } = house;
  const begun = performance.now();
  const setup = await createSetups(house)(district);
  if (!setup) return bad(missing(district, registry));
  const world = simulatedWorld(setup, registry.places[setup.district.places]!);
  if (!world) return bad(cannotSpeak(district));
  const writer = createWriter(store, setup, await keepPictures(store, district));
  let batch: SimulatedDemand[] = [];
  const demands = simulateDistrict(world, { ...plan, until: untilOf(plan, house.now()) });
  let next = demands.next();
  for (; !next.done; next = demands.next()) {
    batch.push(next.value);
    if (batch.length < batchSize) continue;
    progress(await writer.write(batch));
    batch = [];
  }
  if (batch.length > 0) progress(await writer.write(batch));
  await notify(store.db, { district, kind: 'bulk', source, demands: writer.totals.demands });
  const seconds = Math.round(performance.now() - begun) / 1000;
  return good({ district, ...writer.totals, seconds, truth: next.value });
}

/** Nothing is simulated that has not happened yet. */
const untilOf = (plan: SimulationPlan, now: Date): number =>
  Math.min(plan.until ?? now.getTime(), now.getTime());

const missing = (district: string, registry: Registry) =>
  problem('use.district', 'district', '没有这个区', 'there is no such district', {
    got: district,
    wanted: Object.keys(registry.districts).join(', '),
  });

const cannotSpeak = (district: string) =>
  problem(
    'use.district',
    'district',
    '模拟器只会说中文，需要有社区或村的区',
    'the simulator speaks Chinese and needs a district with communities or villages',
    { got: district, wanted: 'hongqi, fengquan' },
  );

/** Numbers of recent demands are remembered for so many batches: what repeats them comes soon. */
const rememberedDemands = 60_000;

function createWriter(store: Store, setup: Setup, pictures: SimulatedPictures) {
  const district = setup.district.code;
  const totals = { demands: 0, acts: 0, unchanged: 0, open: 0 };
  const numbers = new Map<string, string>();
  const remember = (id: string, number: string) => {
    numbers.set(id, number);
    if (numbers.size > rememberedDemands) numbers.delete(numbers.keys().next().value!);
  };
  const context = { setup, pictures, numberOf: (id: string) => numbers.get(id) };
  const dayOf = (demand: SimulatedDemand) => civilDate(demand.openedAt, setup.district.timeZone);

  async function fresh(t: CopyTransaction, batch: SimulatedDemand[]): Promise<SimulatedDemand[]> {
    const ids = batch.map((demand) => demand.id);
    const known = await findSourceRows(t.trx, { district, source }, ids);
    if (known.size === 0) return batch;
    const records = [...known.values()].map((row) => row.record);
    const kept = await recordNumbers(t.trx, district, records);
    for (const [id, { record }] of known) remember(id, kept.get(record) ?? '');
    return batch.filter((demand) => !known.has(demand.id));
  }

  async function giveNumbers(t: CopyTransaction, batch: SimulatedDemand[]): Promise<void> {
    const byDay = new Map<string, SimulatedDemand[]>();
    for (const demand of batch) {
      const day = dayOf(demand);
      const same = byDay.get(day);
      if (same) same.push(demand);
      else byDay.set(day, [demand]);
    }
    for (const [day, demands] of byDay) {
      const key = { district, programme: 'demand', day };
      const first = await takeSerials(t.trx, key, demands.length);
      demands.forEach(({ id }, i) => {
        remember(id, recordNumber(setup.programmes['demand']!, setup.district, day, first + i));
      });
    }
  }

  async function writeBatch(t: CopyTransaction, batch: SimulatedDemand[]) {
    const wanted = await fresh(t, batch);
    await giveNumbers(t, wanted);
    const lives = wanted.map((demand) => ({
      ...replayLife(context, demand, { district, number: numbers.get(demand.id)! }),
      sourceId: demand.id,
      hash: hashOf(demand),
    }));
    await writeLives(t, setup, lives);
    const done = lives.reduce((sum, life) => sum + life.acts.length, 0);
    const open = lives.filter((life) => !life.snapshot.ended).length;
    return { demands: wanted.length, acts: done, open, unchanged: batch.length - wanted.length };
  }

  return {
    totals,
    write: async (batch: SimulatedDemand[]): Promise<SimulationProgress> => {
      const written = await copyTransaction(store, (t) => writeBatch(t, batch));
      totals.demands += written.demands;
      totals.acts += written.acts;
      totals.open += written.open;
      totals.unchanged += written.unchanged;
      return { demands: totals.demands, acts: totals.acts, day: dayOf(batch.at(-1)!) };
    },
  };
}

/** First 16 bytes, in hex, of the SHA-256 of what the demand says. */
function hashOf({ id, title, text, address, openedAt }: SimulatedDemand): string {
  const said = JSON.stringify([id, openedAt, title, text, address]);
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}
