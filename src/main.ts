import { Command, CommanderError } from 'commander';
import { answer, exitCodes } from './cli/run-command.ts';
import { problem } from './model/problem.ts';

/** Each command is loaded when it is asked for: a scan must not wait for a web server's modules. */
const commands = {
  start: async () => (await import('./cli/start.ts')).registerStart,
  import: async () => (await import('./cli/import.ts')).registerImport,
  simulate: async () => (await import('./cli/simulate.ts')).registerSimulate,
  detect: async () => (await import('./cli/detect.ts')).registerDetect,
  scan: async () => (await import('./cli/scan.ts')).registerScan,
  backtest: async () => (await import('./cli/backtest.ts')).registerBacktest,
  claims: async () => (await import('./cli/claims.ts')).registerClaims,
  classify: async () => (await import('./cli/classify.ts')).registerClassify,
  similar: async () => (await import('./cli/similar.ts')).registerSimilar,
  effect: async () => (await import('./cli/effect.ts')).registerEffect,
  days: async () => (await import('./cli/days.ts')).registerDays,
  places: async () => (await import('./cli/places.ts')).registerPlaces,
  topics: async () => (await import('./cli/topics.ts')).registerTopics,
  units: async () => (await import('./cli/units.ts')).registerUnits,
  triage: async () => (await import('./cli/triage.ts')).registerTriage,
  reply: async () => (await import('./cli/reply.ts')).registerReply,
  figures: async () => (await import('./cli/figures.ts')).registerFigures,
  brief: async () => (await import('./cli/brief.ts')).registerBrief,
  demo: async () => (await import('./cli/demo.ts')).registerDemo,
  backup: async () => (await import('./cli/backup.ts')).registerBackup,
  restore: async () => (await import('./cli/restore.ts')).registerRestore,
  user: async () => (await import('./cli/user.ts')).registerUser,
} satisfies Record<string, () => Promise<(program: Command) => void>>;

type Loader = (typeof commands)[keyof typeof commands];

/** The one that is named; all of them where the list of commands may be shown. */
function wantedCommands([first]: readonly string[]): Loader[] {
  if (first === '--version' || first === '-V') return [];
  if (first !== undefined && Object.hasOwn(commands, first)) {
    return [commands[first as keyof typeof commands]];
  }
  return Object.values(commands);
}

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

// whoever reads only the first lines (`| head`) has read enough
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

for (const load of wantedCommands(process.argv.slice(2))) (await load())(program);

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
