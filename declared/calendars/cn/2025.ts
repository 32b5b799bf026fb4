import type { CalendarYear } from '../../../src/model/district.ts';

export const cn2025: CalendarYear = {
  year: 2025,
  source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
  holidays: [
    // 元旦 1月1日
    { date: '2025-01-01', label: { zh: '元旦', en: 'New Year' } },
    // 春节 1月28日至2月4日
    { date: '2025-01-28', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2025-01-29', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2025-01-30', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2025-01-31', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2025-02-01', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2025-02-02', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2025-02-03', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2025-02-04', label: { zh: '春节', en: 'Spring Festival' } },
    // 清明节 4月4日至4月6日
    { date: '2025-04-04', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    { date: '2025-04-05', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    { date: '2025-04-06', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    // 劳动节 5月1日至5月5日
    { date: '2025-05-01', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2025-05-02', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2025-05-03', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2025-05-04', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2025-05-05', label: { zh: '劳动节', en: 'Labour Day' } },
    // 端午节 5月31日至6月2日
    { date: '2025-05-31', label: { zh: '端午节', en: 'Dragon Boat Festival' } },
    { date: '2025-06-01', label: { zh: '端午节', en: 'Dragon Boat Festival' } },
    { date: '2025-06-02', label: { zh: '端午节', en: 'Dragon Boat Festival' } },
    // 国庆节、中秋节 10月1日至10月8日
    {
      date: '2025-10-01',
      label: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
    },
    {
      date: '2025-10-02',
      label: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
    },
    {
      date: '2025-10-03',
      label: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
    },
    {
      date: '2025-10-04',
      label: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
    },
    {
      date: '2025-10-05',
      label: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
    },
    {
      date: '2025-10-06',
      label: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
    },
    {
      date: '2025-10-07',
      label: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
    },
    {
      date: '2025-10-08',
      label: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
    },
  ],
  makeUpDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
};
