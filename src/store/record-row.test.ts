import { describe, expect, it } from 'vitest';
import { cn } from '../../declared/calendars/cn.ts';
import { compileWorkTime } from '../kernels/workdays/work-time.ts';
import type { ClockLedger } from '../model/clock.ts';
import { firstDue } from './record-row.ts';

const work = compileWorkTime(cn, 'Asia/Shanghai');
const clock = (name: string, minutes: number, suspendedAt?: string): ClockLedger => ({
  clock: name,
  round: 1,
  startedAt: '2026-03-02T00:00:00.000Z',
  budgets: [{ budget: { kind: 'urgent', minutes }, at: '2026-03-02T00:00:00.000Z', seq: 1 }],
  suspensions: suspendedAt ? [{ from: suspendedAt, to: null, seq: 2, why: '等待鉴定' }] : [],
  stoppedAt: null,
});

describe('firstDue', () => {
  it('is the running clock that is due first', () => {
    const { clock: name, dueAt } = firstDue([clock('dispose', 600), clock('contact', 60)], work);
    expect([name, dueAt]).toEqual(['contact', '2026-03-02T01:00:00.000Z']);
  });

  it('passes over a suspended clock, whether it was suspended before its due time or after', () => {
    const before = clock('dispose', 60, '2026-03-02T00:30:00.000Z');
    const after = clock('dispose', 60, '2026-03-02T09:00:00.000Z');
    for (const standing of [before, after]) {
      expect(firstDue([standing], work)).toEqual({ clock: 'dispose', dueAt: null, paused: true });
      expect(firstDue([standing, clock('contact', 600)], work).clock).toBe('contact');
    }
  });

  it('is nothing where no clock runs', () => {
    const stopped = { ...clock('dispose', 60), stoppedAt: '2026-03-02T00:10:00.000Z' };
    expect(firstDue([stopped], work)).toEqual({ clock: null, dueAt: null, paused: false });
  });
});
