import { alertWords } from '../../declared/examples/alerts.ts';
import type { Setup } from '../engines/casework/setup.ts';
import type { Random } from '../kernels/simulate/random.ts';
import type { Act, Actor } from '../model/act.ts';
import { ProblemError, type Outcome } from '../model/problem.ts';
import type { Store } from '../store/store.ts';
import type { LiveRecord } from './live-record.ts';
import { orderInput } from './open-orders.ts';
import type { SimulatedPictures } from './simulated-pictures.ts';

const HOUR = 3_600_000;
export const orderProgramme = 'order';

type Role = keyof (typeof alertWords)['zh']['people'];

/** What made-up people work with. */
export interface MadeUpDesk {
  store: Store;
  setup: Setup;
  pictures: SimulatedPictures;
  /** ms since 1970: nothing is done after it */
  until: number;
}

export const wordsOf = ({ setup }: MadeUpDesk) => alertWords[setup.district.language];

/** A made-up person of a role. */
export const madeUp = (desk: MadeUpDesk, role: Role, unit: string | null = null): Actor => ({
  person: null,
  role,
  unit,
  name: wordsOf(desk).people[role],
});

export const iso = (ms: number) => new Date(ms).toISOString();

/** Made-up acts that the programme refuses are a fault of the examples. */
export function mustBe(outcome: Outcome<Act>): Act {
  if (!outcome.ok) throw new ProblemError(...outcome.problems);
  return outcome.value;
}

/** Some time in the morning of the first working day at or after an instant. */
export function morningAfter(
  { setup }: Pick<MadeUpDesk, 'setup'>,
  at: number,
  random: Random,
): number {
  const { work } = setup;
  let day = work.zone.dayOf(at);
  while (!work.isWorkday(day)) day++;
  return Math.max(at, work.hoursOf(day)[0]! + random.between(15, 150) * 60_000);
}

/** What a unit did about an order, step by step: type, hours after the step before, form. */
function stepsOf(desk: MadeUpDesk, lead: string, random: Random) {
  const words = wordsOf(desk);
  const handler = madeUp(desk, 'handler', lead);
  const photo = (shows: 'before' | 'after' | 'check') => [desk.pictures.find('visit', shows)];
  const step = (type: string, hours: number, by: Actor, input: Record<string, unknown>) => ({
    type,
    hours,
    by,
    input,
  });
  const accept = step('accept', 2, handler, {});
  const close = step('close', 4, madeUp(desk, 'dispatcher'), {});
  if (random.chance(0.25)) {
    const input = { findings: words.notFound[0], photos: photo('check') };
    return [accept, step('visit-not-found', 4, handler, input), close];
  }
  const found = { findings: random.pick([...words.found]), before: photo('before') };
  const fix = { disposal: random.pick([...words.fixed]), after: photo('after') };
  return [
    accept,
    step('visit-found', 3, handler, found),
    step('fix', 20, handler, fix),
    step('pass-check', 20, madeUp(desk, 'grid-worker'), { photos: photo('check') }),
    close,
  ];
}

/**
 * Opens `order` from the alert and lives it as far as time has come. False, with nothing written,
 * where no unit would take it.
 *
 * @param at ms since 1970
 */
export async function liveOrder(
  desk: MadeUpDesk,
  alert: LiveRecord,
  order: LiveRecord,
  at: number,
  random: Random,
): Promise<boolean> {
  const words = wordsOf(desk);
  const { snapshot } = alert;
  const title = `${words.order.title}${snapshot.title}`.slice(0, 200);
  const asked = { title, text: words.order.text, place: snapshot.place! };
  const input = orderInput(desk.setup, orderProgramme, snapshot, asked, 1);
  if (!input) return false;
  const actor = madeUp(desk, 'dispatcher');
  const numbers = new Set([snapshot.number]);
  mustBe(await order.do({ type: 'open', input, actor, at: iso(at), numbers }));
  const { number, lead } = order.snapshot;
  const linked = { type: 'order', input: { order: number }, actor, at: iso(at) };
  mustBe(await alert.do({ ...linked, numbers: new Set([number]) }));
  let then = at;
  for (const { type, hours, by, input: given } of stepsOf(desk, lead!, random)) {
    then = morningAfter(desk, then + hours * HOUR, random);
    if (then > desk.until) break;
    const full = type === 'fix' ? { ...given, doneAt: iso(then) } : given;
    const act = { type, input: full, actor: by, at: iso(then) };
    mustBe(await order.do({ ...act, files: desk.pictures.byHash }));
  }
  return true;
}
