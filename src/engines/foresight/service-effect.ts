import { compareArms, type DrawnUnit } from '../../kernels/effect/compare-arms.ts';
import { findWrongLots } from '../../kernels/effect/draw-hold-out.ts';
import { permutationTest } from '../../kernels/effect/permutation-test.ts';
import { detectableEffect, planSample } from '../../kernels/effect/plan-sample.ts';
import { streamOf } from '../../kernels/simulate/random.ts';
import { civilDate } from '../../kernels/workdays/work-time.ts';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { EffectArm, EffectRatio, EffectView, ShownLot } from '../../model/effect-view.ts';
import { good, type Outcome } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import {
  countedLots,
  holdOutSteps,
  type CountedLot,
  type HoldOutStep,
} from '../../store/hold-outs.ts';
import type { ForesightHouse } from './foresight-house.ts';
import { demandProgramme, isSimulated } from './service-forecasts.ts';
import { inDistrict, may, queryFor } from './viewer-query.ts';
import type { Watch } from './watch.ts';

const mostShown = 200;
/** effects that the outlook answers for: shares of prevented demands */
const askedEffects = [0.1, 0.2, 0.5];
const daysPerWeek = 7;
/** the tests of one state of the log give the same answer each time */
const testSeed = 1;

/** States in which an alert has been taken up. */
const takenStates = new Set(['confirmed', 'ordered', 'settled']);

const emptyArm = (): EffectArm => ({ units: 0, cases: 0, before: 0 });

function armOf(lots: readonly CountedLot[], isHeld: boolean): EffectArm {
  return lots
    .filter((lot) => lot.isHeld === isHeld)
    .reduce((arm, { cases, before }) => {
      arm.units += 1;
      arm.cases += cases;
      arm.before += before;
      return arm;
    }, emptyArm());
}

type Outcomes = (lot: CountedLot) => number;

const unitsOf = (lots: readonly CountedLot[], days: number, outcome: Outcomes): DrawnUnit[] =>
  lots.map((lot) => ({
    stratum: `${lot.kind}/${lot.stratum}`,
    isHeld: lot.isHeld,
    cases: outcome(lot),
    exposure: days,
  }));

function ratioOf(lots: readonly CountedLot[], days: number, outcome: Outcomes): EffectRatio {
  const units = unitsOf(lots, days, outcome);
  const { ratio, interval, by, faults } = compareArms(units);
  const isTold = faults.every((fault) => fault === 'few-cases');
  const random = streamOf(testSeed, 'effect');
  const arm = (isHeld: boolean): EffectArm => ({
    ...armOf(lots, isHeld),
    cases: units.reduce((sum, unit) => sum + (unit.isHeld === isHeld ? unit.cases : 0), 0),
  });
  return {
    acted: arm(false),
    held: arm(true),
    ratio,
    interval: [...interval],
    by,
    faults: [...faults],
    p: isTold ? permutationTest(units, random).p : null,
  };
}

function strataOf(lots: readonly CountedLot[], days: number): EffectView['strata'] {
  const names = [...new Set(lots.map(({ stratum }) => stratum))].sort();
  return names.map((stratum) => {
    const own = lots.filter((lot) => lot.stratum === stratum);
    const { ratio, interval } = compareArms(unitsOf(own, days, (lot) => lot.cases));
    const slash = stratum.lastIndexOf('/');
    return {
      stratum,
      category: stratum.slice(0, slash),
      strength: stratum.endsWith('/strong') ? 'strong' : 'plain',
      acted: armOf(own, false),
      held: armOf(own, true),
      ratio,
      interval: [...interval],
    };
  });
}

function actedOn(lots: readonly CountedLot[]): EffectView['acted'] {
  const acted = lots.filter((lot) => !lot.isHeld);
  const sum = (of: (lot: CountedLot) => number) => acted.reduce((n, lot) => n + of(lot), 0);
  return {
    units: acted.length,
    taken: sum(({ kind, state }) =>
      state !== null && (kind === 'visit' || takenStates.has(state)) ? 1 : 0,
    ),
    orders: sum((lot) => lot.orders),
    visited: sum((lot) => lot.visited),
    found: sum((lot) => lot.found),
  };
}

/** Weeks over which lots have been drawn, up to today; at least one. */
function weeksDrawn(lots: readonly CountedLot[], today: string): number {
  const first = lots[0];
  return first ? Math.max(1, (dayOfDate(today) - dayOfDate(first.fromDay) + 1) / daysPerWeek) : 1;
}

