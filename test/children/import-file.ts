/**
 * Imports a file and prints the number of committed rows after every batch. The declarations come
 * as JSON: a bundled program cannot load TypeScript.
 */
import { readFile } from 'node:fs/promises';
import type { Registry } from '../../src/model/registry.ts';
import { createIntake } from '../../src/engines/intake/service.ts';
import { openStore } from '../../src/store/open-store.ts';
import { publishRegistry } from '../../src/store/registry-versions.ts';

const [folder = '', registryFile = '', path = '', district = '', source = ''] =
  process.argv.slice(2);
const store = await openStore({ dataFolder: folder, log: () => {} });
const registry = JSON.parse(await readFile(registryFile, 'utf8')) as Registry;
const versions = await publishRegistry(store, registry);
const intake = createIntake({ store, registry, versions, now: () => new Date() });
const outcome = await intake.run(
  { district, person: null, language: 'en' },
  { path, source },
  { onProgress: (run) => process.stdout.write(`${run.rows}\n`) },
);
if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
process.stdout.write(`${outcome.value.state}\n`);
await store.close();
