import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerBriefTouched } from './brief-touched.ts';

/** Runs the command in this process and gives its one JSON object and its exit code. */
async function run(...args: string[]) {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
  try {
    const program = new Command().exitOverride();
    registerBriefTouched(program.command('brief'));
    await program.parseAsync(['brief', 'touched', ...args, '--json'], { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  const code = process.exitCode ?? 0;
  process.exitCode = 0;
  return { ...(JSON.parse(lines.at(-1)!) as Record<string, unknown>), code };
}

const sheet = 'declared/briefings/hongqi-2024.md';
const english = 'declared/briefings/hongqi-2024-en.md';
const firstFigure = 'xinxiang-answers-2025-03-20:1';

describe('xianban brief touched', () => {
  it.each(['gdp', firstFigure])(
    '%s: the sentence in both languages, its rank among them',
    async (named) => {
      expect(await run(named, sheet, english)).toMatchObject({
        code: 0,
        files: [
          { file: sheet, sentences: [{ numbers: ['297.6亿元', '5.5%', '第4位'] }] },
          { file: english, sentences: [{ numbers: ['29.76 billion yuan', '5.5%', '4th'] }] },
        ],
      });
    },
  );

  it('an indicator of which only a rank is known', async () => {
    expect(await run('star-branches', sheet)).toMatchObject({
      files: [{ sentences: [{ numbers: ['第一方阵'] }] }],
    });
  });

  it('an indicator that the briefing does not speak of', async () => {
    expect(await run('tourists', sheet)).toMatchObject({ code: 0, files: [{ sentences: [] }] });
  });

  it('what is neither figure nor indicator is wrong use', async () => {
    expect(await run('nothing', sheet)).toMatchObject({ code: 2 });
  });
});
