import { Option, type Command } from 'commander';
import { aggregateAtt, type AggregatedEffect } from '../kernels/effect/aggregate-att.ts';
import {
  groupTimeAtt,
  type GroupTimeAsked,
  type GroupTimeAtt,
  type PanelFault,
} from '../kernels/effect/group-time-att.ts';
import { multiplierBootstrap } from '../kernels/effect/multiplier-bootstrap.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import { normalQuantile } from '../kernels/stats/continuous.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { columnNames } from './classify-input.ts';
import { numberIn, tableFaults, whole } from './effect-input.ts';
import { shown, shownInterval, tableLines, tell } from './effect-output.ts';
import { firstTreatedIn, readPanel, type PanelColumns } from './effect-panel.ts';
import { runCommand, say } from './run-command.ts';

interface Options extends PanelColumns, Required<GroupTimeAsked> {
  firstTreated: string;
  covariates?: string;
  draws: number;
  seed: number;
  json?: boolean;
}

const width = normalQuantile(0.975);
const intervalOf = (att: number, error: number | null, times = width) =>
  error === null ? null : ([att - times * error, att + times * error] as const);

/** An effect without what each unit does to it, with its interval. */
const told = ({ at, att, standardError }: AggregatedEffect) => ({
  at,
  att,
  standardError,
  interval: intervalOf(att, standardError),
});

function faultLine(fault: PanelFault): string {
  switch (fault.code) {
    case 'treated-from-the-start':
      return `${fault.units} units treated from the first period on left out: nothing is known of them without treatment`;
    case 'small-group':
      return `only ${fault.units} units were first treated in ${fault.group}: their errors are guesses`;
    case 'no-controls':
      return `nobody to compare the group of ${fault.group} with in ${fault.period}`;
    case 'no-overlap':
      return `covariates part the group of ${fault.group} from all others in ${fault.period}: nobody is like it, and the effect is drawn out of the data`;
    case 'too-short':
      return `${fault.periods} periods: two or more are needed`;
    case 'nobody-treated':
      return 'no unit is first treated within the periods';
    case 'all-treated':
      return 'every unit is treated: --controls not-yet-treated compares with those treated later';
  }
}

async function estimate(options: Options): Promise<GroupTimeAtt> {
  const covariates = options.covariates ? columnNames(options.covariates, '--covariates') : [];
  const names = Object.fromEntries(covariates.map((name) => [`covariates ${name}`, name]));
  const panel = await readPanel(options, { 'first-treated': options.firstTreated, ...names });
  const faults = tableFaults(options.in);
  const first = panel.rowOf.map((row) =>
    firstTreatedIn(row, row['first-treated'], options.firstTreated, faults),
  );
  const x = panel.rowOf.flatMap((row) =>
    covariates.map((name) =>
      numberIn(
        row,
        (row as Record<string, string | number>)[`covariates ${name}`] as string,
        name,
        faults,
      ),
    ),
  );
  const atFirst = new Map(panel.units.map((unit, i) => [unit, panel.rowOf[i]!]));
  for (const row of panel.rows) {
    const known = atFirst.get(row.unit)!['first-treated'];
    if (row['first-treated'] !== known)
      faults.add(
        row.line,
        options.firstTreated,
        '同一对象须始终相同',
        'this must be the same in all rows of a unit',
        row['first-treated'],
        known,
      );
  }
  faults.check();
  return groupTimeAtt(
    {
      periods: panel.periods,
      outcome: panel.outcome,
      firstTreated: Float64Array.from(first),
      ...(covariates.length > 0 ? { covariates: Float64Array.from(x) } : {}),
    },
    { method: options.method, controls: options.controls },
  );
}

async function did(options: Options): Promise<void> {
  const got = await estimate(options);
  if (got.effects.length === 0)
    throw new ProblemError(
      problem('input.panel', options.in, '无法比较', 'There is nothing to compare', {
        got: got.faults.map(faultLine).join('; '),
        wanted: 'units first treated in some period, and units that were not',
      }),
    );
  for (const fault of got.faults) say(`note: ${faultLine(fault)}`);
  const band = multiplierBootstrap(got.influence, streamOf(options.seed, 'bootstrap'), {
    draws: options.draws,
  });
  const effects = got.effects.map((effect) => ({
    ...effect,
    interval: intervalOf(effect.att, effect.standardError),
    band: intervalOf(effect.att, effect.standardError, band.simultaneous),
  }));
  const [simple, dynamic, group, calendar] = (
    ['simple', 'dynamic', 'group', 'calendar'] as const
  ).map((how) => {
    const all = aggregateAtt(got, how);
    if (!all) return undefined;
    const { att, standardError } = all.overall;
    const overall = { att, standardError, interval: intervalOf(att, standardError) };
    return { overall, parts: all.parts.map(told) };
  });
  const before = effects.filter(({ group, period }) => period < group);
  const cells = ({ att, standardError, interval }: Omit<ReturnType<typeof told>, 'at'>) => [
    shown(att),
    shown(standardError),
    shownInterval(interval),
  ];
  tell(
    options.json,
    {
      effects,
      simultaneous: band.simultaneous,
      aggregates: { simple, dynamic, group, calendar },
      faults: got.faults,
    },
    [
      'by the period of first treatment and period:',
      ...tableLines(
        ['group', 'period', 'effect', 'error', '95 %'],
        effects.map((one) => [`${one.group}`, `${one.period}`, ...cells(one)]),
      ),
      `all at once: ${shown(band.simultaneous, 2)} errors to either side`,
      ...(simple
        ? [
            `after treatment, all: ${shown(simple.overall.att)}, 95 % ${shownInterval(simple.overall.interval)}`,
          ]
        : []),
      ...(dynamic
        ? [
            'by periods since treatment (below 0 there should be none):',
            ...tableLines(
              ['since', 'effect', 'error', '95 %'],
              dynamic.parts.map((one) => [`${one.at}`, ...cells(one)]),
            ),
          ]
        : []),
      `${before.filter(({ band }) => band && (band[0] > 0 || band[1] < 0)).length} of ${before.length} effects before treatment stand outside the band: where they do, the comparison is not to be trusted`,
    ],
  );
}

/** `xianban effect did`: staggered treatment (Callaway and Sant'Anna 2021). */
export function registerEffectDid(effect: Command): void {
  effect
    .command('did')
    .description('units treated one after the other, against those not treated (yet)')
    .requiredOption('--in <file>', 'a row for each unit and period')
    .requiredOption('--unit <column>', 'who')
    .requiredOption('--period <column>', 'when, a number')
    .requiredOption('--outcome <column>', 'what is measured')
    .requiredOption('--first-treated <column>', 'first period with treatment; 0 or nothing: never')
    .option(
      '--covariates <columns>',
      'what trends may depend on, comma-separated; as in the first row',
    )
    .addOption(
      new Option('--method <method>', 'how covariates count')
        .choices(['doubly-robust', 'regression', 'weighting'])
        .default('doubly-robust'),
    )
    .addOption(
      new Option('--controls <who>', 'whom the treated are compared with')
        .choices(['never-treated', 'not-yet-treated'])
        .default('never-treated'),
    )
    .option('--draws <n>', 'draws of the band', whole(99, 100_000), 999)
    .option('--seed <n>', 'the same seed, the same answer', whole(0, 2 ** 31), 1)
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => did(options)));
}
