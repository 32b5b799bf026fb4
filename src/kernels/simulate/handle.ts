import type { Pen } from './life.ts';
import { afterMinutes, startClock, workMinutes, type RunningClock } from './work-steps.ts';

const DAY = 86_400_000;

/**
 * From dispatch to closing: returned and dispatched again, signed, contacted, extended, suspended,
 * disposed of, checked, done again where the check fails. True when the demand was closed.
 */
export function handle(pen: Pen, round: number): boolean {
  const { of, random, phrases, hard } = pen;
  const wrong = of.haltBefore === 'agree-return' || random.chance(0.028 * hard);
  if (round === 1 && wrong && !returned(pen)) return false;
  let clock = dispatched(pen, 'dispatch');
  for (let tries = 1; clock && tries <= 3; tries++) {
    if (!work(pen, clock)) return false;
    if (!pen.act('send-check', 'acceptor', pen.later(3, 32))) return false;
    const fails = of.haltBefore === 'redispatch' || (tries < 3 && random.chance(0.045 * hard));
    if (!fails) return checkedAndClosed(pen);
    const failed = pen.act('fail-check', 'grid-worker', pen.later(15, 140), {
      input: { reason: pen.say(phrases.failed) },
      pictures: { photos: 'check' },
    });
    clock = failed ? dispatched(pen, 'redispatch') : undefined;
  }
  return false;
}

function dispatched(pen: Pen, type: 'dispatch' | 'redispatch'): RunningClock | undefined {
  const done = pen.act(type, 'dispatcher', pen.later(4, pen.of.urgent ? 40 : 200), {
    give: 'right',
  });
  return done ? startClock(pen.now(), pen.of.dispose, pen.work) : undefined;
}

/** Sent to a unit whose duty it is not; true when it is back at the dispatcher. */
function returned(pen: Pen): boolean {
  const { of, random, phrases } = pen;
  pen.act('dispatch', 'dispatcher', pen.later(4, 150), { give: 'wrong' });
  const side = { side: 'wrong' } as const;
  if (random.chance(0.5)) pen.act('sign', 'handler', pen.later(5, 60), side);
  // within the working day after the dispatch, also from a Friday evening
  const asked = pen.act(
    'ask-return',
    'handler',
    afterMinutes(pen.now(), random.between(10, 180), pen.work),
    {
      ...side,
      input: { reason: pen.say(phrases.returnReasons) },
    },
  );
  if (!asked) return false;
  if (of.haltBefore === undefined && random.chance(0.2)) {
    pen.act('designate', 'dispatcher', pen.later(20, 230), {
      give: 'right',
      input: { reason: pen.say(phrases.decisions) },
    });
    const clock = startClock(pen.now(), of.dispose, pen.work);
    if (work(pen, clock) && pen.act('send-check', 'acceptor', pen.later(3, 32))) {
      checkedAndClosed(pen);
    }
    return false;
  }
  return pen.act('agree-return', 'dispatcher', pen.later(15, 230), {
    input: { reason: pen.say(phrases.decisions) },
  });
}

/** What the unit does, up to its report; true when it reported. */
function work(pen: Pen, clock: RunningClock): boolean {
  const { of, random, phrases, hard } = pen;
  if (!pen.act('sign', 'handler', pen.later(4, 150))) return false;
  const reached = random.chance(0.93);
  const means = random.weighted([8, 2, 1]);
  const contacted = pen.act('contact', 'handler', pen.later(8, of.urgent ? 60 : 260), {
    input: {
      means: ['phone', 'visit', 'message'][means],
      reached,
      said: pen.say(reached ? phrases.contactSaid : phrases.contactMissed),
    },
  });
  if (!contacted) return false;
  if (of.haltBefore === 'grant-extension' || random.chance(0.05 * hard)) {
    if (!extended(pen, clock)) return false;
  }
  const blocked = !of.urgent && random.chance(0.018 * hard);
  if (of.haltBefore === 'agree-suspend' || of.haltBefore === 'resume' || blocked) {
    if (!suspended(pen, clock)) return false;
  }
  if (random.chance(0.12)) {
    pen.act('assist-report', 'handler', pen.later(30, 300), {
      side: 'assist',
      input: { done: pen.say(phrases.assisted) },
    });
  }
  return reported(pen, clock);
}

/** The time at which the unit reports: about nine in ten before the clock is due. */
function reportTime(pen: Pen, clock: RunningClock): { at: number; late: boolean } {
  const { random, hard, of } = pen;
  const [now, due] = [pen.now(), clock.due()];
  const late = now >= due - 60_000 || random.chance(Math.min(0.4, 0.075 * hard));
  const minutes = of.urgent ? (due - now) / 60_000 : workMinutes(now, due, pen.work);
  if (!late) {
    const share = 0.05 + 0.9 * random.unit() ** 1.25;
    const at = afterMinutes(now, minutes * share, pen.work, of.urgent);
    return { at: Math.min(at, due - 60_000), late };
  }
  const budget = Math.max(120, workMinutes(now, Math.max(due, now + DAY), pen.work));
  const more = budget * Math.min(3.5, Math.exp(-1.6 + 1.1 * random.normal()));
  return { at: afterMinutes(Math.max(now, due), more, pen.work, of.urgent), late };
}

