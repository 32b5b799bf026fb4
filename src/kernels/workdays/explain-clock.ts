import { addBudget, pausesOf, startOf } from './count-down.ts';
import type { BudgetInput, LedgerInput, Pause } from './count-down.ts';
import type { Words, WorkTime } from './work-calendar.ts';
import { civilDate } from './zone-clock.ts';

/**
 * One step of "why this deadline?". Kinds: `budget`, `extension` (a moment at which time was
 * given), `fixed` (up to a given time), `start-day` (does not count), `counted`, `make-up` (counted, on a make-up day), `night`,
 * `lunch`, `weekend`, `holiday`, `suspended`, `undeclared` (the year has no declared holidays), `due` (the end). Instants are ISO 8601, UTC.
 */
export interface Step {
  from: string;
  to: string;
  kind: string;
  label: Words;
  countedMinutes: number;
}

interface Stretch {
  from: number;
  to: number;
  kind: string;
  label: Words;
  minutes: number;
}

const shown = (minutes: number): Words => {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (whole === 0) {
    const seconds = Math.round(minutes * 60);
    return { zh: `${seconds} 秒`, en: `${seconds} s` };
  }
  return {
    zh: [hours && `${hours} 小时`, rest && `${rest} 分`].filter(Boolean).join(' '),
    en: [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' '),
  };
};

const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** A budget in words: 5 个工作日, 4 h of working time. */
function budgetWords(budget: BudgetInput): Words {
  switch (budget.kind) {
    case 'fixed':
      return { zh: '来源系统给定的到期时间', en: 'due time set by the source system' };
    case 'urgent': {
      const { zh, en } = shown(budget.minutes);
      return { zh: `${zh}（昼夜计时）`, en: `${en}, day and night` };
    }
    case 'work-time': {
      const { zh, en } = shown(budget.minutes);
      return { zh: `${zh}工作时间`, en: `${en} of working time` };
    }
    case 'work-days':
      return { zh: `${budget.days} 个工作日`, en: plural(budget.days, 'working day') };
    default:
      return { zh: `${budget.days} 个自然日`, en: plural(budget.days, 'calendar day') };
  }
}

const IDLE: Record<'night' | 'lunch' | 'weekend', Words> = {
  night: { zh: '非工作时间', en: 'outside working hours' },
  lunch: { zh: '午休', en: 'lunch break' },
  weekend: { zh: '周末', en: 'weekend' },
};

/** Why the day does not count, or undefined on a working day. */
function dayOff(day: number, work: WorkTime): { kind: string; label: Words } | undefined {
  const { kind, holiday } = work.dayAt(day);
  if (kind === 'holiday') return { kind, label: holiday! };
  return kind === 'weekend' ? { kind, label: IDLE.weekend } : undefined;
}

const same = (a: Stretch, b: Stretch) =>
  a.kind === b.kind && a.label.zh === b.label.zh && a.label.en === b.label.en;

/** A stretch without working time, as lunch, night, weekend or holiday. Nights join the day off beside them. */
function idleStretches(from: number, to: number, work: WorkTime): Stretch[] {
  const found: Stretch[] = [];
  for (let at = from; at < to;) {
    const day = work.zone.dayOf(at);
    const end = Math.min(to, work.beginOf(day + 1));
    const hours = work.hoursOf(day);
    const lunch = hours.length > 0 && at >= hours[0]! && end <= hours.at(-1)!;
    const off = dayOff(day, work) ?? (lunch ? idle('lunch') : idle('night'));
    const stretch = { from: at, to: end, ...off, minutes: 0 };
    const last = found.at(-1);
    if (last && (same(last, stretch) || stretch.kind === 'night')) last.to = end;
    else if (last?.kind === 'night') Object.assign(last, stretch, { from: last.from });
    else found.push(stretch);
    at = end;
  }
  return found;
}

const idle = (kind: 'night' | 'lunch') => ({ kind, label: IDLE[kind] });

