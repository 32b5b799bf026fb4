import { featureNames } from '../kernels/forecast/cell-features.ts';
import type { Interval } from '../kernels/forecast/block-bootstrap.ts';
import type { BacktestResult } from '../kernels/forecast/backtest.ts';

/** What is told of one backtest, as under --json: parts by name. */
export interface ToldBacktest extends Omit<BacktestResult, 'parts' | 'model'> {
  model: Omit<BacktestResult['model'], 'weights'> & {
    psi: number;
    /** by feature, those above a thousandth: for the order of cells, and for expected counts */
    order: Record<string, number>;
    mean: Record<string, number>;
  };
  parts: (Omit<BacktestResult['parts'][number], 'part'> & { part: string })[];
}

const byFeature = (weights: Float64Array): Record<string, number> =>
  Object.fromEntries(
    featureNames.map((name, k) => [name, weights[k]!] as const).filter(([, w]) => w > 0.001),
  );

export function toldBacktest(result: BacktestResult, names: readonly string[]): ToldBacktest {
  const { weights, ...model } = result.model;
  const { psi, order, mean } = weights;
  return {
    ...result,
    model: { ...model, psi, order: byFeature(order), mean: byFeature(mean) },
    parts: result.parts.map((one) => ({ ...one, part: names[one.part]! })),
  };
}

/** parts of the district that people are told of; all are under --json */
const mostParts = 20;

const percent = (share: number, digits = 2): string => (100 * share).toFixed(digits);
const span = (interval: Interval | null, digits = 2): string =>
  interval
    ? `${percent(interval[0], digits)} … ${percent(interval[1], digits)}`
    : 'too few origins';
const score = (value: number | null): string => (value === null ? '—' : value.toFixed(4));

const head = [
  'forecast'.padEnd(22),
  'hit %'.padStart(7),
  '95 %'.padStart(16),
  'PAI'.padStart(7),
  'PEI*'.padStart(6),
  'log score'.padStart(10),
  'RPS'.padStart(8),
  'model gains %'.padStart(15),
  '95 %'.padStart(17),
  'log skill %'.padStart(13),
  '95 %'.padStart(17),
].join('');

type Line = ToldBacktest['model'] | ToldBacktest['baselines'][string];

function line(name: string, one: Line): string {
  const gains = 'gain' in one;
  return [
    name.padEnd(22),
    percent(one.hitRate).padStart(7),
    span(one.interval).padStart(16),
    one.pai.toFixed(2).padStart(7),
    one.peiStar.toFixed(3).padStart(6),
    score(one.logScore).padStart(10),
    score(one.rps).padStart(8),
    gains ? percent(one.gain).padStart(15) : ''.padStart(15),
    gains ? span(one.gainInterval).padStart(17) : '',
    gains && one.logSkill !== null
      ? percent(one.logSkill).padStart(13) + span(one.logSkillInterval).padStart(17)
      : '',
  ]
    .join('')
    .trimEnd();
}

/** A backtest in words and one table; by category one line each. */
export function tellBacktest(
  total: ToldBacktest,
  byCategory: Readonly<Record<string, ToldBacktest>>,
): string {
  const best = Object.entries(total.baselines).sort((a, b) => b[1].hitRate - a[1].hitRate);
  const { leadDays, parts, model, training } = total;
  const shown = parts.toSorted((a, b) => b.events - a.events).slice(0, mostParts);
  const lines = [
    `${total.events} cases in ${total.origins} periods, ${total.cells} cells; trained on ${training.origins} periods with ${training.events} cases`,
    '',
    head,
    line('model', model),
    ...best.map(([name, one]) => line(name, one)),
    `${'best possible'.padEnd(22)}${percent(total.bestPossible).padStart(7)}`,
    '',
    `calibration (shares of ten equal bins, flat is right): ${model.pit.map((share) => share.toFixed(3)).join(' ')}`,
    `visits in vain: ${total.falseVisitsAWeek.toFixed(1)} a week`,
    leadDays
      ? `the first case came ${leadDays.mean.toFixed(1)} days after the visit (median ${leadDays.median})`
      : 'no case came to a listed cell',
    '',
    'part of the district        cases   hit %   of visits %   of cases %',
    ...shown.map(
      (one) =>
        `${one.part.padEnd(24)}${String(one.events).padStart(9)}${percent(one.hitRate).padStart(8)}${percent(one.visitShare, 1).padStart(14)}${percent(one.eventShare, 1).padStart(13)}`,
    ),
    ...(parts.length > mostParts ? [`… and ${parts.length - mostParts} more under --json`] : []),
    'Complaints are not problems: where people report less, forecasts of reports send fewer visits.',
  ];
  const categories = Object.entries(byCategory);
  if (categories.length > 0)
    lines.push(
      '',
      'category                              cases   model   best baseline   model gains %, 95 %',
    );
  for (const [name, one] of categories) {
    const [first] = Object.entries(one.baselines).sort((a, b) => b[1].hitRate - a[1].hitRate);
    lines.push(
      `${(name || '(none)').slice(0, 34).padEnd(34)}${String(one.events).padStart(9)}${percent(one.model.hitRate).padStart(8)}${percent(first![1].hitRate).padStart(8)} ${first![0].padEnd(22)}${percent(first![1].gain)}, ${span(first![1].gainInterval)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
