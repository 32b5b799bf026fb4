import { randomUUID } from 'node:crypto';
import { civilDate } from '../../kernels/workdays/work-time.ts';
import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { DetectorTrial, TrialAsked } from '../../model/foresight-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { Viewer } from '../../model/role.ts';
import type { ForesightHouse } from './foresight-house.ts';
import type { Replay } from './foresight.ts';
import { mondayOf, replay } from './replay.ts';
import { fitProblems } from './service-detectors.ts';
import { inDistrict, may, mayNotEdit } from './viewer-query.ts';
import type { Watch } from './watch.ts';

const longestDays = 731;
const mostAlerts = 50;
/** Trials that are over are forgotten, oldest first, beyond so many. */
const mostKept = 100;

interface Kept {
  trial: DetectorTrial;
  person: string;
  district: string;
  began: number;
  abort: AbortController;
}

function spanProblems(house: ForesightHouse, watch: Watch, { from, to }: TrialAsked): Problem[] {
  const days = dayOfDate(to) - dayOfDate(from) + 1;
  const today = civilDate(house.now().getTime(), watch.district.timeZone);
  if (days >= 1 && days <= longestDays && to <= today) return [];
  return [
    problem('input.span', 'to', '时间段不对', 'is no span of past days that can be tried', {
      got: `${from} … ${to}`,
      wanted: `1 to ${longestDays} days up to ${today}`,
    }),
  ];
}

/** Every week of the span, also those without alerts. */
function weeksOf({ from, to }: TrialAsked, { perWeek }: Replay): DetectorTrial['weeks'] {
  const weeks: DetectorTrial['weeks'] = [];
  for (let day = dayOfDate(mondayOf(from)); day <= dayOfDate(to); day += 7) {
    const week = dateOfDay(day);
    const own = perWeek.filter((w) => w.week === week);
    weeks.push({
      week,
      raised: own.reduce((n, w) => n + w.raised, 0),
      overBudget: own.reduce((n, w) => n + w.overBudget, 0),
    });
  }
  return weeks;
}

const alertsOf = ({ alerts }: Replay): DetectorTrial['alerts'] =>
  alerts
    .toSorted((a, b) => b.recurrenceDays - a.recurrenceDays || (a.day < b.day ? 1 : -1))
    .slice(0, mostAlerts)
    .map((a) => ({
      day: a.day,
      category: a.category,
      level: a.level,
      centre: a.centre,
      places: a.places.length,
      cases: a.cases,
      expected: a.expected,
      recurrenceDays: a.recurrenceDays,
      sentence: a.sentence,
    }));

/** Trials of this process: they live in memory, for whoever began them. */
class Trials {
  readonly #house: ForesightHouse;
  readonly #kept = new Map<string, Kept>();

  constructor(house: ForesightHouse) {
    this.#house = house;
  }

  /** Begins a trial that fits; one that the person began before is cancelled. */
  begin(viewer: Viewer, asked: TrialAsked): DetectorTrial {
    for (const of of this.#kept.values()) {
      if (of.person === viewer.person && of.district === viewer.district) cancelled(of);
    }
    this.#forgetOldest();
    const of: Kept = {
      trial: {
        trial: randomUUID(),
        asked,
        state: 'running',
        days: dayOfDate(asked.to) - dayOfDate(asked.from) + 1,
        daysDone: 0,
        seconds: 0,
        weeks: [],
        alerts: [],
        problems: [],
      },
      person: viewer.person,
      district: viewer.district,
      began: performance.now(),
      abort: new AbortController(),
    };
    this.#kept.set(of.trial.trial, of);
    void playThrough(this.#house, of);
    return of.trial;
  }

  find(viewer: Viewer, trial: string): Outcome<Kept> {
    const of = this.#kept.get(trial);
    if (of && of.person === viewer.person && of.district === viewer.district) return good(of);
    return bad(
      problem('missing.trial', 'trial', '没有这次试算', 'there is no such trial of yours', {
        got: trial,
      }),
    );
  }

  cancelAll(): void {
    for (const of of this.#kept.values()) cancelled(of);
  }

  #forgetOldest(): void {
    for (const [key, { trial }] of this.#kept) {
      if (this.#kept.size < mostKept) return;
      if (trial.state !== 'running') this.#kept.delete(key);
    }
  }
}

const secondsOf = ({ began }: Kept) => (performance.now() - began) / 1000;

/** The trial as it stands, with the time that it has taken so far. */
const shown = (of: Kept): DetectorTrial =>
  of.trial.state === 'running' ? { ...of.trial, seconds: secondsOf(of) } : of.trial;

/** Stops a trial that runs. */
function cancelled(of: Kept): DetectorTrial {
  if (of.trial.state === 'running') {
    of.trial = { ...of.trial, state: 'cancelled', seconds: secondsOf(of) };
    of.abort.abort();
  }
  return of.trial;
}

/** Replays the days of a trial and keeps what it would have said. */
async function playThrough(house: ForesightHouse, of: Kept): Promise<void> {
  const { asked } = of.trial;
  const set = (changed: Partial<DetectorTrial>) => {
    of.trial = { ...of.trial, ...changed, seconds: secondsOf(of) };
  };
  try {
    const done = await replay(house, {
      district: of.district,
      from: asked.from,
      to: asked.to,
      detectors: [asked.detector],
      signal: of.abort.signal,
      progress: (daysDone) => set({ daysDone }),
    });
    if (of.abort.signal.aborted) return;
    if (!done.ok) set({ state: 'failed', problems: done.problems });
    else set({ state: 'done', weeks: weeksOf(asked, done.value), alerts: alertsOf(done.value) });
  } catch (error) {
    if (of.abort.signal.aborted) return;
    const got = error instanceof Error ? error.message : String(error);
    const failed = problem('trial.failed', 'trial', '试算失败', 'the trial failed', { got });
    set({ state: 'failed', problems: [failed] });
  }
}

/** See `startTrial`, `readTrial` and `cancelTrial` of `Foresight`. */
export function createTrials(house: ForesightHouse) {
  const trials = new Trials(house);
  const found = (viewer: Viewer, trial: string, then: (of: Kept) => DetectorTrial) => {
    const of = trials.find(viewer, trial);
    return of.ok ? good(then(of.value)) : of;
  };
  return {
    start: (viewer: Viewer, asked: TrialAsked): Promise<Outcome<DetectorTrial>> =>
      inDistrict(house, viewer, async (watch) => {
        if (!may(watch, viewer, 'detectors.edit')) return bad(mayNotEdit);
        const problems = [
          ...fitProblems(watch, asked.detector),
          ...spanProblems(house, watch, asked),
        ];
        return problems.length > 0 ? bad(...problems) : good(trials.begin(viewer, asked));
      }),
    read: async (viewer: Viewer, trial: string) => found(viewer, trial, shown),
    cancel: async (viewer: Viewer, trial: string) => found(viewer, trial, cancelled),
    cancelAll: () => trials.cancelAll(),
  };
}
