import type { Command } from 'commander';
import { interruptedSeries, type SeriesFault } from '../kernels/effect/interrupted-series.ts';
import { problem, ProblemError } from '../model/problem.ts';
import {
  countIn,
  exposureIn,
  numberIn,
  readEffectRows,
  tableFaults,
  whole,
} from './effect-input.ts';
import { shown, shownInterval, tell } from './effect-output.ts';
import { runCommand } from './run-command.ts';

interface Options {
  in: string;
  count: string;
  after: string;
  exposure?: string;
  season?: number;
  phase?: string;
  harmonics: number;
  slope?: boolean;
  poisson?: boolean;
  json?: boolean;
}

/** Said with every answer. */
const warning =
  'one series cannot tell the change from whatever else happened at the same time: the weakest of all ways to ask whether something helped';

const faultWords: Record<SeriesFault, string> = {
  'too-short': 'fewer than six counts on one side of the change, or too few for so many terms',
  'nothing-before': 'nothing before the change',
  'nothing-after': 'nothing after the change',
  'no-cases': 'not one case',
  'part-of-a-season': 'less than a season on one side: season and change cannot be told apart',
  'counts-go-together': 'neighbouring counts go together: the interval is too narrow',
  'did-not-settle': 'the fit did not settle',
};

async function readSeries(options: Options) {
  const { count, after, exposure, phase } = options;
  const rows = await readEffectRows(options.in, { count, after, exposure, phase });
  const faults = tableFaults(options.in);
  const counts = rows.map((row) => countIn(row, row.count, count, faults));
  const over = rows.map((row) => exposureIn(row, row.exposure, exposure, faults));
  const phases = rows.map((row, i) =>
    phase === undefined ? i + 1 : numberIn(row, row.phase, phase, faults),
  );
  let isAfter = false;
  const marks = rows.map((row) => {
    const isMark = row.after === '1' || (row.after === '0' && !isAfter);
    if (!isMark)
      faults.add(
        row.line,
        after,
        '须先为 0、后为 1',
        'marks must be 0 before the change and 1 from it on',
        row.after,
        isAfter ? '1' : '0 or 1',
      );
    isAfter ||= row.after === '1';
    return Number(isAfter);
  });
  faults.check();
  return { counts, after: marks, exposure: over, phases };
}

async function its(options: Options): Promise<void> {
  const { phases, ...series } = await readSeries(options);
  const { season: length, harmonics } = options;
  const got = interruptedSeries(
    length === undefined ? series : { ...series, season: { length, phase: phases, harmonics } },
    { hasSlopeChange: options.slope ?? false, isOverDispersed: !options.poisson },
  );
  if (got.level === null)
    throw new ProblemError(
      problem('input.series', options.in, '该序列说明不了变化', 'The series cannot tell', {
        got: got.faults.map((fault) => faultWords[fault]).join('; '),
        wanted: 'six counts or more on either side',
      }),
    );
  const { level, slope } = got;
  tell(options.json, { warning, ...got }, [
    `warning: ${warning}`,
    `step at the change: rate × ${shown(level.ratio)}, 95 % ${shownInterval(level.interval)}`,
    ...(slope
      ? [`and × ${shown(slope.ratio)} each period after it, 95 % ${shownInterval(slope.interval)}`]
      : []),
    `counts vary ${shown(got.dispersion, 2)} times as much as Poisson counts${options.poisson ? ' (taken for those all the same)' : ''}; neighbouring residuals go together by ${shown(got.autocorrelation, 2)}`,
    ...got.faults.map((fault) => `note: ${faultWords[fault]}`),
  ]);
}

/** `xianban effect its`: one interrupted series, last of all. */
export function registerEffectIts(effect: Command): void {
  effect
    .command('its')
    .description('one series with a change in it: the last resort')
    .requiredOption('--in <file>', 'a row for each period, in order')
    .requiredOption('--count <column>', 'counts')
    .requiredOption('--after <column>', '0 before the change, 1 from it on')
    .option('--exposure <column>', 'people, days or what else the counts are out of')
    .option('--season <periods>', 'periods of one season, such as 12 months', whole(2, 1000))
    .option('--phase <column>', 'place in the season (the number of the row)')
    .option('--harmonics <n>', 'waves of the season', whole(1, 6), 2)
    .option('--slope', 'the trend may change too')
    .option('--poisson', 'take counts for Poisson ones, which they seldom are')
    .option('--json', 'the last line of stdout is one JSON object')
    .action((options: Options) => runCommand(options.json ?? false, () => its(options)));
}