/** A report that says too little also says that the citizen knows. */
const inFull = (report: string) => (report.length < 12 ? `${report}，已告知诉求人结果` : report);

function reported(pen: Pen, clock: RunningClock): boolean {
  const { of, random, phrases, hard } = pen;
  const { at, late } = reportTime(pen, clock);
  if (late && random.chance(0.3)) {
    const when = clock.due() + random.between(1, 30) * 3_600_000;
    if (when < at && when > pen.now()) {
      pen.act('urge', random.chance(0.4) ? 'leader' : 'shift-lead', when, {
        input: { words: pen.say(phrases.urges) },
      });
    }
  }
  const cannot = random.chance(0.05 * hard);
  const outcome = cannot ? 'explained' : random.chance(0.09) ? 'partly' : 'solved';
  const report = cannot ? of.topic.cannot : of.topic.done;
  return pen.act('dispose', 'handler', at, {
    input: { outcome, disposal: inFull(pen.say(report)) },
    ...(cannot ? {} : { pictures: { after: 'after' } }),
  });
}

/** as the demand programme has it */
const mostExtensions = 2;

/** Asks for more time while there is still some; true when the work goes on. */
function extended(pen: Pen, clock: RunningClock): boolean {
  const { of, random, phrases } = pen;
  // a demand that came back twice may have had its two already
  const before = pen.steps.filter(({ type }) => type === 'grant-extension').length;
  if (before >= mostExtensions) return true;
  const [now, due] = [pen.now(), clock.due()];
  const minutes = of.urgent ? (due - now) / 60_000 : workMinutes(now, due, pen.work);
  if (minutes < 30) return true;
  const at = afterMinutes(now, minutes * (0.45 + 0.4 * random.unit()), pen.work, of.urgent);
  if (at >= due - 120_000) return true;
  const days = random.between(2, 10);
  const asked = pen.act('ask-extension', 'handler', at, {
    input: { days, reason: pen.say(of.topic.cannot), told: random.chance(0.9) },
  });
  if (!asked) return false;
  if (random.chance(0.85) || of.haltBefore === 'grant-extension') {
    const granted = pen.act('grant-extension', 'dispatcher', pen.later(15, 230), {
      input: { days, reason: pen.say(phrases.decisions) },
    });
    if (granted) clock.extend(pen.now(), days);
    return granted;
  }
  return pen.act('refuse-extension', 'dispatcher', pen.later(15, 230), {
    input: { reason: pen.say(phrases.refusals) },
  });
}

/** Put on hold for an objective cause; true when the work goes on. */
function suspended(pen: Pen, clock: RunningClock): boolean {
  const { of, random, phrases } = pen;
  const [now, due] = [pen.now(), clock.due()];
  const at = afterMinutes(now, workMinutes(now, due, pen.work) * 0.5 * random.unit(), pen.work);
  const days = random.between(9, 45);
  const review = new Date(at + days * DAY).toISOString().slice(0, 10);
  const asked = pen.act('ask-suspend', 'handler', at, {
    input: { cause: pen.say(of.topic.cannot), review },
    pictures: { evidence: 'paper' },
  });
  if (!asked) return false;
  if (of.haltBefore === undefined && random.chance(0.2)) {
    return pen.act('refuse-suspend', 'dispatcher', pen.later(15, 230), {
      input: { reason: pen.say(phrases.refusals) },
    });
  }
  const agreed = pen.act('agree-suspend', 'dispatcher', pen.later(15, 230), {
    input: { reason: pen.say(phrases.decisions) },
  });
  if (!agreed) return false;
  const from = pen.now();
  const resumed = pen.act('resume', 'dispatcher', afterMinutes(from + days * DAY, 60, pen.work), {
    input: { reason: pen.say(phrases.resumes) },
  });
  if (resumed) clock.suspend(from, pen.now());
  return resumed;
}

function checkedAndClosed(pen: Pen): boolean {
  const { random, of } = pen;
  const onTheSpot = of.topic.picture !== undefined && random.chance(0.75);
  const passed = pen.act(
    'pass-check',
    onTheSpot ? 'grid-worker' : 'acceptor',
    pen.later(12, 130),
    onTheSpot ? { pictures: { photos: 'check' } } : {},
  );
  return passed && pen.act('close', 'shift-lead', pen.later(8, 240));
}
