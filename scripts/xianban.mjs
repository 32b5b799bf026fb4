#!/usr/bin/env node
// The command line of Xianban. Builds once what it needs, then hands over to the compiled program.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOnce, root } from './build-once.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Xianban needs Node 20.19 or newer; this is ${process.version}.\n`);
  process.exit(2);
}
if (!existsSync(join(root, 'node_modules'))) {
  process.stderr.write('Nothing is installed yet: run `npm ci` first.\n');
  process.exit(2);
}
buildOnce('server');
if (process.argv[2] === 'start' && !process.argv.includes('--help')) buildOnce('web');
await import(pathToFileURL(join(root, 'dist/src/main.js')).href);
