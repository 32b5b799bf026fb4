import { populationStability } from '../../kernels/stats/population-stability.ts';
import type { TriageCounts, TriageQuality } from '../../model/triage-view.ts';
import type { TriageRow } from '../../store/triage-rows.ts';

/** A first suggestion from this probability on counts as sure. */
export const sureFrom = 0.8;
/** A share of fewer demands says nothing. */
const fewest = 20;
/** Demands that each side of a comparison in time needs. */
const fewestCompared = 100;
const recentWeeks = 4;
const mostConfusions = 15;
const mostMoved = 5;
const dayMs = 86_400_000;

/** The category that stands, once it is settled; undefined until then. */
export const stoodOf = ({ given, done, category }: TriageRow): string | undefined =>
  given === null && !done ? undefined : (category ?? undefined);

/** The unit that closed the demand. */
const closedBy = ({ done, lead }: TriageRow): string | undefined =>
  done ? (lead ?? undefined) : undefined;

const none = (): TriageCounts => ({
  read: 0,
  suggested: 0,
  sure: 0,
  settled: 0,
  judged: 0,
  right: 0,
  inThree: 0,
  sureJudged: 0,
  sureRight: 0,
  corrected: 0,
  unitJudged: 0,
  unitRight: 0,
  unitInThree: 0,
});

function addRow(counts: TriageCounts, row: TriageRow): void {
  const { categories, units, probability, given } = row;
  const [first] = categories;
  const isSure = first !== undefined && (probability ?? 0) >= sureFrom;
  counts.read += 1;
  if (first !== undefined) counts.suggested += 1;
  if (isSure) counts.sure += 1;
  if (given !== null && first !== undefined && given !== first) counts.corrected += 1;
  const stood = stoodOf(row);
  if (stood !== undefined) {
    counts.settled += 1;
    if (first !== undefined) {
      counts.judged += 1;
      if (stood === first) counts.right += 1;
      if (categories.includes(stood)) counts.inThree += 1;
    }
    if (isSure) {
      counts.sureJudged += 1;
      if (stood === first) counts.sureRight += 1;
    }
  }
  const unit = closedBy(row);
  if (unit !== undefined && units.length > 0) {
    counts.unitJudged += 1;
    if (units[0] === unit) counts.unitRight += 1;
    if (units.includes(unit)) counts.unitInThree += 1;
  }
}

/** Counts of rows by a key, in the order in which keys first come; rows without a key are left out. */
function countsBy<K>(rows: readonly TriageRow[], keyOf: (row: TriageRow) => K | undefined) {
  const counts = new Map<K, TriageCounts>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const so = counts.get(key) ?? none();
    addRow(so, row);
    counts.set(key, so);
  }
  return counts;
}

function calibrationOf(rows: readonly TriageRow[]): TriageQuality['calibration'] {
  const sums = Array.from({ length: 10 }, () => ({ judged: 0, said: 0, right: 0 }));
  for (const row of rows) {
    const stood = stoodOf(row);
    const [first] = row.categories;
    if (stood === undefined || first === undefined) continue;
    const said = row.probability ?? 0;
    const bin = sums[Math.min(9, Math.floor(said * 10))]!;
    bin.judged += 1;
    bin.said += said;
    if (stood === first) bin.right += 1;
  }
  const judged = sums.reduce((sum, bin) => sum + bin.judged, 0);
  const apart = sums.reduce((sum, bin) => sum + Math.abs(bin.said - bin.right), 0);
  return {
    bins: sums.flatMap((bin, i) =>
      bin.judged === 0
        ? []
        : [
            {
              from: i / 10,
              to: (i + 1) / 10,
              judged: bin.judged,
              said: bin.said / bin.judged,
              right: bin.right / bin.judged,
            },
          ],
    ),
    error: judged === 0 ? null : apart / judged,
  };
}

const newerFirst = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);

/** Thresholds of practice, each on top of what chance alone makes. */
const levelOf = (beyondChance: number) =>
  beyondChance < 0.1 ? 'steady' : beyondChance < 0.25 ? 'some' : 'much';

