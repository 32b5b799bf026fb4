import { open } from 'node:fs/promises';

/** Brings the names in a folder to the disk, so that a rename survives a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
