import { describe, expect, it } from 'vitest';
import { cn } from '../../../declared/calendars/cn.ts';
import { compileWorkTime, explainClock } from './work-time.ts';
import type { BudgetInput, LedgerInput, Step } from './work-time.ts';
import { civilTime } from './zone-clock.ts';

const zone = 'Asia/Shanghai';
const work = compileWorkTime(cn, zone);
const at = (wall: string) => new Date(`${wall.replace(' ', 'T')}+08:00`).toISOString();
const wall = (instant: string) => {
  const { date, hour, minute } = civilTime(instant, zone);
  return `${date.slice(5)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};
const lines = (steps: Step[]) =>
  steps.map((s) => `${s.kind} ${wall(s.from)} ${wall(s.to)} ${s.countedMinutes} ${s.label.zh}`);

const ledger = (
  start: string,
  budgets: (BudgetInput | [BudgetInput, string])[],
  suspensions: [string, string | null][] = [],
): LedgerInput => ({
  startedAt: at(start),
  budgets: budgets.map((given) => {
    const [budget, why] = Array.isArray(given) ? given : [given, undefined];
    return { budget, at: at(start), why };
  }),
  suspensions: suspensions.map(([from, to]) => ({
    from: at(from),
    to: to && at(to),
    why: '等待鉴定',
  })),
});

describe('explainClock', () => {
  it('shows lunch, night, the make-up day and the weekend of working time', () => {
    const steps = explainClock(
      ledger('2025-09-26 11:00', [{ kind: 'work-time', minutes: 780 }]),
      work,
      at('2025-09-26 12:00'),
    );
    expect(lines(steps)).toEqual([
      'budget 09-26 11:00 09-26 11:00 0 时限 13 小时工作时间',
      'counted 09-26 11:00 09-26 12:00 60 计 1 小时',
      'lunch 09-26 12:00 09-26 14:00 0 午休',
      'counted 09-26 14:00 09-26 18:00 240 计 4 小时',
      'weekend 09-26 18:00 09-28 08:00 0 周末',
      'make-up 09-28 08:00 09-28 12:00 240 调休上班，计 4 小时',
      'lunch 09-28 12:00 09-28 14:00 0 午休',
      'make-up 09-28 14:00 09-28 18:00 240 调休上班，计 4 小时',
      'due 09-28 18:00 09-28 18:00 0 到期',
    ]);
  });

  it('names the holiday, counts whole days, shows suspension and extension', () => {
    const steps = explainClock(
      ledger(
        '2025-09-29 10:00',
        [{ kind: 'work-days', days: 2 }, [{ kind: 'work-days', days: 1 }, '需外协检测']],
        [['2025-10-09 09:00', '2025-10-10 09:00']],
      ),
      work,
      at('2025-10-10 12:00'),
    );
    expect(lines(steps)).toEqual([
      'budget 09-29 10:00 09-29 10:00 0 时限 2 个工作日',
      'start-day 09-29 10:00 09-30 00:00 0 开始当日不计入',
      'counted 09-30 00:00 10-01 00:00 480 计入 1 天',
      'holiday 10-01 00:00 10-09 00:00 0 国庆节、中秋节',
      'suspended 10-09 00:00 10-10 00:00 0 中止计时：等待鉴定',
      'counted 10-10 00:00 10-10 18:00 480 计入 1 天',
      'extension 10-10 18:00 10-10 18:00 0 延期 1 个工作日：需外协检测',
      'start-day 10-10 18:00 10-11 00:00 0 开始当日不计入',
      'make-up 10-11 00:00 10-11 18:00 480 调休上班 1 天',
      'due 10-11 18:00 10-11 18:00 0 到期',
    ]);
  });

  it('ends with the suspension while the clock stands still', () => {
    const steps = explainClock(
      ledger(
        '2026-11-16 09:00',
        [{ kind: 'work-time', minutes: 240 }],
        [['2026-11-16 10:30', null]],
      ),
      work,
      at('2026-11-17 09:15'),
    );
    expect(lines(steps)).toEqual([
      'budget 11-16 09:00 11-16 09:00 0 时限 4 小时工作时间',
      'counted 11-16 09:00 11-16 10:30 90 计 1 小时 30 分',
      'suspended 11-16 10:30 11-17 09:15 0 中止计时：等待鉴定',
    ]);
  });

  it('runs through the night where the matter is urgent', () => {
    const steps = explainClock(
      ledger('2026-11-20 22:00', [{ kind: 'urgent', minutes: 240 }]),
      work,
      at('2026-11-20 22:00'),
    );
    expect(lines(steps)).toEqual([
      'budget 11-20 22:00 11-20 22:00 0 时限 4 小时（昼夜计时）',
      'counted 11-20 22:00 11-21 02:00 240 计 4 小时',
      'due 11-21 02:00 11-21 02:00 0 到期',
    ]);
  });

  it('goes straight to a fixed due time, with both languages', () => {
    const steps = explainClock(
      ledger('2026-11-20 22:00', [{ kind: 'fixed', due: at('2026-11-25 08:30') }]),
      work,
      at('2026-11-20 22:00'),
    );
    expect(steps.map((s) => `${s.kind} ${s.label.en}`)).toEqual([
      'budget limit: due time set by the source system',
      'fixed until the time that the source system set',
      'due due',
    ]);
  });

  it('says so where working days run into a year without declared holidays', () => {
    const late = explainClock(
      ledger('2026-12-30 09:00', [{ kind: 'work-days', days: 5 }]),
      work,
      at('2026-12-30 09:00'),
    );
    expect(late.at(-2)!.kind).toBe('undeclared');
    expect(late.at(-2)!.label.zh).toContain('2027');
    const natural = ledger('2026-12-30 09:00', [{ kind: 'natural-days', days: 5 }]);
    expect(explainClock(natural, work, at('2026-12-30 09:00')).map((s) => s.kind)).not.toContain(
      'undeclared',
    );
  });
});