function driftOf(rows: readonly TriageRow[], since: string): TriageQuality['drift'] {
  const sides = { before: new Map<string, number>(), recent: new Map<string, number>() };
  const sizes = { before: 0, recent: 0 };
  for (const { week, categories } of rows) {
    const side = week < since ? 'before' : 'recent';
    const category = categories[0] ?? '';
    sides[side].set(category, (sides[side].get(category) ?? 0) + 1);
    sizes[side] += 1;
  }
  if (sizes.before < fewestCompared || sizes.recent < fewestCompared) return null;
  const categories = [...new Set([...sides.before.keys(), ...sides.recent.keys()])].sort();
  const countsOf = (side: 'before' | 'recent') => categories.map((c) => sides[side].get(c) ?? 0);
  const { psi, byChance } = populationStability(countsOf('before'), countsOf('recent'));
  const moved = categories
    .map((category) => ({
      category,
      before: (sides.before.get(category) ?? 0) / sizes.before,
      recent: (sides.recent.get(category) ?? 0) / sizes.recent,
    }))
    .sort((a, b) => Math.abs(b.recent - b.before) - Math.abs(a.recent - a.before))
    .slice(0, mostMoved);
  return { since, ...sizes, psi, byChance, level: levelOf(psi - byChance), moved };
}

function confusionsOf(rows: readonly TriageRow[]): TriageQuality['confusions'] {
  const pairs = new Map<string, TriageQuality['confusions'][number]>();
  for (const row of rows) {
    const stood = stoodOf(row);
    const [said] = row.categories;
    if (stood === undefined || said === undefined || said === stood) continue;
    const key = JSON.stringify([said, stood]);
    const pair = pairs.get(key) ?? { said, stood, n: 0 };
    pair.n += 1;
    pairs.set(key, pair);
  }
  return [...pairs.values()]
    .sort((a, b) => b.n - a.n || (a.said + a.stood < b.said + b.stood ? -1 : 1))
    .slice(0, mostConfusions);
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/**
 * How good triage was over whole weeks, from first readings and what stands. A week without a
 * reading is there with zeros.
 *
 * @param rows oldest first, read within the days
 * @param from a Monday, @param to a Sunday
 */
export function triageQuality(rows: readonly TriageRow[], from: string, to: string): TriageQuality {
  const weeks = countsBy(rows, (row) => row.week);
  const mondays: string[] = [];
  for (let week = from; week <= to; week = addDays(week, 7)) mondays.push(week);
  const total = none();
  for (const row of rows) addRow(total, row);
  const mostRead = (a: TriageCounts, b: TriageCounts) => b.read - a.read;
  const times = new Map<string, { first: Date; last: Date }>();
  for (const { model, readAt } of rows) {
    if (model === null) continue;
    times.set(model, { first: times.get(model)?.first ?? readAt, last: readAt });
  }
  return {
    from,
    to,
    sureFrom,
    fewest,
    simulated: rows.some((row) => row.simulated),
    total,
    weeks: mondays.map((week) => ({ week, ...(weeks.get(week) ?? none()) })),
    channels: [...countsBy(rows, (row) => row.channel)]
      .map(([channel, counts]) => ({ channel, ...counts }))
      .sort(mostRead),
    units: [...countsBy(rows, closedBy)]
      .map(([unit, counts]) => ({ unit, ...counts }))
      .sort(mostRead),
    calibration: calibrationOf(rows),
    drift: driftOf(rows, mondays.at(-recentWeeks) ?? from),
    confusions: confusionsOf(rows),
    models: [...countsBy(rows, (row) => row.model ?? undefined)]
      .map(([model, counts]) => {
        const { first, last } = times.get(model)!;
        return { model, first: first.toISOString(), last: last.toISOString(), ...counts };
      })
      .sort((a, b) => newerFirst(a.last, b.last) || newerFirst(a.first, b.first)),
  };
}
