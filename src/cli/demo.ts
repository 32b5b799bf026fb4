import type { Command } from 'commander';
import { createCasework } from '../engines/casework/service.ts';
import { createForesight } from '../engines/foresight/service.ts';
import { loadExampleAlerts, loadExamples } from '../flows/load-examples.ts';
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
    const now = () => new Date();
    const done = await loadExamples({ ...house, now }, say);
    const foresight = createForesight({ ...house, now });
    const casework = createCasework({ ...house, now });
    const alerts = await loadExampleAlerts({ ...house, casework, foresight, now }, say).finally(
      foresight.close,
    );
    for (const { district, state } of done.districts) say(`${district}: ${states[state]}`);
    say(`Example users share the password ${done.password}; they are in example districts only.`);
    if (options.json) answer({ ...done, alerts });
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