/** How long until effects of some sizes can be told from none, at the pace of the lots so far. */
function outlookOf(
  all: readonly CountedLot[],
  complete: readonly CountedLot[],
  { share, days }: HoldOutStep,
  today: string,
): EffectView['outlook'] {
  const cases = complete.reduce((n, lot) => n + lot.cases, 0);
  if (cases === 0) return null;
  const { dispersion } = compareArms(unitsOf(complete, days, (lot) => lot.cases));
  const question = {
    casesPerUnit: cases / complete.length,
    unitsPerWeek: all.length / weeksDrawn(all, today),
    share,
    dispersion: Math.max(...dispersion),
    followWeeks: Math.ceil(days / daysPerWeek),
  };
  return {
    unitsPerWeek: question.unitsPerWeek,
    casesPerUnit: question.casesPerUnit,
    dispersion: question.dispersion,
    detectable: detectableEffect(question, complete.length),
    answers: askedEffects.map((effect) => {
      const { units, weeks } = planSample({ ...question, effect });
      return { effect, units, weeks };
    }),
  };
}

/** Lots whose log is not what their seed draws. */
function wrongLots(lots: readonly CountedLot[], steps: readonly HoldOutStep[]): number {
  const draws = new Map<string, CountedLot[]>();
  for (const lot of lots) {
    const key = `${lot.step} ${lot.draw}`;
    draws.set(key, [...(draws.get(key) ?? []), lot]);
  }
  return [...draws.values()].reduce((wrong, drawn) => {
    const step = steps.find((one) => one.step === drawn[0]!.step)!;
    const asked = { seed: step.seed, share: step.share, name: drawn[0]!.draw };
    return wrong + findWrongLots(asked, drawn).length;
  }, 0);
}

const change = ({ cases, before }: EffectArm) => (before > 0 ? cases / before : null);

const shownOf = (lot: CountedLot): ShownLot => ({
  kind: lot.kind,
  id: lot.id,
  title: lot.title,
  isHeld: lot.isHeld,
  fromDay: lot.fromDay,
  category: lot.category,
  places: lot.places,
  categories: lot.categories,
  cases: lot.cases,
  before: lot.before,
  record: lot.record,
  number: lot.number,
});

/** Whether every place of a lot lies where the viewer may see all records. */
function isSeen(house: ForesightHouse, watch: Watch, viewer: Viewer) {
  const { scopes } = queryFor(watch, viewer, { programme: demandProgramme }, house.now());
  const whole = scopes.filter(({ unit }) => unit === null).map(({ within }) => within);
  return ({ places }: CountedLot) =>
    places.every((code) => {
      const path = watch.places.get(code)?.path;
      return whole.some(
        (within) => within === null || path === within || path?.startsWith(`${within}/`),
      );
    });
}

/**
 * What acting first did: lots that have been watched to their end, acted against held back, whatever
 * was done in the end (intention to treat). See `Foresight.effect`.
 */
export const viewEffect = (house: ForesightHouse, viewer: Viewer): Promise<Outcome<EffectView>> =>
  inDistrict(house, viewer, async (watch) => {
    const { code, timeZone, holdOut } = watch.district;
    const { db } = house.store;
    const [steps, lots] = await Promise.all([holdOutSteps(db, code), countedLots(db, code)]);
    const today = civilDate(house.now().getTime(), timeZone);
    const daysOf = new Map(steps.map(({ step, days }) => [step, days]));
    const endOf = (lot: CountedLot) => dayOfDate(lot.fromDay) + daysOf.get(lot.step)!;
    // a lot of a step with another number of days is not counted as long as the others
    const days = steps[0]?.days ?? holdOut?.days ?? 0;
    const own = lots.filter((lot) => daysOf.get(lot.step) === days);
    const complete = own.filter((lot) => endOf(lot) <= dayOfDate(today));
    const open = own.filter((lot) => endOf(lot) > dayOfDate(today)).map(endOf);
    const main = ratioOf(complete, days, (lot) => lot.cases);
    return good({
      holdOut: holdOut ?? null,
      steps: steps.map((step) => ({ ...step, madeAt: step.madeAt.toISOString() })),
      maySwitch: may(watch, viewer, 'hold-out.switch'),
      lots: {
        drawn: own.length,
        held: own.filter((lot) => lot.isHeld).length,
        complete: complete.length,
        nextDay: open.length > 0 ? dateOfDay(Math.min(...open)) : null,
        wrong: wrongLots(lots, steps),
      },
      main,
      ring: ratioOf(complete, days, (lot) => lot.ringCases),
      beforeAfter: { acted: change(main.acted), held: change(main.held) },
      strata: strataOf(complete, days),
      acted: actedOn(complete),
      outlook: steps[0] ? outlookOf(own, complete, steps[0], today) : null,
      shown: complete
        .filter(isSeen(house, watch, viewer))
        .slice(-mostShown)
        .reverse()
        .map(shownOf),
      simulated: await isSimulated(house, watch),
    });
  });
