import { Option, type Command } from 'commander';
import { placeboError, placeboRank } from '../kernels/effect/placebo.ts';
import {
  syntheticEffect,
  type SyntheticEffect,
  type SyntheticMethod,
  type TreatedPanel,
} from '../kernels/effect/synthetic-control.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnNames } from './classify-input.ts';
import { whole } from './effect-input.ts';
import { shown, shownInterval, tableLines, tell } from './effect-output.ts';
import { readPanel, type LongPanel, type PanelColumns } from './effect-panel.ts';
import { runCommand } from './run-command.ts';

interface Options extends PanelColumns {
  treated: string;
  from: string;
  method: SyntheticMethod;
  draws: number;
  seed: number;
  json?: boolean;
}

const wrong = (path: string, zh: string, en: string, got: string, wanted: string) =>
  new ProblemError(problem('use.effect', path, zh, en, { got, wanted }));

const fewestBefore = 3;
/** Placebo tests take as many controls as are treated out, and weigh two or more. */
const fewestWeighed = 2;

/** The treated units last, their first treated period found. */
function orderedPanel({ units, periods, outcome }: LongPanel<never>, options: Options) {
  const treated = columnNames(options.treated, '--treated').map((name) => {
    const at = units.indexOf(name);
    if (at >= 0) return at;
    const some = units.slice(0, 10).join(', ');
    throw wrong('--treated', '没有这个对象', 'There is no such unit', name, some);
  });
  const before = periods.indexOf(Number(options.from));
  if (options.from.trim() === '' || before < fewestBefore)
    throw wrong(
      '--from',
      '须为其中一个时期，且此前至少要有三个时期',
      'It must be one of the periods, and three or more must lie before it',
      options.from,
      `one of ${periods.slice(fewestBefore).join(', ')}`,
    );
  const controls = [...units.keys()].filter((i) => !treated.includes(i));
  const wanted = treated.length + fewestWeighed;
  if (controls.length < wanted)
    throw wrong(
      '--treated',
      '对照太少',
      'There are too few others',
      `${controls.length} others`,
      `${wanted} or more`,
    );
  const T = periods.length;
  const rows = [...controls, ...treated].flatMap((i) => [...outcome.subarray(i * T, (i + 1) * T)]);
  const panel: TreatedPanel = {
    outcome: Float64Array.from(rows),
    periods: T,
    controls: controls.length,
    before,
  };
  return { panel, names: controls.map((i) => units[i]!), isOne: treated.length === 1 };
}

/** What the treated were on average, and what the weighted others say they would have been. */
function pathOf({ outcome, periods: T, controls, before }: TreatedPanel, effect: SyntheticEffect) {
  const treated = outcome.length / T - controls;
  const was = (t: number) => {
    let sum = 0;
    for (let i = controls; i < controls + treated; i += 1) sum += outcome[i * T + t]! / treated;
    return sum;
  };
  const others = (t: number) =>
    effect.unitWeights.reduce((sum, w, i) => sum + w * outcome[i * T + t]!, 0);
  // weighted periods before are where levels may differ
  const shift = effect.periodWeights.reduce((sum, w, t) => sum + w * (was(t) - others(t)), 0);
  return Array.from({ length: T }, (_, t) => ({
    observed: was(t),
    expected: others(t) + shift,
    isAfter: t >= before,
  }));
}

async function synth(options: Options): Promise<void> {
  const read = await readPanel(options, {});
  const { panel, names, isOne } = orderedPanel(read, options);
  const found = syntheticEffect(panel, options.method);
  const placebo = placeboError(
    panel,
    options.method,
    streamOf(options.seed, 'placebo'),
    options.draws,
  );
  const rank = isOne ? placeboRank(panel, options.method) : null;
  const weights = names
    .map((unit, i) => ({ unit, weight: found.unitWeights[i]! }))
    .filter(({ weight }) => weight > 1e-3)
    .sort((a, b) => b.weight - a.weight);
  const path = pathOf(panel, found).map((one, t) => ({ period: read.periods[t]!, ...one }));
  const periodWeights = [...found.periodWeights]
    .map((weight, t) => ({ period: read.periods[t]!, weight }))
    .filter(({ weight }) => weight > 1e-3);
  tell(options.json, { effect: found.effect, weights, periodWeights, placebo, rank, path }, [
    `effect on ${options.treated} from ${options.from} on, mean of a period: ${shown(found.effect)}`,
    placebo.standardError === null
      ? 'placebo error: the others do not differ'
      : `placebo error ${shown(placebo.standardError)} (${placebo.draws} sets of others), 95 % ${shownInterval(placebo.interval)}`,
    rank === null
      ? 'place among the others: only for one treated unit'
      : `among the others taken as if treated: ${rank.asLarge} of ${rank.controls} part as far, p ${shown(rank.p)} (no p below ${shown(1 / (rank.controls + 1))} is possible)`,
    'weights:',
    ...tableLines(
      ['', ''],
      weights.map(({ unit, weight }) => [unit, shown(weight)]),
    ).slice(1),
    'period, was, would have been:',
    ...tableLines(
      ['', '', ''],
      path.map(({ period, observed, expected, isAfter }) => [
        `${isAfter ? '* ' : ''}${period}`,
        shown(observed, 2),
        shown(expected, 2),
      ]),
    ).slice(1),
  ]);
}

/** `xianban effect synth`: treated units, mostly one, against weighted others. */
export function registerEffectSynth(effect: Command): void {
  effect
    .command('synth')
    .description('one treated unit against weighted others, with placebo test')
    .requiredOption('--in <file>', 'a row for each unit and period')
    .requiredOption('--unit <column>', 'who')
    .requiredOption('--period <column>', 'when, a number')
    .requiredOption('--outcome <column>', 'what is measured')
    .requiredOption('--treated <units>', 'who was treated, comma-separated')
    .requiredOption('--from <period>', 'first period with treatment')
    .addOption(
      new Option('--method <method>', 'what the treated is held against')
        .choices(['synthetic-did', 'synthetic-control', 'did'])
        .default('synthetic-did'),
    )
    .option(
      '--draws <n>',
      'sets of others for the placebo error, where several are treated',
      whole(20, 10_000),
      200,
    )
    .option('--seed <n>', 'the same seed, the same answer', whole(0, 2 ** 31), 1)
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => synth(options)));
}
