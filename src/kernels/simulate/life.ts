import type { BudgetInput } from '../workdays/count-down.ts';
import type { WorkTime } from '../workdays/work-calendar.ts';
import { fillTemplate } from './fill-template.ts';
import type { Phrases } from './phrases.ts';
import type { Random } from './random.ts';
import type { Topic } from './topic.ts';
import type { Channel } from './write-demand.ts';
import { afterMinutes } from './work-steps.ts';

/** Which unit acts: the one the catalogue names, a wrong one, an assisting one, or none (the desk). */
export type Side = 'right' | 'wrong' | 'assist' | 'desk';
/** What a photo or paper shows. */
export type PictureRole = 'before' | 'after' | 'check' | 'paper';

/** One act of a made-up life, in the words of the demand programme. */
export interface Step {
  type: string;
  /** ms since 1970 */
  at: number;
  role: string;
  side: Side;
  /** which of several colleagues, 1 … 9 */
  colleague: number;
  input: Record<string, unknown>;
  /** the unit to put into the form field `lead` */
  give?: 'right' | 'wrong';
  /** form fields of files and what their picture shows */
  pictures?: Record<string, PictureRole>;
  /** the form field that takes the number of the demand that this one repeats */
  numberField?: string;
}

export interface LifeInput {
  topic: Topic;
  channel: Channel;
  openedAt: number;
  category: string;
  /** the limit of this category */
  dispose: BudgetInput;
  urgent: boolean;
  /** another demand that said the same; it may be merged into that one */
  repeats: boolean;
  /** stop before this act, as if nobody had come to it yet */
  haltBefore?: string | undefined;
  /** when the simulation ends: nothing happens later */
  until: number;
}

/** What the parts of a life share while they write it down. */
export interface Pen {
  readonly of: LifeInput;
  readonly random: Random;
  readonly work: WorkTime;
  readonly hard: number;
  readonly steps: Step[];
  /** the time of the last act */
  now(): number;
  /** lets working minutes pass (minutes on the wall clock where urgent) and gives the time */
  later(from: number, to: number): number;
  say(list: readonly string[]): string;
  readonly phrases: Phrases;
  /** writes an act; false when the life stops here */
  act(type: string, role: string, at: number, rest?: Partial<Step>): boolean;
}

/** Opens the notebook of one life. */
export function createPen(of: LifeInput, phrases: Phrases, random: Random, work: WorkTime): Pen {
  const steps: Step[] = [];
  let [now, stopped] = [of.openedAt, false];
  const desk = new Map<string, number>();
  return {
    of,
    random,
    work,
    phrases,
    steps,
    hard: of.topic.hard ?? 1,
    now: () => now,
    later: (from, to) =>
      afterMinutes(now, from + (to - from) * random.unit() ** 1.6, work, of.urgent),
    say: (list) => fillTemplate(random.pick(list), phrases.lexicon, random),
    act: (type, role, at, rest = {}) => {
      const when = steps.length === 0 ? at : Math.max(at, now + 30_000);
      if (stopped || when > of.until || type === of.haltBefore) {
        stopped = true;
        return false;
      }
      now = when;
      const side = rest.side ?? (role === 'handler' ? 'right' : 'desk');
      const who = desk.get(role + side) ?? random.between(1, 6);
      desk.set(role + side, who);
      steps.push({ type, at: when, role, colleague: who, input: {}, ...rest, side });
      return true;
    },
  };
}
