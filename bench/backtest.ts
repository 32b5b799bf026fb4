/**
 * The backtests that the forecast is judged by: `node scripts/ts.mjs bench/backtest.ts [set]`, with
 * CPU time of one process. Each set is one call of `xianban backtest`; the peers are the baselines in
 * the same run. Wants ../shared; a set whose file is absent is left out.
 */
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { registerBacktest } from '../src/cli/backtest.ts';

const data = '../shared/data';
const nij = '../shared/reference/golden/nij';
const portland = (kind: string, horizon: string) => [
  `--cases=${nij}/portland_${kind}_2012_2017feb.csv`,
  '--time=occ_date',
  '--x=x_coordina',
  '--y=y_coordina',
  '--unit=feet',
  '--cell=600ft',
  // 147.71 square miles
  '--area=382.57',
  '--from=2016-12-01',
  '--to=2017-02-28',
  `--horizon=${horizon}`,
];

const boston = [
  `--cases=${data}/boston311/boston_311_2015_jan_sep.csv.gz`,
  '--source=boston-311',
  '--from=2015-07-01',
  '--to=2015-09-30',
];

const sets: Record<string, string[]> = {
  chicago: [
    `--cases=${data}/chicago311/chicago_311_sanitation_2011_2013.csv.gz`,
    '--source=chicago-311',
    '--from=2013-01-01',
    '--to=2013-12-31',
  ],
  boston,
  'boston-20-types': [...boston, '--category=TYPE', '--largest=20'],
  'theft-month': portland('vehicle_theft', '30d'),
  'theft-week': portland('vehicle_theft', '7d'),
  'burglary-month': portland('burglary', '30d'),
  'burglary-week': portland('burglary', '7d'),
};

const wanted = process.argv.slice(2);
for (const [name, asked] of Object.entries(sets)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const file = asked[0]!.slice('--cases='.length);
  if (!existsSync(file)) {
    console.log(`${name}: left out, there is no ${file}`);
    continue;
  }
  const program = new Command();
  registerBacktest(program);
  console.log(`\n== ${name}: xianban backtest ${asked.join(' ')}`);
  const began = process.cpuUsage();
  await program.parseAsync(['backtest', ...asked], { from: 'user' });
  const { user, system } = process.cpuUsage(began);
  console.log(`CPU ${((user + system) / 1e6).toFixed(1)} s`);
}
