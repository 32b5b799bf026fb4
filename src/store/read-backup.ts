import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { ProblemError, problem } from '../model/problem.ts';
import {
  BackupHeader,
  BackupManifest,
  countRows,
  fileName,
  formatVersion,
  headerName,
  manifestName,
  mostEntryBytes,
  rowsName,
} from './backup-format.ts';

/** What a backup holds, in the order of the archive. The manifest comes only when all of it is right. */
export type BackupPart =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'rows'; table: string; bytes: Uint8Array }
  | { kind: 'file'; sha256: string; bytes: Uint8Array }
  | { kind: 'manifest'; manifest: BackupManifest };

/**
 * Reads a backup part by part, in little memory, and checks everything on the way. Throws
 * ProblemError: `use.file` (cannot be read), `backup.format` (not a backup, or of a newer format),
 * `backup.damaged` (cut off or changed).
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const check = new BackupCheck(file);
  try {
    for await (const { name, bytes } of readEntries(file)) yield check.take(name, bytes);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw unreadable(file, error, check.isBackup);
  }
  check.finish();
}

/** The header alone. */
export async function readBackupHeader(file: string): Promise<BackupHeader> {
  for await (const part of readBackup(file)) if (part.kind === 'header') return part.header;
  throw damaged(file, 'no header');
}

async function* readEntries(file: string): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const archive = extract();
  const source = createReadStream(file);
  const read = pipeline(source, createGunzip(), archive);
  // told by the loop, which ends with the same error
  read.catch(() => {});
  try {
    for await (const entry of archive) {
      if (entry.header.size > mostEntryBytes)
        throw damaged(file, `${entry.header.name} is too large`);
      const parts: Buffer[] = [];
      for await (const data of entry as AsyncIterable<Buffer>) parts.push(data);
      yield { name: entry.header.name, bytes: Buffer.concat(parts) };
    }
    await read;
  } finally {
    source.destroy();
  }
}

/** Follows the entries of an archive and compares what they add up to with its manifest. */
class BackupCheck {
  readonly #file: string;
  readonly #names = createHash('sha256');
  readonly #sums = new Map<string, { rows: number; bytes: number; hash: Hash; chunk: number }>();
  #files = 0;
  #fileBytes = 0;
  #isDone = false;
  isBackup = false;

  constructor(file: string) {
    this.#file = file;
  }

  take(name: string, bytes: Buffer): BackupPart {
    if (this.#isDone) throw damaged(this.#file, `${name} after the end`);
    if (!this.isBackup) return this.#takeHeader(name, bytes);
    if (name === manifestName) return this.#takeManifest(bytes);
    this.#names.update(`${name}\n`);
    const [kind, key = ''] = name.split('/');
    if (kind === 'files') return this.#takeFile(name, key, bytes);
    const sum = this.#sums.get(key);
    if (!sum || name !== rowsName(key, ++sum.chunk)) throw damaged(this.#file, name);
    sum.rows += countRows(bytes);
    sum.bytes += bytes.length;
    sum.hash.update(bytes);
    return { kind: 'rows', table: key, bytes };
  }

  finish(): void {
    if (!this.#isDone) throw damaged(this.#file, 'no manifest at the end');
  }

  #takeHeader(name: string, bytes: Buffer): BackupPart {
    const given = name === headerName ? readJson(bytes) : undefined;
    const header = BackupHeader.safeParse(given);
    if (!header.success) {
      const version = (given as { formatVersion?: unknown } | undefined)?.formatVersion;
      throw version === undefined || version === formatVersion
        ? notBackup(this.#file, name)
        : newerFormat(this.#file, version);
    }
    this.isBackup = true;
    this.#names.update(`${name}\n`);
    for (const table of header.data.tables) {
      this.#sums.set(table.name, { rows: 0, bytes: 0, hash: createHash('sha256'), chunk: 0 });
    }
    return { kind: 'header', header: header.data };
  }

  #takeFile(name: string, sha256: string, bytes: Buffer): BackupPart {
    const isWhole = createHash('sha256').update(bytes).digest('hex') === sha256;
    if (name !== fileName(sha256) || !isWhole) throw damaged(this.#file, name);
    this.#files++;
    this.#fileBytes += bytes.length;
    return { kind: 'file', sha256, bytes };
  }

  #takeManifest(bytes: Buffer): BackupPart {
    const manifest = BackupManifest.safeParse(readJson(bytes));
    if (!manifest.success) throw damaged(this.#file, manifestName);
    const found: BackupManifest = {
      tables: Object.fromEntries(
        [...this.#sums].map(([name, { rows, bytes, hash }]) => [
          name,
          { rows, bytes, sha256: hash.digest('hex') },
        ]),
      ),
      files: this.#files,
      fileBytes: this.#fileBytes,
      missingFiles: manifest.data.missingFiles,
      entries: this.#names.digest('hex'),
    };
    for (const [name, sum] of Object.entries(found.tables)) {
      const wanted = manifest.data.tables[name];
      if (wanted?.sha256 !== sum.sha256 || wanted.rows !== sum.rows) {
        throw damaged(this.#file, `table ${name}, ${sum.rows} rows`, `${wanted?.rows} rows`);
      }
    }
    const isWhole = found.entries === manifest.data.entries && found.files === manifest.data.files;
    if (!isWhole) throw damaged(this.#file, `${found.files} files`, `${manifest.data.files} files`);
    this.#isDone = true;
    return { kind: 'manifest', manifest: manifest.data };
  }
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function unreadable(file: string, error: unknown, isBackup: boolean): ProblemError {
  const { code = '', message } = error as { code?: string; message: string };
  if (/^E[A-Z]+$/.test(code)) {
    return new ProblemError(
      problem('use.file', file, '这个文件无法读取', 'this file cannot be read', { got: message }),
    );
  }
  return isBackup ? damaged(file, message) : notBackup(file, message);
}

const notBackup = (file: string, got: string) =>
  new ProblemError(
    problem('backup.format', file, '这不是先办的备份文件', 'this is not a backup of Xianban', {
      got,
    }),
  );
const newerFormat = (file: string, got: unknown) =>
  new ProblemError(
    problem(
      'backup.format',
      file,
      '备份文件的格式比本程序新：请升级先办',
      'the format of the backup is newer than this program: use a newer Xianban',
      { got, wanted: formatVersion },
    ),
  );
const damaged = (file: string, got: string, wanted?: string) =>
  new ProblemError(
    problem(
      'backup.damaged',
      file,
      '备份文件不完整或被改动过，没有恢复任何内容',
      'the backup is cut off or was changed; nothing was restored',
      { got, wanted },
    ),
  );
