import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileRef } from '../model/act.ts';
import { bad, good, problem, type Outcome } from '../model/problem.ts';
import { checkFile } from '../store/file-check.ts';
import { keepFile } from '../store/keep-file.ts';
import type { Store } from '../store/store.ts';

/** Finds the files that cells of a table name. */
export interface TableFiles {
  /** `keep` false for a trial: the file is looked at and not kept */
  find(name: string, keep: boolean): Promise<Outcome<FileRef>>;
}

const missing = (name: string, folder: string | undefined) =>
  problem(
    'input.file',
    'input',
    folder === undefined ? '导入时没有给出附件文件夹' : '附件文件夹里没有这个文件',
    folder === undefined ? 'no folder of files was given' : 'the folder holds no such file',
    { got: name, wanted: 'a file of the folder' },
  );

/** Files of one folder, each read and kept once; a name never leads out of the folder. */
export function filesOf(store: Store, district: string, folder: string | undefined): TableFiles {
  const found = new Map<string, Promise<Outcome<FileRef>>>();

  async function look(name: string, keep: boolean): Promise<Outcome<FileRef>> {
    if (folder === undefined || name !== basename(name)) return bad(missing(name, folder));
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (!bytes) return bad(missing(name, folder));
    if (keep) {
      const kept = await keepFile(store, district, bytes, name, null);
      if (!kept.ok) return kept;
      const { publicSha256: _, ...file } = kept.value;
      return good({ ...file, role: 'document' });
    }
    const checked = await checkFile(bytes, name);
    if (!checked.ok) return checked;
    const { mediaType } = checked.value;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return good({ sha256, name, mediaType, bytes: bytes.byteLength, role: 'document' });
  }

  return {
    find(name, keep) {
      const key = `${keep} ${name}`;
      const known = found.get(key) ?? look(name, keep);
      found.set(key, known);
      return known;
    },
  };
}
