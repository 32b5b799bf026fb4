import type { CalendarYear } from '../../../src/model/district.ts';

export const cn2026: CalendarYear = {
  year: 2026,
  source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
  holidays: [
    // 元旦 1月1日至1月3日
    { date: '2026-01-01', label: { zh: '元旦', en: 'New Year' } },
    { date: '2026-01-02', label: { zh: '元旦', en: 'New Year' } },
    { date: '2026-01-03', label: { zh: '元旦', en: 'New Year' } },
    // 春节 2月15日至2月23日
    { date: '2026-02-15', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2026-02-16', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2026-02-17', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2026-02-18', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2026-02-19', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2026-02-20', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2026-02-21', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2026-02-22', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2026-02-23', label: { zh: '春节', en: 'Spring Festival' } },
    // 清明节 4月4日至4月6日
    { date: '2026-04-04', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    { date: '2026-04-05', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    { date: '2026-04-06', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    // 劳动节 5月1日至5月5日
    { date: '2026-05-01', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2026-05-02', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2026-05-03', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2026-05-04', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2026-05-05', label: { zh: '劳动节', en: 'Labour Day' } },
    // 端午节 6月19日至6月21日
    { date: '2026-06-19', label: { zh: '端午节', en: 'Dragon Boat Festival' } },
    { date: '2026-06-20', label: { zh: '端午节', en: 'Dragon Boat Festival' } },
    { date: '2026-06-21', label: { zh: '端午节', en: 'Dragon Boat Festival' } },
    // 中秋节 9月25日至9月27日
    { date: '2026-09-25', label: { zh: '中秋节', en: 'Mid-Autumn Festival' } },
    { date: '2026-09-26', label: { zh: '中秋节', en: 'Mid-Autumn Festival' } },
    { date: '2026-09-27', label: { zh: '中秋节', en: 'Mid-Autumn Festival' } },
    // 国庆节 10月1日至10月7日
    { date: '2026-10-01', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2026-10-02', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2026-10-03', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2026-10-04', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2026-10-05', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2026-10-06', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2026-10-07', label: { zh: '国庆节', en: 'National Day' } },
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};
