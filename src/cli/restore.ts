import type { Command } from 'commander';
import { openStore } from '../store/open-store.ts';
import { readBackupHeader } from '../store/read-backup.ts';
import { restoreStore } from '../store/restore.ts';
import { dataFolder } from './open-house.ts';
import { answer, runCommand, say } from './run-command.ts';

/** `xianban restore FILE`: loads a backup into an empty store. */
export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('check a backup and load it into an empty store (XIANBAN_DATA or DATABASE_URL)')
    .argument('<file>', 'a file that `xianban backup` wrote')
    .option('--json', 'print what was restored as one JSON object')
    .action((file: string, { json = false }: { json?: boolean }) =>
      runCommand(json, () => restore(file, json)),
    );
}

async function restore(file: string, json: boolean): Promise<void> {
  const began = performance.now();
  const { schemaVersion, madeAt } = await readBackupHeader(file);
  const options = { dataFolder: dataFolder(), databaseUrl: process.env.DATABASE_URL, log: say };
  // a backup of an older schema goes into that schema, which is then migrated like any other
  const store = await openStore({ ...options, upTo: schemaVersion });
  const manifest = await restoreStore(store, file, say).finally(() => store.close());
  await (await openStore(options)).close();
  const seconds = Math.round(performance.now() - began) / 1000;
  const rows = Object.fromEntries(
    Object.entries(manifest.tables).map(([name, table]) => [name, table.rows]),
  );
  say(`restored what was backed up at ${madeAt}, in ${seconds} s`);
  if (json) {
    const { files, missingFiles } = manifest;
    answer({ file, madeAt, schemaVersion, rows, files, missingFiles, seconds });
  }
}