const suspendedStretch = (from: number, to: number, pause: Pause): Stretch => ({
  from,
  to,
  kind: 'suspended',
  label: { zh: `中止计时：${pause.why}`, en: `suspended: ${pause.why}` },
  minutes: 0,
});

/** A source system's time may also lie before what was counted so far: then there is nothing to show. */
const fixedStretch = (from: number, to: number): Stretch => ({
  from: Math.min(from, to),
  to,
  kind: 'fixed',
  label: { zh: '至来源系统给定的时间', en: 'until the time that the source system set' },
  minutes: 0,
});

/** Fills [from, to) around the counted stretches with suspensions and idle time, in order. */
function filled(
  from: number,
  to: number,
  counted: readonly Stretch[],
  pauses: readonly Pause[],
  work: WorkTime,
): Stretch[] {
  const stretches: Stretch[] = [];
  const gap = (begin: number, end: number) => {
    let at = begin;
    for (const pause of pauses) {
      if (pause.to <= at || pause.from >= end) continue;
      if (pause.from > at) stretches.push(...idleStretches(at, pause.from, work));
      const until = Math.min(pause.to, end);
      stretches.push(suspendedStretch(Math.max(at, pause.from), until, pause));
      at = until;
    }
    stretches.push(...idleStretches(at, end, work));
  };
  let at = from;
  for (const stretch of counted) {
    gap(at, stretch.from);
    stretches.push(stretch);
    at = stretch.to;
  }
  gap(at, to);
  return stretches;
}

function countedStretch(
  from: number,
  to: number,
  minutes: number,
  budget: BudgetInput,
  work: WorkTime,
): Stretch {
  const { zh, en } = shown(minutes);
  const makeUp =
    budget.kind === 'work-time' && work.dayAt(work.zone.dayOf(from)).kind === 'make-up';
  return makeUp
    ? {
        from,
        to,
        kind: 'make-up',
        label: { zh: `调休上班，计 ${zh}`, en: `make-up working day, ${en} counted` },
        minutes,
      }
    : { from, to, kind: 'counted', label: { zh: `计 ${zh}`, en: `${en} counted` }, minutes };
}

/** Whole days one after the other: start day, counted, make-up, off, suspended; neighbours of a kind joined. */
function dayStretches(
  from: number,
  to: number,
  startDay: number,
  counted: readonly Stretch[],
  budget: BudgetInput,
  pauses: readonly Pause[],
  work: WorkTime,
): Stretch[] {
  const natural = budget.kind === 'natural-days';
  const minutes = natural ? 1440 : work.minutesPerDay;
  const ends = new Set(counted.map((stretch) => work.zone.dayOf(stretch.from)));
  const first: Stretch = {
    from,
    to: Math.min(to, work.beginOf(startDay + 1)),
    kind: 'start-day',
    label: { zh: '开始当日不计入', en: 'the start day does not count' },
    minutes: 0,
  };
  const found: Stretch[] = first.to > from ? [first] : [];
  for (let day = startDay + 1; work.beginOf(day) < to; day++) {
    const begin = work.beginOf(day);
    const span = { from: begin, to: Math.min(to, work.beginOf(day + 1)) };
    const { kind } = work.dayAt(day);
    const pause = pauses.find((p) => p.from < span.to && span.from < p.to);
    const off = dayOff(day, work);
    const stretch: Stretch = ends.has(day)
      ? kind === 'make-up' && !natural
        ? { ...span, kind, label: { zh: '调休上班', en: 'make-up working day' }, minutes }
        : { ...span, kind: 'counted', label: { zh: '计入', en: 'counted' }, minutes }
      : off && !natural
        ? { ...span, ...off, minutes: 0 }
        : suspendedStretch(span.from, span.to, pause ?? pauses.at(-1)!);
    const last = found.at(-1);
    if (last && same(last, stretch)) {
      last.to = stretch.to;
      last.minutes += stretch.minutes;
    } else found.push(stretch);
  }
  return found.map((stretch) => withDays(stretch, minutes));
}

