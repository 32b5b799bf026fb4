import { pino } from 'pino';
import { createApp, type XianbanApp } from '../src/api/app.ts';
import { loadRegistry, readDeclaredModel } from '../src/declared.ts';
import { createCasework, type Casework } from '../src/engines/casework/service.ts';
import type { Foresight } from '../src/engines/foresight/foresight.ts';
import { createForesight } from '../src/engines/foresight/service.ts';
import type { Ledger } from '../src/engines/ledger/ledger.ts';
import { createLedger } from '../src/engines/ledger/service.ts';
import { createIntake, type Intake } from '../src/engines/intake/service.ts';
import { createTables } from '../src/flows/tables.ts';
import { createSimilar } from '../src/engines/triage/service-similar.ts';
import { createTriage, type Triage } from '../src/engines/triage/service.ts';
import { createPeople, type People } from '../src/engines/people/service.ts';
import type { Registry } from '../src/model/registry.ts';
import { publishRegistry } from '../src/store/registry-versions.ts';
import type { Store } from '../src/store/store.ts';
import { testStore } from './database.ts';
import { addHousePeople, housePassword } from './house-people.ts';

export interface TestHouse {
  store: Store;
  registry: Registry;
  /** published, by district */
  versions: ReadonlyMap<string, number>;
  casework: Casework;
  foresight: Foresight;
  ledger: Ledger;
  intake: Intake;
  people: People;
  triage: Triage;
  app: XianbanApp;
  /** where uploads wait and files are kept */
  dataFolder: string;
  /** also the password of everybody in it */
  password: string;
  /** logins of `district`: one a role, `second-handler` and `second-statistician` */
  logins: string[];
  close(): Promise<void>;
}

export interface TestHouseOptions {
  /** gets one person a role; `hongqi` when absent */
  district?: string;
  webFolder?: string;
  /** demands are read when they come in; off where a test counts acts or makes readings itself */
  reads?: boolean;
  now?: () => Date;
  /** declarations that only this test has */
  alter?: (registry: Registry) => Registry;
}

/** The whole application on a database of its own, with people and nothing else in it. */
export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const { district = 'hongqi', webFolder, reads = false, now = () => new Date() } = options;
  const { alter = (registry: Registry) => registry } = options;
  const { store, folder, drop } = await testStore();
  const registry = alter(await loadRegistry());
  const versions = await publishRegistry(store, registry, now());
  const triage = createTriage({
    store,
    registry,
    now,
    modelBytes: readDeclaredModel,
    onError: (_, error) => {
      throw error;
    },
  });
  const house = { store, registry, versions, now, ...(reads ? { triage } : {}) };
  const casework = createCasework(house);
  const foresight = createForesight({ ...house, threads: 1, drawSeed: () => 1 });
  const ledger = createLedger(house);
  const similar = createSimilar(house);
  const intake = createIntake({ ...house, tables: createTables(house) });
  const people = createPeople({ ...house, refusalMs: 0 });
  const logins = await addHousePeople(people, registry, district);
  const app = createApp({
    store,
    registry,
    casework,
    foresight,
    ledger,
    similar,
    intake,
    people,
    now,
    log: pino({ level: process.env.XIANBAN_TEST_LOG ?? 'fatal' }),
    dataFolder: folder,
    examplePassword: housePassword,
    ...(webFolder ? { webFolder } : {}),
  });
  return {
    store,
    registry,
    versions,
    casework,
    foresight,
    ledger,
    intake,
    people,
    triage,
    app,
    dataFolder: folder,
    password: housePassword,
    logins,
    close: async () => {
      await app.stop();
      await foresight.close();
      await ledger.close();
      await similar.close();
      await drop();
    },
  };
}
