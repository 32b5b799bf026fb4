import { fitIsotonic, isotonicAt, type IsotonicFit } from './isotonic.ts';
import { UnitTallies } from './unit-tallies.ts';

/** A case by the fields that are known when it is opened. */
export interface UnitCase {
  /** values of the columns, the category first */
  fields: readonly string[];
  /** that closed it in the end */
  unit: string;
  /** days since 1970-01-01 */
  opened: number;
  /** Infinity where it is open */
  closed: number;
}

/** What is looked at, and how fast it is forgotten. */
export interface UnitSettings {
  /** numbers of columns, coarse to fine: [[0], [0, 3]] looks at the category, and at it with column 3 */
  contexts: readonly (readonly number[])[];
  halfLifeDays: number;
}

export interface UnitModel {
  columns: readonly string[];
  settings: UnitSettings;
  tallies: UnitTallies;
  /** from the share of the first suggestion to how often such a one is right */
  calibration: IsotonicFit;
  /** day of asking that the tallies are weighed for */
  asOf: number;
  cases: number;
}

export interface UnitGuess {
  unit: string;
  /** 0 … 1 */
  probability: number;
  /** past cases of the finest context that this unit closed, in cases of today; and what it is */
  past: number;
  context: string;
}

const halfLives = [45, 120, 400];
const mostColumns = 5;
/** The latest cases judge settings and calibrate them; the earlier ones teach. */
const judgeShare = 0.25;
/** Fewer cases judge nothing: the category alone is looked at. */
const fewestJudges = 200;
const mostJudges = 20_000;
/** A column is added only where it wins at least this share of the cases. */
const leastGain = 0.001;
const separator = '\u001f';

/** Names of the contexts of a case, coarse to fine; an empty value makes none. */
export function contextsOf(
  fields: readonly string[],
  contexts: UnitSettings['contexts'],
): string[] {
  return contexts
    .filter((columns) => columns.every((k) => fields[k] !== ''))
    .map((columns) => columns.map((k) => `${k}=${fields[k]!}`).join(separator));
}

const tally = (
  cases: readonly UnitCase[],
  { contexts, halfLifeDays }: UnitSettings,
  asOf: number,
): UnitTallies => {
  const tallies = new UnitTallies();
  for (const { fields, unit, closed } of cases)
    if (closed < asOf)
      tallies.add(unit, 2 ** ((closed - asOf) / halfLifeDays), contextsOf(fields, contexts));
  return tallies;
};

interface Trial {
  settings: UnitSettings;
  right: number;
  /** share of the first suggestion, and whether it was right; one a judge */
  shares: Float64Array;
  hits: Uint8Array;
}

function tryOut(
  teachers: readonly UnitCase[],
  judges: readonly UnitCase[],
  settings: UnitSettings,
  asOf: number,
): Trial {
  const tallies = tally(teachers, settings, asOf);
  const shares = new Float64Array(judges.length);
  const hits = new Uint8Array(judges.length);
  let right = 0;
  for (const [i, { fields, unit }] of judges.entries()) {
    const [first] = tallies.find(contextsOf(fields, settings.contexts), 1);
    if (!first) continue;
    shares[i] = first.share;
    if (first.unit !== unit) continue;
    hits[i] = 1;
    right += 1;
  }
  return { settings, right, shares, hits };
}

/** Columns that help, one after the other, each only where it wins on the judges. */
function chooseSettings(
  teachers: readonly UnitCase[],
  judges: readonly UnitCase[],
  columns: number,
  asOf: number,
): Trial {
  const attempt = (contexts: UnitSettings['contexts'], halfLifeDays = halfLives[1]!) =>
    tryOut(teachers, judges, { contexts, halfLifeDays }, asOf);
  const better = (a: Trial, b: Trial) => (b.right > a.right ? b : a);
  let best = attempt([[0]]);
  let used = [0];
  while (used.length < mostColumns) {
    const finer = Array.from({ length: columns }, (_, k) => k)
      .filter((k) => !used.includes(k))
      .map((k) => attempt([...best.settings.contexts, [...used, k]]));
    const [first, ...rest] = finer;
    if (!first) break;
    const won = rest.reduce(better, first);
    if (won.right - best.right < Math.max(1, leastGain * judges.length)) break;
    best = won;
    used = [...won.settings.contexts.at(-1)!];
  }
  return halfLives
    .map((halfLife) => attempt(best.settings.contexts, halfLife))
    .reduce(better, best);
}

const newest = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length > most ? list.slice(-most) : list;

/**
 * Learns which unit closes which cases. What to look at and how fast to forget is chosen on the latest
 * quarter of the cases by what those before them teach, never by anything that was closed later; the
 * same quarter says how often suggestions of a share are right.
 *
 * @param asOf only cases that were closed before this day teach
 * @throws RangeError without a case that was closed, or of cases without a field
 */
export function trainUnits(
  cases: readonly UnitCase[],
  columns: readonly string[],
  asOf: number,
): UnitModel {
  if (columns.length === 0) throw new RangeError('train units: got no column, wanted 1 or more');
  const known = cases.filter(({ closed }) => closed < asOf).sort((a, b) => a.opened - b.opened);
  if (known.length === 0)
    throw new RangeError(`train units: got no case closed before day ${asOf}, wanted 1 or more`);
  const split = known[Math.floor(known.length * (1 - judgeShare))]!.opened;
  const judges = newest(
    known.filter(({ opened }) => opened >= split),
    mostJudges,
  );
  const teachers = known.filter(({ closed }) => closed < split);
  const canJudge = judges.length >= fewestJudges && teachers.length >= fewestJudges;
  const trial = canJudge
    ? chooseSettings(teachers, judges, columns.length, split)
    : { settings: { contexts: [[0]], halfLifeDays: halfLives[1]! }, shares: [], hits: [] };
  return {
    columns,
    settings: trial.settings,
    tallies: tally(known, trial.settings, asOf),
    calibration: fitIsotonic(trial.shares, trial.hits),
    asOf,
    cases: known.length,
  };
}

/** The likeliest units, likeliest first; none where nothing was learned. */
export function guessUnits(
  { tallies, settings, calibration }: UnitModel,
  fields: readonly string[],
  most: number,
): UnitGuess[] {
  const names = contextsOf(fields, settings.contexts);
  const found = tallies.find(names, most);
  const [first] = found;
  if (!first) return [];
  const probability = isotonicAt(calibration, first.share);
  // what the first one does not have is divided among the others as their shares are
  const rest = first.share < 1 ? (1 - probability) / (1 - first.share) : 0;
  return found.map(({ unit, share, past, context }, i) => ({
    unit,
    probability: i === 0 ? probability : Math.min(probability, share * rest),
    past,
    context: context.replaceAll(separator, ' · '),
  }));
}
