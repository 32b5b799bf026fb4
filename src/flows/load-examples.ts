import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { examplePassword, examplePeople } from '../../declared/examples/people.ts';
import { exampleRecords } from '../../declared/examples/records.ts';
import { createIntake } from '../engines/intake/service.ts';
import { createPeople } from '../engines/people/service.ts';
import { civilDate } from '../kernels/workdays/work-time.ts';
import { dateOfDay, dayOfDate } from '../kernels/workdays/zone-clock.ts';
import { ProblemError, type Outcome } from '../model/problem.ts';
import { rowsThere } from '../store/example-rows.ts';
import { listExamples } from '../store/people.ts';
import type { DetectingHouse } from './detect-day.ts';
import { loadAlerts, type LoadedAlerts } from './load-alerts.ts';
import { loadDisputes } from './load-disputes.ts';
import { loadRecords } from './load-records.ts';
import { orderProgramme } from './made-up-order.ts';
import { alertProgramme } from './raise-alerts.ts';
import { simulateInto, type FlowHouse } from './simulate-district.ts';
import { simulatorSource } from './write-lives.ts';

/** What became of one example district. */
export interface ExampleDistrict {
  district: string;
  /** `loaded` now; `there` from before; `skipped` because it holds data that is not an example */
  state: 'loaded' | 'there' | 'skipped';
  demands: number;
  /** of programmes that are not about demands */
  records: number;
  people: number;
  seconds: number;
}

export interface LoadedExamples {
  password: string;
  districts: ExampleDistrict[];
  seconds: number;
}

/** Programmes whose records the house makes of demands. */
const following = [alertProgramme, orderProgramme];

type Say = (line: string) => void;
type Loaded = { demands: number; records: number };

/** Simulated spans; the seed stays, so that everybody sees the same district. */
const plans = {
  hongqi: { seed: 1, days: 365, perDay: 60 },
  fengquan: { seed: 1, days: 60, perDay: 20 },
} as const;

/** Beside the sources, also for a compiled program. */
function bostonFile(): string {
  const candidates = ['../../declared', '../../../declared'].map((folder) =>
    fileURLToPath(new URL(`${folder}/examples/boston-311-2015.csv.gz`, import.meta.url)),
  );
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error(`boston-311-2015.csv.gz: wanted in ${candidates.join(' or ')}`);
  return found;
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new ProblemError(...outcome.problems);
  return outcome.value;
}

/**
 * The span to simulate: up to today, or the one that an interrupted load began.
 */
function startOf(firstSourceId: string | null, days: number, today: string): string {
  const begun = /^\d+-(\d{4}-\d\d-\d\d)-/.exec(firstSourceId ?? '')?.[1];
  return begun ?? dateOfDay(dayOfDate(today) - days + 1);
}

async function simulated(
  house: FlowHouse,
  district: keyof typeof plans,
  firstSourceId: string | null,
  say: Say,
): Promise<Loaded> {
  const plan = plans[district];
  const today = civilDate(house.now().getTime(), house.registry.districts[district]!.timeZone);
  const start = startOf(firstSourceId, plan.days, today);
  let told = 0;
  const done = await simulateInto(house, district, { ...plan, start }, ({ day, demands }) => {
    if (demands - told < 4000) return;
    told = demands;
    say(`  ${district}: ${demands} simulated demands, up to ${day}`);
  });
  const { demands, unchanged } = valueOf(done);
  const written = await loadRecords(house, district, exampleRecords);
  const records = Object.values(written).reduce((sum, n) => sum + n, 0);
  const disputes = await loadDisputes(house, district);
  return { demands: demands + unchanged, records: records + disputes };
}

