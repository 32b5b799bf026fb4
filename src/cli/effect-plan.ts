import type { Command } from 'commander';
import {
  detectableEffect,
  planSample,
  type SampleQuestion,
} from '../kernels/effect/plan-sample.ts';
import { above, share, whole } from './effect-input.ts';
import { shown, tableLines, tell } from './effect-output.ts';
import { runCommand } from './run-command.ts';

interface Options extends Required<SampleQuestion> {
  json?: boolean;
}

const effects = [0.1, 0.2, 0.3, 0.4, 0.5];
const spans = [13, 26, 52];
const percent = (value: number) => `${Math.round(value * 1000) / 10} %`;

async function plan({ json, ...question }: Options): Promise<void> {
  const planned = planSample(question);
  const others = effects.map((effect) => ({ effect, ...planSample({ ...question, effect }) }));
  const shownIn = spans.map((weeks) => {
    const watched = Math.max(0, weeks - question.followWeeks);
    return { weeks, effect: detectableEffect(question, watched * question.unitsPerWeek) };
  });
  tell(json, { ...planned, others, shownIn }, [
    `with your volume this answers in ${planned.weeks} weeks: ${planned.units} alerts, ${planned.held} of them held back`,
    `(an effect of ${percent(question.effect)} is then found in ${percent(question.power)} of cases)`,
    ...tableLines(
      ['effect', 'alerts', 'held', 'weeks'],
      others.map((one) => [percent(one.effect), `${one.units}`, `${one.held}`, `${one.weeks}`]),
    ),
    ...shownIn.map(
      ({ weeks, effect }) =>
        `in ${weeks} weeks: ${effect === null ? 'nothing would show' : `effects from ${shown(effect * 100, 1)} % on would show`}`,
    ),
  ]);
}

/** `xianban effect plan`: how long until there is an answer. */
export function registerEffectPlan(effect: Command): void {
  effect
    .command('plan')
    .description('how many alerts and weeks until an effect can be told from none')
    .requiredOption(
      '--cases-per-unit <n>',
      'demands that come to one alert where nobody acts',
      above,
    )
    .requiredOption('--units-per-week <n>', 'alerts that take part in the draw in a week', above)
    .option('--share <share>', 'share held back', share, 0.15)
    .option('--effect <share>', 'share of demands that acting prevents', share, 0.2)
    .option('--dispersion <n>', 'times as much as Poisson counts vary', above, 1.5)
    .option('--power <share>', 'chance to find the effect if it is there', share, 0.8)
    .option('--confidence <share>', 'of the interval', share, 0.95)
    .option('--follow-weeks <n>', 'weeks for which an alert is watched', whole(0, 520), 4)
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => plan(options)));
}
