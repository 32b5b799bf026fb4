import type { PlanShift, PlanTask, PlanVisit } from '../../kernels/plan/plan-task.ts';
import { planWeek, type WeekPlan } from '../../kernels/plan/plan-week.ts';
import type { CrewFile } from '../../model/crew.ts';
import type { WorkCalendar } from '../../model/district.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import type { PlanEdit, PlannedVisit } from '../../model/week-plan.ts';
import { daysOf, unplaced } from './visit-candidates.ts';
import type { Watch } from './watch.ts';

/** rounds of the search: a week of five crews and 400 spots takes about a second */
const rounds = 40;

/** A shift with whose it is. */
export interface CrewShift extends PlanShift {
  crew: string;
  date: string;
}

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
};

/** Whether a day is worked: public holidays are not, make-up days are. */
function isWorked(calendar: WorkCalendar | undefined, date: string, onThatWeekday: boolean) {
  const year = calendar?.years.find((one) => date.startsWith(`${one.year}-`));
  if (year?.makeUpDays.includes(date)) return true;
  return onThatWeekday && !year?.holidays.some((holiday) => holiday.date === date);
}

/**
 * The shifts of a week from a day on: those that are over cannot be planned any more.
 *
 * @param from the first day that can still be planned
 */
export function shiftsOf(
  { file, watch, calendar }: { file: CrewFile; watch: Watch; calendar: WorkCalendar | undefined },
  week: string,
  from: string,
): CrewShift[] {
  return file.crews.flatMap((crew) => {
    const base = watch.places.get(crew.base);
    if (!base || base.lat === null || base.lon === null) return [];
    return daysOf(week).flatMap((date, i) =>
      date >= from && isWorked(calendar, date, crew.weekdays.includes(i + 1))
        ? [
            {
              crew: crew.code,
              date,
              day: i,
              base: { lat: base.lat!, lon: base.lon! },
              startMinute: minuteOf(crew.from),
              endMinute: minuteOf(crew.to),
              skills: crew.skills,
            },
          ]
        : [],
    );
  });
}

/** Where a visit stands among the shifts; -1 while nobody goes, or when that day is over. */
const shiftAt = (shifts: readonly CrewShift[], { crew, day }: Pick<PlannedVisit, 'crew' | 'day'>) =>
  shifts.findIndex((shift) => shift.crew === crew && shift.date === day);

function taskOf(
  file: CrewFile,
  shifts: readonly CrewShift[],
  visits: readonly PlannedVisit[],
  pinned: (visit: PlannedVisit) => boolean,
): Omit<PlanTask, 'rounds'> {
  return {
    shifts,
    visits: visits.map((visit): PlanVisit => {
      const shift = pinned(visit) ? shiftAt(shifts, visit) : -1;
      const skill = file.kinds.find((kind) => kind.code === visit.kind)?.skill ?? null;
      return {
        point: { lat: visit.lat, lon: visit.lon },
        // two visits to one spot serve the same problem only where they are of one kind
        cell: `${visit.cell}/${visit.kind}`,
        // who was put there by hand goes, whatever was declared
        skill: shift >= 0 ? null : skill,
        minutes: visit.minutes,
        worth: visit.worth,
        ...(visit.isMust ? { isMust: true } : {}),
        ...(shift >= 0 ? { shift } : {}),
      };
    }),
    detour: file.detour,
    metresPerMinute: (file.kilometresPerHour * 1000) / 60,
    fade: file.fade,
    seed: 1,
  };
}

/** Visits with the times that a plan gives them. */
function withTimes(
  visits: readonly PlannedVisit[],
  shifts: readonly CrewShift[],
  plan: WeekPlan,
): PlannedVisit[] {
  const placed = visits.map((visit): PlannedVisit => ({
    ...visit,
    ...unplaced,
    locked: visit.locked,
    order: visit.order,
  }));
  for (const { visit, reason } of plan.left)
    placed[visit] = { ...placed[visit]!, left: reason, locked: false };
  for (const [k, stops] of plan.shifts.entries())
    for (const { visit, startMinute, endMinute, travelMinutes } of stops)
      placed[visit] = {
        ...placed[visit]!,
        crew: shifts[k]!.crew,
        day: shifts[k]!.date,
        startMinute: Math.round(startMinute),
        endMinute: Math.round(endMinute),
        travelMinutes: Math.round(travelMinutes),
        left: null,
      };
  return placed;
}

