import { InvalidArgumentError, type Command } from 'commander';
import { simulateRuns } from '../kernels/effect/simulate-draw.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import { between, share, whole } from './effect-input.ts';
import { shown, tableLines, tell } from './effect-output.ts';
import { runCommand, say } from './run-command.ts';

interface Options {
  effects: number[];
  runs: number;
  places: number;
  share: number;
  demandsPerIncident: number;
  seed: number;
  json?: boolean;
}

function effectList(text: string): number[] {
  const effects = text.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
  if (effects.every((effect) => effect >= 0 && effect < 1)) return effects;
  throw new InvalidArgumentError(`got ${text}, wanted shares from 0 to below 1 such as 0,0.2,0.5`);
}

const percent = (value: number) => `${shown(value * 100, 1)} %`;

async function simulate(options: Options): Promise<void> {
  const { runs, seed, json, effects, ...city } = options;
  const rows = effects.map((effect) => {
    const told = simulateRuns(
      { ...city, effect },
      runs,
      (run) => streamOf(seed, 'effect', effect, run),
      (done) => {
        if (done % 250 === 0) say(`effect ${percent(effect)}: run ${done} of ${runs}`);
      },
    );
    return { effect, ...told };
  });
  tell(json, { runs, seed, city, rows }, [
    `${runs} runs each; a city whose places do not change, ${percent(city.share)} of its alerts held back`,
    ...tableLines(
      ['planted', 'found (median)', '95 % interval holds it', 'effect found', 'before/after says'],
      rows.map((row) => [
        percent(row.effect),
        row.ratio === null ? '–' : percent(1 - row.ratio),
        percent(row.coverage),
        percent(row.found),
        percent(1 - row.beforeAfter),
      ]),
    ),
    'before/after counts as effect that alerts are raised at peaks, which go down by themselves',
  ]);
}

/** `xianban effect simulate`: planted effects, found again. */
export function registerEffectSimulate(effect: Command): void {
  effect
    .command('simulate')
    .description('planted effects: what the draw finds, and what before/after would say')
    .option('--effects <shares>', 'planted, comma-separated', effectList, [0, 0.2, 0.5])
    .option('--runs <n>', 'runs for each effect', whole(1, 100_000), 1000)
    .option('--places <n>', 'places of the city', whole(20, 100_000), 900)
    .option('--share <share>', 'share of alerts held back', share, 0.15)
    .option(
      '--demands-per-incident <n>',
      'demands that one incident leads to',
      between(1, 100, 'a number from 1 to 100'),
      1.5,
    )
    .option('--seed <n>', 'the same seed, the same answer', whole(0, 2 ** 31), 1)
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => simulate(options)));
}
