import { twoPeriodAtt, type AttMethod } from './two-period-att.ts';

/** Units that were treated one after the other, each seen in every period. */
export interface StaggeredPanel {
  /** in order */
  periods: readonly number[];
  /** units × periods, row by row */
  outcome: Float64Array;
  /** of each unit: first period with treatment, 0 = never */
  firstTreated: Float64Array;
  /** units × columns, without the constant; empty for none */
  covariates?: Float64Array;
}

export interface GroupTimeAsked {
  method?: AttMethod;
  /** whom the treated are compared with */
  controls?: 'never-treated' | 'not-yet-treated';
}

/** The effect on one group in one period. */
export interface GroupTimeEffect {
  group: number;
  period: number;
  att: number;
  /** null where every unit does the same */
  standardError: number | null;
}

export interface GroupTimeAtt {
  effects: GroupTimeEffect[];
  /** of each effect: what each unit does to it (units of the panel, in their order) */
  influence: Float64Array[];
  /** group of each unit that takes part, 0 = never */
  groupOf: Float64Array;
  groups: number[];
  faults: PanelFault[];
}

export type PanelFault =
  /** units treated in the first period or before: nothing is known of them without treatment */
  | { code: 'treated-from-the-start'; units: number }
  /** groups of fewer units than covariates and five: their errors are guesses */
  | { code: 'small-group'; group: number; units: number }
  /** effects that have nobody to be compared with */
  | { code: 'no-controls'; group: number; period: number }
  /** covariates say of some of the group for certain that they are treated: nobody is like them */
  | { code: 'no-overlap'; group: number; period: number }
  | { code: 'too-short'; periods: number }
  | { code: 'nobody-treated' }
  | { code: 'all-treated' };

const fewestUnits = 5;
/** A chance of treatment from which on nobody untreated is like it. */
const certain = 0.999;

/** Standard error from the influence of each unit. */
export function errorOf(influence: Float64Array): number | null {
  const n = influence.length;
  const error = Math.sqrt(influence.reduce((sum, v) => sum + v * v, 0)) / n;
  return error > 1e-12 ? error : null;
}

function checkPanel({ periods, outcome, firstTreated, covariates }: StaggeredPanel): void {
  const n = firstTreated.length;
  if (outcome.length !== n * periods.length || (covariates && covariates.length % n !== 0))
    throw new RangeError(
      `staggered panel: got ${outcome.length} outcomes of ${n} units in ${periods.length} periods`,
    );
  if (periods.some((period, i) => i > 0 && period <= periods[i - 1]!))
    throw new RangeError('staggered panel: wanted periods in order, each once');
  if (!outcome.every(Number.isFinite) || !(covariates ?? outcome).every(Number.isFinite))
    throw new RangeError('staggered panel: got a value that is no number');
}

/** The panel without units that were treated from the start. */
function watchable(panel: StaggeredPanel): { panel: StaggeredPanel; dropped: number } {
  const { periods, outcome, firstTreated, covariates } = panel;
  const [T, n] = [periods.length, firstTreated.length];
  const columns = covariates ? covariates.length / n : 0;
  const last = periods.at(-1) ?? 0;
  const kept = [...firstTreated.keys()].filter(
    (i) => firstTreated[i] === 0 || firstTreated[i]! > periods[0]!,
  );
  const rowsOf = (rows: Float64Array, width: number) =>
    Float64Array.from(kept.flatMap((i) => [...rows.subarray(i * width, (i + 1) * width)]));
  return {
    dropped: n - kept.length,
    panel: {
      periods,
      outcome: rowsOf(outcome, T),
      // whoever is treated after the last period is never seen treated
      firstTreated: Float64Array.from(kept, (i) =>
        firstTreated[i]! > last ? 0 : firstTreated[i]!,
      ),
      ...(covariates ? { covariates: rowsOf(covariates, columns) } : {}),
    },
  };
}

/** One group in one period: who takes part, compared between the period before and this one. */
function oneEffect(
  panel: StaggeredPanel,
  group: number,
  at: number,
  { method = 'doubly-robust', controls = 'never-treated' }: GroupTimeAsked,
) {
  const { periods, outcome, firstTreated, covariates } = panel;
  const [T, n] = [periods.length, firstTreated.length];
  const period = periods[at]!;
  // before treatment each period is held against the one before, from then on against the last without
  const before = period < group ? at - 1 : periods.findLastIndex((one) => one < group);
  const isControl = (g: number) =>
    g === 0 || (controls === 'not-yet-treated' && g > period && g !== group);
  const taking = [...firstTreated.keys()].filter(
    (i) => firstTreated[i] === group || isControl(firstTreated[i]!),
  );
  if (taking.every((i) => firstTreated[i] === group)) return undefined;
  const given = covariates ? covariates.length / n : 0;
  const { att, influence, mostCertain } = twoPeriodAtt(
    {
      change: Float64Array.from(taking, (i) => outcome[i * T + at]! - outcome[i * T + before]!),
      treated: Float64Array.from(taking, (i) => Number(firstTreated[i] === group)),
      covariates: Float64Array.from(
        taking.flatMap((i) => [1, ...(covariates?.subarray(i * given, (i + 1) * given) ?? [])]),
      ),
      columns: given + 1,
    },
    method,
  );
  const whole = new Float64Array(n);
  taking.forEach((i, row) => (whole[i] = (n / taking.length) * influence[row]!));
  return { att, influence: whole, mostCertain };
}

/**
 * The effect on each group (units first treated in the same period) in each period, against units that
 * are not treated (yet): Callaway and Sant'Anna, Journal of Econometrics 2021. Before the group's
 * treatment the effects should be none, which is how parallel trends are looked at.
 *
 * @throws RangeError for a panel whose sizes do not fit, or with holes
 */
export function groupTimeAtt(given: StaggeredPanel, asked: GroupTimeAsked = {}): GroupTimeAtt {
  checkPanel(given);
  const { panel, dropped } = watchable(given);
  const { periods, firstTreated, covariates } = panel;
  const groups = [...new Set(firstTreated)].filter((g) => g > 0).sort((a, b) => a - b);
  const columns = covariates ? covariates.length / firstTreated.length : 0;
  const faults: PanelFault[] = [];
  if (dropped > 0) faults.push({ code: 'treated-from-the-start', units: dropped });
  const out: GroupTimeAtt = { effects: [], influence: [], groupOf: firstTreated, groups, faults };
  const isAllTreated = !firstTreated.includes(0);
  if (periods.length < 2) faults.push({ code: 'too-short', periods: periods.length });
  else if (groups.length === 0) faults.push({ code: 'nobody-treated' });
  else if (isAllTreated && (asked.controls !== 'not-yet-treated' || groups.length < 2))
    faults.push({ code: 'all-treated' });
  if (faults.some(({ code }) => code !== 'treated-from-the-start')) return out;
  for (const group of groups) {
    const units = firstTreated.filter((g) => g === group).length;
    if (units < columns + fewestUnits) faults.push({ code: 'small-group', group, units });
    for (let at = 1; at < periods.length; at += 1) {
      const one = oneEffect(panel, group, at, asked);
      const period = periods[at]!;
      if (!one) faults.push({ code: 'no-controls', group, period });
      else {
        out.effects.push({ group, period, att: one.att, standardError: errorOf(one.influence) });
        out.influence.push(one.influence);
        if (one.mostCertain >= certain) faults.push({ code: 'no-overlap', group, period });
      }
    }
  }
  return out;
}
