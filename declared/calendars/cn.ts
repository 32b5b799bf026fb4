import { defineCalendar } from '../../src/model/district.ts';
import { cn2024 } from './cn/2024.ts';
import { cn2025 } from './cn/2025.ts';
import { cn2026 } from './cn/2026.ts';

/** Working hours 8-12 and 14-18, as the acceptance platforms of county districts use them. */
export const cn = defineCalendar({
  code: 'cn',
  label: { zh: '中国大陆机关工作日历', en: 'Working calendar, mainland China' },
  weekdays: [1, 2, 3, 4, 5],
  hours: [
    [480, 720],
    [840, 1080],
  ],
  years: [cn2024, cn2025, cn2026],
});
