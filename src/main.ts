import { Command, CommanderError } from 'commander';
import { registerBackup } from './cli/backup.ts';
import { registerDemo } from './cli/demo.ts';
import { registerImport } from './cli/import.ts';
import { registerRestore } from './cli/restore.ts';
import { answer, exitCodes } from './cli/run-command.ts';
import { registerSimulate } from './cli/simulate.ts';
import { registerStart } from './cli/start.ts';
import { registerUser } from './cli/user.ts';
import { problem } from './model/problem.ts';

const program = new Command('xianban')
  .description('先办 Xianban: close every demand, act before the complaint, answer with evidence.')
  .version('0.1.0')
  .showHelpAfterError('(try --help)')
  .addHelpText(
    'after',
    `
Environment:
  XIANBAN_DATA   data folder of the embedded PostgreSQL and of kept files (default ./data/xianban)
  DATABASE_URL   any PostgreSQL server, version 15 or newer, instead of the embedded one
  XIANBAN_HOST, XIANBAN_PORT   where start listens (default 127.0.0.1:8310)

Exit codes: 0 done, 1 problems found, 2 wrong use. Under --json the last line of stdout is one
JSON object; progress and remarks go to stderr.`,
  )
  .exitOverride();

for (const register of [
  registerStart,
  registerImport,
  registerSimulate,
  registerDemo,
  registerBackup,
  registerRestore,
  registerUser,
]) {
  register(program);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.wrongUse;
  // commander has said it in words on stderr; machines get their one object all the same
  if (error.exitCode !== 0 && process.argv.includes('--json')) {
    const words = error.message.replace(/^error: /, '');
    answer({ problems: [problem('use.command', 'arguments', words, words)] });
  }
}
