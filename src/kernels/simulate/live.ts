import type { WorkTime } from '../workdays/work-calendar.ts';
import { handle } from './handle.ts';
import { createPen, type LifeInput, type Pen, type Step } from './life.ts';
import type { Phrases } from './phrases.ts';
import type { Random } from './random.ts';

/**
 * Acts before which a life may stand still at the end of a simulation, so that every desk has work,
 * with how old such a demand is, in days: desks are quick, units and causes are not.
 */
const halts: readonly (readonly [act: string, from: number, to: number])[] = [
  ['register', 0, 0.8],
  ['confirm-true', 0, 1.6],
  ['file', 0, 1.2],
  ['dispatch', 0, 1.6],
  ['sign', 0, 2.5],
  ['contact', 0, 3],
  ['agree-return', 0.5, 4],
  ['confirm-true', 0, 2.2],
  ['grant-extension', 2, 9],
  ['agree-suspend', 1, 7],
  ['send-check', 2, 9],
  ['pass-check', 2, 9],
  ['close', 2, 10],
  ['redispatch', 2, 9],
  ['pass-check', 2, 10],
  ['approve-void', 0, 5],
  ['dispose', 0, 18],
  ['resume', 3, 26],
];

/** The n-th of the acts before which a demand of this age may stand still. */
export function haltAt(ageDays: number, n: number): string | undefined {
  const possible = halts.filter(([, from, to]) => ageDays >= from && ageDays <= to);
  return possible[n % (possible.length || 1)]?.[0];
}

/**
 * The acts after the first of one demand, in order, each later than the one before and none after
 * `until`. They follow the demand programme: a unit signs and contacts before it reports, a return
 * is asked on the day of dispatch or the next, an extension before the disposal is due.
 */
export function liveOn(of: LifeInput, phrases: Phrases, random: Random, work: WorkTime): Step[] {
  const pen = createPen(of, phrases, random, work);
  if (of.channel === 'grid' && random.chance(0.14) && !of.repeats && !of.haltBefore) {
    handledOnTheSpot(pen);
  } else if (accept(pen)) {
    fileAndHandle(pen);
  }
  return pen.steps;
}

/** The grid worker mended it and tells so; the desk only looks at the pictures. */
function handledOnTheSpot(pen: Pen): void {
  const { of } = pen;
  pen.act('report-handled', 'grid-worker', of.openedAt, {
    input: { disposal: pen.say(of.topic.done) },
    pictures: { before: 'before', after: 'after' },
  });
  pen.act('accept-handled', 'acceptor', pen.later(10, 200));
}

const receivers: Partial<Record<LifeInput['channel'], string>> = {
  hotline: 'acceptor',
  counter: 'acceptor',
  letter: 'acceptor',
  grid: 'grid-worker',
};

/** Receiving, verifying, accepting; true when the demand is registered. */
function accept(pen: Pen): boolean {
  const { of, random, phrases } = pen;
  const photo = of.topic.picture !== undefined;
  const shows = photo && (of.channel === 'grid' || (of.channel === 'wechat' && random.chance(0.3)));
  const picture = shows ? ({ pictures: { photos: 'before' } } as const) : {};
  pen.act('receive', receivers[of.channel] ?? 'simulator', of.openedAt, picture);
  if (of.repeats && of.haltBefore === undefined && random.chance(0.5)) {
    pen.act('merge', 'acceptor', pen.later(5, 90), {
      input: { reason: pen.say(phrases.merged) },
      numberField: 'into',
    });
    return false;
  }
  const verifies = of.haltBefore === 'confirm-true' || random.chance(photo ? 0.14 : 0.02);
  if (verifies && of.channel !== 'grid') return verify(pen);
  const office = of.topic.hours === 'office' && !photo;
  if (of.haltBefore === undefined && random.chance(office ? 0.3 : 0.04)) {
    pen.act('answer', 'acceptor', pen.later(4, 60), {
      input: { answer: pen.say(phrases.answers) },
    });
    revisit(pen);
    return false;
  }
  if (of.haltBefore === undefined && random.chance(office ? 0.05 : 0.012)) {
    const reason = office ? random.pick(['legal-route', 'petition', 'repeated']) : 'beyond-duty';
    pen.act('not-accept', 'acceptor', pen.later(5, 80), {
      input: { reason, notice: pen.say(phrases.notices) },
    });
    return false;
  }
  return pen.act('register', 'acceptor', pen.later(3, 32), {
    input: { category: of.category },
  });
}

