import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ProblemError, problem, problemLine } from '../model/problem.ts';
import { backupStore } from '../store/backup.ts';
import { openStore } from '../store/open-store.ts';
import { dataFolder } from './open-house.ts';
import { answer, exitCodes, runCommand, say } from './run-command.ts';

/** `xianban backup FILE`: one file with everything, while others go on working. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('write all rows and kept files, as of one moment, into one file')
    .argument('<file>', 'where to write, for example xianban-2026-03-01.tar.gz')
    .option('--json', 'print what was written as one JSON object')
    .action((file: string, { json = false }: { json?: boolean }) =>
      runCommand(json, () => backup(file, json)),
    );
}

async function backup(file: string, json: boolean): Promise<void> {
  const began = performance.now();
  const folder = dataFolder();
  const databaseUrl = process.env.DATABASE_URL;
  // opening would make a new database, and its empty backup would look like a good one
  if (!databaseUrl && !existsSync(join(folder, 'pg'))) throw nothingHere(folder);
  const store = await openStore({ dataFolder: folder, databaseUrl, log: say });
  try {
    const { tables, missingFiles, ...rest } = await backupStore(store, file, say);
    const seconds = Math.round(performance.now() - began) / 1000;
    const rows = Object.fromEntries(Object.entries(tables).map(([name, t]) => [name, t.rows]));
    for (const name of missingFiles) say(problemLine(missing(name)));
    if (missingFiles.length > 0) process.exitCode = exitCodes.problems;
    say(`${file}: ${rest.bytes} bytes in ${seconds} s`);
    if (json) {
      const { schemaVersion, files, bytes } = rest;
      answer({ file, bytes, schemaVersion, rows, files, missingFiles, seconds });
    }
  } finally {
    await store.close();
  }
}

const nothingHere = (folder: string) =>
  new ProblemError(
    problem(
      'use.data-folder',
      folder,
      '这个文件夹里没有数据：请用 XIANBAN_DATA 指明数据在哪里',
      'there is no data in this folder: say with XIANBAN_DATA where it is',
    ),
  );

const missing = (sha256: string) =>
  problem(
    'backup.file-missing',
    sha256,
    '备份已写好，但这个文件已丢失或损坏，不在备份里',
    'the backup is written, but this file is lost or damaged and not in it',
  );
