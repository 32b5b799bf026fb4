import { describe, expect, it } from 'vitest';
import { cn } from '../../../declared/calendars/cn.ts';
import { usBoston } from '../../../declared/calendars/us-boston.ts';
import { dueCases } from '../../../test/workdays/due-cases.ts';
import type { DueCase } from '../../../test/workdays/due-cases.ts';
import { compileWorkTime, dueOf } from './work-time.ts';
import type { BudgetInput, LedgerInput } from './work-time.ts';
import { instantOf } from './zone-clock.ts';

const ZONES = { cn: 'Asia/Shanghai', bos: 'America/New_York' } as const;
const works = {
  cn: compileWorkTime(cn, ZONES.cn),
  bos: compileWorkTime(usBoston, ZONES.bos),
};

/** `2026-11-20 15:00` on the wall clock of the zone as an instant. */
function at(wall: string, zone: string): string {
  const utc = instantOf(Date.parse(`${wall.replace(' ', 'T')}Z`), zone);
  return new Date(utc).toISOString();
}

const UNITS: Record<string, (n: number) => BudgetInput> = {
  h: (n) => ({ kind: 'work-time', minutes: n * 60 }),
  m: (n) => ({ kind: 'work-time', minutes: n }),
  u: (n) => ({ kind: 'urgent', minutes: n * 60 }),
  d: (n) => ({ kind: 'work-days', days: n }),
  n: (n) => ({ kind: 'natural-days', days: n }),
};
const budget = (text: string, zone: string): BudgetInput => {
  const unit = UNITS[text.at(-1)!];
  return unit ? unit(Number(text.slice(0, -1))) : { kind: 'fixed', due: at(text, zone) };
};

function ledgerOf(c: Pick<DueCase, 'start' | 'budgets' | 'suspended' | 'zone'>): LedgerInput {
  const zone = ZONES[c.zone];
  const startedAt = at(c.start, zone);
  return {
    startedAt,
    budgets: c.budgets.map((text) => ({ budget: budget(text, zone), at: startedAt })),
    suspensions: c.suspended.map(({ from, to }) => ({
      from: at(from, zone),
      to: to === null ? null : at(to, zone),
      why: '等待鉴定',
    })),
  };
}

describe('dueOf', () => {
  it.each(dueCases)('$why: $start + $budgets', (c) => {
    const { dueAt } = dueOf(ledgerOf(c), works[c.zone]);
    expect(dueAt).toBe(c.due && at(c.due, ZONES[c.zone]));
  });

  it('says since when and why a clock stands still, also when the due time is known', () => {
    const open = (start: string) =>
      dueOf(
        ledgerOf({
          zone: 'cn',
          start,
          budgets: ['1h'],
          suspended: [{ from: '2026-11-16 10:00', to: null }],
        }),
        works.cn,
      );
    const paused = { since: at('2026-11-16 10:00', ZONES.cn), why: '等待鉴定' };
    expect(open('2026-11-16 09:30')).toEqual({ dueAt: null, paused });
    expect(open('2026-11-16 08:00')).toEqual({ dueAt: at('2026-11-16 09:00', ZONES.cn), paused });
  });

  it('refuses what it cannot read, with got and wanted', () => {
    const ledger = ledgerOf(dueCases[0]!);
    expect(() => dueOf({ ...ledger, startedAt: 'soon' }, works.cn)).toThrow(/got "soon"/);
    const endless = [{ budget: { kind: 'work-days' as const, days: 1e6 }, at: '' }];
    expect(() => dueOf({ ...ledger, budgets: endless }, works.cn)).toThrow(/100 years/);
  });
});

describe('compileWorkTime', () => {
  it('refuses impossible calendars', () => {
    expect(() => compileWorkTime({ ...cn, weekdays: [] }, ZONES.cn)).toThrow(RangeError);
    expect(() => compileWorkTime({ ...cn, hours: [] }, ZONES.cn)).toThrow(RangeError);
    expect(() => compileWorkTime({ ...cn, hours: [[600, 500]] }, ZONES.cn)).toThrow(/600, 500/);
    expect(() => compileWorkTime(cn, 'Mars/Olympus')).toThrow(RangeError);
  });
});
