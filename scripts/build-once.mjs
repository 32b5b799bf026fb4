// Builds what a command needs, only when its inputs changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const parts = {
  server: {
    inputs: ['src', 'declared', 'tsconfig.base.json', 'tsconfig.build.json', 'package-lock.json'],
    output: 'dist/src/main.js',
    // what is no longer in the source must not be loaded from the last build
    stale: ['dist/src', 'dist/declared'],
    says: 'building the server',
    run: ['typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  },
  web: {
    inputs: ['web', 'src/model', 'src/kernels', 'vite.config.ts', 'package-lock.json'],
    output: 'dist/web/index.html',
    stale: [],
    says: 'building the pages',
    run: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
};

/** Every file below a path with its size and time, as one hash. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory())
      for (const name of readdirSync(path).toSorted()) visit(join(path, name));
    else if (!path.endsWith('.test.ts')) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

/** A lock, so that two commands started together do not build into each other. */
function locked(work) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const lock = join(root, 'dist/.building');
  const deadline = Date.now() + 180_000;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const owner = Number(readFileSync(lock, { encoding: 'utf8', flag: 'a+' }));
      if (Date.now() > deadline || !isAlive(owner)) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Builds the named part unless it is fresh. Exits the process with tsc's or vite's words when it fails. */
export function buildOnce(name) {
  const part = parts[name];
  const stamp = join(root, `dist/.built-${name}`);
  const isFresh = (now) =>
    existsSync(join(root, part.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
  if (isFresh(fingerprint(part.inputs))) return;
  locked(() => {
    const now = fingerprint(part.inputs);
    if (isFresh(now)) return;
    process.stderr.write(`${part.says} …\n`);
    for (const folder of part.stale) rmSync(join(root, folder), { recursive: true, force: true });
    const [script, ...args] = part.run;
    const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (done.status !== 0) {
      rmSync(join(root, 'dist/.building'), { force: true });
      process.stderr.write(`${part.says}: failed (see above)\n`);
      process.exit(1);
    }
    writeFileSync(`${stamp}.new`, now);
    renameSync(`${stamp}.new`, stamp);
  });
}

// `npm run build`
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildOnce('server');
  buildOnce('web');
}
