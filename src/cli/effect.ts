import type { Command } from 'commander';
import { registerEffectDid } from './effect-did.ts';
import { registerEffectIts } from './effect-its.ts';
import { registerEffectPlan } from './effect-plan.ts';
import { registerEffectRatio } from './effect-ratio.ts';
import { registerEffectSimulate } from './effect-simulate.ts';
import { registerEffectSynth } from './effect-synth.ts';

const help = `
The further down, the weaker:
  ratio      held back by lot: the one design that needs no belief
  did        begun here sooner, there later; both would have gone the same way
  synth      one district alone; others, weighted, would have gone as it did
  its        one series; nothing else changed at the same time
plan says beforehand how long it takes, simulate shows why before/after alone will not do.

Files are CSV (UTF-8, GB18030, UTF-16), JSON Lines or XLSX, the first two also as .gz.
Exit codes: 0 done, 1 the file has problems, 2 wrong use.

Examples:
  xianban effect ratio --in units.csv --arm fate --held held --cases demands --exposure days --stratum kind
  xianban effect did --in long.csv --unit street --period month --outcome demands --first-treated begun
  xianban effect synth --in long.csv --unit State --period Year --outcome PacksPerCapita \\
    --treated California --from 1989
  xianban effect its --in months.csv --count demands --after changed --season 12 --phase month
  xianban effect plan --cases-per-unit 3 --units-per-week 20
  xianban effect simulate --runs 1000`;

/** `xianban effect`: did it help? */
export function registerEffect(program: Command): void {
  const effect = program
    .command('effect')
    .description('did it help: held back by lot, or the next best comparison')
    .addHelpText('after', help);
  registerEffectRatio(effect);
  registerEffectDid(effect);
  registerEffectSynth(effect);
  registerEffectIts(effect);
  registerEffectPlan(effect);
  registerEffectSimulate(effect);
}