function withDays(stretch: Stretch, minutesPerDay: number): Stretch {
  if (stretch.minutes === 0) return stretch;
  const days = stretch.minutes / minutesPerDay;
  const { zh, en } = stretch.label;
  return { ...stretch, label: { zh: `${zh} ${days} 天`, en: `${en}, ${plural(days, 'day')}` } };
}

function wordsOf(why: string | Words | undefined): Words | undefined {
  return typeof why === 'string' ? { zh: why, en: why } : why;
}

function givenStretch(at: number, budget: BudgetInput, extension: boolean, why?: Words): Stretch {
  const words = budgetWords(budget);
  const head = extension ? { zh: '延期', en: 'extended by' } : { zh: '时限', en: 'limit:' };
  return {
    from: at,
    to: at,
    kind: extension ? 'extension' : 'budget',
    label: {
      zh: `${head.zh} ${words.zh}${why ? `：${why.zh}` : ''}`,
      en: `${head.en} ${words.en}${why ? `: ${why.en}` : ''}`,
    },
    minutes: 0,
  };
}

/** A warning where working days were counted into a year whose holidays nobody has declared yet. */
function undeclaredYear(ledger: LedgerInput, at: number, work: WorkTime): Stretch[] {
  const year = Number(civilDate(at, work.zone.timeZone).slice(0, 4));
  const byCalendar = ledger.budgets.some(({ budget }) => budget.kind.startsWith('work-'));
  if (!byCalendar || work.isDeclared(year)) return [];
  const label = {
    zh: `${year} 年放假安排尚未录入，按每周工作日推算`,
    en: `the holidays of ${year} are not declared yet; counted by weekdays alone`,
  };
  return [{ from: at, to: at, kind: 'undeclared', label, minutes: 0 }];
}

/**
 * "Why this deadline?": the steps from the start of a clock to its due time, in order and without
 * gaps. The counted minutes of the steps add up to the budgets, where a working day counts as the
 * working minutes of a day (480 for 8-12 and 14-18) and a natural day as 1,440; `fixed` counts
 * nothing. While a clock stands still the steps end with the suspension, at `now`, and the sum is
 * what was counted so far.
 *
 * @param now ISO 8601, UTC: until when an open suspension is shown
 * @throws RangeError like `dueOf`
 */
export function explainClock(ledger: LedgerInput, work: WorkTime, now: string): Step[] {
  const pauses = pausesOf(ledger);
  const steps: Stretch[] = [];
  let at = startOf(ledger);
  let open = false;
  for (const [i, { budget, why }] of ledger.budgets.entries()) {
    if (open && budget.kind !== 'fixed') continue;
    steps.push(givenStretch(at, budget, i > 0, wordsOf(why)));
    const counted: Stretch[] = [];
    const due = addBudget(at, budget, i > 0, pauses, work, (from, to, minutes) =>
      counted.push(countedStretch(from, to, minutes, budget, work)),
    );
    open = due === Infinity;
    const end = open ? Math.max(Date.parse(now), pauses.at(-1)!.from, at) : due;
    if (budget.kind === 'work-days' || budget.kind === 'natural-days') {
      // a due time of 24:00 belongs to the day that it ends
      const startDay = work.zone.dayOf(i > 0 ? at - 1 : at);
      steps.push(...dayStretches(at, end, startDay, counted, budget, pauses, work));
    } else if (budget.kind === 'fixed') steps.push(fixedStretch(at, end));
    else steps.push(...filled(at, end, counted, pauses, work));
    at = end;
  }
  steps.push(...undeclaredYear(ledger, at, work));
  if (!open) {
    steps.push({ from: at, to: at, kind: 'due', label: { zh: '到期', en: 'due' }, minutes: 0 });
  }
  return steps.map(({ from, to, kind, label, minutes }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    kind,
    label,
    countedMinutes: minutes,
  }));
}
