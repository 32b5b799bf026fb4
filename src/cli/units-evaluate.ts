import { findRule } from '../engines/casework/dispatch.ts';
import { blockInterval, type Interval } from '../kernels/forecast/block-bootstrap.ts';
import { streamOf } from '../kernels/simulate/random.ts';
import { evaluate, type Evaluation, type Judged } from '../kernels/text/classify/evaluation.ts';
import { guessUnits, type UnitCase, type UnitModel } from '../kernels/units/unit-model.ts';
import { UnitTallies } from '../kernels/units/unit-tallies.ts';
import type { District } from '../model/district.ts';

export interface WayFigures {
  top1: number;
  top3: number;
  /** the model's top1 minus this one's, with its 95 % interval over blocks of weeks */
  gain: number;
  gainInterval: Interval | null;
}

export interface UnitEvaluation extends Pick<Evaluation, 'ece' | 'perClass' | 'riskCoverage'> {
  cases: number;
  top1: number;
  top3: number;
  /** cases of which nothing was said */
  unknown: number;
  baselines: Record<string, WayFigures>;
}

/** Units that a way names for a case, best first, at most three. */
type Way = (one: UnitCase) => readonly string[];

const mostNamed = 3;
const daysPerWeek = 7;

/** How often a unit closed anything, and anything of the category. */
function plainWays(taught: readonly UnitCase[]): Record<string, Way> {
  const counts = new UnitTallies();
  const byCategory = new Map<string, UnitTallies>();
  for (const { unit, fields } of taught) {
    counts.add(unit, 1, []);
    const own = byCategory.get(fields[0]!) ?? new UnitTallies();
    byCategory.set(fields[0]!, own);
    own.add(unit, 1, []);
  }
  const named = (tallies: UnitTallies) => tallies.find([], mostNamed).map(({ unit }) => unit);
  const everywhere = named(counts);
  const kept = new Map([...byCategory].map(([category, own]) => [category, named(own)]));
  return {
    mostFrequentOfCategory: ({ fields }) => kept.get(fields[0]!) ?? everywhere,
    mostFrequent: () => everywhere,
  };
}

/** What the declared catalogue of a district says of the category alone. */
export function rulesWay({ categories, catalogues }: District): Way {
  const rules = catalogues.find(({ programme }) => programme === 'demand')?.rules ?? [];
  const byName = new Map(
    categories.flatMap((one) => [one.code, one.label.zh, one.label.en].map((name) => [name, one])),
  );
  const lineOf = (code: string | undefined): string[] => {
    const one = code === undefined ? undefined : byName.get(code);
    return one ? [one.code, ...lineOf(one.parent)] : [];
  };
  return ({ fields }) => {
    const line = [...new Set(fields.flatMap((value) => lineOf(value)))];
    const facts = { category: line[0] ?? null, categories: line, title: '', text: '' };
    const found = findRule(rules, (name) => facts[name as keyof typeof facts] ?? null);
    return found ? [found.lead] : [];
  };
}

/** Sums of a list by the week of each case, for blocks of neighbouring weeks. */
function byWeek(cases: readonly UnitCase[], of: (i: number) => number): number[] {
  const weeks = new Map<number, number>();
  for (const [i, { opened }] of cases.entries()) {
    const week = Math.floor(opened / daysPerWeek);
    weeks.set(week, (weeks.get(week) ?? 0) + of(i));
  }
  return [...weeks].sort(([a], [b]) => a - b).map(([, sum]) => sum);
}

/**
 * Holds a model against what closed the cases, beside plain ways in the same run.
 *
 * @param taught cases that the plain ways learn from, those that the model did; without any there are none
 */
export function evaluateUnits(
  model: UnitModel,
  cases: readonly UnitCase[],
  taught: readonly UnitCase[],
  more: Record<string, Way> = {},
): UnitEvaluation {
  const guesses = cases.map(({ fields }) => guessUnits(model, fields, mostNamed));
  const judged = cases.map(({ unit }, i): Judged => {
    const [first] = guesses[i]!;
    return { truth: unit, said: first?.unit ?? null, confidence: first?.probability ?? 0 };
  });
  const hit = judged.map(({ truth, said }) => Number(truth === said));
  const weeks = byWeek(cases, () => 1);
  const mean = (of: (i: number) => number) =>
    cases.reduce((sum, _, i) => sum + of(i), 0) / Math.max(1, cases.length);
  const figuresOf = (way: Way): WayFigures => {
    const named = cases.map((one) => way(one));
    const first = cases.map(({ unit }, i) => Number(named[i]![0] === unit));
    const gains = byWeek(cases, (i) => hit[i]! - first[i]!);
    return {
      top1: mean((i) => first[i]!),
      top3: mean((i) => Number(named[i]!.includes(cases[i]!.unit))),
      gain: mean((i) => hit[i]! - first[i]!),
      gainInterval: blockInterval(gains, weeks, streamOf(1, 'units')),
    };
  };
  const { ece, perClass, riskCoverage, unknown } = evaluate(judged);
  const ways = { ...(taught.length > 0 ? plainWays(taught) : {}), ...more };
  return {
    cases: cases.length,
    top1: mean((i) => hit[i]!),
    top3: mean((i) => Number(guesses[i]!.some(({ unit }) => unit === cases[i]!.unit))),
    unknown,
    ece,
    baselines: Object.fromEntries(
      Object.entries(ways).map(([name, way]) => [name, figuresOf(way)]),
    ),
    perClass,
    riskCoverage,
  };
}
