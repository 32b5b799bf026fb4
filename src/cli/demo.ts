import type { Command } from 'commander';
import { loadExamples } from '../flows/load-examples.ts';
import { openHouse } from './open-house.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Options {
  json?: boolean;
}

const states = {
  loaded: 'loaded now',
  there: 'already there, nothing was changed',
  skipped: 'holds other data, left alone',
} as const;

async function demo(options: Options): Promise<void> {
  const house = await openHouse(say);
  try {
    const done = await loadExamples({ ...house, now: () => new Date() }, say);
    for (const { district, state } of done.districts) say(`${district}: ${states[state]}`);
    say(`Example users share the password ${done.password}; they are in example districts only.`);
    if (options.json) answer(done);
  } finally {
    await house.close();
  }
}

/** `xianban demo`: the example districts, into a store that does not have them yet. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('load the example districts: a simulated 红旗区, Boston 2015, a small 凤泉区')
    .option('--json', 'last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => demo(options)));
}
