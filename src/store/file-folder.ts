import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileKeeper } from './file-keeper.ts';
import { syncFolder } from './sync-folder.ts';

const isName = (name: string) => /^[0-9a-f]{64}$/.test(name);

/**
 * Keeps files in a folder: the first two digits of the SHA-256, then all of it. A file appears
 * whole or not at all: written aside, brought to the disk, then renamed.
 */
export function createFileFolder(folder: string): FileKeeper {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      const isKept = await stat(path).then(
        (kept) => kept.size === bytes.byteLength,
        () => false,
      );
      if (!isKept) await writeWhole(path, bytes);
      return sha256;
    },
    async get(sha256) {
      if (!isName(sha256)) return undefined;
      try {
        return await readFile(pathOf(sha256));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async *list() {
      for (const part of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        yield* (await namesIn(join(folder, part))).filter(isName);
      }
    },
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true });
  const half = `${path}.${randomUUID()}`;
  try {
    const file = await open(half, 'wx', 0o640);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
