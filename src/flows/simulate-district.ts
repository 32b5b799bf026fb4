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
import type { ReadDemand, TriagePort } from '../model/triage.ts';
import { copyTransaction, type CopyTransaction } from '../store/bulk-copy.ts';
import { notify } from '../store/notices.ts';
import { recordNumbers } from '../store/record-numbers.ts';
import { takeSerials } from '../store/record-serial.ts';
import { findSourceRows } from '../store/source-rows.ts';
import type { Store } from '../store/store.ts';
import { replayLife } from './replay-life.ts';
import { keepPictures, type SimulatedPictures } from './simulated-pictures.ts';
import { simulatedWorld } from './simulated-world.ts';
import { simulatorSource as source, writeLives, type SourcedLife } from './write-lives.ts';

/** What a flow works with. */
export interface FlowHouse {
  store: Store;
  registry: Registry;
  versions: ReadonlyMap<string, number>;
  now: () => Date;
  /** absent: what is simulated is not read */
  triage?: TriagePort;
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
  const read = await house.triage?.reader(district);
  const writer = createWriter(store, setup, await keepPictures(store, district), read);
  const demands = simulateDistrict(world, { ...plan, until: untilOf(plan, house.now()) });
  const truth = await writeBatches(demands, writer, setup.district.timeZone, progress);
  await notify(store.db, { district, kind: 'bulk', source, demands: writer.totals.demands });
  const seconds = Math.round(performance.now() - begun) / 1000;
  return good({ district, ...writer.totals, seconds, truth });
}

/** Lets the sockets be served while there is much to compute. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Gathers whole days into batches and writes each while the next is made up: one core draws and
 * resolves, the other takes rows. Whole days, so that batches do not wait for each other's serials.
 */
async function writeBatches(
  demands: Generator<SimulatedDemand, SimulationTruth>,
  writer: ReturnType<typeof createWriter>,
  timeZone: string,
  progress: (now: SimulationProgress) => void,
): Promise<SimulationTruth> {
  let batch: SimulatedDemand[] = [];
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const [full, before] = [batch, writing];
    batch = [];
    writing = Promise.all([before, writer.write(full)]).then(([, now]) => progress(now));
    // a failure is thrown where it is waited for
    writing.catch(() => {});
    await before;
  };
  let next = demands.next();
  for (; !next.done; next = demands.next()) {
    const last = batch.at(-1);
    const newDay =
      last && civilDate(last.openedAt, timeZone) !== civilDate(next.value.openedAt, timeZone);
    if (newDay && batch.length >= batchSize) await write();
    batch.push(next.value);
    if (batch.length % 50 === 0) await breathe();
  }
  if (batch.length > 0) await write();
  await writing;
  return next.value;
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

function createWriter(
  store: Store,
  setup: Setup,
  pictures: SimulatedPictures,
  read: ReadDemand | undefined,
) {
  const district = setup.district.code;
  const totals = { demands: 0, acts: 0, unchanged: 0, open: 0 };
  const numbers = new Map<string, string>();
  /** settles when the batch before has its numbers and lives */
  let before: Promise<void> = Promise.resolve();
  const remember = (id: string, number: string) => {
    numbers.set(id, number);
    if (numbers.size > rememberedDemands) numbers.delete(numbers.keys().next().value!);
  };
  const context = { setup, pictures, read, numberOf: (id: string) => numbers.get(id) };
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

  /** Lives are made in the order of batches, because a demand may be merged into an earlier one. */
  async function livesOf(wanted: readonly SimulatedDemand[]): Promise<SourcedLife[]> {
    const lives: SourcedLife[] = [];
    for (const demand of wanted) {
      const number = numbers.get(demand.id)!;
      const life = replayLife(context, demand, { district, number });
      lives.push({ ...life, sourceId: demand.id, hash: hashOf(demand) });
      if (lives.length % 25 === 0) await breathe();
    }
    return lives;
  }

  async function nextLives(t: CopyTransaction, batch: SimulatedDemand[], turn: Promise<void>) {
    await turn;
    const wanted = await fresh(t, batch);
    await giveNumbers(t, wanted);
    return livesOf(wanted);
  }

  return {
    totals,
    write: async (batch: SimulatedDemand[]): Promise<SimulationProgress> => {
      const turn = before;
      let pass = () => {};
      before = new Promise((resolve) => (pass = resolve));
      await copyTransaction(store, async (t) => {
        const lives = await nextLives(t, batch, turn).finally(pass);
        await writeLives(t, setup, lives);
        totals.demands += lives.length;
        totals.acts += lives.reduce((sum, life) => sum + life.acts.length, 0);
        totals.open += lives.filter((life) => !life.snapshot.ended).length;
        totals.unchanged += batch.length - lives.length;
      });
      return { demands: totals.demands, acts: totals.acts, day: dayOf(batch.at(-1)!) };
    },
  };
}

/** First 16 bytes, in hex, of the SHA-256 of what the demand says. */
function hashOf({ id, title, text, address, openedAt }: SimulatedDemand): string {
  const said = JSON.stringify([id, openedAt, title, text, address]);
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}
