#!/usr/bin/env node
/** Runs a TypeScript file of this package as it is: `node scripts/ts.mjs bench/places.ts [arguments]`. */
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/ts.mjs FILE.ts [arguments]');
  process.exit(2);
}
process.argv = [process.argv[0], resolve(file), ...rest];
await runnerImport(resolve(file), { configFile: false });