function verify(pen: Pen): boolean {
  const { random, phrases } = pen;
  pen.act('send-verify', 'acceptor', pen.later(3, 28));
  if (pen.of.haltBefore !== undefined || random.chance(0.88)) {
    return pen.act('confirm-true', 'grid-worker', pen.later(15, 130), {
      pictures: { photos: 'before' },
    });
  }
  pen.act('confirm-untrue', 'grid-worker', pen.later(15, 130), {
    input: { reason: pen.say(phrases.untrue) },
    pictures: { photos: 'check' },
  });
  pen.act('answer', 'acceptor', pen.later(5, 40), { input: { answer: pen.say(phrases.answers) } });
  return false;
}

function fileAndHandle(pen: Pen): void {
  const { of, random, phrases } = pen;
  if (of.haltBefore === 'approve-void' || random.chance(0.006)) {
    const asked = pen.act('ask-void', 'acceptor', pen.later(5, 60), {
      input: { reason: pen.say(phrases.voids) },
    });
    if (asked && of.haltBefore !== 'approve-void' && random.chance(0.7)) {
      pen.act('approve-void', 'shift-lead', pen.later(20, 240), {
        input: { reason: pen.say(phrases.decisions) },
      });
      return;
    }
    if (of.haltBefore !== 'approve-void') {
      pen.act('refuse-void', 'shift-lead', pen.later(20, 240), {
        input: { reason: pen.say(phrases.refusals) },
      });
    } else return;
  }
  if (of.haltBefore === undefined && random.chance(0.012)) {
    pen.act('not-file', 'shift-lead', pen.later(10, 120), {
      input: { reason: pen.say(phrases.notices) },
    });
    return;
  }
  if (!pen.act('file', 'shift-lead', pen.later(6, 125))) return;
  for (let round = 1; round <= 3; round++) {
    if (!handle(pen, round)) return;
    const unsolved = revisit(pen);
    if (!unsolved || !random.chance(0.6)) return;
    const reopened = pen.act('reopen', 'acceptor', pen.later(2, 30), {
      input: { reason: pen.say(phrases.reopened) },
    });
    if (!reopened) return;
  }
}

const grades = ['very', 'satisfied', 'basically', 'unsatisfied'] as const;

/** Asks the citizen some days after the end; true when it turns out to be unsolved. */
function revisit(pen: Pen): boolean {
  const { random, phrases } = pen;
  if (!random.chance(0.62)) return false;
  // three of four who call were reached before the third try
  const wait = pen.later(240, 1500);
  if (random.chance(0.06)) {
    pen.act('revisit', 'acceptor', wait, { input: { solved: 'unreachable' } });
    return false;
  }
  const unsolved = random.chance(0.055 * pen.hard);
  const solved = unsolved ? 'unsolved' : random.chance(0.13) ? 'basically' : 'solved';
  const weights = { unsolved: [0, 1, 3, 12], basically: [1, 5, 9, 2], solved: [11, 9, 2, 0.3] };
  const satisfaction = grades[random.weighted(weights[solved])]!;
  const good = satisfaction === 'very' || satisfaction === 'satisfied';
  return (
    pen.act('revisit', 'acceptor', wait, {
      input: {
        solved,
        satisfaction,
        said: pen.say(good ? phrases.revisitGood : phrases.revisitBad),
      },
    }) && unsolved
  );
}