async function imported(house: FlowHouse, say: Say): Promise<Loaded> {
  const intake = createIntake(house);
  let told = 0;
  const run = valueOf(
    await intake.run(
      { district: 'boston', person: null, language: 'en' },
      { path: bostonFile(), source: 'boston-311' },
      {
        onProgress: ({ rows }) => {
          if (rows - told < 15_000) return;
          told = rows;
          say(`  boston: ${rows} rows of 2015`);
        },
      },
    ),
  );
  if (run.state !== 'done') throw new ProblemError(...run.problems);
  return { demands: run.taken + run.updated + run.unchanged, records: 0 };
}

interface Example {
  source: string;
  /** how many of the last days are looked at, so that the inbox has something to show */
  alertDays: number;
  load(house: FlowHouse, firstSourceId: string | null, say: Say): Promise<Loaded>;
}

const examples: Record<string, Example> = {
  hongqi: {
    source: simulatorSource,
    alertDays: 56,
    load: (house, first, say) => simulated(house, 'hongqi', first, say),
  },
  boston: {
    source: 'boston-311',
    alertDays: 28,
    load: (house, _first, say) => imported(house, say),
  },
  fengquan: {
    source: simulatorSource,
    alertDays: 14,
    load: (house, first, say) => simulated(house, 'fengquan', first, say),
  },
};

const nothing = { demands: 0, records: 0, people: 0, seconds: 0 };

/**
 * Fills an empty store with the example districts: a simulated year of 红旗区 up to now, real rows
 * of Boston from 2015, a small 凤泉区, records of the other programmes, and an example person for each role. What is
 * there stays: a district is loaded until its example people are in, which come last, so that a
 * load that was interrupted goes on. A district with other records is left alone.
 *
 * @throws ProblemError when a district cannot be loaded
 */
export async function loadExamples(house: FlowHouse, say: Say): Promise<LoadedExamples> {
  const begun = performance.now();
  const since = (from: number) => Math.round(performance.now() - from) / 1000;
  const people = createPeople(house);
  const there = new Set((await listExamples(house.store)).map((example) => example.district));
  const districts: ExampleDistrict[] = [];
  for (const [district, example] of Object.entries(examples)) {
    if (!house.registry.districts[district]) continue;
    const result = { district, ...nothing };
    if (there.has(district)) {
      districts.push({ ...result, state: 'there' });
      continue;
    }
    const key = { district, source: example.source, programme: 'demand', following };
    const { firstSourceId, others } = await rowsThere(house.store, key);
    if (others) {
      say(`${district}: holds records that are not examples, nothing is added`);
      districts.push({ ...result, state: 'skipped' });
      continue;
    }
    const from = performance.now();
    const loaded = await example.load(house, firstSourceId, say);
    const own = examplePeople.filter((person) => person.district === district);
    const added = valueOf(await people.addExamplePeople(own, examplePassword));
    const done = { ...result, ...loaded, people: added, seconds: since(from) };
    districts.push({ ...done, state: 'loaded' });
    say(
      `${district}: ${done.demands} demands, ${done.records} records of other programmes in ${done.seconds} s`,
    );
  }
  return { password: examplePassword, districts, seconds: since(begun) };
}

/**
 * The alerts of the example districts' last weeks, with what made-up people made of them: found by
 * the detectors themselves, so it takes a minute and goes on beside the server. What was interrupted
 * goes on; what is done stays as it is.
 */
export async function loadExampleAlerts(
  house: DetectingHouse,
  say: Say,
  signal?: AbortSignal,
): Promise<Record<string, LoadedAlerts>> {
  const loaded: Record<string, LoadedAlerts> = {};
  const there = new Set((await listExamples(house.store)).map((example) => example.district));
  for (const [district, { source, alertDays: days }] of Object.entries(examples)) {
    if (!there.has(district) || signal?.aborted) continue;
    const begun = performance.now();
    const done = await loadAlerts(house, { district, source, days }, signal);
    if (!done) continue;
    loaded[district] = done;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(
      `${district}: ${done.alerts} alerts and ${done.orders} orders of the last weeks in ${seconds} s`,
    );
  }
  return loaded;
}
