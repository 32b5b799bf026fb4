import { Command } from 'commander';

/** What a command said under --json. */
export interface JsonAnswer {
  code: unknown;
  /** lines of stdout */
  lines: string[];
  problems?: { code: string; path: string; got?: string; wanted?: string }[];
  [name: string]: unknown;
}

/** Runs a command with --json in this process: its exit code, the lines of stdout, the last of them as JSON. */
export async function runJson(
  register: (program: Command) => void,
  ...args: string[]
): Promise<JsonAnswer> {
  const chunks: string[] = [];
  const [out, err] = [process.stdout.write, process.stderr.write];
  process.stdout.write = (chunk: string | Uint8Array) => chunks.push(String(chunk)) > 0;
  process.stderr.write = () => true;
  try {
    const program = new Command().exitOverride();
    register(program);
    await program.parseAsync([...args, '--json'], { from: 'user' });
  } finally {
    [process.stdout.write, process.stderr.write] = [out, err];
  }
  const code = process.exitCode ?? 0;
  process.exitCode = 0;
  const lines = chunks.join('').trim().split('\n');
  return { ...(JSON.parse(lines.at(-1)!) as object), code, lines };
}
