import { describe, expect, it } from 'vitest';
import type { Act, Change } from './act.ts';
import { withFollowed } from './follow-dates.ts';
import { defineProgramme, Programme } from './programme.ts';
import { applyAct, emptySnapshot, runningClock, type Snapshot } from './snapshot.ts';

const label = { zh: '某项', en: 'Something' };
const programme = Programme.parse(
  defineProgramme({
    code: 'trial',
    label,
    recordLabel: label,
    numberPrefix: 'T',
    basis: label,
    titleField: 'name',
    fields: { name: { kind: 'text', label }, next: { kind: 'date', label } },
    states: {
      open: { label, stage: label, tone: 'working' },
      shut: { label, stage: label, tone: 'done', end: true },
    },
    clocks: {
      next: { label, basis: label, budget: { kind: 'natural-days', days: 9 }, follows: 'next' },
    },
    acts: { open: { label, from: 'new', to: 'open', by: ['clerk'] } },
    path: ['open', 'shut'],
  }),
);
const endOf = (day: string) => `${day}T16:00:00.000Z`;

function after(before: Snapshot, change: Change): { act: Act; snapshot: Snapshot } {
  const plain: Act = {
    seq: before.seq + 1,
    type: 'open',
    actor: { person: null, role: 'clerk', unit: null, name: '某人' },
    at: `2026-01-0${before.seq + 1}T01:00:00.000Z`,
    programmeVersion: 1,
    input: {},
    change,
  };
  const act = withFollowed(programme, before, plain, endOf);
  return { act, snapshot: applyAct(before, act) };
}

const none = emptySnapshot({ district: 'd', record: 'r', programme: 'trial' });
const dueOf = ({ clocks }: Snapshot) => runningClock(clocks, 'next')?.budgets[0]!.budget;

describe('a clock that follows a date', () => {
  const begun = after(none, { state: 'open', fields: { next: '2026-03-01' } });

  it('runs to the end of the day, and moves with it', () => {
    expect(dueOf(begun.snapshot)).toEqual({ kind: 'fixed', due: endOf('2026-03-01') });
    const moved = after(begun.snapshot, { fields: { next: '2026-04-01' } });
    expect(dueOf(moved.snapshot)).toEqual({ kind: 'fixed', due: endOf('2026-04-01') });
    expect(moved.snapshot.clocks.map(({ round }) => round)).toEqual([1, 2]);
  });

  it('is left alone by an act that leaves the day', () => {
    const { act, snapshot } = after(begun.snapshot, { fields: { name: '别的' } });
    expect(act.change.clocks).toBeUndefined();
    expect(snapshot.clocks).toBe(begun.snapshot.clocks);
  });

  it('stops when the day is gone, and does not run on after the end', () => {
    const gone = after(begun.snapshot, { fields: { next: null } });
    expect(dueOf(gone.snapshot)).toBeUndefined();
    const ended = after(begun.snapshot, {
      ended: true,
      state: 'shut',
      fields: { next: '2026-05-01' },
      clocks: [{ do: 'stop', clock: 'next' }],
    });
    expect(ended.snapshot.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
  });
});
