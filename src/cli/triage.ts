import type { Command } from 'commander';
import { problem, ProblemError } from '../model/problem.ts';
import type { TriageReading } from '../model/triage.ts';
import { openHouse } from './open-house.ts';
import { tellLearned } from './tell-learned.ts';
import { answer, runCommand, say } from './run-command.ts';

interface Options {
  district: string;
  title: string;
  text: string;
  category?: string;
  place?: string;
  json?: boolean;
}

const help = `
Says what triage would keep with a demand of these words: categories, units, places, signs of emergency,
each with its reasons. Where nothing is known of the words, it says so. Nothing is written.

Examples:
  xianban triage read --district hongqi --title "小区停水三天" --text "洪门镇和平社区停水，没人管"`;

const percent = (share: number) => `${Math.round(100 * share)} %`;

function tell({ categories, units, places, emergencies }: TriageReading): void {
  for (const { kind, when, text, reason } of emergencies) {
    say(`emergency (${when}): ${kind}, in “${text}”: ${reason.zh} / ${reason.en}`);
  }
  if (categories.length === 0) say('category: unknown');
  for (const { category, probability, reasons } of categories) {
    say(
      `category: ${category} ${percent(probability)}: ${reasons.map((r) => r.label.en).join('; ')}`,
    );
  }
  if (units.length === 0) say('unit: unknown');
  for (const { unit, share, reasons } of units) {
    say(`unit: ${unit} ${percent(share)}: ${reasons.map((r) => r.label.en).join('; ')}`);
  }
  for (const { text, kind, place, candidates } of places) {
    const meant =
      place ?? (candidates.map((one) => one.place).join(' or ') || 'not in the place tree');
    say(`place: ${text} (${kind}): ${meant}`);
  }
}

async function readText(options: Options): Promise<void> {
  const house = await openHouse(say);
  try {
    const reader = await house.triage.openReader(options.district);
    if (!reader) {
      const reading = Object.values(house.registry.districts).filter(({ triage }) => triage);
      throw new ProblemError(
        problem('use.district', '--district', '这里不做研判', 'nothing is read here', {
          got: options.district,
          wanted: reading.map(({ code }) => code).join(', '),
        }),
      );
    }
    const { title, text, category = null, place = null } = options;
    const reading = reader({ title, text, category, place });
    if (options.json) answer(reading);
    else tell(reading);
  } finally {
    await house.close();
  }
}

async function learnNow(options: { district: string; json?: boolean }): Promise<void> {
  const house = await openHouse(say);
  try {
    const { districts } = house.registry;
    const learning = Object.values(districts).filter(({ triage }) => triage && 'learns' in triage);
    if (!learning.some(({ code }) => code === options.district)) {
      throw new ProblemError(
        problem(
          'use.district',
          '--district',
          '这个区不从自己的诉求学习',
          'this district does not learn from its own demands',
          { got: options.district, wanted: learning.map(({ code }) => code).join(', ') },
        ),
      );
    }
    const learned = await house.triage.learn(options.district);
    if (learned) tellLearned(learned);
    else say('nothing new to learn: too few texts have settled, or hardly any since the last time');
    if (options.json) answer(learned ?? { version: null, figures: null });
  } finally {
    await house.close();
  }
}

/** `xianban triage`: what the house reads in a demand. */
export function registerTriage(program: Command): void {
  const triage = program.command('triage').description('read a demand as triage does');
  triage
    .command('learn')
    .description('let a district learn from its own demands, where enough have settled')
    .requiredOption('--district <code>', 'one that declares so')
    .option('--json', 'last line of stdout is one JSON object')
    .action((options: { district: string; json?: boolean }) =>
      runCommand(options.json ?? false, () => learnNow(options)),
    );
  triage
    .command('read')
    .description('what triage would suggest for these words')
    .requiredOption('--district <code>', 'whose models and places')
    .requiredOption('--title <words>', 'title of the demand')
    .option('--text <words>', 'what was said', '')
    .option('--category <code>', 'where it is known already')
    .option('--place <code>', 'where it is known already')
    .option('--json', 'last line of stdout is one JSON object')
    .addHelpText('after', help)
    .action((options: Options) => runCommand(options.json ?? false, () => readText(options)));
}
