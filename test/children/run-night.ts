/**
 * Runs a district's detectors over a day, raises what they find, and prints how many series of the
 * detector at hand are finished. The declarations come as JSON: a bundled program cannot load
 * TypeScript.
 */
import { readFile } from 'node:fs/promises';
import { createCasework } from '../../src/engines/casework/service.ts';
import { createForesight } from '../../src/engines/foresight/service.ts';
import { detectDay } from '../../src/flows/detect-day.ts';
import type { Registry } from '../../src/model/registry.ts';
import { openStore } from '../../src/store/open-store.ts';
import { publishRegistry } from '../../src/store/registry-versions.ts';

const [folder = '', registryFile = '', district = '', day = ''] = process.argv.slice(2);
const store = await openStore({ dataFolder: folder, log: () => {} });
const registry = JSON.parse(await readFile(registryFile, 'utf8')) as Registry;
const versions = await publishRegistry(store, registry);
const now = () => new Date(`${day}T18:00:00Z`);
const engines = { store, registry, versions, now };
const foresight = createForesight({ ...engines, drawSeed: () => 1 });
const house = { store, casework: createCasework(engines), foresight, now };
const progress = (done: number, all: number) => process.stdout.write(`${done}/${all}\n`);
const outcome = await detectDay(house, { district, day, kind: 'past', progress });
if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
process.stdout.write('done\n');
await foresight.close();
await store.close();
