import type { Command } from 'commander';
import { compareArms, strataOf, type DrawnUnit } from '../kernels/effect/compare-arms.ts';
import { permutationTest } from '../kernels/effect/permutation-test.ts';
import type { Arm } from '../kernels/effect/rate-ratio.ts';
import { ratioOfRatios } from '../kernels/effect/ratio-of-ratios.ts';
import { conditionalRatio, mostConditionalCases } from '../kernels/effect/stratified-ratio.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { countIn, exposureIn, readEffectRows, tableFaults, whole } from './effect-input.ts';
import { shown, shownInterval, tell } from './effect-output.ts';
import { runCommand } from './run-command.ts';

interface Options {
  in: string;
  arm: string;
  held: string;
  cases: string;
  exposure?: string;
  stratum?: string;
  period?: string;
  after?: string;
  draws: number;
  seed: number;
  json?: boolean;
}

interface PeriodUnit extends DrawnUnit {
  isAfter: boolean;
}

const wrong = (path: string, zh: string, en: string, got: string, wanted: string) =>
  new ProblemError(problem('use.effect', path, zh, en, { got, wanted }));

/** Those rows that bear the value, of a column that has two. @throws ProblemError otherwise */
function halves(values: readonly string[], value: string, option: string): boolean[] {
  const found = [...new Set(values)];
  if (found.length === 2 && found.includes(value)) return values.map((one) => one === value);
  const [zh, en] = [
    '该列须恰有两个值，且包含它',
    'the column must hold two values, this one of them',
  ];
  throw wrong(option, zh, en, `${value} of ${found.slice(0, 10).join(', ')}`, 'one of two values');
}

async function readUnits(options: Options): Promise<PeriodUnit[]> {
  const { cases, exposure, stratum, arm, period, after } = options;
  if ((period === undefined) !== (after === undefined))
    throw wrong(
      '--period',
      '--period 与 --after 须一起给出',
      '--period and --after go together',
      period === undefined ? '--after alone' : '--period alone',
      'both or neither',
    );
  const rows = await readEffectRows(options.in, { arm, cases, exposure, stratum, period });
  const faults = tableFaults(options.in);
  const units = rows.map((row): PeriodUnit => ({
    stratum: row.stratum,
    isHeld: false,
    isAfter: true,
    cases: countIn(row, row.cases, cases, faults),
    exposure: exposureIn(row, row.exposure, exposure, faults),
  }));
  faults.check();
  const held = halves(
    rows.map((row) => row.arm),
    options.held,
    '--held',
  );
  const later =
    after === undefined
      ? undefined
      : halves(
          rows.map((row) => row.period),
          after,
          '--after',
        );
  return units.map((unit, i) => ({ ...unit, isHeld: held[i]!, isAfter: later?.[i] ?? true }));
}

function sumOf(units: readonly PeriodUnit[], isHeld: boolean, isAfter: boolean): Arm {
  const group = units.filter((one) => one.isHeld === isHeld && one.isAfter === isAfter);
  if (group.length === 0)
    throw wrong(
      '--period',
      '有一组没有任何行',
      'one group has no row',
      `${isHeld ? 'held' : 'acted'} ${isAfter ? 'after' : 'before'}`,
      'rows of both arms before and after',
    );
  return group.reduce(
    (sum, { cases, exposure }) => ({ cases: sum.cases + cases, exposure: sum.exposure + exposure }),
    { cases: 0, exposure: 0 },
  );
}

function tellChange(units: readonly PeriodUnit[], options: Options): void {
  const four = {
    treatedBefore: sumOf(units, false, false),
    treatedAfter: sumOf(units, false, true),
    controlBefore: sumOf(units, true, false),
    controlAfter: sumOf(units, true, true),
  };
  const got = { ...four, ...ratioOfRatios(four) };
  tell(options.json, got, [
    `change where was acted over change where was not: ${shown(got.ratio)}, 95 % ${shownInterval(got.interval)}`,
    'right only where both would have changed alike; demands are taken for independent ones',
  ]);
}

function tellArms(units: readonly PeriodUnit[], options: Options): void {
  const arms = compareArms(units);
  const strata = [...strataOf(units).values()].flatMap((group) => {
    const [held, acted] = [true, false].map((isHeld) => group.filter((u) => u.isHeld === isHeld));
    if (held!.length === 0 || acted!.length === 0) return [];
    const cases = acted!.concat(held!).reduce((sum, one) => sum + one.cases, 0);
    return [{ first: sumOf(acted!, false, true), second: sumOf(held!, true, true), cases }];
  });
  const cases = strata.reduce((sum, one) => sum + one.cases, 0);
  const exact = cases <= mostConditionalCases ? conditionalRatio(strata) : null;
  const hasUnits = units.length > 2 * Math.max(1, strata.length);
  const permutation = hasUnits
    ? permutationTest(units, streamOf(options.seed, 'permutation'), options.draws)
    : null;
  const arm = ({ units, cases, exposure }: typeof arms.acted) =>
    `${cases} cases over ${exposure} in ${units} rows, rate ${shown(cases / exposure)}`;
  tell(options.json, { ...arms, exact, permutation }, [
    `acted: ${arm(arms.acted)}`,
    `held:  ${arm(arms.held)}`,
    `ratio ${shown(arms.ratio)}, 95 % ${shownInterval(arms.interval)} (${arms.by}; below 1: acting prevented)`,
    `counts vary ${shown(arms.dispersion[0], 2)} (acted) and ${shown(arms.dispersion[1], 2)} (held) times as much as Poisson counts`,
    exact === null
      ? `exact: more than ${mostConditionalCases} cases, left out`
      : `exact, every demand by itself: ${shown(exact.ratio)}, 95 % ${shownInterval(exact.exact)}, mid-p ${shownInterval(exact.midP)}, p ${shown(exact.p, 6)}`,
    permutation === null
      ? 'permutation test: wants a row for each unit that was drawn'
      : `permutation test: p ${shown(permutation.p, 6)} (${permutation.way === 'every-draw' ? 'every draw counted' : `${permutation.draws} draws`})`,
    `strata alike: ${arms.homogeneityP === null ? 'cannot be told' : `p ${shown(arms.homogeneityP)}`}${arms.unitsLeftOut > 0 ? `; ${arms.unitsLeftOut} rows in strata with one arm left out` : ''}`,
    ...arms.faults.map((fault) => `note: ${fault}`),
  ]);
}

async function ratio(options: Options): Promise<void> {
  const units = await readUnits(options);
  if (options.period === undefined) tellArms(units, options);
  else tellChange(units, options);
}

/** `xianban effect ratio`: rates of two arms, or their change. */
export function registerEffectRatio(effect: Command): void {
  effect
    .command('ratio')
    .description('rates of two arms, stratified: exact interval, spread, permutation test')
    .requiredOption('--in <file>', 'a row for each unit that was drawn, or sums')
    .requiredOption('--arm <column>', 'column with two values')
    .requiredOption('--held <value>', 'the value of --arm where nobody acted')
    .requiredOption('--cases <column>', 'counts')
    .option('--exposure <column>', 'days, people or what else the counts are out of (1)')
    .option('--stratum <column>', 'like is compared with like')
    .option('--period <column>', 'column with two values: difference in differences of counts')
    .option('--after <value>', 'the value of --period after the change')
    .option('--draws <n>', 'draws of the permutation test', whole(99, 1_000_000), 9999)
    .option('--seed <n>', 'the same seed, the same answer', whole(0, 2 ** 31), 1)
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => ratio(options)));
}