export interface Planned {
  visits: PlannedVisit[];
  worth: number;
  bound: number;
}

/** Places visits anew: locked ones stay, those dropped by hand stay out, all others are chosen. */
export function placeVisits(
  file: CrewFile,
  shifts: readonly CrewShift[],
  visits: readonly PlannedVisit[],
): Planned {
  const dropped = visits.filter((visit) => visit.left === 'dropped');
  const open = visits.filter((visit) => visit.left !== 'dropped');
  const plan = planWeek({ ...taskOf(file, shifts, open, (visit) => visit.locked), rounds });
  return {
    visits: [...withTimes(open, shifts, plan), ...dropped],
    worth: plan.worth,
    bound: plan.bound,
  };
}

const noSuch = (path: string, zh: string, en: string, got: string): Problem =>
  problem('input.plan', path, zh, en, { got });

/** What does not go of a change by hand; empty when all of it does. */
function moveProblems(
  shifts: readonly CrewShift[],
  visits: readonly PlannedVisit[],
  moves: PlanEdit['moves'],
): Problem[] {
  const known = new Set(visits.map((visit) => visit.id));
  return moves.flatMap((move, i) => [
    ...(known.has(move.id)
      ? []
      : [noSuch(`moves[${i}].id`, '没有这次走访', 'there is no such visit', move.id)]),
    ...(move.crew === null || shiftAt(shifts, move) >= 0
      ? []
      : [
          noSuch(
            `moves[${i}].crew`,
            '该班组这一天不出工，或这一天已过',
            'this crew does not go out that day, or the day is over',
            `${move.crew} ${move.day ?? ''}`,
          ),
        ]),
  ]);
}

/** Problems for visits that do not fit into the hours of the crew they were given to. */
const tooMuch = (visits: readonly PlannedVisit[], plan: WeekPlan): Problem[] =>
  plan.left.map(({ visit }) =>
    problem(
      'input.hours',
      `visits.${visits[visit]!.id}`,
      '放不下：该班组这一天的时间不够',
      "does not fit: the crew's day is too short for it",
      { got: `${visits[visit]!.crew} ${visits[visit]!.day}`, wanted: 'another crew or day' },
    ),
  );

/**
 * Moves, drops and locks visits as a hand asks; the order within a day is the shortest way. Refused
 * where something does not fit into the hours of a crew.
 */
export function moveVisits(
  file: CrewFile,
  shifts: readonly CrewShift[],
  visits: readonly PlannedVisit[],
  moves: PlanEdit['moves'],
): Outcome<Omit<Planned, 'bound'>> {
  const problems = moveProblems(shifts, visits, moves);
  if (problems.length > 0) return bad(...problems);
  const asked = new Map(moves.map((move) => [move.id, move]));
  const moved = visits.map((visit): PlannedVisit => {
    const move = asked.get(visit.id);
    if (!move) return visit;
    if (move.crew === null) return { ...visit, ...unplaced, left: 'dropped' };
    return { ...visit, crew: move.crew, day: move.day, locked: move.locked, left: null };
  });
  const planned = moved.filter((visit) => visit.crew !== null && shiftAt(shifts, visit) >= 0);
  const rest = moved.filter((visit) => !planned.includes(visit));
  const plan = planWeek({ ...taskOf(file, shifts, planned, () => true), rounds: 0 });
  if (plan.left.length > 0) return bad(...tooMuch(planned, plan));
  return good({ visits: [...withTimes(planned, shifts, plan), ...rest], worth: plan.worth });
}
